import type { Distribution } from '../src/contract/distribution.ts';
import { formatColumn } from '../src/tools/draw/format-column.ts';
import { drawReference } from '../src/tools/draw/draw-reference.ts';
import { makePermutation } from '../src/tools/draw/random/permutation.ts';
import { fillUniform, streamKey } from '../src/tools/draw/random/stream.ts';
import { contextOf, draw, rowsFrom, tableOf } from '../test/tools/draw/draw-fixture.ts';

/** Nanoseconds per cell of each draw kernel: best of five passes over a million rows in chunks of 65,536. `tsx bench/draw.ts [filter]` */
const rows = 1_048_576;
const chunk = 65_536;
const filter = process.argv[2] ?? '';

function measure(name: string, pass: (first: number, count: number) => unknown): void {
  if (!name.includes(filter)) return;
  let best = Infinity;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    for (let first = 0; first < rows; first += chunk) pass(first, chunk);
    best = Math.min(best, performance.now() - start);
  }
  console.log(`${name.padEnd(44)} ${((best * 1e6) / rows).toFixed(1).padStart(7)} ns/cell`);
}

type ColumnDraft = Parameters<typeof tableOf>[0]['columns'][number];

function measureColumn(
  name: string,
  column: Omit<ColumnDraft, 'name'>,
  draft: Partial<Parameters<typeof tableOf>[0]> = {},
): void {
  const table = tableOf({ rows, ...draft, columns: [{ name: 'c', ...column }] });
  measure(name, (first, count) => draw(table, 'c', rowsFrom(first, count)));
}

const key = streamKey(1, 't', 'c', 'value');
const buffer = new Float64Array(chunk);
measure('uniform', (first, count) => fillUniform(key, 0, rowsFrom(first, count), buffer));
const permutation = makePermutation(rows, key);
measure('permutation of 2^20', (first) => permutation.apply(buffer.map((_, at) => first + at)));
const wide = makePermutation(1e15, key);
measure('permutation of 10^15', (first) => wide.apply(buffer.map((_, at) => first + at)));

const year = { from: '2024-01-01', to: '2025-01-01' };
const rhythm = {
  trend: { rate: 0.05, per: 'month' as const },
  weekdays: [1, 1, 1, 1, 1, 0.5, 0.4],
  hours: Array.from({ length: 24 }, (_, hour) => (hour > 7 ? 1 : 0.1)),
  events: [{ name: 'spike', from: '2024-11-01', to: '2024-12-01', factor: 3 }],
};
const number = (distribution: Distribution): ColumnDraft['source'] => ({ kind: 'number', distribution });
const values = [{ value: 'a', weight: 5 }, { value: 'b', weight: 3 }, { value: 'c' }, { value: 'd' }];
measureColumn('sequence', { type: 'integer', source: { kind: 'sequence' } });
measureColumn('uuid', { type: 'text', source: { kind: 'uuid' } });
measureColumn('pattern SKU-####-AA', { type: 'text', source: { kind: 'pattern', pattern: 'SKU-####-AA' } });
measureColumn('pattern unique', { type: 'text', unique: true, source: { kind: 'pattern', pattern: 'SKU-####-AA' } });
measureColumn('pattern ordered', { type: 'text', source: { kind: 'pattern', pattern: 'EMP#######', ordered: true } });
measureColumn('category', { type: 'text', source: { kind: 'category', values } });
measureColumn('category exact', { type: 'text', source: { kind: 'category', values, exact: true } });
measureColumn('boolean', { type: 'boolean', source: { kind: 'boolean', share: 0.3 } });
measureColumn('integer uniform', { type: 'integer', source: number({ kind: 'uniform', min: 1, max: 100 }) });
measureColumn('integer unique', {
  type: 'integer',
  unique: true,
  source: number({ kind: 'uniform', min: 1, max: 1e9 }),
});
measureColumn('decimal normal', { type: 'decimal', source: number({ kind: 'normal', mean: 100, sd: 15 }) });
measureColumn('decimal lognormal', { type: 'decimal', source: number({ kind: 'lognormal', median: 40, sigma: 0.6 }) });
measureColumn('double normal', { type: 'double', source: number({ kind: 'normal', mean: 100, sd: 15 }) });
measureColumn('double exponential', { type: 'double', source: number({ kind: 'exponential', mean: 3 }) });
measureColumn('double gamma', { type: 'double', source: number({ kind: 'gamma', shape: 2, scale: 3 }) });
measureColumn('double beta', { type: 'double', source: number({ kind: 'beta', alpha: 2, beta: 3 }) });
measureColumn('integer poisson', { type: 'integer', source: number({ kind: 'poisson', mean: 4 }) });
measureColumn('integer zipf', { type: 'integer', source: number({ kind: 'zipf', exponent: 1.1, size: 10_000 }) });
const modes = [10, 50].map((mean) => ({ weight: 1, distribution: { kind: 'normal' as const, mean, sd: 3 } }));
measureColumn('double mixture', { type: 'double', source: number({ kind: 'mixture', parts: modes }) });
measureColumn('timestamp flat', { type: 'timestamp', source: { kind: 'moment', ...year } });
measureColumn('timestamp rhythm', { type: 'timestamp', source: { kind: 'moment', ...year, rhythm } });
measureColumn('timestamp rhythm ascending', {
  type: 'timestamp',
  source: { kind: 'moment', ...year, rhythm, ascending: true },
});
measureColumn('date rhythm ascending', { type: 'date', source: { kind: 'moment', ...year, rhythm, ascending: true } });

