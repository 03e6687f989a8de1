import type { Abortable } from '../../../contract/abort.ts';
import { RowsmithError } from '../../../contract/error.ts';
import { firstDraw, type Drawing, type Moves } from '../drawing.ts';
import type { EngineParts, PreparedTable } from '../prepared-table.ts';
import { computeRuledCells } from '../row-rules.ts';
import { findPlaces } from './find-places.ts';
import { GroupTotal, takeRows } from './group-total.ts';
import { drawnAgain, nodesOf } from './limited-cells.ts';

/** Rows looked at together. */
const scanRows = 65_536;
/** Attempts at drawing a row to a group with room; then the groups are gone through. */
const mostAttempts = 120;

/**
 * The rows of a table that its limits move, and where to. Rows are taken in their order, each into the groups it falls in while they have
 * room; a row that finds none is drawn again, and again, at last as any of the first rows is. The whole table is gone through once, so what
 * a row becomes does not depend on chunks.
 *
 * Throws `plan-invalid` when some rows find no room.
 */
export async function resolveLimits(prepared: PreparedTable, parts: EngineParts, options: Abortable): Promise<Moves> {
  const { table } = prepared;
  const moves = new Map<number, number | ReadonlyMap<string, number>>();
  const totals = table.limits.map((limit) => new GroupTotal(limit));
  const nodes = nodesOf(prepared);
  const columns = [
    ...new Set(
      table.limits.flatMap(({ by, of }) => [...by.map((one) => one.column), ...(of === undefined ? [] : [of])]),
    ),
  ];
  const offer = async (drawing: Drawing): Promise<number[]> => {
    options.signal?.throwIfAborted();
    const { cells } = await computeRuledCells(prepared, columns, drawing, parts, options);
    return takeRows(cells, drawing.rows, totals);
  };
  let pending: number[] = [];
  for (let first = 0; first < prepared.rows; first += scanRows) {
    const rows = { first, count: Math.min(scanRows, prepared.rows - first), index: null };
    for (const row of await offer(firstDraw(rows))) pending.push(row);
  }
  for (let attempt = 1; attempt <= mostAttempts && pending.length > 0 && nodes.all.size > 0; attempt += 1) {
    const left: number[] = [];
    for (let from = 0; from < pending.length; from += scanRows) {
      const index = Float64Array.from(pending.slice(from, from + scanRows));
      const refused = await offer(drawnAgain({ first: 0, count: index.length, index }, nodes, attempt));
      const stay = new Set(refused);
      for (const row of index) if (!stay.has(row)) moves.set(row, attempt);
      for (const row of refused) left.push(row);
    }
    pending = left;
  }
  if (pending.length > 0) {
    const found = await findPlaces(prepared, pending, totals, columns, parts, options);
    for (const [row, place] of found) moves.set(row, place);
    pending = pending.filter((row) => !found.has(row));
  }
  if (pending.length > 0) throw tooTight(prepared, pending.length);
  return moves;
}

function tooTight({ table, rows }: PreparedTable, left: number): RowsmithError {
  const said = table.limits.map((limit) => `'${limit.text}'`).join(' and ');
  return new RowsmithError({
    code: 'plan-invalid',
    message: `${left.toLocaleString('en-US')} of ${rows.toLocaleString('en-US')} rows of table '${table.name}' find no place under ${said}`,
    hint: 'ask for fewer rows, a higher limit, or more values for its columns',
    site: { table: table.name },
  });
}
