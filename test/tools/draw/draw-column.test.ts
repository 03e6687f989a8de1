import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Table } from '../../../src/contract/plan.ts';
import { applyNoise } from '../../../src/tools/draw/apply-noise.ts';
import { nullMask } from '../../../src/tools/draw/null-mask.ts';
import { patternCapacity } from '../../../src/tools/draw/pattern.ts';
import { contextOf, draw, drawAlone, numbers, plain, rowsAt, rowsFrom, tableOf } from './draw-fixture.ts';
import { chiScore, meanOf, tally } from './statistics.ts';

/** A condition that holds where `holds` says so. */
function where(count: number, holds: (at: number) => boolean): () => Uint8Array {
  return () => Uint8Array.from({ length: count }, (_, at) => (holds(at) ? 1 : 0));
}

function isOdd(at: number): boolean {
  return at % 2 === 1;
}

/** A number expression's values. */
function valueOf(count: number, value: (at: number) => number): () => Float64Array {
  return () => Float64Array.from({ length: count }, (_, at) => value(at));
}

const year = { from: '2024-01-01', to: '2025-01-01' };
const tableRows = 5000;
const columns: Parameters<typeof tableOf>[0]['columns'] = [
  { name: 'id', type: 'integer', source: { kind: 'sequence', start: 10, step: 5 } },
  { name: 'key', type: 'text', source: { kind: 'uuid' } },
  { name: 'code', type: 'text', unique: true, source: { kind: 'pattern', pattern: 'A-##-xx' } },
  { name: 'drawn code', type: 'text', source: { kind: 'pattern', pattern: 'XXXXXXXX-aa' } },
  { name: 'kind', type: 'text', source: { kind: 'category', values: [{ value: 'a', weight: 2 }, { value: 'b' }] } },
  {
    name: 'quota',
    type: 'text',
    source: { kind: 'category', exact: true, values: [{ value: 'a', weight: 2 }, { value: 'b' }] },
  },
  { name: 'flag', type: 'boolean', source: { kind: 'boolean', share: 0.3, exact: true } },
  {
    name: 'amount',
    type: 'decimal',
    source: { kind: 'number', distribution: { kind: 'gamma', shape: 2, scale: 30 }, min: 1, max: 200 },
  },
  {
    name: 'rank',
    type: 'integer',
    unique: true,
    source: { kind: 'number', distribution: { kind: 'lognormal', median: 9000, sigma: 1 } },
  },
  {
    name: 'score',
    type: 'double',
    source: { kind: 'number', distribution: { kind: 'normal', mean: 0, sd: 1 } },
    correlatesWith: [{ column: 'amount', rho: 0.4 }],
  },
  { name: 'at', type: 'timestamp', source: { kind: 'moment', ...year, ascending: true } },
  {
    name: 'shipped',
    type: 'timestamp',
    source: {
      kind: 'moment',
      to: '2025-01-10',
      after: { column: 'at', gap: { kind: 'gamma', shape: 2, scale: 30 }, unit: 'hour', min: 1 },
    },
  },
  {
    name: 'day',
    type: 'date',
    source: { kind: 'moment', ...year, grain: 'week', rhythm: { weekdays: [1, 2, 3, 4, 5, 6, 7] } },
  },
];
const everything: Table = tableOf({ rows: tableRows, columns });
const series: Table = tableOf({
  rows: 7 * 800 - 560,
  panel: { entities: 7, ticks: 800, start: '2024-01-01', step: { amount: 1, unit: 'hour' }, jitter: 0.3, gaps: 0.1 },
  columns: [
    { name: 'tick', type: 'timestamp', source: { kind: 'clock' } },
    {
      name: 'load',
      type: 'double',
      source: {
        kind: 'series',
        level: { kind: 'normal', mean: 20, sd: 2 },
        noise: { share: 0.1, persistence: 0.9 },
        drift: 0.05,
        trend: { rate: 0.01, per: 'week' },
        seasons: [{ period: { amount: 1, unit: 'day' }, amplitude: 0.2 }],
      },
    },
  ],
});

