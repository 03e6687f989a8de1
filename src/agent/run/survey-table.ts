import type { Abortable } from '../../contract/abort.ts';
import type { ColumnData } from '../../contract/chunk.ts';
import type { ColumnProfile, HistogramBin } from '../../contract/profile.ts';
import type { Engine } from '../../tools/compute/engine.ts';
import { cellText, numbersOf } from '../../tools/compute/cast-cells.ts';

/** Rows looked at for the figures of a column; all rows of smaller tables. */
export const surveyRows = 8_000;
const bins = 24;
const topValues = 12;

/** Figures of a table from rows spread evenly over it, for pictures; what is promised is measured on the file instead. */
export type Survey = {
  readonly rowsSeen: number;
  readonly columns: readonly ColumnProfile[];
  /** The first rows as text; null for nulls. */
  readonly preview: readonly (readonly (string | null)[])[];
  /** Pearson correlations of the number columns named in `names`. */
  readonly correlations: { readonly names: readonly string[]; readonly values: readonly (readonly number[])[] };
};

/** Looks at up to 8,000 evenly spread rows of a table and at its first ones. Any row can be computed alone, so this costs the same for any size. */
export async function surveyTable(
  engine: Engine,
  table: string,
  previewRows: number,
  options: Abortable,
): Promise<Survey> {
  const rows = await engine.rowsOf(table);
  const seen = Math.min(rows, surveyRows);
  const index = Float64Array.from({ length: seen }, (_one, at) => Math.floor((at * rows) / seen));
  const { chunk } = await engine.rows(table, { first: 0, count: seen, index }, options);
  const first = await engine.rows(table, { first: 0, count: Math.min(previewRows, rows), index: null }, options);
  const columns = [...chunk.columns];
  const numeric = columns.filter(
    ([, data]) =>
      data.type === 'integer' || data.type === 'decimal' || data.type === 'double' || data.type === 'boolean',
  );
  return {
    rowsSeen: seen,
    columns: columns.map(([name, data]) => profileOf(name, data, seen)),
    preview: Array.from({ length: first.chunk.count }, (_one, at) =>
      [...first.chunk.columns.values()].map((data) => (isNull(data, at) ? null : cellText(data, at))),
    ),
    correlations: {
      names: numeric.map(([name]) => name),
      values: correlationsOf(
        numeric.map(([, data]) => numbersOf(data)),
        numeric.map(([, data]) => data.valid),
      ),
    },
  };
}

function isNull(data: ColumnData, at: number): boolean {
  return data.valid !== null && data.valid[at] !== 1;
}

function profileOf(name: string, data: ColumnData, count: number): ColumnProfile {
  const present = Array.from({ length: count }, (_one, at) => at).filter((at) => !isNull(data, at));
  const counts = countValues(data, present);
  const isText = data.type === 'text' || data.type === 'dictionary';
  const isCounted = data.type === 'integer' || data.type === 'decimal' || data.type === 'double';
  const numbers = isText ? new Float64Array(0) : numbersOf(data);
  const values = isText ? new Float64Array(0) : Float64Array.from(present, (at) => numbers[at] ?? 0);
  const sorted = values.toSorted();
  const mean = isCounted && values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
  return {
    name,
    type: data.type === 'dictionary' ? 'text' : data.type === 'decimal' ? `decimal(18,${data.scale})` : data.type,
    nulls: count - present.length,
    distinct: counts.length,
    min: isText ? extremeText(data, counts, -1) : textOrNull(data, placeOf(present, numbers, sorted[0])),
    max: isText ? extremeText(data, counts, 1) : textOrNull(data, placeOf(present, numbers, sorted.at(-1))),
    mean,
    median: isCounted ? (sorted[Math.floor(sorted.length / 2)] ?? null) : null,
    sd:
      mean === null
        ? null
        : Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(values.length - 1, 1)),
    top: counts.length === present.length && counts.length > topValues ? [] : topOf(data, counts),
    histogram: isText || data.type === 'boolean' ? [] : histogramOf(data, present, numbers),
  };
}

