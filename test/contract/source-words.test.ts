import { expect, test } from 'vitest';
import { Column } from '../../src/contract/plan.ts';
import { Source } from '../../src/contract/source.ts';
import { describeColumn, describeSource } from '../../src/contract/source-words.ts';

const sources = [
  { kind: 'sequence' },
  { kind: 'sequence', start: 100, step: 5 },
  { kind: 'uuid' },
  { kind: 'pattern', pattern: 'EMP###', ordered: true },
  { kind: 'constant', value: null },
  { kind: 'constant', value: '' },
  { kind: 'category', values: [{ value: 'a' }, { value: 'b' }] },
  {
    kind: 'category',
    values: [
      { value: 'a', weight: 1 },
      { value: 'b', weight: 2 },
    ],
    exact: true,
    given: [{ when: 'x > 1', values: [{ value: 'a' }] }],
  },
  { kind: 'category', values: Array.from({ length: 9 }, (_, at) => ({ value: at })) },
  { kind: 'boolean', share: 0.125, exact: true },
  { kind: 'number', distribution: { kind: 'lognormal', median: 20, sigma: 1 }, min: 1, max: 500 },
  { kind: 'number', distribution: { kind: 'uniform', min: 0, max: 10 }, min: 0, max: 10 },
  { kind: 'number', distribution: { kind: 'poisson', mean: 2 }, min: 1, around: { expression: 'size', how: 'times' } },
  {
    kind: 'number',
    distribution: {
      kind: 'mixture',
      parts: [
        { weight: 1, distribution: { kind: 'normal', mean: 1, sd: 2 } },
        { weight: 1, distribution: { kind: 'gamma', shape: 2, scale: 3 } },
      ],
    },
  },
  {
    kind: 'moment',
    from: '2025-01-01',
    to: '2026-01-01',
    rhythm: {
      months: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 1],
      trend: { rate: -0.05, per: 'month' },
      hours: Array.from({ length: 24 }, () => 1),
    },
    ascending: true,
  },
  { kind: 'moment', after: { column: 'ordered_at', gap: { kind: 'exponential', mean: 3 }, unit: 'day' } },
  { kind: 'clock' },
  {
    kind: 'series',
    level: { kind: 'uniform', min: 18, max: 24 },
    seasons: [{ period: { amount: 1, unit: 'day' }, amplitude: 0.2 }],
    events: [{ name: 'outage', from: '2025-01-01', to: '2025-01-02', factor: 0 }],
  },
  { kind: 'formula', expression: 'a * b' },
  { kind: 'split', of: 'mix', total: 100, weight: 2 },
  { kind: 'convert', column: 'c', from: 'celsius', to: 'fahrenheit' },
  { kind: 'lookup', reference: 'customer', column: 'name' },
  { kind: 'aggregate', table: 'orders', reference: 'customer', how: 'count' },
  { kind: 'aggregate', table: 'orders', reference: 'customer', how: 'sum', column: 'total' },
  { kind: 'person', part: 'full_name', of: 'person' },
  { kind: 'person', part: 'birth_date', of: 'manager' },
  { kind: 'entity', pool: 'product', part: 'name', of: 'p', match: { category: 'category' } },
  { kind: 'text', grammar: 'review', given: { stars: 'rating' } },
  { kind: 'model', instruction: 'a slogan' },
  { kind: 'like', input: 'patients', column: 'age' },
];

test('every kind of source, in words', () => {
  const kinds = new Set(sources.map((source) => source.kind));
  const words = sources.map((source) => describeSource(Source.parse(source)));
  expect(words).toMatchSnapshot();
  expect(words.filter((line) => !/^(?:code|pool|formula|convert|lookup|sum|text|model|like): /u.test(line))).toEqual(
    [],
  );
  // The address-like kinds share the words of `person`.
  expect(Source.options.map((option) => option.shape.kind.value).filter((kind) => !kinds.has(kind))).toEqual([
    'place',
    'company',
    'payment',
    'internet',
  ]);
});

test('what else shapes a column follows', () => {
  const column = Column.parse({
    name: 'a',
    type: 'integer',
    source: { kind: 'sequence' },
    when: [{ if: 'b', source: { kind: 'uuid' } }],
    nulls: [{ share: 0.05 }, { share: 1, if: 'status == "open"' }],
    unique: true,
    correlatesWith: [{ column: 'b', rho: -0.5 }],
    noise: { typos: 0.1 },
  });
  expect(describeColumn(column)).toBe(
    'code: counts up from 1; 1 exception; falls with b; 5 % empty; empty when status == "open"; no repeats; dirt on purpose',
  );
});