describe('a cell depends on its row alone', () => {
  const cases = [
    ...everything.columns.map((column) => ({ table: everything, name: column.name })),
    ...series.columns.map((column) => ({ table: series, name: column.name })),
  ];

  test.each(cases)('$name: the same in chunks of any size and at any rows', ({ table, name }) => {
    const total = table.rows ?? 0;
    const whole = plain(draw(table, name, rowsFrom(0, total)));
    const split = fc.tuple(fc.integer({ min: 0, max: total - 1 }), fc.integer({ min: 1, max: 400 }));
    const scattered = fc.array(fc.integer({ min: 0, max: total - 1 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(split, scattered, ([first, count], picked) => {
        const size = Math.min(count, total - first);
        expect(plain(draw(table, name, rowsFrom(first, size)))).toEqual(whole.slice(first, first + size));
        expect(plain(draw(table, name, rowsAt(picked)))).toEqual(picked.map((row) => whole[row]));
      }),
      { seed: 9, numRuns: 15 },
    );
  });

  test('columns added before or after change nothing', () => {
    const extra = tableOf({
      rows: tableRows,
      columns: [
        { name: 'new', type: 'integer', source: { kind: 'sequence' } },
        ...columns,
        { name: 'newer', type: 'text', source: { kind: 'uuid' } },
      ],
    });
    const rows = rowsFrom(100, 50);
    expect(columns.map(({ name }) => plain(draw(extra, name, rows)))).toEqual(
      columns.map(({ name }) => plain(draw(everything, name, rows))),
    );
  });

  test('another seed, table name, column name or attempt gives other cells', () => {
    const number = {
      type: 'double' as const,
      source: { kind: 'number' as const, distribution: { kind: 'uniform' as const, min: 0, max: 1 } },
    };
    const first = (
      changes: Parameters<typeof drawAlone>[2],
      draft: Parameters<typeof drawAlone>[3] = {},
      name = 'c',
    ): unknown => plain(drawAlone({ ...number, name }, 1, changes, draft))[0];
    const cells = [first({}), first({ seed: 2 }), first({ attempt: 1 }), first({}, { name: 'u' }), first({}, {}, 'd')];
    expect(new Set(cells).size).toBe(5);
  });
});

describe('ids and codes', () => {
  test('sequence counts in steps, beyond 32 bits too', () => {
    expect(drawAlone({ type: 'integer', source: { kind: 'sequence', start: 7, step: -3 } }, 3)).toEqual({
      type: 'integer',
      values: Int32Array.of(7, 4, 1),
      valid: null,
    });
    expect(drawAlone({ type: 'integer', source: { kind: 'sequence', start: 2 ** 40, step: 1 } }, 2)).toEqual({
      type: 'integer',
      values: Float64Array.of(2 ** 40, 2 ** 40 + 1),
      valid: null,
    });
    expect(plain(drawAlone({ type: 'text', source: { kind: 'sequence', start: 9, step: 1 } }, 2))).toEqual(['9', '10']);
  });

  test('uuids have the layout of version 4 and do not repeat', () => {
    const ids = plain(drawAlone({ type: 'text', source: { kind: 'uuid' } }, 20_000));
    expect(
      ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u.test(String(id))),
    ).toEqual([]);
    expect(new Set(ids).size).toBe(20_000);
  });

  test('patterns use all of their alphabets', () => {
    const codes = plain(
      drawAlone({ type: 'text', source: { kind: 'pattern', pattern: String.raw`é#\#-AaXx` } }, 20_000),
    ).map(String);
    expect(codes.filter((code) => !/^é[0-9]#-[A-Z][a-z][A-Z0-9][0-9a-f]$/u.test(code))).toEqual([]);
    const sizes = [1, 4, 5, 6, 7].map((at) => new Set(codes.map((code) => code[at])).size);
    expect(sizes).toEqual([10, 26, 26, 36, 16]);
    const digits = codes.map((code) => Number(code[1]));
    expect(Math.abs(chiScore(tally(digits, 10), new Float64Array(10).fill(2000)))).toBeLessThan(4);
  });

  test('unique patterns use the whole code space and never repeat', () => {
    const source = { kind: 'pattern' as const, pattern: 'R##x' };
    const codes = plain(drawAlone({ type: 'text', unique: true, source }, 1600));
    expect(new Set(codes).size).toBe(patternCapacity('R##x'));
    const wide = plain(
      drawAlone({ type: 'text', unique: true, source: { kind: 'pattern', pattern: 'XXXXXXXXXXXXXXXXXXXX' } }, 20_000),
    );
    expect(new Set(wide).size).toBe(20_000);
    expect(() => drawAlone({ type: 'text', unique: true, source }, 1601)).toThrow(/R##x.*1600 codes.*1601/u);
  });

  test('ordered patterns count from their start', () => {
    const source = { kind: 'pattern' as const, pattern: 'EMP-##A', ordered: true, start: 259 };
    expect(plain(drawAlone({ type: 'text', source }, 3))).toEqual(['EMP-09Z', 'EMP-10A', 'EMP-10B']);
    expect(() => drawAlone({ type: 'text', source: { ...source, pattern: '#', start: 1 } }, 10)).toThrow(
      /10 codes.*11/u,
    );
    expect(patternCapacity('SKU-####-AA')).toBe(6_760_000);
  });
});

describe('categories and booleans', () => {
  test('exact quotas miss the weights by less than one row, in an order that is no pattern', () => {
    const values = [
      { value: 'a', weight: 1 },
      { value: 'b', weight: 1 },
      { value: 'c', weight: 5 },
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (count) => {
        const cells = plain(drawAlone({ type: 'text', source: { kind: 'category', exact: true, values } }, count));
        const off = values.map(({ value, weight }) =>
          Math.abs(cells.filter((cell) => cell === value).length - (weight / 7) * count),
        );
        expect(Math.max(...off)).toBeLessThan(1);
      }),
      { seed: 4, numRuns: 60 },
    );
    const cells = plain(drawAlone({ type: 'text', source: { kind: 'category', exact: true, values } }, 7000));
    const early = cells.slice(0, 3500).filter((cell) => cell === 'a').length;
    expect(Math.abs(early - 500) / Math.sqrt(500 * (6 / 7) * 0.5)).toBeLessThan(4);
  });

  test('weights hold, given cases first, values in the column type', () => {
    const holds = where(40_000, isOdd);
    const source = {
      kind: 'category' as const,
      values: [
        { value: 1.5, weight: 3 },
        { value: 2, weight: 1 },
      ],
      given: [{ when: 'odd', values: [{ value: 9 }] }],
    };
    const data = drawAlone({ type: 'decimal', decimals: 1, source }, 40_000, { holds });
    const cells = numbers(data);
    expect(cells.every((cell, at) => (at % 2 === 1 ? cell === 9 : cell === 1.5 || cell === 2))).toBe(true);
    const share = cells.filter((cell) => cell === 1.5).length / 20_000;
    expect(Math.abs(share - 0.75) / Math.sqrt((0.75 * 0.25) / 20_000)).toBeLessThan(4);
    expect(drawAlone({ type: 'date', source: { kind: 'category', values: [{ value: '1970-01-11' }] } }, 1)).toEqual({
      type: 'date',
      values: Int32Array.of(10),
      valid: null,
    });
    expect(() => drawAlone({ type: 'integer', source: { kind: 'category', values: [{ value: 'many' }] } }, 1)).toThrow(
      /"many".*integer/u,
    );
  });

  test('chunks share one dictionary object', () => {
    const first = draw(everything, 'kind', rowsFrom(0, 5));
    const second = draw(everything, 'kind', rowsFrom(5, 5));
    expect(first.type === 'dictionary' && second.type === 'dictionary' && first.dictionary === second.dictionary).toBe(
      true,
    );
  });

  test('a unique category deals out its values', () => {
    const values = Array.from({ length: 50 }, (_, at) => ({ value: `v${at}` }));
    expect(
      new Set(plain(drawAlone({ type: 'text', unique: true, source: { kind: 'category', values } }, 50))).size,
    ).toBe(50);
  });

  test('booleans: exact share, cases, other column types', () => {
    expect(
      meanOf(numbers(drawAlone({ type: 'boolean', source: { kind: 'boolean', share: 0.125, exact: true } }, 8000))),
    ).toBe(0.125);
    const holds = where(6, (at) => at < 3);
    const given = [{ when: 'first half', share: 1 }];
    expect(plain(drawAlone({ type: 'boolean', source: { kind: 'boolean', share: 0, given } }, 6, { holds }))).toEqual([
      1, 1, 1, 0, 0, 0,
    ]);
    expect(plain(drawAlone({ type: 'text', source: { kind: 'boolean', share: 1 } }, 1))).toEqual(['true']);
    expect(plain(drawAlone({ type: 'integer', source: { kind: 'boolean', share: 1 } }, 1))).toEqual([1]);
  });

  test('constants in every type', () => {
    expect(plain(drawAlone({ type: 'text', source: { kind: 'constant', value: 'x' } }, 2))).toEqual(['x', 'x']);
    expect(plain(drawAlone({ type: 'decimal', source: { kind: 'constant', value: 1.25 } }, 1))).toEqual([125]);
    expect(plain(drawAlone({ type: 'date', source: { kind: 'constant', value: null } }, 2))).toEqual([null, null]);
    expect(plain(drawAlone({ type: 'time', source: { kind: 'constant', value: '08:30' } }, 1))).toEqual([30_600_000]);
  });
});

describe('numbers', () => {
  const normal = { kind: 'normal' as const, mean: 0, sd: 1 };

  test('around: the bounds hold for the result and missing bases give no cell', () => {
    const value = valueOf(9000, (at) => (at === 0 ? Number.NaN : at % 200));
    const data = drawAlone(
      {
        type: 'integer',
        source: {
          kind: 'number',
          distribution: { ...normal, mean: 1, sd: 0.5 },
          around: { expression: 'base', how: 'times' },
          min: 3,
          max: 150,
        },
      },
      9000,
      { value },
    );
    const cells = plain(data);
    expect(cells[0]).toBe(null);
    expect(
      cells.slice(1).every((cell) => typeof cell === 'number' && Number.isInteger(cell) && cell >= 3 && cell <= 150),
    ).toBe(true);
    const heap = cells.filter((cell, at) => cell === 150 && at % 200 > 60).length;
    const beside = cells.filter((cell, at) => cell === 149 && at % 200 > 60).length;
    expect(heap).toBeLessThan(beside * 2.5 + 20);
    const plus = numbers(
      drawAlone(
        {
          type: 'double',
          source: { kind: 'number', distribution: normal, around: { expression: 'base', how: 'plus' } },
        },
        9000,
        { value: () => new Float64Array(9000).fill(100) },
      ),
    );
    expect(Math.abs(meanOf(plus) - 100) * Math.sqrt(9000)).toBeLessThan(4);
  });

  test('given cases have their own distribution and bounds', () => {
    const holds = where(4000, isOdd);
    const source = {
      kind: 'number' as const,
      distribution: { ...normal, mean: 40, sd: 10 },
      min: 18,
      max: 65,
      given: [{ when: 'child', distribution: { kind: 'uniform' as const, min: 0, max: 17 } }],
    };
    const cells = numbers(drawAlone({ type: 'integer', source }, 4000, { holds }));
    expect(cells.every((cell, at) => (at % 2 === 1 ? cell >= 0 && cell <= 17 : cell >= 18 && cell <= 65))).toBe(true);
    expect(new Set(cells.filter((_, at) => at % 2 === 1)).size).toBe(18);
  });

  test('unique whole numbers: all of a range, spread of any distribution, other attempts apart', () => {
    const dice = plain(
      drawAlone(
        {
          type: 'integer',
          unique: true,
          source: { kind: 'number', distribution: { kind: 'uniform', min: 101, max: 400 } },
        },
        300,
      ),
    );
    expect(dice.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 300 }, (_, at) => 101 + at));
    const source = {
      kind: 'number' as const,
      distribution: { kind: 'exponential' as const, mean: 300 },
      min: 0,
      max: 1200,
    };
    const cells = numbers(drawAlone({ type: 'integer', unique: true, source }, 600));
    expect(new Set(cells).size).toBe(600);
    expect(Math.min(...cells) >= 0 && Math.max(...cells) <= 1200).toBe(true);
    expect(cells.filter((cell) => cell < 400).length).toBeGreaterThan(350);
    const wide = {
      type: 'integer' as const,
      unique: true,
      source: { kind: 'number' as const, distribution: { kind: 'uniform' as const, min: 1, max: 1e6 } },
    };
    const attempts = [0, 1, 2].flatMap((attempt) => plain(drawAlone(wide, 1000, { attempt })));
    expect(new Set(attempts).size).toBe(3000);
  });

  test('decimals keep to their digits in every type', () => {
    const source = { kind: 'number' as const, distribution: { ...normal, mean: 5 } };
    const double = numbers(drawAlone({ type: 'double', decimals: 1, source }, 500));
    expect(double.every((cell) => Number(cell.toFixed(1)) === cell)).toBe(true);
    expect(drawAlone({ type: 'decimal', decimals: 3, source }, 5)).toMatchObject({ type: 'decimal', scale: 3 });
    expect(
      plain(drawAlone({ type: 'text', decimals: 2, source }, 50)).every((cell) => /^-?\d+\.\d\d$/u.test(String(cell))),
    ).toBe(true);
  });
});

describe('nulls and noise', () => {
  const letters = {
    name: 'c',
    type: 'text' as const,
    source: { kind: 'category' as const, values: [{ value: 'Keyboard' }, { value: 'mouse pad' }] },
  };
  const mask = (nulls: object[], changes = {}): Uint8Array | null => {
    const table = tableOf({ rows: 10_000, columns: [{ ...letters, nulls } as typeof letters] });
    const context = contextOf(table, 'c', rowsFrom(0, 10_000), changes);
    return nullMask(context.column, context);
  };

  test('a share is exact, a condition is kept to, none is none', () => {
    expect(mask([])).toBe(null);
    expect(mask([{ share: 0.1234 }])?.reduce((sum, valid) => sum + valid, 0)).toBe(8766);
    const holds = where(10_000, (at) => at < 4000);
    expect(mask([{ share: 1, if: 'x' }], { holds })).toEqual(
      Uint8Array.from({ length: 10_000 }, (_, at) => (at < 4000 ? 0 : 1)),
    );
    const half = mask([{ share: 0.5, if: 'x' }], { holds }) ?? new Uint8Array(0);
    expect(half.subarray(4000).every((valid) => valid === 1)).toBe(true);
    expect(Math.abs(half.subarray(0, 4000).reduce((sum, valid) => sum + valid, 0) - 2000)).toBeLessThan(130);
  });

  function noisy(
    column: object,
    count = 10_000,
  ): { clean: (string | number | null)[]; dirty: (string | number | null)[] } {
    const table = tableOf({ rows: count, columns: [{ ...letters, ...column }] });
    const context = contextOf(table, 'c', rowsFrom(0, count));
    const clean = draw(table, 'c', context.rows);
    return { clean: plain(clean), dirty: plain(applyNoise(clean, context.column, context)) };
  }

  test('typos hit their share and are one slip away', () => {
    const { clean, dirty } = noisy({ noise: { typos: 0.2 } });
    const hit = dirty.flatMap((cell, at) => (cell === clean[at] ? [] : [{ was: String(clean[at]), is: String(cell) }]));
    expect(Math.abs(hit.length - 2000)).toBeLessThan(160);
    expect(hit.filter(({ was, is }) => Math.abs(was.length - is.length) > 1)).toEqual([]);
    const lengths = [-1, 0, 1].map((more) => hit.filter(({ was, is }) => is.length - was.length === more).length);
    expect(Math.min(...lengths)).toBeGreaterThan(300);
  });

  test('outliers multiply their share of numbers', () => {
    const number = { type: 'integer', source: { kind: 'number', distribution: { kind: 'uniform', min: 10, max: 20 } } };
    const { clean, dirty } = noisy({ ...number, noise: { outliers: { share: 0.05, factor: 100 } } });
    const hit = dirty.filter((cell, at) => cell !== clean[at]);
    expect(Math.abs(hit.length - 500)).toBeLessThan(90);
    expect(dirty.every((cell, at) => cell === clean[at] || cell === Number(clean[at]) * 100)).toBe(true);
  });

  test('format drift writes some cells another way', () => {
    const texts = noisy({ noise: { formatDrift: 0.3 } });
    const changed = texts.dirty.filter((cell, at) => cell !== texts.clean[at]);
    expect(Math.abs(changed.length - 3000)).toBeLessThan(190);
    expect(
      texts.dirty.every(
        (cell, at) => String(cell).trim().toLowerCase().replaceAll('  ', ' ') === String(texts.clean[at]).toLowerCase(),
      ),
    ).toBe(true);
    const dates = noisy({ type: 'date', source: { kind: 'moment', ...year }, noise: { formatDrift: 0.3 } }).dirty;
    const odd = dates.filter((cell) => !/^2024-\d\d-\d\d$/u.test(String(cell)));
    expect(Math.abs(odd.length - 3000)).toBeLessThan(190);
    expect(odd.some((cell) => /^\d\d\/\d\d\/2024$/u.test(String(cell)))).toBe(true);
  });
});

test('format drift of numbers and instants keeps what it does not hit', () => {
  const number = {
    name: 'c',
    type: 'decimal' as const,
    source: { kind: 'number' as const, distribution: { kind: 'uniform' as const, min: 1000, max: 9999 } },
    noise: { formatDrift: 0.5 },
  };
  const table = tableOf({
    rows: 2000,
    columns: [number, { ...number, name: 'at', type: 'timestamp', source: { kind: 'moment', ...year } }],
  });
  const drifted = ['c', 'at'].map((name) => {
    const context = contextOf(table, name, rowsFrom(0, 2000));
    return plain(applyNoise(draw(table, name, context.rows), context.column, context)).map(String);
  });
  const usual = [/^\d{4}\.\d\d$/u, /^2024-\d\d-\d\d \d\d:\d\d:\d\d$/u];
  const shares = drifted.map((cells, at) => cells.filter((cell) => usual[at]?.test(cell)).length / 2000);
  expect(shares).toEqual([expect.closeTo(0.5, 1), expect.closeTo(0.5, 1)]);
  expect(drifted[0]?.some((cell) => /^\$\d,\d{3}\.\d\d$/u.test(cell))).toBe(true);
  expect(drifted[1]?.some((cell) => /^\d\d\/\d\d\/2024 \d\d:\d\d$/u.test(cell))).toBe(true);
});
