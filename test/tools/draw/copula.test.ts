import { describe, expect, test } from 'vitest';
import { copulaWeights } from '../../../src/tools/draw/copula.ts';
import { isPlainDraw } from '../../../src/tools/draw/plain-draw.ts';
import { compileDistribution } from '../../../src/tools/draw/distribution/compile-distribution.ts';
import { draw, numbers, rowsFrom, tableOf } from './draw-fixture.ts';
import { ksStatistic, rankCorrelation, ranksOf } from './statistics.ts';

const rows = 100_000;
type Columns = Parameters<typeof tableOf>[0]['columns'];
const normal = { kind: 'number' as const, distribution: { kind: 'normal' as const, mean: 0, sd: 1 } };
const gamma = { kind: 'gamma' as const, shape: 0.7, scale: 100 };

function tableWith(...columns: Columns): ReturnType<typeof tableOf> {
  return tableOf({ rows, columns });
}

function cells(table: ReturnType<typeof tableOf>, name: string, ranks?: Float64Array): Float64Array {
  return numbers(draw(table, name, rowsFrom(0, rows), ranks === undefined ? {} : { ranks: () => ranks }));
}

describe('rank correlation', () => {
  test.each([-0.95, -0.4, 0.1, 0.6, 0.9])('of two numbers is %d, and the marginals stay', (rho) => {
    const table = tableWith(
      { name: 'a', type: 'double', source: { kind: 'number', distribution: gamma } },
      {
        name: 'b',
        type: 'double',
        source: { kind: 'number', distribution: { kind: 'lognormal', median: 5, sigma: 1 } },
        correlatesWith: [{ column: 'a', rho }],
      },
    );
    const [a, b] = [cells(table, 'a'), cells(table, 'b')];
    expect(Math.abs(rankCorrelation(a, b) - rho)).toBeLessThan(0.02);
    expect(ksStatistic(b, compileDistribution({ kind: 'lognormal', median: 5, sigma: 1 }).cdf)).toBeLessThan(2.3);
  });

  test('with several columns, which correlate with each other', () => {
    const table = tableWith(
      { name: 'a', type: 'double', source: normal },
      { name: 'b', type: 'double', source: normal, correlatesWith: [{ column: 'a', rho: 0.5 }] },
      {
        name: 'c',
        type: 'double',
        source: { kind: 'number', distribution: gamma },
        correlatesWith: [
          { column: 'a', rho: -0.3 },
          { column: 'b', rho: 0.4 },
        ],
      },
      {
        name: 'd',
        type: 'timestamp',
        source: { kind: 'moment', from: '2024-01-01', to: '2025-01-01' },
        correlatesWith: [{ column: 'c', rho: 0.7 }],
      },
    );
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => cells(table, name));
    const pairs = [
      [a, b, 0.5],
      [a, c, -0.3],
      [b, c, 0.4],
      [c, d, 0.7],
    ] as const;
    const off = pairs.map(([x, y, rho]) => Math.abs(rankCorrelation(x ?? [], y ?? []) - rho));
    expect(Math.max(...off)).toBeLessThan(0.02);
  });

  test('with ascending moments and with columns that are no plain draw', () => {
    const table = tableWith(
      {
        name: 'at',
        type: 'timestamp',
        source: { kind: 'moment', from: '2024-01-01', to: '2025-01-01', ascending: true },
      },
      { name: 'b', type: 'double', source: normal, correlatesWith: [{ column: 'at', rho: 0.5 }] },
      { name: 'id', type: 'integer', source: { kind: 'sequence' } },
      { name: 'c', type: 'double', source: normal, correlatesWith: [{ column: 'id', rho: -0.6 }] },
    );
    const order = Float64Array.from({ length: rows }, (_, at) => (at + 0.5) / rows);
    expect(Math.abs(rankCorrelation(cells(table, 'at'), cells(table, 'b')) - 0.5)).toBeLessThan(0.02);
    expect(
      Math.abs(
        rankCorrelation(
          order,
          cells(
            table,
            'c',
            ranksOf(order).map((rank) => (rank + 0.5) / rows),
          ),
        ) + 0.6,
      ),
    ).toBeLessThan(0.02);
    expect(table.columns.map(isPlainDraw)).toEqual([true, true, false, true]);
  });

  test.each([
    {
      name: 'boolean',
      column: { type: 'boolean' as const, source: { kind: 'boolean' as const, share: 0.2 } },
      rho: 0.4,
    },
    {
      name: 'stars',
      column: {
        type: 'integer' as const,
        source: { kind: 'category' as const, values: [1, 2, 3, 4, 5].map((value) => ({ value, weight: value })) },
      },
      rho: -0.5,
    },
    {
      name: 'counts',
      column: {
        type: 'integer' as const,
        source: { kind: 'number' as const, distribution: { kind: 'poisson' as const, mean: 1.5 } },
      },
      rho: 0.6,
    },
  ])('with $name, whose cells tie, on either side', ({ column, rho }) => {
    const first = tableWith(
      { name: 'x', ...column },
      { name: 'y', type: 'double', source: normal, correlatesWith: [{ column: 'x', rho }] },
    );
    const second = tableWith(
      { name: 'y', type: 'double', source: normal },
      { name: 'x', ...column, correlatesWith: [{ column: 'y', rho }] },
    );
    const both = tableWith({ name: 'x', ...column }, { name: 'y', ...column, correlatesWith: [{ column: 'x', rho }] });
    const off = [first, second, both].map((table) =>
      Math.abs(rankCorrelation(cells(table, 'x'), cells(table, 'y')) - rho),
    );
    expect(Math.max(...off)).toBeLessThan(0.02);
  });
});

