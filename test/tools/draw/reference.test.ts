import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reference } from '../../../src/contract/plan.ts';
import { childCounts, drawReference } from '../../../src/tools/draw/draw-reference.ts';
import { duplicateOf } from '../../../src/tools/draw/duplicate-of.ts';
import { rowsAt, rowsFrom, tableOf } from './draw-fixture.ts';
import { chiScore, correlation, tally } from './statistics.ts';

const columns = [{ name: 'id', type: 'integer' as const, source: { kind: 'sequence' as const } }];

function setUp(reference: object, rows = 100_000): { table: ReturnType<typeof tableOf>; reference: Reference } {
  const table = tableOf({ rows, columns, references: [{ name: 'customer', table: 'customers', ...reference }] });
  const [first] = table.references;
  if (first === undefined) throw new Error('no reference');
  return { table, reference: first };
}

function chosen(reference: object, parents: number, rows = 100_000, weights?: Float64Array): Float64Array {
  const made = setUp(reference, rows);
  return drawReference(made.reference, made.table, parents, rowsFrom(0, rows), rows, 1, weights);
}

function harmonic(to: number): number {
  return Array.from({ length: to }, (_, at) => 1 / (at + 1)).reduce((sum, one) => sum + one, 0);
}

/** Shares of the references that the most chosen parents have, most chosen first. */
function topShare(parents: Float64Array, size: number, top: number): number {
  const counts = tally(parents, size).toSorted().toReversed();
  return counts.subarray(0, Math.round(size * top)).reduce((sum, count) => sum + count, 0) / parents.length;
}

describe('popularity', () => {
  test('uniform', () => {
    expect(Math.abs(chiScore(tally(chosen({}, 500), 500), new Float64Array(500).fill(200)))).toBeLessThan(4);
  });

  test('zipf and pareto have their shares, and the popular are not the first', () => {
    const zipf = chosen({ popularity: { kind: 'zipf', exponent: 1 } }, 1000);
    expect(topShare(zipf, 1000, 0.01)).toBeCloseTo(harmonic(10) / harmonic(1000), 1.5);
    const pareto = chosen({ popularity: { kind: 'pareto', top: 0.2, share: 0.8 } }, 1000);
    expect(topShare(pareto, 1000, 0.2)).toBeCloseTo(0.8, 1.5);
    const places = Float64Array.from({ length: 1000 }, (_, at) => at);
    expect(Math.abs(correlation(tally(pareto, 1000), places))).toBeLessThan(0.15);
  });

  test('by column', () => {
    const weights = Float64Array.from({ length: 50 }, (_, at) => at);
    const expected = weights.map((weight) => (weight / 1225) * 100_000);
    const counts = tally(chosen({ popularity: { kind: 'column', column: 'size' } }, 50, 100_000, weights), 50);
    expect(counts[0]).toBe(0);
    expect(Math.abs(chiScore(counts.subarray(1), expected.subarray(1)))).toBeLessThan(4);
  });

  test('nulls are exact, no parents give none', () => {
    expect(chosen({ nulls: 0.25 }, 10, 4000).filter((parent) => parent === -1).length).toBe(1000);
    expect([...chosen({}, 0, 3)]).toEqual([-1, -1, -1]);
  });

  test('unique references never meet, with and without nulls', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 0, max: 200 }),
        fc.constantFrom(0, 0.3),
        (rows, spare, nulls) => {
          const needed = rows - Math.round(nulls * rows);
          const parents = chosen({ unique: true, nulls }, needed + spare, rows).filter((parent) => parent >= 0);
          expect(parents.length).toBe(spare + needed === 0 ? 0 : needed);
          expect(new Set(parents).size).toBe(parents.length);
          expect(parents.every((parent) => parent < needed + spare)).toBe(true);
        },
      ),
      { seed: 7, numRuns: 60 },
    );
    expect(() => chosen({ unique: true }, 9, 10)).toThrow(/10 rows cannot each point at another of 9/u);
  });

  test('a row points at the same parent in any row set', () => {
    for (const kind of [
      { popularity: { kind: 'zipf', exponent: 1.1 }, nulls: 0.1 },
      { unique: true },
      { children: { min: 0, max: 9 } },
    ]) {
      const { table, reference } = setUp(kind, 5000);
      const all = drawReference(reference, table, 6000, rowsFrom(0, 5000), 5000, 1);
      const some = [4999, 0, 17, 2500];
      expect([...drawReference(reference, table, 6000, rowsAt(some), 5000, 1)]).toEqual(some.map((row) => all[row]));
    }
  });
});

describe('children', () => {
  test('counts keep to min, max and the mean', () => {
    const { table, reference } = setUp({ children: { min: 1, max: 12, mean: 3 } });
    const counts = childCounts(reference, table, 1, 10_000, null);
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([1, 12]);
    expect(counts.reduce((sum, count) => sum + count, 0) / 10_000).toBeCloseTo(3, 2);
    const even = setUp({ children: { min: 2, max: 5 } });
    expect(
      Math.abs(
        chiScore(
          tally(
            childCounts(even.reference, even.table, 1, 10_000, null).map((count) => count - 2),
            4,
          ),
          new Float64Array(4).fill(2500),
        ),
      ),
    ).toBeLessThan(4);
  });

  test('add up to the rows of the table and stay within bounds where that is possible', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (parents, min, more, place) => {
          const max = min + more;
          const rows = Math.round(parents * (min + place * more));
          const { table, reference } = setUp({ children: { min, max } }, rows);
          const counts = childCounts(reference, table, 1, parents, rows);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows);
          expect(counts.every((count) => count >= min && count <= max)).toBe(true);
        },
      ),
      { seed: 12, numRuns: 150 },
    );
    const { table, reference } = setUp({ children: { min: 1, max: 2 } }, 1000);
    const forced = childCounts(reference, table, 1, 10, 1000);
    expect(forced.reduce((sum, count) => sum + count, 0)).toBe(1000);
  });

  test('rows come parent by parent', () => {
    const { table, reference } = setUp({ children: { min: 0, max: 4 } }, 300);
    const counts = childCounts(reference, table, 1, 150, 300);
    const parents = drawReference(reference, table, 150, rowsFrom(0, 300), 300, 1);
    expect([...parents]).toEqual([...counts].flatMap((count, parent) => Array.from({ length: count }, () => parent)));
  });
});

describe('duplicates', () => {
  test('an exact share repeats earlier rows that repeat nothing themselves', () => {
    const table = tableOf({ rows: 8000, columns, duplicates: { share: 0.2 } });
    const rows = duplicateOf(table, 1, rowsFrom(0, 8000)) ?? new Float64Array(0);
    const repeats = [...rows.keys()].filter((row) => rows[row] !== row);
    expect(Math.abs(repeats.length - 1600)).toBeLessThanOrEqual(3);
    expect(repeats.every((row) => (rows[row] ?? row) < row && rows[rows[row] ?? 0] === rows[row])).toBe(true);
    expect([...(duplicateOf(table, 1, rowsAt([7000, 12])) ?? [])]).toEqual([rows[7000], rows[12]]);
    expect(duplicateOf(tableOf({ rows: 5, columns }), 1, rowsFrom(0, 5))).toBe(null);
  });
});
