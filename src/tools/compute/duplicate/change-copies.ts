import type { ColumnData, RowSet } from '../../../contract/chunk.ts';
import type { Column, Plan, Table } from '../../../contract/plan.ts';
import { streamKey, uniforms } from '../../draw/random/stream.ts';
import { textsOf } from '../cast-cells.ts';
import { changeCell, limitsOf, type CellLimits, type OwnCells } from './change-cell.ts';

/** Besides the one cell that always changes, each other column changes in this share of the copies. */
const moreChanges = 0.12;

/** One column of the copies: random numbers of its own, so that it changes the same way whatever other columns there are. */
type Draws = {
  readonly column: Column;
  readonly limits: CellLimits;
  readonly turn: Float64Array;
  readonly kind: Float64Array;
  readonly place: Float64Array;
  readonly choice: Float64Array;
};

/**
 * Near duplicates: in each copy the column whose turn it is changes a little (the next one where that has no effect), and now and then another.
 *
 * @param copies Positions of the copies in `cells`; `own` their row numbers.
 */
export function changeCopies(
  cells: ReadonlyMap<string, ColumnData>,
  columns: readonly Column[],
  copies: readonly number[],
  own: RowSet,
  { table, plan }: { readonly table: Table; readonly plan: Plan },
): ReadonlyMap<string, ColumnData> {
  const draws = columns.map((column): Draws => {
    const key = streamKey(plan.seed, table.name, column.name, 'near');
    const lane = (at: number) => uniforms(key, own, at);
    return {
      column,
      limits: limitsOf(column, table, plan),
      turn: lane(0),
      kind: lane(1),
      place: lane(2),
      choice: lane(3),
    };
  });
  const changed = new Map<string, OwnCells>();
  for (const { column } of draws) {
    const data = cells.get(column.name);
    if (data !== undefined) changed.set(column.name, ownCopy(data));
  }
  for (const [at, position] of copies.entries()) {
    const inTurn = draws.toSorted((a, b) => (a.turn[at] ?? 0) - (b.turn[at] ?? 0));
    let isNear = false;
    for (const one of inTurn) {
      if (isNear && (one.turn[at] ?? 1) >= moreChanges) break;
      const data = changed.get(one.column.name);
      if (data === undefined || (data.valid !== null && data.valid[position] !== 1)) continue;
      const random = { kind: one.kind[at] ?? 0, place: one.place[at] ?? 0, choice: one.choice[at] ?? 0 };
      isNear = changeCell(data, position, one.column, one.limits, random) || isNear;
    }
  }
  return new Map<string, ColumnData>([...cells, ...changed]);
}

function ownCopy(data: ColumnData): OwnCells {
  switch (data.type) {
    case 'dictionary':
    case 'text':
      return { type: 'text', values: textsOf(data), valid: data.valid };
    case 'integer':
    case 'decimal':
      return { ...data, values: Float64Array.from(data.values) };
    case 'double':
    case 'timestamp':
      return { ...data, values: data.values.slice() };
    case 'date':
    case 'time':
      return { ...data, values: data.values.slice() };
    case 'boolean':
      return data;
  }
}
