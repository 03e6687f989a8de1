import { beforeAll, describe, expect, it } from 'vitest';
import { feastsOf } from '../../../../../../src/agent/planner/offline/make/feasts-of.ts';
import { readRequest } from '../../../../../../src/agent/planner/offline/read/read-request.ts';
import type { Feasts } from '../../../../../../src/agent/planner/offline/read/time/with-feasts.ts';
import { loadKnowledge } from '../../../../../../src/knowledge/load-knowledge.ts';
import { leftOver, today } from '../reading.ts';
import { sketch } from '../sketch.ts';

let feasts: Feasts;
beforeAll(async () => {
  feasts = feastsOf((await loadKnowledge()).facts);
});

/** A request, what its shapes are read as, and no other shape. */
const told: readonly (readonly [string, ...string[]])[] = [
  [
    '4000 support chats in 2025 with an outage on 9 April: chats ×4, waiting time from 2 min to 15 min',
    'spike chats 2026-04-09..2026-04-10 x4 effect',
    'spike waiting time 2026-04-09..2026-04-10 x7.5 2->15minute effect',
  ],
  ['invoices for 2024, and a strike from 3 to 7 June that halves them', 'dip 2026-06-03..2026-06-08 x0.5 effect'],
  [
    '9000 rides in 2025, blackout on 14 August for two days, rides drop to 10%',
    'dip rides 2026-08-14..2026-08-15 x0.1 for 2 day null->0.1% effect',
  ],
  [
    '20k page views in 2025, a launch on 1 May, views double from then on',
    'launch views 2026-05-01..2026-05-02 x2 effect lasting',
  ],
  ['15k orders in 2025 with a campaign in October that triples orders', 'spike orders months 10 x3 effect'],
  ['15k orders in 2025 with three outages', 'outage #3'],
  [
    '8k visits in 2025, an outage somewhere in autumn, visits fall by 80%',
    'dip visits months 9,10,11 x0.2 effect somewhere',
  ],
  ['12k bookings for 2025, busier in August and quiet in February', 'spike months 8', 'dip months 2'],
  ['12k bookings in 2025: twice as many in July, half as many in January', 'spike months 7 x2', 'dip months 1 x0.5'],
  ['10k pizza orders, peak at lunch and dinner', 'spike hours 12,13,18,19,20'],
  ['10k library visits only on weekdays', 'dip library visits weekdays 1,2,3,4,5 x0 only'],
  ['3000 shop visits, only during office hours', 'dip x0 hours 9,10,11,12,13,14,15,16,17 only'],
  ['10k payments with a spike at the end of each month', 'spike days end'],
  ['10k payments in 2025, peak on the first of every month', 'spike days first'],
  ['6000 calls in 2025, 3x on Mondays', 'spike weekdays 1 x3'],
  [
    '50k orders in 2025, Black Friday 5x, Cyber Monday 3x',
    'spike 2025-11-28..2025-11-29 x5 Black Friday',
    'spike 2025-12-01..2025-12-02 x3 Cyber Monday',
  ],
  [
    '20k sweets sales in 2025 with peaks at Diwali and Holi',
    'spike 2026-11-08..2026-11-13 2026-03-04..2026-03-06 Diwali',
  ],
  ["9k toy sales in 2025 with a singles' day rush", 'spike 2026-11-11..2026-11-12 singles day'],
  [
    "9k flower sales in 2025, surge before Mother's Day and Valentine's Day",
    "spike 2026-05-10..2026-05-11 2026-02-14..2026-02-15 Mother's Day",
  ],
  ['20k signups in 2025 doubling every quarter', 'growth 1 per quarter'],
  ['20k signups from 2021 to 2025, 30% year over year growth', 'growth 0.3 per year'],
  ['20k signups in 2025 growing by 4% a month', 'growth 0.04 per month'],
  ['20k signups in 2025 that decline 3% per week', 'decline -0.03 per week'],
  [
    '6k visits in 2025, a spike on 10 October that fades over two weeks',
    'spike 2026-10-10..2026-10-11 for 2 week decay',
  ],
  ['hourly boiler readings for May 2025, offline for 5 hours on 12 May', 'gaps 2026-05-12..2026-05-13 for 5 hour'],
  ['hourly boiler readings for May 2025, stuck for 8 hours on 20 May', 'stuck 2026-05-20..2026-05-21 for 8 hour'],
  ['hourly boiler readings for May 2025, three gaps of 4 hours', 'gaps #3 for 4 hour'],
  ['12% of the readings missing in a row, hourly boiler data for May 2025', 'gaps share 0.12'],
  ['hourly room temperature for May 2025, ±1.5 degrees noise', 'noise ±1.5'],
  ['hourly room temperature for May 2025, 5% noise', 'noise ±0.1 of it'],
  ['daily fuel price for 2025 climbs from 1.2 to 1.8 over the year', 'growth x1.5 1.2->1.8'],
  ['daily fuel price for 2025, mean reverting around 1.5', 'reversion null->1.5'],
  ['daily share price for 2025 as a random walk with volatility clusters', 'walk', 'clusters effect'],
  ['hourly solar output for June 2025, zero at night', 'dip x0 hours 22,23,0,1,2,3,4,5'],
  ['half-life of 3 hours: dose level every 15 minutes for one day', 'decline -0.206299474016 per hour'],
  [
    'daily visitors for 2025, level shift on 1 June, 40% higher afterwards',
    'launch 2026-06-01..2026-06-02 x1.4 effect lasting',
  ],
  ['daily members for 2025 that levels off', 'plateau'],
  [
    'hourly room temperature for May 2025, warmer during the day, colder at night',
    'spike temperature hours 8,9,10,11,12,13,14,15,16,17,18',
    'dip temperature hours 22,23,0,1,2,3,4,5',
  ],
  [
    '8000 claims in 2025, a storm on 5 March, claims rise five times two days later',
    'spike claims 2026-03-05..2026-03-06 x5 after 2 day effect',
  ],
  [
    'deliveries in 2025 with a dip in mid-March and a surge in late November',
    'dip 2026-03-11..2026-03-21',
    'spike 2026-11-21..2026-12-01',
  ],
  ['pedidos de 2025 con un pico en noviembre', 'spike months 11'],
  ['pedidos em 2025 com um pico em novembro', 'spike months 11'],
  [
    'daily tickets and refunds for 2025. From 3 to 5 May the shop was down: tickets fell to a tenth and refunds tripled',
    'dip tickets 2026-05-03..2026-05-06 x0.1 effect',
    'spike refunds 2026-05-03..2026-05-06 x3 effect',
  ],
  ['daily rentals for 2025. From 1 July rentals are 20% lower', 'launch rentals 2026-07-01..2026-07-02 x0.8 lasting'],
  ['9000 calls in 2025. Nobody calls between midnight and 6 am', 'dip calls x0 hours 0,1,2,3,4,5'],
];

