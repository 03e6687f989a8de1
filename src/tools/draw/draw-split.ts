import type { ColumnData } from '../../contract/chunk.ts';
import type { Distribution } from '../../contract/distribution.ts';
import type { Column, Table } from '../../contract/plan.ts';
import type { SourceOf } from '../../contract/source.ts';
import { columnOfNumbers, scaleOf } from './column-of-numbers.ts';
import { compileDistribution } from './distribution/compile-distribution.ts';
import type { DrawContext } from './draw-context.ts';
import { memoByObject } from './memo.ts';
import { streamKey, uniforms } from './random/stream.ts';

type SplitSource = SourceOf<'split'>;
type Part = { readonly name: string; readonly min: number; readonly gamma: Distribution };

const splits = memoByObject((_table: Table) => new Map<string, readonly Part[]>());

/**
 * One column of those that a total is split into: whole units of the column's last digit that add up to the total exactly.
 *
 * Shares are gamma draws of each column's own stream over their sum (a Dirichlet distribution: Devroye, "Non-Uniform Random Variate
 * Generation", 1986, XI.4), rounded by their running sum, so that each part is off by less than one unit. A row without a total has no
 * parts; a total below the sum of the least parts is split without them.
 */
export function drawSplit(source: SplitSource, context: DrawContext): ColumnData {
  const { column, rows, table } = context;
  const scale = scaleOf(column);
  const unit = 10 ** (scale ?? 0);
  const parts = partsOf(source.of, table);
  const own = parts.findIndex((part) => part.name === column.name);
  const totals = typeof source.total === 'string' ? context.value(source.total) : null;
  const until = new Float64Array(rows.count);
  const before = new Float64Array(rows.count);
  const all = new Float64Array(rows.count);
  for (const [at, part] of parts.entries()) {
    const drawn = uniforms(streamKey(context.seed, table.name, part.name, 'value', context.attempt), rows);
    compileDistribution(part.gamma).fill(drawn);
    for (let i = 0; i < drawn.length; i++) {
      // Nearly nothing rather than nothing: a row in which every part is zero would have no shares.
      const share = Math.max(1e-300, drawn[i] ?? 0);
      if (at < own) before[i] = (before[i] ?? 0) + share;
      if (at <= own) until[i] = (until[i] ?? 0) + share;
      all[i] = (all[i] ?? 0) + share;
    }
  }
  const least = parts.map((part) => Math.round(part.min * unit));
  const leastSum = least.reduce((sum, one) => sum + one, 0);
  const cells = new Float64Array(rows.count);
  let valid: Uint8Array | null = null;
  for (let i = 0; i < cells.length; i++) {
    const total = totals === null ? Number(source.total) : (totals[i] ?? Number.NaN);
    if (Number.isNaN(total)) {
      valid ??= new Uint8Array(cells.length).fill(1);
      valid[i] = 0;
      continue;
    }
    const whole = Math.round(Number((total * unit).toPrecision(15)));
    const fits = whole >= leastSum;
    const free = fits ? whole - leastSum : whole;
    const sum = all[i] ?? 1;
    // The last part ends at the whole sum, whatever rounding did on the way.
    const end = own === parts.length - 1 ? free : Math.round((free * (until[i] ?? 0)) / sum);
    cells[i] = (fits ? (least[own] ?? 0) : 0) + end - Math.round((free * (before[i] ?? 0)) / sum);
  }
  return columnOfNumbers(column.type, cells, scale, valid);
}

/** The columns that share a total, in the table's order. */
export function splitColumns(table: Table, of: string): readonly (Column & { readonly source: SplitSource })[] {
  return table.columns.flatMap((column) => {
    const { source } = column;
    return source.kind === 'split' && source.of === of ? [{ ...column, source }] : [];
  });
}

function partsOf(of: string, table: Table): readonly Part[] {
  const known = splits(table);
  const found = known.get(of);
  if (found !== undefined) return found;
  const columns = splitColumns(table, of);
  const mean = columns.reduce((sum, { source }) => sum + source.weight, 0) / Math.max(1, columns.length);
  const made = columns.map(({ name, source }): Part => ({
    name,
    min: source.min,
    gamma: { kind: 'gamma', shape: (source.evenness * source.weight) / mean, scale: 1 },
  }));
  known.set(of, made);
  return made;
}
