import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnData } from '../../../src/contract/chunk.ts';
import {
  addMonths,
  civilOf,
  dayMs,
  daysOf,
  monthsAt,
  parseMoment,
  raiseMoment,
  truncateMoment,
} from '../../../src/tools/draw/time/calendar.ts';
import { draw, drawAlone, numbers, plain, rowsFrom, tableOf } from './draw-fixture.ts';
import { chiScore, meanOf, tally } from './statistics.ts';

type ColumnDraft = Parameters<typeof tableOf>[0]['columns'][number];

const year = { from: '2024-01-01', to: '2025-01-01' };
const grains = ['millisecond', 'second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;

function iso(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

describe('calendar', () => {
  test('agrees with Date over 4000 years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -730_000, max: 730_000 }), (days) => {
        const date = new Date(days * dayMs);
        const civil = civilOf(days);
        expect(civil).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
        expect(daysOf(civil.year, civil.month, civil.day)).toBe(days);
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  test('reads moments', () => {
    expect(['2024-02-29', '2024-02-29T08:30', '2024-02-29T08:30:15', '1969-12-31T23:59:59.5'].map(parseMoment)).toEqual(
      [Date.UTC(2024, 1, 29), Date.UTC(2024, 1, 29, 8, 30), Date.UTC(2024, 1, 29, 8, 30, 15), -500],
    );
  });

  test('adds months on the calendar', () => {
    const cases = [
      ['2024-01-31', 1],
      ['2023-01-31T10:00', 1],
      ['2024-03-31', -1],
      ['2024-11-15', 14],
      ['2024-01-01', 0.5],
    ] as const;
    expect(cases.map(([from, months]) => iso(addMonths(parseMoment(from), months)))).toEqual([
      '2024-02-29T00:00:00',
      '2023-02-28T10:00:00',
      '2024-02-29T00:00:00',
      '2026-01-15T00:00:00',
      '2024-01-16T12:00:00',
    ]);
    expect(monthsAt(parseMoment('1971-03-01'))).toBe(14);
  });

  test('cuts to every grain', () => {
    const moment = parseMoment('2024-08-15T13:47:52.123');
    expect(grains.slice(1).map((grain) => iso(truncateMoment(moment, grain)))).toEqual([
      '2024-08-15T13:47:52',
      '2024-08-15T13:47:00',
      '2024-08-15T13:00:00',
      '2024-08-15T00:00:00',
      '2024-08-12T00:00:00',
      '2024-08-01T00:00:00',
      '2024-07-01T00:00:00',
      '2024-01-01T00:00:00',
    ]);
    expect(iso(raiseMoment(moment, 'quarter'))).toBe('2024-10-01T00:00:00');
  });
});

describe('moments', () => {
  test('lie in [from, to) at every grain, for any range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.constantFrom(...grains),
        fc.constantFrom('timestamp', 'date'),
        (hour, hours, grain, type) => {
          const start = hour * 3_600_000 + 1_800_000;
          const from = iso(start);
          const to = iso(start + hours * 3_600_000);
          const cells = numbers(drawAlone({ type, source: { kind: 'moment', from, to, grain } }, 200));
          const end = start + hours * 3_600_000;
          const [least, most] =
            type === 'date' ? [Math.floor(start / dayMs), Math.floor((end - 1) / dayMs)] : [start, end - 1];
          expect(cells.every((cell) => cell >= least && cell <= most)).toBe(true);
          const isOpen = type === 'date' || raiseMoment(start, grain) >= end;
          expect(cells.every((cell) => isOpen || truncateMoment(cell, grain) === cell)).toBe(true);
        },
      ),
      { seed: 8, numRuns: 200 },
    );
  });

  test('flat moments are uniform over the days, the last one too', () => {
    const cells = numbers(drawAlone({ type: 'date', source: { kind: 'moment', ...year } }, 36_600));
    const days = cells.map((cell) => cell - daysOf(2024, 1, 1));
    expect(Math.abs(chiScore(tally(days, 366), new Float64Array(366).fill(100)))).toBeLessThan(4);
  });

  test('a rhythm multiplies its parts', () => {
    const months = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2];
    const weekdays = [1, 1, 1, 1, 1, 0, 3];
    const hours = Array.from({ length: 24 }, (_, hour) => (hour >= 9 && hour < 17 ? 2 : 1));
    const events = [{ name: 'sale', from: '2024-11-29', to: '2024-12-02', factor: 4 }];
    const rows = 400_000;
    const cells = numbers(
      drawAlone(
        { type: 'timestamp', source: { kind: 'moment', ...year, rhythm: { months, weekdays, hours, events } } },
        rows,
      ),
    );
    const slots = Array.from({ length: 366 * 24 }, (_, slot) => {
      const day = Math.floor(slot / 24);
      const date = new Date(Date.UTC(2024, 0, 1 + day));
      const inSale = date >= new Date('2024-11-29') && date < new Date('2024-12-02');
      return (
        (months[date.getUTCMonth()] ?? 0) *
        (weekdays[(date.getUTCDay() + 6) % 7] ?? 0) *
        (hours[slot % 24] ?? 0) *
        (inSale ? 4 : 1)
      );
    });
    const total = slots.reduce((sum, weight) => sum + weight, 0);
    const counts = tally(
      cells.map((cell) => Math.floor((cell - Date.UTC(2024, 0, 1)) / 3_600_000)),
      slots.length,
    );
    expect([...counts].filter((count, at) => slots[at] === 0 && count > 0)).toEqual([]);
    const open = slots.flatMap((weight, at) =>
      weight > 0 ? [{ count: counts[at] ?? 0, expected: (weight / total) * rows }] : [],
    );
    expect(
      Math.abs(
        chiScore(
          open.map((slot) => slot.count),
          open.map((slot) => slot.expected),
        ),
      ),
    ).toBeLessThan(4);
  });

  test('ascending rows rise, and up to every day they have their share to one row', () => {
    const rhythm = {
      trend: { rate: 0.1, per: 'month' as const },
      events: [{ name: 'spike', from: '2024-11-01', to: '2024-12-01', factor: 3 }],
    };
    const rows = 30_011;
    const ascending = numbers(
      drawAlone({ type: 'timestamp', source: { kind: 'moment', ...year, rhythm, ascending: true } }, rows),
    );
    expect(ascending.every((cell, at) => at === 0 || cell >= (ascending[at - 1] ?? 0))).toBe(true);
    const flat = numbers(drawAlone({ type: 'timestamp', source: { kind: 'moment', ...year, ascending: true } }, rows));
    const off = Array.from({ length: 366 }, (_, day) => {
      const expected = ((day + 1) / 366) * rows;
      return Math.abs(flat.filter((cell) => cell < Date.UTC(2024, 0, day + 2)).length - expected);
    });
    expect(Math.max(...off)).toBeLessThan(1);
    const perDay = (from: string, to: string): number =>
      ascending.filter((cell) => cell >= parseMoment(from) && cell < parseMoment(to)).length /
      ((parseMoment(to) - parseMoment(from)) / dayMs);
    expect(perDay('2024-11-01', '2024-12-01') / perDay('2024-10-01', '2024-11-01')).toBeCloseTo(3.3, 1);
    expect(perDay('2024-06-01', '2024-07-01') / perDay('2024-05-01', '2024-06-01')).toBeCloseTo(1.1, 1);
  });

  test.each([
    { shape: 'ramp' as const, thirds: [1 / 6, 3 / 6, 5 / 6] },
    { shape: 'decay' as const, thirds: [5 / 6, 3 / 6, 1 / 6] },
    { shape: 'bump' as const, thirds: [1.5 / Math.PI, 3 / Math.PI, 1.5 / Math.PI] },
    { shape: 'flat' as const, thirds: [1, 1, 1] },
  ])('an event of shape $shape', ({ shape, thirds }) => {
    const events = [{ name: 'e', from: '2024-03-01T06:00', to: '2024-03-01T09:00', factor: 11, shape }];
    const rows = 40_000;
    const cells = numbers(
      drawAlone(
        {
          type: 'timestamp',
          source: { kind: 'moment', from: '2024-03-01', to: '2024-03-02', ascending: true, rhythm: { events } },
        },
        rows,
      ),
    );
    const counts = tally(
      cells.map((cell) => Math.floor((cell - parseMoment('2024-03-01')) / 3_600_000)),
      24,
    );
    const base = counts[0] ?? 1;
    expect([6, 7, 8].map((hour) => (counts[hour] ?? 0) / base)).toEqual(
      thirds.map((third) => expect.closeTo(1 + 10 * third, 1)),
    );
  });

  test('times of day and dates before 1970', () => {
    const times = drawAlone(
      { type: 'time', source: { kind: 'moment', from: '1970-01-01T09:00', to: '1970-01-01T17:00', grain: 'minute' } },
      2000,
    );
    const cells = numbers(times);
    expect(times.type).toBe('time');
    expect(Math.min(...cells) >= 9 * 3_600_000 && Math.max(...cells) < 17 * 3_600_000).toBe(true);
    const births = numbers(
      drawAlone({ type: 'date', source: { kind: 'moment', from: '1950-01-01', to: '1950-01-03' } }, 100),
    );
    expect(new Set(births)).toEqual(new Set([daysOf(1950, 1, 1), daysOf(1950, 1, 2)]));
  });
});

