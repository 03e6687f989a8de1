import type { Abortable } from '../../contract/abort.ts';
import type { ColumnData, RowSet } from '../../contract/chunk.ts';
import { rowAt } from '../../contract/chunk.ts';
import type { SourceOf } from '../../contract/source.ts';
import { numbersOf, scaleOf } from './cast-cells.ts';
import { parentsOf } from './prepare-reference.ts';
import type { CellMaker, MakerContext, PreparedReference, PreparedTable } from './prepared-table.ts';

/** Rows of the child table looked at together while it is summed up. */
const scanRows = 65_536;

/** Counts and sums are kept in units of the child column's last digit, so that money adds up exactly. */
type Totals = {
  readonly count: Float64Array;
  readonly sum: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly unit: number;
};

/** Figures over the child rows that point at each row: the child table is gone through once, the first time a cell is asked for. */
export function aggregateMaker(source: SourceOf<'aggregate'>, context: MakerContext): CellMaker {
  let totals: Promise<Totals> | null = null;
  return async (row) => {
    totals ??= totalsOf(source, context, row.options);
    return figuresOf(source, await totals, row.rows);
  };
}

async function totalsOf(
  source: SourceOf<'aggregate'>,
  { tables, tableRows, plan }: MakerContext,
  options: Abortable,
): Promise<Totals> {
  const child = await tables.prepared(source.table);
  const reference = child.references.get(source.reference);
  const column = child.table.columns.find((one) => one.name === source.column);
  const scale = column === undefined ? 0 : scaleOf(column);
  const totals: Totals = {
    count: new Float64Array(tableRows),
    sum: new Float64Array(tableRows),
    min: new Float64Array(tableRows).fill(Number.POSITIVE_INFINITY),
    max: new Float64Array(tableRows).fill(Number.NEGATIVE_INFINITY),
    unit: 10 ** scale,
  };
  if (reference === undefined) return totals;
  for (let first = 0; first < child.rows; first += scanRows) {
    options.signal?.throwIfAborted();
    const rows: RowSet = { first, count: Math.min(scanRows, child.rows - first), index: null };
    await addRows(totals, child, reference, source, rows, plan.seed, async (name, numbers) =>
      tables.cellsAt(source.table, name, numbers, options),
    );
  }
  return totals;
}

async function addRows(
  totals: Totals,
  child: PreparedTable,
  reference: PreparedReference,
  source: SourceOf<'aggregate'>,
  rows: RowSet,
  seed: number,
  cellsAt: (column: string, numbers: Float64Array) => Promise<ColumnData>,
): Promise<void> {
  const parents = parentsOf(reference, child.table, rows, child.rows, seed);
  const data =
    source.column === undefined
      ? null
      : await cellsAt(
          source.column,
          Float64Array.from({ length: rows.count }, (_one, at) => rows.first + at),
        );
  const values =
    data === null ? null : data.type === 'decimal' || data.type === 'integer' ? data.values : numbersOf(data);
  for (let at = 0; at < rows.count; at += 1) {
    const parent = parents[at] ?? -1;
    if (parent < 0 || (data?.valid != null && data.valid[at] !== 1)) continue;
    const value = values?.[at] ?? 1;
    totals.count[parent] = (totals.count[parent] ?? 0) + 1;
    totals.sum[parent] = (totals.sum[parent] ?? 0) + value;
    totals.min[parent] = Math.min(totals.min[parent] ?? value, value);
    totals.max[parent] = Math.max(totals.max[parent] ?? value, value);
  }
}

function figuresOf(source: SourceOf<'aggregate'>, totals: Totals, rows: RowSet): ColumnData {
  const values = new Float64Array(rows.count);
  const valid = new Uint8Array(rows.count).fill(1);
  let complete = true;
  for (let at = 0; at < rows.count; at += 1) {
    const row = rowAt(rows, at);
    const count = totals.count[row] ?? 0;
    if (source.how === 'count') values[at] = count;
    else if (source.how === 'sum') values[at] = (totals.sum[row] ?? 0) / totals.unit;
    else if (count === 0) {
      valid[at] = 0;
      complete = false;
    } else if (source.how === 'mean') values[at] = (totals.sum[row] ?? 0) / count / totals.unit;
    else values[at] = ((source.how === 'min' ? totals.min[row] : totals.max[row]) ?? 0) / totals.unit;
  }
  return { type: 'double', values, valid: complete ? null : valid };
}