/** Words of shapes that are names, values or rules: no shape is read from them. */
const plain: readonly string[] = [
  'create 500 failures with failure_id, peak_load between 10 and 20 and closed_at',
  '100 campaigns with campaign name, campaign end date between 2024-01-01 and 2024-12-31',
  '200 movies with release date between 2010 and 2024 and rating from 1 to 5',
  '50 employees: name, salary from 30000 to 90000, growth potential',
  '300 buildings with height from 10 to 40 and year of opening',
  'products with price, stock from 0 to 100 and a discount drop of 5 to 10',
];

describe('shapes told in clauses of their own', () => {
  it.each(told)('%s', async (request, ...expected) => {
    const reading = await readRequest(request, { today, feasts });
    const kinds =
      /^(?:spike|dip|growth|decline|outage|launch|campaign|gaps|stuck|noise|walk|reversion|clusters|plateau|season|business-hours)\b/u;
    expect(sketch(reading).filter((line) => kinds.test(line))).toEqual(expected);
  });

  it.each(plain)('no shape in: %s', async (request) => {
    expect((await readRequest(request, { today, feasts })).shapes).toEqual([]);
  });

  it('accounts for the words it takes', async () => {
    const reading = await readRequest(
      '9000 rides in 2025, a blackout on 14 August for two days: rides ×0.1, complaints triple',
      { today, feasts },
    );
    expect(leftOver(reading)).toBe('');
  });
});