test('columns whose cells only partly follow their stream still correlate in the wanted direction', () => {
  const table = tableWith(
    { name: 'a', type: 'double', source: { ...normal, given: [{ when: 'x', distribution: gamma }] } },
    { name: 'b', type: 'double', source: normal, correlatesWith: [{ column: 'a', rho: 0.7 }] },
  );
  const holds = (): Uint8Array => Uint8Array.from({ length: rows }, (_, at) => at % 2);
  const a = numbers(draw(table, 'a', rowsFrom(0, rows), { holds }));
  expect(rankCorrelation(a, cells(table, 'b', new Float64Array(0)))).toBeGreaterThan(0.3);
});

describe('what cannot be', () => {
  const a = { name: 'a', type: 'double' as const, source: normal };
  const b = { name: 'b', type: 'double' as const, source: normal, correlatesWith: [{ column: 'a', rho: 0.9 }] };

  test('contradicting correlations are told, and the nearest are drawn', () => {
    const table = tableWith(a, b, {
      name: 'c',
      type: 'double',
      source: normal,
      correlatesWith: [
        { column: 'a', rho: 0.9 },
        { column: 'b', rho: -0.9 },
      ],
    });
    const [, , c] = table.columns;
    if (c === undefined) throw new Error('no column');
    const reply = copulaWeights(c, table);
    expect(reply).toMatchObject({ ok: false, reason: expect.stringMatching(/a by 0.9 and b by -0.9/u) });
    expect([...cells(table, 'c').subarray(0, 1000)].every(Number.isFinite)).toBe(true);
    expect(rankCorrelation(cells(table, 'a'), cells(table, 'c'))).toBeGreaterThan(0);
  });

  test('a correlation that ties forbid is drawn as far as it goes, and told', () => {
    const rare = { name: 'rare', type: 'boolean' as const, source: { kind: 'boolean' as const, share: 0.02 } };
    const table = tableWith(a, { ...rare, correlatesWith: [{ column: 'a', rho: 0.9 }] });
    const [, second] = table.columns;
    if (second === undefined) throw new Error('no column');
    expect(copulaWeights(second, table)).toMatchObject({
      ok: true,
      note: expect.stringMatching(/rare with a can be 0.24 at most/u),
    });
  });

  test('a later column is told', () => {
    const table = tableWith(
      { ...a, correlatesWith: [{ column: 'b', rho: 0.1 }] },
      { name: 'b', type: 'double', source: normal },
    );
    const [first] = table.columns;
    if (first === undefined) throw new Error('no column');
    expect(copulaWeights(first, table)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/before it, not with b/u),
    });
  });

  test('a good plan has weights whose squares add up', () => {
    const table = tableWith(a, b);
    const [, second] = table.columns;
    if (second === undefined) throw new Error('no column');
    const pearson = 2 * Math.sin((Math.PI * 0.9) / 6);
    expect(copulaWeights(second, table)).toEqual({
      ok: true,
      note: null,
      weights: [expect.closeTo(pearson, 9)],
      own: expect.closeTo(Math.sqrt(1 - pearson ** 2), 9),
    });
  });
});
