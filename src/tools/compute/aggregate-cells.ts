import type { Abortable } from '../../contract/abort.ts';
import type { ColumnData, RowSet } from '../../contract/chunk.ts';
import { rowAt } from '../../contract/chunk.ts';
import type { SourceOf } from '../../contract/source.ts';
import { numbersOf, scaleOf } from './cast-cells.ts';
import { referenceNode } from './drawing.ts';
import type { CellMaker, MakerContext } from './prepared-table.ts';

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
  { tables, table, tableRows }: MakerContext,
  options: Abortable,
): Promise<Totals> {
  const child = await tables.prepared(source.table);
  const column = child.table.columns.find((one) => one.name === source.column);
  const scale = column === undefined ? 0 : scaleOf(column);
  const totals: Totals = {
    count: new Float64Array(tableRows),
    sum: new Float64Array(tableRows),
    min: new Float64Array(tableRows).fill(Number.POSITIVE_INFINITY),
    max: new Float64Array(tableRows).fill(Number.NEGATIVE_INFINITY),
    unit: 10 ** scale,
  };
  if (!child.references.has(source.reference)) return totals;
  for (let first = 0; first < child.rows; first += scanRows) {
    options.signal?.throwIfAborted();
    const numbers = Float64Array.from({ length: Math.min(scanRows, child.rows - first) }, (_one, at) => first + at);
    const pointed = await tables.cellsAt(source.table, referenceNode(source.reference), numbers, options);
    const parents = await tables.keyRows(table.name, rowNumbersOf(pointed));
    const data =
      source.column === undefined ? null : await tables.cellsAt(source.table, source.column, numbers, options);
    addRows(totals, parents, data);
  }
  return totals;
}

function rowNumbersOf(pointed: ColumnData): Float64Array {
  const { valid } = pointed;
  return numbersOf(pointed).map((row, at) => (valid === null || valid[at] === 1 ? row : -1));
}

function addRows(totals: Totals, parents: Float64Array, data: ColumnData | null): void {
  const values =
    data === null ? null : data.type === 'decimal' || data.type === 'integer' ? data.values : numbersOf(data);
  for (let at = 0; at < parents.length; at += 1) {
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
