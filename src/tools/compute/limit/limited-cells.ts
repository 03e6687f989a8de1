import type { Abortable } from '../../../contract/abort.ts';
import type { ColumnData, RowSet } from '../../../contract/chunk.ts';
import { rowAt } from '../../../contract/chunk.ts';
import { closureOf } from '../column-levels.ts';
import { firstDraw, referenceMark, type Drawing, type Moves } from '../drawing.ts';
import { pickRows } from '../pick-rows.ts';
import type { EngineParts, PreparedTable } from '../prepared-table.ts';
import { replaceRows } from '../replace-rows.ts';
import { computeRuledCells, type RuledCells, type RuleOutcome } from '../row-rules.ts';
import { limitNodes, nodesAt, type LimitNodes } from './limit-nodes.ts';

/** Attempts of row rules stay below this, so that a limit's and a rule's never meet. */
const attemptStride = 1024;

/** The wanted columns with every row rule and limit met. */
export async function computeLimitedCells(
  prepared: PreparedTable,
  wanted: readonly string[],
  rows: RowSet,
  parts: EngineParts,
  options: Abortable,
): Promise<RuledCells> {
  if (prepared.table.limits.length === 0 || !isMoved(prepared, wanted))
    return computeRuledCells(prepared, wanted, firstDraw(rows), parts, options);
  const moves = await prepared.moves(options);
  const nodes = nodesOf(prepared);
  const groups = groupRows(rows, moves);
  if (groups.size === 1 && groups.has('unmoved'))
    return computeRuledCells(prepared, wanted, firstDraw(rows), parts, options);
  let cells: ReadonlyMap<string, ColumnData> | null = null;
  const outcomes = new Map<string, RuleOutcome>();
  let flaggedCells = 0;
  for (const { move, places } of groups.values()) {
    const index = Float64Array.from(places, (at) => rowAt(rows, at));
    const some = { first: 0, count: index.length, index };
    const drawing =
      move === null ? firstDraw(some) : typeof move === 'number' ? drawnAgain(some, nodes, move) : drawnAs(some, moves);
    const made = await computeRuledCells(prepared, wanted, drawing, parts, options);
    const from = new Map(places.map((place, at) => [place, at]));
    cells = replaceRows(cells ?? spread(made.cells, rows.count), made.cells, from, rows.count);
    flaggedCells += made.flaggedCells;
    for (const one of made.outcomes) outcomes.set(one.rule, added(outcomes.get(one.rule), one));
  }
  return { cells: cells ?? new Map<string, ColumnData>(), outcomes: [...outcomes.values()], flaggedCells };
}

/** The draw of the given attempt of a limit. */
export function drawnAgain(rows: RowSet, nodes: LimitNodes, attempt: number): Drawing {
  const again = nodesAt(nodes, attempt);
  return { rows, attemptOf: (node) => (again.has(node) ? attempt * attemptStride : 0), rowsOf: () => rows };
}

/** Each row with some nodes drawn as other rows are, and some references at given parents. All rows move the same nodes. */
export function drawnAs(rows: RowSet, moves: Moves): Drawing {
  const known = new Map<string, RowSet>();
  const movedTo = (node: string, at: number): number | undefined => {
    const move = moves.get(rowAt(rows, at));
    return typeof move === 'object' ? move.get(node) : undefined;
  };
  return {
    rows,
    attemptOf: () => 0,
    rowsOf: (node) => {
      const found = known.get(node);
      if (found !== undefined) return found;
      const index = Float64Array.from({ length: rows.count }, (_one, at) => movedTo(node, at) ?? rowAt(rows, at));
      const made = index.every((row, at) => row === rowAt(rows, at)) ? rows : { first: 0, count: rows.count, index };
      known.set(node, made);
      return made;
    },
    parentsOf: (node) =>
      node.startsWith(referenceMark) && rows.count > 0 && movedTo(node, 0) !== undefined
        ? Float64Array.from({ length: rows.count }, (_one, at) => movedTo(node, at) ?? -1)
        : null,
  };
}

export function nodesOf(prepared: PreparedTable): LimitNodes {
  return limitNodes(prepared.table, (name) => prepared.needs.get(name) ?? []);
}

function isMoved(prepared: PreparedTable, wanted: readonly string[]): boolean {
  const { all } = nodesOf(prepared);
  return [...closureOf(wanted, prepared.needs)].some((name) => all.has(name)) || prepared.table.rules.length > 0;
}

type Group = { readonly move: number | 'others' | null; readonly places: number[] };

/** The positions of a row set by how their rows are drawn. */
function groupRows(rows: RowSet, moves: Moves): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (let at = 0; at < rows.count; at += 1) {
    const move = moves.get(rowAt(rows, at));
    const kind = move === undefined ? null : typeof move === 'number' ? move : 'others';
    const name = kind === null ? 'unmoved' : String(kind);
    const group = groups.get(name) ?? { move: kind, places: [] };
    group.places.push(at);
    groups.set(name, group);
  }
  return groups;
}

/** Cells of the right types for all rows, to be filled in. */
function spread(cells: ReadonlyMap<string, ColumnData>, count: number): ReadonlyMap<string, ColumnData> {
  return new Map([...cells].map(([name, data]) => [name, pickRows(data, new Uint32Array(count))]));
}

function added(before: RuleOutcome | undefined, more: RuleOutcome): RuleOutcome {
  return before === undefined
    ? more
    : { rule: more.rule, redrawn: before.redrawn + more.redrawn, flagged: before.flagged + more.flagged };
}
