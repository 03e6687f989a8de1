import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsmith, type Rowsmith } from '../../../../../../src/index.ts';

let smith: Rowsmith;
beforeAll(async () => {
  smith = await rowsmith();
});
afterAll(async () => {
  await smith[Symbol.asyncDispose]();
});

/** A request, and the checks that must be promised for its shapes; all are measured on what was made. */
const requests: readonly (readonly [string, ...string[]])[] = [
  ['20000 orders in 2025 with an outage on 3 June for two days', 'period'],
  ['10k website visits in 2025, one big outage somewhere in spring', 'period'],
  ['9000 bookings in 2024 that peak in summer and are quiet in January', 'peak'],
  ['6000 restaurant orders with a rush at lunch and dinner', 'peak'],
  ['12k taxi rides, three times as many at weekends', 'peak'],
  ['20000 orders from January 2023 to December 2025 growing 5% a month', 'trend'],
  ['10000 signups in 2025, doubling every quarter', 'trend'],
  ['9000 app downloads in 2025 with a launch on 1 September, downloads triple from then on', 'period'],
  ['9000 orders in 2025 with a campaign from 5 to 12 May that doubles orders', 'period'],
  ['20k grocery orders in 2025 with a Ramadan peak', 'period'],
  ['20k orders in 2025: Black Friday 6x, Cyber Monday 4x, quiet in February', 'period', 'peak'],
  ['12k orders in 2025 with a back to school peak', 'period'],
  ['12k transactions in 2025 with spikes at the end of each month', 'share-between'],
  ['12k orders in 2025 only on weekdays', 'rule'],
  ['12k signups in 2025 that level off', 'period'],
  ['12k visits in 2025, a spike on 14 April that fades over a week', 'period'],
  [
    '8000 support tickets in 2025, an outage on 12 March: tickets ×5, resolution time from 4 h to 18 h',
    'period',
    'statistic',
  ],
  ['hourly sensor readings for May 2025, offline for 6 hours on 12 May', 'share-between', 'interval'],
  ['8% of the readings missing in a row, readings of 3 sensors every 10 minutes for one week', 'share-between'],
  ['hourly sensor readings for May 2025, stuck for 8 hours on 20 May', 'distinct'],
  ['hourly solar power output for June 2025, zero at night', 'rule'],
  ['daily stock price for 2025, climbs from 10 to 40 over the year', 'statistic'],
  ['daily stock price for 2025 as a random walk', 'dynamics'],
  ['daily stock price for 2025 with volatility clusters', 'dynamics'],
];

describe('shapes as made', () => {
  it.each(requests)('%s', async (request, ...kinds) => {
    const made = await smith.create(request, { today: '2026-11-23' });
    expect(made.unplaced).toEqual([]);
    expect(made.requirements.filter((one) => !one.met).map((one) => `${one.text}: ${one.measured}`)).toEqual([]);
    expect(made.requirements.map((one) => one.check.kind)).toEqual(expect.arrayContaining(kinds));
  });

  it('says what it chose where the words leave it open', async () => {
    const made = await smith.create('5000 orders in 2025, an outage somewhere in spring', { today: '2026-11-23' });
    expect(made.assumptions).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^An outage on 2025-0[345]-\d\d \(no exact time was said\)$/u),
        'During an outage there are a tenth as many orders (no figure was said)',
      ]),
    );
  });
});

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(request: string): Promise<readonly Row[]> {
  const made = await smith.create(request, { today: '2026-11-23' });
  const rows: Row[] = [];
  for await (const row of made.rows()) rows.push(row);
  return rows;
}

function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : String(value);
}

function meanOf(rows: readonly Row[], column: string): number {
  const values = rows.map((row) => Number(row[column])).filter((value) => !Number.isNaN(value));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('shapes counted by hand', () => {
  it('an outage with three effects moves rows, values, and what follows weeks later', async () => {
    const rows = await rowsOf(
      '20000 support tickets for 2025, an outage on 12 March for three days: tickets ×5, resolution from 4 h to 18 h, churn rises three weeks later',
    );
    const at = (row: Row): string => text(row, 'created_at').slice(0, 10);
    const inside = rows.filter((row) => at(row) >= '2025-03-12' && at(row) < '2025-03-15');
    const outside = rows.filter((row) => !inside.includes(row));
    const ratio = inside.length / 3 / (outside.length / 362);
    expect(ratio).toBeGreaterThan(4);
    expect(ratio).toBeLessThan(6);
    expect(meanOf(inside, 'resolution_time_hours')).toBeGreaterThan(15);
    expect(meanOf(outside, 'resolution_time_hours')).toBeLessThan(5);
    const churned = (part: readonly Row[]): number => part.filter((row) => row['churn'] === true).length / part.length;
    const later = rows.filter((row) => at(row) >= '2025-04-02' && at(row) < '2025-04-09');
    expect(churned(later)).toBeGreaterThan(1.5 * churned(rows));
  });

  it('a dated gap leaves no row, and no other row is missing', async () => {
    const rows = await rowsOf(
      'readings of one sensor every 10 minutes in May 2025, sensor offline for 6 hours on 12 May',
    );
    const times = rows.map((row) => text(row, 'timestamp').replace('T', ' ').slice(0, 16));
    const gone = times.filter((time) => time >= '2025-05-12 09:00' && time < '2025-05-12 15:00');
    expect([rows.length, gone.length]).toEqual([31 * 144 - 36, 0]);
  });

  it('a step stays', async () => {
    const rows = await rowsOf('30000 orders in 2025, level shift on 1 July, orders double from then on');
    const perDay = (from: string, to: string, days: number): number =>
      rows.filter((row) => text(row, 'order_date') >= from && text(row, 'order_date') < to).length / days;
    const [before, after, last] = [
      perDay('2025-02-01', '2025-07-01', 150),
      perDay('2025-07-01', '2025-10-01', 92),
      perDay('2025-10-01', '2025-11-01', 31),
    ];
    expect(after / before).toBeGreaterThan(1.7);
    expect(last / before).toBeGreaterThan(1.7);
  });

  it('a date without a year lies in the year the table covers, once', async () => {
    const rows = await rowsOf('30000 orders from 2023 to 2025 with an outage on 9 May');
    const on = (day: string): number => rows.filter((row) => text(row, 'order_date').startsWith(day)).length;
    expect(on('2025-05-09')).toBeLessThan(10);
    expect(on('2023-05-09')).toBeGreaterThan(12);
    expect(on('2024-05-09')).toBeGreaterThan(12);
  });
});
