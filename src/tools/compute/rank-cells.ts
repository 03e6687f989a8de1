import type { Abortable } from '../../contract/abort.ts';
import type { Column, Table } from '../../contract/plan.ts';
import { numbersOf } from './cast-cells.ts';
import { isPlainDraw } from '../draw/plain-draw.ts';
import type { RowContext, Tables } from './prepared-table.ts';

/** Rows whose cells stand for the whole column when its distribution is needed. */
const surveyRows = 4096;

/**
 * The cells of a column that is no plain draw (a formula, a lookup, a case) as uniform ranks in (0, 1), by its empirical distribution over
 * the table's first 4,096 rows: the same for every chunk. Plain draws need none; they give an empty array.
 */
export async function ranksOf(
  column: Column,
  row: RowContext,
  tables: Tables,
  table: Table,
  options: Abortable,
): Promise<Float64Array> {
  if (isPlainDraw(column)) return new Float64Array(0);
  const prepared = await tables.prepared(table.name);
  const count = Math.min(surveyRows, prepared.rows);
  const survey = numbersOf(
    await tables.cellsAt(
      table.name,
      column.name,
      Float64Array.from({ length: count }, (_one, at) => at),
      options,
    ),
  ).toSorted();
  return numbersOf(row.cells(column.name)).map((value) => (positionIn(survey, value) + 0.5) / (survey.length + 1));
}

/** The middle of the positions that a value has, or would have, in sorted values. */
function positionIn(sorted: Float64Array, value: number): number {
  return (bound(sorted, value, false) + bound(sorted, value, true)) / 2;
}

function bound(sorted: Float64Array, value: number, after: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = sorted[middle] ?? 0;
    if (other < value || (after && other === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
