import { describe, expect, it } from 'vitest';
import { createOfflinePlanner } from '../../../../../src/agent/planner/offline/offline-planner.ts';
import type { Plan, Table } from '../../../../../src/contract/plan.ts';
import { tableOf, today } from '../planner-of.ts';

async function planOf(request: string): Promise<Plan> {
  const reply = await createOfflinePlanner().plan({ request, seed: 1, inputs: [], today });
  if (reply.kind === 'clarify') throw new Error(`asked instead of planned: ${reply.question}`);
  return reply.plan;
}

/** Rows, step and first moment of the request's table; the step is null when its rows are no panel. */
function clockOf(table: Table): string {
  if (table.panel === undefined) return `${table.rows ?? 0}`;
  const { ticks, step, start, reference } = table.panel;
  return `${ticks} × ${step.amount} ${step.unit} from ${start}${reference === undefined ? '' : ` per ${reference}`}`;
}

const rhythms: readonly (readonly [request: string, clock: string])[] = [
  ['hourly kite winds for June 2025 (time, knots)', '720 × 1 hour from 2025-06-01'],
  ['kite winds, hourly, June 2025: time, knots', '720 × 1 hour from 2025-06-01'],
  ['One row per day for 2025: date, kites sold', '365 × 1 day from 2025-01-01'],
  ['One row per day for 2024: date, kites sold', '366 × 1 day from 2024-01-01'],
  ['kite winds every 15 minutes for the two weeks 5 to 18 May 2025', '1344 × 15 minute from 2025-05-05'],
  ['10 min readings of a kite wind gauge for one week', '1008 × 10 minute from 2026-11-16'],
  ['a wind gauge on a beach, 10-minute intervals, from 1 to 7 May 2025', '1008 × 10 minute from 2025-05-01'],
  ['monthly members of a kite club, January 2023 to December 2025', '36 × 1 month from 2023-01-01'],
  ['kite club: month and members, 24 months from January 2024', '24 × 1 month from 2024-01-01'],
  ['weekly kite sales for 2025 (week, sold)', '52 × 1 week from 2025-01-01'],
  ['kite museum visitors per day for the whole of 2025', '365 × 1 day from 2025-01-01'],
  ['kite shop visitors by month, 2024', '12 × 1 month from 2024-01-01'],
  ['date, kites_sold, returns of a shop, daily from 1 April to 30 June 2025', '91 × 1 day from 2025-04-01'],
  [
    'Daily downloads of a song from 1 August to 31 December 2025, columns day and downloads',
    '153 × 1 day from 2025-08-01',
  ],
  [
    'Visitors per day of a kite festival, 60 days from 1 March 2025. Give me date and visitors',
    '60 × 1 day from 2025-03-01',
  ],
  ['beach temperature, hourly for 30 days from 1 April 2025. Columns time and temp_c', '720 × 1 hour from 2025-04-01'],
  [
    'a kite line under strain: hourly values over ten weeks starting on 6 January 2025',
    '1680 × 1 hour from 2025-01-06',
  ],
  [
    'each minute of one hour: time, knots, starting 2025-03-01 06:00 for one hour',
    '60 × 1 minute from 2025-03-01T06:00:00',
  ],
  [
    'wind on the beach, one value per hour for January 2025 (744 rows, measured_at and knots)',
    '744 × 1 hour from 2025-01-01',
  ],
  ['quarterly kite sales 2019 to 2024 (quarter, revenue)', '24 × 1 quarter from 2019-01-01'],
  [
    '- flown_at: every 4 minutes starting 2026-02-01 06:00\n- pilot: full name\n- loops: 0-9\n180 rows',
    '180 × 4 minute from 2026-02-01T06:00:00',
  ],
  ['Per day for 2025: date, avg_price and rentals of a kite rental', '365 × 1 day from 2025-01-01'],
  ['sampled_on runs day by day over 2025, knots 2 to 30. One row per day.', '365 × 1 day from 2025-01-01'],
  [
    'Ventas diarias de cometas del 1 de mayo al 31 de julio de 2025, columnas fecha y ventas',
    '92 × 1 day from 2025-05-01',
  ],
  ['Eine Zeile pro Tag für 2025: datum, besucher', '365 × 1 day from 2025-01-01'],
  ['une ligne par jour pour 2025 : date, visiteurs', '365 × 1 day from 2025-01-01'],
  ['uma linha por dia para 2025: data, visitantes', '365 × 1 day from 2025-01-01'],
  ['één rij per dag voor heel 2025: datum, bezoekers', '365 × 1 day from 2025-01-01'],
];

describe('the clock of the rows', () => {
  it.each(rhythms)('%s: %s', async (request, clock) => {
    expect(clockOf(tableOf(await planOf(request)))).toBe(clock);
  });

  it('runs for each of the things said', async () => {
    const plan = await planOf('one row per shop per week for 2024, 3 shops: shop, week_start, revenue');
    const table = plan.tables.find((one) => !one.pool);
    expect(table === undefined ? '' : clockOf(table)).toMatch(/^52 × 1 week from 2024-01-01 per /u);
    expect(plan.requirements.filter((one) => one.check.kind === 'rows').map((one) => one.check)).toEqual([
      { kind: 'rows', table: table?.name, min: 156, max: 156 },
    ]);
  });

  it('stands in the column it is said of, and in no other', async () => {
    const table = tableOf(
      await planOf('120 rows. seen_on, flown_at: every 4 minutes starting 2026-02-01 06:00, knots 1-9'),
    );
    expect(table.columns.filter((column) => column.source.kind === 'clock').map((column) => column.name)).toEqual([
      'flown_at',
    ]);
  });

  const others = [
    ['200 kite rentals with daily rate, paid, weeks', '200'],
    ['50 kite pilots: name, salary per month, hours per week', '50'],
    ['80 kite magazines: title, frequency (daily, weekly, monthly)', '80'],
    ['60 kites: price per day 5-20, span 1-4', '60'],
    ['90 kite plans: plan, monthly_fee, billing (monthly/yearly)', '90'],
  ] as const;
  it.each(others)('is not read from: %s', async (request, clock) => {
    expect(clockOf(tableOf(await planOf(request)))).toBe(clock);
  });

  it('gives way to a number of rows that it has no room for, and that is said', async () => {
    const plan = await planOf('5000 daily kite sales for June 2025: sold_on, price');
    expect(clockOf(tableOf(plan))).toBe('5000');
    expect(plan.assumptions.join(' ')).toMatch(/single events/u);
  });
});
