import type { ColumnData, RowSet } from '../../contract/chunk.ts';
import type { Column, Table } from '../../contract/plan.ts';
import type { SourceOf } from '../../contract/source.ts';
import { streamKey } from './random/stream.ts';
import type { StreamKey } from './random/threefry.ts';

/** The kinds of source that are drawn by code from the seed alone. */
export type DrawnSource = SourceOf<
  | 'sequence'
  | 'uuid'
  | 'pattern'
  | 'constant'
  | 'category'
  | 'boolean'
  | 'number'
  | 'moment'
  | 'clock'
  | 'series'
  | 'split'
>;

/** What a column is drawn from besides its source. */
export type DrawContext = {
  readonly seed: number;
  readonly table: Table;
  readonly column: Column;
  readonly rows: RowSet;
  /** All rows of the table: for quotas, permutations and ascending moments. */
  readonly tableRows: number;
  /** 0 at first; other attempts give other cells. */
  readonly attempt: number;
  /** The attempt and the rows that another column of the table was drawn with; the first attempt and the same rows when not given. */
  readonly drawnAs?: (column: string) => { readonly attempt: number; readonly rows: RowSet };
  /** Other columns of the same rows, already computed. */
  readonly cells: (column: string) => ColumnData;
  /** 1 where the condition holds. */
  readonly holds: (expression: string) => Uint8Array;
  /** The value of a number expression; NaN where it has none. */
  readonly value: (expression: string) => Float64Array;
  /** For a correlation with a column that is no plain draw: its cells as uniform ranks in (0, 1). */
  readonly ranks: (column: string) => Float64Array;
};

/** The stream of one purpose of the context's column. Keyed by names, never by the source. */
export function keyOf(context: DrawContext, purpose: string, attempt = context.attempt): StreamKey {
  return streamKey(context.seed, context.table.name, context.column.name, purpose, attempt);
}

/** The row numbers of the set, in a new array. */
export function rowNumbers(rows: RowSet): Float64Array {
  if (rows.index !== null) return rows.index.slice(0, rows.count);
  const numbers = new Float64Array(rows.count);
  for (let i = 0; i < numbers.length; i++) numbers[i] = rows.first + i;
  return numbers;
}

/** For each row the number of the first case whose condition holds, or -1; null when there are no cases. */
export function firstCases(cases: readonly { readonly when: string }[], context: DrawContext): Int16Array | null {
  if (cases.length === 0) return null;
  const chosen = new Int16Array(context.rows.count).fill(-1);
  for (const [number, { when }] of cases.entries()) {
    const holds = context.holds(when);
    for (let i = 0; i < chosen.length; i++) if (chosen[i] === -1 && holds[i] === 1) chosen[i] = number;
  }
  return chosen;
}

/** Calls `draw` once for each case that occurs, with its shares gathered, and puts what `draw` left there back in place. */
export function byCase(
  chosen: Int16Array,
  shares: Float64Array,
  draw: (caseNumber: number, part: Float64Array, places: Uint32Array) => void,
): void {
  const counts = new Map<number, number>();
  for (let i = 0; i < chosen.length; i++) counts.set(chosen[i] ?? -1, (counts.get(chosen[i] ?? -1) ?? 0) + 1);
  for (const [caseNumber, count] of counts) {
    const places = new Uint32Array(count);
    const part = new Float64Array(count);
    let at = 0;
    for (let i = 0; i < chosen.length; i++) {
      if (chosen[i] !== caseNumber) continue;
      places[at] = i;
      part[at++] = shares[i] ?? 0;
    }
    draw(caseNumber, part, places);
    for (let i = 0; i < count; i++) shares[places[i] ?? 0] = part[i] ?? 0;
  }
}
