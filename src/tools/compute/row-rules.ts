import type { Abortable } from '../../contract/abort.ts';
import type { ColumnData } from '../../contract/chunk.ts';
import type { RowRule } from '../../contract/plan.ts';
import { closureOf } from './column-levels.ts';
import { computeCells } from './compute-cells.ts';
import { unitsBehind } from './draw-units.ts';
import { drawingAt, type Drawing } from './drawing.ts';
import { withNulls } from './pick-rows.ts';
import { replaceRows } from './replace-rows.ts';
import type { EngineParts, PreparedTable } from './prepared-table.ts';
import { conditionName } from './table-expressions.ts';

/** How the row rules went for a row set: rows that failed at first, and rows whose cells had to be given up. */
export type RuleOutcome = { readonly rule: string; readonly redrawn: number; readonly flagged: number };

export type RuledCells = {
  readonly cells: ReadonlyMap<string, ColumnData>;
  readonly outcomes: readonly RuleOutcome[];
  readonly flaggedCells: number;
};

/**
 * The wanted columns with every row rule met: the cells of failing rows are drawn again, attempt after attempt, and when the
 * attempts are used up set to null. A row's outcome depends on the row alone, so chunks do not matter.
 */
export async function computeRuledCells(
  prepared: PreparedTable,
  wanted: readonly string[],
  drawing: Drawing,
  parts: EngineParts,
  options: Abortable,
): Promise<RuledCells> {
  const { rows } = drawing;
  const { rules } = prepared.table;
  // All rules or none: which of a table's rules apply must not depend on the columns asked for, or a row would differ between readers.
  const ruled = rules.some((rule) => touches(prepared, rule, wanted)) ? rules : [];
  if (ruled.length === 0)
    return {
      cells: await computeCells(prepared, wanted, drawing, parts, options),
      outcomes: [],
      flaggedCells: 0,
    };
  const all = [
    ...new Set([
      ...wanted,
      ...ruled.flatMap((rule) => [
        ...(prepared.expressions.get(rule.expression)?.columns ?? []),
        ...redrawOf(prepared, rule),
      ]),
    ]),
  ];
  let cells = await computeCells(prepared, all, drawing, parts, options);
  const redrawn = new Map<string, number>();
  let failing = await failingPositions(prepared, ruled, cells, rows.count, parts, options);
  for (const [rule, positions] of failing) redrawn.set(rule.text, positions.length);
  const most = Math.max(...ruled.map((rule) => rule.attempts));
  for (let attempt = 1; attempt <= most && failing.size > 0; attempt += 1) {
    const active = ruled.filter((rule) => rule.attempts >= attempt);
    const positions = mergePositions(active.map((rule) => failing.get(rule) ?? new Uint32Array(0)));
    if (positions.length === 0) break;
    // The columns of every rule, failing in this chunk or not: a row's cells must not depend on its neighbours.
    const again = new Set(active.flatMap((rule) => redrawOf(prepared, rule)));
    const retry = drawingAt(drawing, positions);
    const drawn = await computeCells(
      prepared,
      all,
      { ...retry, attemptOf: (node) => drawing.attemptOf(node) + (again.has(node) ? attempt : 0) },
      parts,
      options,
    );
    const better = await failingPositions(prepared, ruled, drawn, positions.length, parts, options);
    const stillBad = new Set([...better.values()].flatMap((list) => [...list]));
    cells = replaceRows(cells, drawn, goodPlaces(positions, stillBad), rows.count);
    failing = keepFailing(failing, positions, stillBad);
  }
  return giveUp(prepared, cells, failing, redrawn, rows.count);
}

/** The nodes a rule draws again: those behind the columns it names, or behind the last column of its expression that can be drawn again. */
export function redrawOf(prepared: PreparedTable, rule: RowRule): readonly string[] {
  const { table, needs } = prepared;
  const needsOf = (name: string) => needs.get(name) ?? [];
  if (rule.redraw.length > 0) return unitsBehind(table, rule.redraw, needsOf).flat();
  const named = new Set(prepared.expressions.get(rule.expression)?.columns);
  const inOrder = table.columns.filter((column) => named.has(column.name)).map((column) => column.name);
  return unitsBehind(table, inOrder, needsOf)[0] ?? [];
}

