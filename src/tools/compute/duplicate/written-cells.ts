import type { Abortable } from '../../../contract/abort.ts';
import { rowAt, type RowSet } from '../../../contract/chunk.ts';
import type { Table } from '../../../contract/plan.ts';
import { duplicateOf } from '../../draw/duplicate-of.ts';
import { closureOf } from '../column-levels.ts';
import { referenceNode, type Drawing } from '../drawing.ts';
import { computeLimitedCells } from '../limit/limited-cells.ts';
import type { EngineParts, PreparedTable } from '../prepared-table.ts';
import { computeRuledCells, type RuledCells } from '../row-rules.ts';
import { changeCopies } from './change-copies.ts';
import { changedColumns } from './changed-columns.ts';

/**
 * The wanted columns as they are written: rules and limits met, and some rows repeating others, exactly or nearly. Whoever looks into the
 * table sees the same.
 */
export async function computeWrittenCells(
  prepared: PreparedTable,
  wanted: readonly string[],
  rows: RowSet,
  parts: EngineParts,
  options: Abortable,
): Promise<RuledCells> {
  const { table } = prepared;
  const { seed } = parts.plan;
  const repeated = duplicateOf(table, seed, rows);
  if (repeated === null) return computeLimitedCells(prepared, wanted, rows, parts, options);
  const changes = table.duplicates?.near === true ? changedColumns(table, parts.plan.requirements) : [];
  const isChanged = changes.some((column) => wanted.includes(column.name));
  // Which cells of a copy change is settled by all that may: the others are looked at, too.
  const all = isChanged ? [...new Set([...wanted, ...changes.map((column) => column.name)])] : wanted;
  const copied = { first: rows.first, count: rows.count, index: repeated };
  const fresh = freshNodes(prepared);
  const made =
    fresh.size === 0
      ? await computeLimitedCells(prepared, all, copied, parts, options)
      : await computeRuledCells(prepared, all, freshDraw(rows, copied, fresh), parts, options);
  if (!isChanged) return made;
  const copies: number[] = [];
  for (let at = 0; at < rows.count; at += 1) if (repeated[at] !== rowAt(rows, at)) copies.push(at);
  const index = Float64Array.from(copies, (at) => rowAt(rows, at));
  const own = { first: 0, count: index.length, index };
  return { ...made, cells: changeCopies(made.cells, changes, copies, own, { table, plan: parts.plan }) };
}

/** Rows drawn as those they repeat, except in some nodes. (Limits and repeated rows are never had together.) */
function freshDraw(own: RowSet, copied: RowSet, fresh: ReadonlySet<string>): Drawing {
  return { rows: copied, attemptOf: () => 0, rowsOf: (node) => (fresh.has(node) ? own : copied) };
}

/** What a repeated row draws for itself: its key, and figures over the rows that point at it. What comes from these follows. */
function freshNodes({ table, needs }: PreparedTable): ReadonlySet<string> {
  const nodes = new Set<string>();
  if (table.duplicates?.keys !== 'fresh') return nodes;
  for (const column of table.columns) {
    const { source } = column;
    if (source.kind === 'aggregate') nodes.add(column.name);
    const isKey = table.key.length > 0 ? table.key.includes(column.name) : column.unique;
    if (!isKey) continue;
    if (source.kind === 'lookup') nodes.add(referenceNode(source.reference));
    // A key that is put together from others is told apart by those that are.
    for (const name of closureOf([column.name], needs)) {
      const behind = table.columns.find((one) => one.name === name);
      if (behind === column || behind?.unique === true || behind?.source.kind === 'sequence') nodes.add(name);
    }
  }
  return nodes;
}

/** The rows whose keys some rows bear: a repeated row with the same key as another stands for that one. */
export function keyRows(table: Table, seed: number, rowNumbers: Float64Array): Float64Array {
  if (table.duplicates === undefined || table.duplicates.keys === 'fresh') return rowNumbers;
  const index = rowNumbers.map((row) => Math.max(row, 0));
  const repeated = duplicateOf(table, seed, { first: 0, count: index.length, index });
  return repeated === null ? rowNumbers : rowNumbers.map((row, at) => (row < 0 ? -1 : (repeated[at] ?? row)));
}