describe('gaps after another moment', () => {
  const base = { name: 'ordered', type: 'timestamp' as const, source: { kind: 'moment' as const, ...year } };

  function after(
    column: Omit<ColumnDraft, 'name' | 'type'> & { type?: 'date' },
    rows = 20_000,
    ordered: ColumnDraft = base,
  ): { from: Float64Array; to: Float64Array; data: ColumnData } {
    const table = tableOf({
      rows,
      columns: [ordered, { name: 'shipped', type: 'timestamp', ...column }],
    });
    const data = draw(table, 'shipped', rowsFrom(0, rows));
    return { from: numbers(draw(table, 'ordered', rowsFrom(0, rows))), to: numbers(data), data };
  }

  test('whole days between dates are equally likely', () => {
    const date = { ...base, type: 'date' as const };
    const { from, to } = after(
      {
        type: 'date',
        source: { kind: 'moment', after: { column: 'ordered', gap: { kind: 'uniform', min: 1, max: 5 }, unit: 'day' } },
      },
      20_000,
      date,
    );
    const gaps = to.map((cell, at) => cell - (from[at] ?? 0));
    expect(
      Math.abs(
        chiScore(
          tally(
            gaps.map((gap) => gap - 1),
            5,
          ),
          new Float64Array(5).fill(4000),
        ),
      ),
    ).toBeLessThan(4);
  });

  test('never come before their base, whatever the grain', () => {
    const units = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...units),
        fc.constantFrom(...grains),
        fc.integer({ min: 0, max: 3 }),
        (unit, grain, min) => {
          const { from, to } = after(
            {
              source: {
                kind: 'moment',
                grain,
                after: { column: 'ordered', gap: { kind: 'exponential', mean: 2 }, unit, min },
              },
            },
            300,
          );
          expect(to.every((cell, at) => cell >= addLeast(from[at] ?? 0, min, unit))).toBe(true);
          expect(to.every((cell) => truncateMoment(cell, grain) === cell)).toBe(true);
        },
      ),
      { seed: 6, numRuns: 120 },
    );
  });

  test('keep below an end without a heap there', () => {
    const { from, to } = after(
      {
        source: {
          kind: 'moment',
          to: '2025-01-05',
          after: { column: 'ordered', gap: { kind: 'exponential', mean: 10 }, unit: 'day', min: 0 },
        },
      },
      40_000,
    );
    const end = parseMoment('2025-01-05');
    expect(to.every((cell, at) => cell < end && cell >= (from[at] ?? 0))).toBe(true);
    const lastDays = tally(
      [...to].flatMap((cell) => (cell >= end - 8 * dayMs ? [Math.floor((cell - end + 8 * dayMs) / dayMs)] : [])),
      8,
    );
    expect(lastDays[7] ?? 0).toBeLessThan((lastDays[5] ?? 0) * 1.3);
    const means = meanOf(
      to.map((cell, at) => (cell - (from[at] ?? 0)) / dayMs).filter((_, at) => (from[at] ?? 0) < Date.UTC(2024, 8, 1)),
    );
    expect(means).toBeCloseTo(10, 0);
  });

  test('missing bases stay missing, cases have their own gaps, other bases are refused', () => {
    const table = tableOf({
      rows: 4,
      columns: [
        base,
        {
          name: 'shipped',
          type: 'timestamp',
          source: {
            kind: 'moment',
            after: { column: 'ordered', gap: { kind: 'uniform', min: 1, max: 1 }, unit: 'month' },
            given: [{ when: 'late', gap: { kind: 'uniform', min: 3, max: 3 } }],
          },
        },
      ],
    });
    const starts = ['2024-01-31', '2024-01-31', '2024-02-10', '2024-02-10'].map(parseMoment);
    const cells = (): ColumnData => ({
      type: 'timestamp',
      values: Float64Array.from(starts),
      valid: Uint8Array.of(1, 1, 0, 1),
    });
    const data = plain(draw(table, 'shipped', rowsFrom(0, 4), { cells, holds: () => Uint8Array.of(0, 1, 0, 0) }));
    expect(data.map((cell) => (cell === null ? null : iso(Number(cell))))).toEqual([
      '2024-02-29T00:00:00',
      '2024-04-30T00:00:00',
      null,
      '2024-03-10T00:00:00',
    ]);
    expect(() =>
      draw(table, 'shipped', rowsFrom(0, 4), {
        cells: () => ({ type: 'text', values: ['a', 'b', 'c', 'd'], valid: null }),
        holds: () => new Uint8Array(4),
      }),
    ).toThrow(/ordered holds text/u);
  });
});

function addLeast(
  ms: number,
  amount: number,
  unit: 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year',
): number {
  if (unit === 'month' || unit === 'year') return addMonths(ms, amount * (unit === 'year' ? 12 : 1));
  return ms + amount * { second: 1000, minute: 60_000, hour: 3_600_000, day: dayMs, week: 7 * dayMs }[unit];
}
