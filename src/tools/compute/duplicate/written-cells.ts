import type { Abortable } from '../../../contract/abort.ts';
import { rowAt, type RowSet } from '../../../contract/chunk.ts';
import type { Table } from '../../../contract/plan.ts';
import { duplicateOf } from '../../draw/duplicate-of.ts';
import { closureOf } from '../column-levels.ts';
import { computeLimitedCells } from '../limit/limited-cells.ts';
import type { EngineParts, PreparedTable } from '../prepared-table.ts';
import { replaceRows } from '../replace-rows.ts';
import type { RuledCells } from '../row-rules.ts';
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
  const made = await computeLimitedCells(
    prepared,
    all,
    { first: rows.first, count: rows.count, index: repeated },
    parts,
    options,
  );
  const copies: number[] = [];
  for (let at = 0; at < rows.count; at += 1) if (repeated[at] !== rowAt(rows, at)) copies.push(at);
  if (copies.length === 0) return made;
  const index = Float64Array.from(copies, (at) => rowAt(rows, at));
  const own = { first: 0, count: index.length, index };
  const fresh = freshColumns(prepared).filter((name) => wanted.includes(name));
  let { cells } = made;
  if (fresh.length > 0) {
    const places = new Map(copies.map((place, at) => [place, at]));
    const kept = await computeLimitedCells(prepared, fresh, own, parts, options);
    const freshCells = new Map(fresh.flatMap((name) => (kept.cells.has(name) ? [[name, kept.cells.get(name)]] : [])));
    cells = replaceRows(cells, defined(freshCells), places, rows.count);
  }
  if (isChanged) cells = changeCopies(cells, changes, copies, own, { table, plan: parts.plan });
  return { ...made, cells };
}

function defined<Value>(map: ReadonlyMap<string, Value | undefined>): ReadonlyMap<string, Value> {
  return new Map([...map].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

/** The columns in which a repeated row stays itself: its key, figures over the rows that point at it, and what comes from these. */
function freshColumns({ table, needs }: PreparedTable): readonly string[] {
  if (table.duplicates?.keys !== 'fresh') return [];
  const own = new Set(table.columns.filter((column) => isOwn(table, column.name)).map((column) => column.name));
  return table.columns
    .filter((column) => [...closureOf([column.name], needs)].some((name) => own.has(name)))
    .map((column) => column.name);
}

function isOwn(table: Table, name: string): boolean {
  const column = table.columns.find((one) => one.name === name);
  if (column?.source.kind === 'aggregate') return true;
  return table.key.length > 0 ? table.key.includes(name) : column?.unique === true;
}

/** The rows whose keys some rows bear: a repeated row with the same key as another stands for that one. */
export function keyRows(table: Table, seed: number, rowNumbers: Float64Array): Float64Array {
  if (table.duplicates === undefined || table.duplicates.keys === 'fresh') return rowNumbers;
  const index = rowNumbers.map((row) => Math.max(row, 0));
  const repeated = duplicateOf(table, seed, { first: 0, count: index.length, index });
  return repeated === null ? rowNumbers : rowNumbers.map((row, at) => (row < 0 ? -1 : (repeated[at] ?? row)));
}