function placeOf(present: readonly number[], numbers: Float64Array, value: number | undefined): number | undefined {
  return value === undefined ? undefined : present.find((at) => numbers[at] === value);
}

/** A value that occurs: where first, and how often. */
type Counted = { readonly at: number; count: number };

/** How often each value occurs, told apart by code or number. */
function countValues(data: ColumnData, present: readonly number[]): readonly Counted[] {
  const counts = new Map<string | number, Counted>();
  for (const at of present) {
    const key = (data.type === 'dictionary' ? data.codes[at] : data.values[at]) ?? 0;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { at, count: 1 });
    else known.count += 1;
  }
  return [...counts.values()];
}

function topOf(data: ColumnData, counts: readonly Counted[]): ColumnProfile['top'] {
  return counts
    .toSorted((a, b) => b.count - a.count)
    .slice(0, topValues)
    .map(({ at, count }) => ({ value: cellText(data, at), count }));
}

function extremeText(data: ColumnData, counts: readonly Counted[], direction: 1 | -1): string | null {
  let found: string | null = null;
  for (const { at } of counts) {
    const value = cellText(data, at);
    if (found === null || (value > found ? 1 : -1) === direction) found = value;
  }
  return found;
}

function textOrNull(data: ColumnData, at: number | undefined): string | null {
  return at === undefined ? null : cellText(data, at);
}

function histogramOf(data: ColumnData, present: readonly number[], numbers: Float64Array): readonly HistogramBin[] {
  if (present.length === 0) return [];
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const at of present) {
    low = Math.min(low, numbers[at] ?? low);
    high = Math.max(high, numbers[at] ?? high);
  }
  const whole = data.type === 'integer' || data.type === 'date';
  const used = whole ? Math.min(bins, high - low + 1) : bins;
  const width = (high - low) / used || 1;
  const counts = Array.from({ length: used }, () => 0);
  for (const at of present) {
    const bin = Math.min(used - 1, Math.floor(((numbers[at] ?? low) - low) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, bin) => ({
    from: edgeText(data, low + bin * width),
    to: edgeText(data, low + (bin + 1) * width),
    count,
  }));
}

function edgeText(data: ColumnData, value: number): string {
  if (data.type === 'date') return new Date(Math.round(value) * 86_400_000).toISOString().slice(0, 10);
  if (data.type === 'timestamp') return new Date(value).toISOString().slice(0, 16).replace('T', ' ');
  if (data.type === 'time') return new Date(value).toISOString().slice(11, 16);
  return String(Number(value.toPrecision(6)));
}

function correlationsOf(
  columns: readonly Float64Array[],
  valids: readonly (Uint8Array | null)[],
): readonly (readonly number[])[] {
  return columns.map((a, i) =>
    columns.map((b, j) => (i === j ? 1 : correlation(a, b, valids[i] ?? null, valids[j] ?? null))),
  );
}

function correlation(a: Float64Array, b: Float64Array, validA: Uint8Array | null, validB: Uint8Array | null): number {
  let count = 0;
  let meanA = 0;
  let meanB = 0;
  let varianceA = 0;
  let varianceB = 0;
  let covariance = 0;
  for (let at = 0; at < a.length; at += 1) {
    if ((validA !== null && validA[at] !== 1) || (validB !== null && validB[at] !== 1)) continue;
    // Welford's update: no cancellation for large means.
    count += 1;
    const x = a[at] ?? 0;
    const y = b[at] ?? 0;
    const dx = x - meanA;
    const dy = y - meanB;
    meanA += dx / count;
    meanB += dy / count;
    varianceA += dx * (x - meanA);
    varianceB += dy * (y - meanB);
    covariance += dx * (y - meanB);
  }
  const spread = Math.sqrt(varianceA * varianceB);
  return spread === 0 ? 0 : covariance / spread;
}