function touches(prepared: PreparedTable, rule: RowRule, wanted: readonly string[]): boolean {
  const redraw = new Set<string>(redrawOf(prepared, rule));
  return [...closureOf(wanted, prepared.needs)].some((name) => redraw.has(name));
}

type Failing = ReadonlyMap<RowRule, Uint32Array>;

async function failingPositions(
  prepared: PreparedTable,
  rules: readonly RowRule[],
  cells: ReadonlyMap<string, ColumnData>,
  count: number,
  parts: EngineParts,
  options: Abortable,
): Promise<Failing> {
  const inputs = new Map<string, ColumnData>();
  for (const rule of rules) {
    for (const name of prepared.expressions.get(rule.expression)?.columns ?? []) {
      const data = cells.get(name);
      if (data !== undefined) inputs.set(name, data);
    }
  }
  const expressions = rules.map((rule) => ({
    name: conditionName(rule.expression),
    sql: `coalesce(${prepared.expressions.get(rule.expression)?.sql ?? 'true'}, true)`,
    type: 'boolean' as const,
    scale: 0,
  }));
  const evaluator = await parts.evaluator();
  const results = await evaluator.evaluate(inputs, count, expressions, options);
  const failing = new Map<RowRule, Uint32Array>();
  for (const rule of rules) {
    const holds = results.get(conditionName(rule.expression));
    if (holds?.type !== 'boolean') continue;
    const positions: number[] = [];
    for (let at = 0; at < count; at += 1) if (holds.values[at] !== 1) positions.push(at);
    if (positions.length > 0) failing.set(rule, Uint32Array.from(positions));
  }
  return failing;
}

function mergePositions(lists: readonly Uint32Array[]): Uint32Array {
  return Uint32Array.from(new Set(lists.flatMap((list) => [...list]))).toSorted();
}

function keepFailing(failing: Failing, tried: Uint32Array, stillBad: ReadonlySet<number>): Failing {
  const fixed = new Set([...tried].filter((_position, at) => !stillBad.has(at)));
  const kept = new Map<RowRule, Uint32Array>();
  for (const [rule, positions] of failing) {
    const left = positions.filter((position) => !fixed.has(position));
    if (left.length > 0) kept.set(rule, left);
  }
  return kept;
}

/** Position in the chunk → position among the rows drawn again, for those that came out well. */
function goodPlaces(positions: Uint32Array, stillBad: ReadonlySet<number>): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (let at = 0; at < positions.length; at += 1) if (!stillBad.has(at)) places.set(positions[at] ?? 0, at);
  return places;
}

function giveUp(
  prepared: PreparedTable,
  cells: ReadonlyMap<string, ColumnData>,
  failing: Failing,
  redrawn: ReadonlyMap<string, number>,
  count: number,
): RuledCells {
  const cleared = new Map(cells);
  let flaggedCells = 0;
  for (const [rule, positions] of failing) {
    const redraw = new Set(redrawOf(prepared, rule));
    const mask = new Uint8Array(count);
    for (const position of positions) mask[position] = 1;
    for (const [name, data] of cleared) {
      if (![...closureOf([name], prepared.needs)].some((other) => redraw.has(other))) continue;
      cleared.set(name, withNulls(data, mask));
      flaggedCells += positions.length;
    }
  }
  const outcomes = prepared.table.rules.flatMap((rule): RuleOutcome[] => {
    const first = redrawn.get(rule.text) ?? 0;
    return first === 0 ? [] : [{ rule: rule.text, redrawn: first, flagged: failing.get(rule)?.length ?? 0 }];
  });
  return { cells: cleared, outcomes, flaggedCells };
}