const panel = { entities: 100, ticks: 10_486, start: '2024-01-01', step: { amount: 1, unit: 'hour' as const } };
const series: ColumnDraft['source'] = {
  kind: 'series',
  level: { kind: 'normal', mean: 20, sd: 2 },
  noise: { share: 0.1, persistence: 0.9 },
  seasons: [{ period: { amount: 1, unit: 'day' }, amplitude: 0.3, phase: 15 }],
};
measureColumn('clock', { type: 'timestamp', source: { kind: 'clock' } }, { panel });
measureColumn('series, noise', { type: 'double', decimals: 2, source: series }, { panel });
measureColumn(
  'series, noise and drift',
  { type: 'double', decimals: 2, source: { ...series, drift: 0.01 } },
  { panel },
);

const pair = tableOf({
  rows,
  columns: [
    { name: 'a', type: 'double', source: number({ kind: 'normal', mean: 0, sd: 1 }) },
    {
      name: 'b',
      type: 'double',
      source: number({ kind: 'normal', mean: 0, sd: 1 }),
      correlatesWith: [{ column: 'a', rho: 0.5 }],
    },
    { name: 'day', type: 'date', format: 'DD MMM YYYY', source: { kind: 'moment', ...year } },
    { name: 'at', type: 'timestamp', format: 'DD/MM/YYYY HH:mm:ss', source: { kind: 'moment', ...year } },
    {
      name: 'price',
      type: 'decimal',
      format: '$#,##0.00',
      source: number({ kind: 'lognormal', median: 1000, sigma: 1 }),
    },
  ],
});
measure('double correlated', (first, count) => draw(pair, 'b', rowsFrom(first, count)));
for (const name of ['day', 'at', 'price']) {
  const { column } = contextOf(pair, name, rowsFrom(0, 1));
  const data = draw(pair, name, rowsFrom(0, chunk));
  measure(`format ${column.format ?? ''}`, () => formatColumn(data, column));
}
for (const popularity of [
  { kind: 'uniform' },
  { kind: 'zipf', exponent: 1 },
  { kind: 'pareto', top: 0.2, share: 0.8 },
] as const) {
  const table = tableOf({
    rows,
    columns: [{ name: 'c', type: 'integer', source: { kind: 'sequence' } }],
    references: [{ name: 'r', table: 'p', popularity }],
  });
  const [reference] = table.references;
  if (reference !== undefined)
    measure(`reference ${popularity.kind}`, (first, count) =>
      drawReference(reference, table, 50_000, rowsFrom(first, count), rows, 1),
    );
}
