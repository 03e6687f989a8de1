import type { Abortable } from '../../contract/abort.ts';
import type { Column } from '../../contract/plan.ts';
import { numbersOf } from './cast-cells.ts';
import { isPlainDraw } from '../draw/plain-draw.ts';
import { computeCells } from './compute-cells.ts';
import { firstDraw } from './drawing.ts';
import type { MakerContext, RowContext } from './prepared-table.ts';

/** Rows whose cells stand for the whole column when its distribution is needed. */
const surveyRows = 4096;

/** The sorted cells of a column in the table's first rows as they are drawn first; made once for each column. */
export type Survey = (column: string, options: Abortable) => Promise<Float64Array>;

/** Looks at the table of a column. Row rules and limits are left out: they need the cells that need the survey. */
export function surveyOf({ table, tables, plan, pools, evaluator }: MakerContext): Survey {
  const known = new Map<string, Promise<Float64Array>>();
  const look = async (column: string, options: Abortable): Promise<Float64Array> => {
    const prepared = await tables.prepared(table.name);
    const rows = { first: 0, count: Math.min(surveyRows, prepared.rows), index: null };
    const cells = await computeCells(prepared, [column], firstDraw(rows), { plan, pools, evaluator }, options);
    const data = cells.get(column);
    return data === undefined ? new Float64Array(0) : numbersOf(data).toSorted();
  };
  return (column, options) => {
    const found = known.get(column) ?? look(column, options);
    known.set(column, found);
    return found;
  };
}

/**
 * The cells of a column that is no plain draw (a formula, a lookup, a case) as uniform ranks in (0, 1), by its empirical distribution over
 * the table's first 4,096 rows: the same for every chunk. Plain draws need none; they give an empty array.
 */
export async function ranksOf(
  column: Column,
  row: RowContext,
  survey: Survey,
  options: Abortable,
): Promise<Float64Array> {
  if (isPlainDraw(column)) return new Float64Array(0);
  const sorted = await survey(column.name, options);
  return numbersOf(row.cells(column.name)).map((value) => (positionIn(sorted, value) + 0.5) / (sorted.length + 1));
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
