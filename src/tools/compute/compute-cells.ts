import type { Abortable } from '../../contract/abort.ts';
import type { ColumnData } from '../../contract/chunk.ts';
import { nullMask } from '../draw/null-mask.ts';
import { applyNoise } from '../draw/apply-noise.ts';
import { castCells, scaleOf } from './cast-cells.ts';
import { closureOf } from './column-levels.ts';
import { referenceMark, referenceNode, type Drawing } from './drawing.ts';
import { fitCells } from './fit-cells.ts';
import { mergeCells } from './merge-cells.ts';
import { withValidity } from './pick-rows.ts';
import { parentsOf } from './prepare-reference.ts';
import type { EngineParts, PreparedColumn, PreparedTable, RowContext } from './prepared-table.ts';
import { conditionName, digitsOf, numberName, type LevelExpression } from './table-expressions.ts';
import { evaluateCondition, evaluateFormula } from '../expression/evaluate-tree.ts';

/**
 * The wanted columns of a table for a row set, and whatever they need, level by level: the expressions of a level in one
 * evaluation, then its columns. Row rules are not applied here.
 *
 * The parents of a reference come back as whole numbers when its node (`→name`) is wanted; no parent is null.
 */
export async function computeCells(
  prepared: PreparedTable,
  wanted: readonly string[],
  drawing: Drawing,
  parts: EngineParts,
  options: Abortable,
): Promise<ReadonlyMap<string, ColumnData>> {
  const { rows } = drawing;
  const needed = closureOf(wanted, prepared.needs);
  const cells = new Map<string, ColumnData>();
  const parents = await parentsNeeded(prepared, needed, drawing, parts, options);
  for (const name of wanted) {
    const found = name.startsWith(referenceMark) ? parents.get(name.slice(referenceMark.length)) : undefined;
    if (found !== undefined) cells.set(name, cellsOfParents(found));
  }
  for (const level of prepared.levels) {
    const columns = level.flatMap((name) => (needed.has(name) ? (prepared.columns.get(name) ?? []) : []));
    if (columns.length === 0) continue;
    options.signal?.throwIfAborted();
    const results = await evaluateLevel(columns, prepared, cells, rows.count, parts, options);
    for (const one of columns) {
      const context: RowContext = {
        rows: drawing.rowsOf(one.column.name),
        attempt: drawing.attemptOf(one.column.name),
        drawnAs: (name) => ({ attempt: drawing.attemptOf(name), rows: drawing.rowsOf(name) }),
        cells: (name) => known(cells.get(name), name, prepared),
        holds: (text) => booleansOf(known(results.get(conditionName(text)), text, prepared)),
        value: (text) => doublesOf(known(results.get(numberName(text)), text, prepared)),
        result: (name) => known(results.get(name), name, prepared),
        parents: (name) => known(parents.get(name), name, prepared),
        options,
      };
      cells.set(one.column.name, await columnCells(one, prepared, parts, context));
    }
  }
  return cells;
}

/** The row numbers that the references among the needed nodes point at. */
async function parentsNeeded(
  prepared: PreparedTable,
  needed: ReadonlySet<string>,
  drawing: Drawing,
  parts: EngineParts,
  options: Abortable,
): Promise<ReadonlyMap<string, Float64Array>> {
  const parents = new Map<string, Float64Array>();
  for (const [name, reference] of prepared.references) {
    const node = referenceNode(name);
    if (!needed.has(node)) continue;
    const given = drawing.parentsOf?.(node) ?? null;
    if (given !== null) {
      parents.set(name, given);
      continue;
    }
    const targets = await reference.selfTargets(options);
    const drawn = {
      rows: drawing.rowsOf(node),
      tableRows: prepared.rows,
      seed: parts.plan.seed,
      attempt: drawing.attemptOf(node),
    };
    parents.set(name, parentsOf(reference, prepared.table, drawn, targets));
  }
  return parents;
}

function cellsOfParents(parents: Float64Array): ColumnData {
  const valid = parents.some((parent) => parent < 0)
    ? Uint8Array.from(parents, (parent) => (parent < 0 ? 0 : 1))
    : null;
  return { type: 'integer', values: parents, valid };
}

async function columnCells(
  one: PreparedColumn,
  prepared: PreparedTable,
  parts: EngineParts,
  context: RowContext,
): Promise<ColumnData> {
  const { column } = one;
  const scale = scaleOf(column);
  let data = castCells(await one.make(context), column.type, scale);
  for (const override of one.overrides.toReversed()) {
    const mask = context.holds(override.condition);
    if (mask.includes(1)) data = mergeCells(data, castCells(await override.make(context), column.type, scale), mask);
  }
  data = await fitCells(data, column, context, one.make);
  const draw = {
    seed: parts.plan.seed,
    table: prepared.table,
    column,
    rows: context.rows,
    tableRows: prepared.rows,
    attempt: context.attempt,
    drawnAs: context.drawnAs,
    cells: context.cells,
    holds: context.holds,
    value: context.value,
    ranks: () => new Float64Array(context.rows.count),
  };
  if (column.nulls.length > 0) data = withValidity(data, nullMask(column, draw));
  return column.noise === undefined ? data : applyNoise(data, column, draw);
}

async function evaluateLevel(
  columns: readonly PreparedColumn[],
  prepared: PreparedTable,
  cells: ReadonlyMap<string, ColumnData>,
  count: number,
  parts: EngineParts,
  options: Abortable,
): Promise<ReadonlyMap<string, ColumnData>> {
  const expressions = new Map(
    columns.flatMap((one) => one.evaluations.map((evaluation) => [evaluation.name, evaluation] as const)),
  );
  if (expressions.size === 0) return new Map();
  const digits = new Map(
    columns.flatMap((one) =>
      one.evaluations.map(
        (evaluation) =>
          [evaluation.name, evaluation.name.startsWith(numberName('')) ? null : digitsOf(one.column)] as const,
      ),
    ),
  );
  const inputs = new Map<string, ColumnData>();
  for (const one of columns) {
    for (const name of one.needs.columns) {
      const data = cells.get(name);
      if (data !== undefined && prepared.columns.has(name)) inputs.set(name, data);
    }
  }
  const results = new Map<string, ColumnData>();
  const left = [...expressions.values()].filter((one) => {
    const data = evaluateHere(one, inputs, count, digits.get(one.name) ?? null);
    if (data !== null) results.set(one.name, data);
    return data === null;
  });
  if (left.length === 0) return results;
  const evaluator = await parts.evaluator();
  for (const [name, data] of await evaluator.evaluate(inputs, count, left, options)) results.set(name, data);
  return results;
}

/** Simple conditions and money formulas need no database; the rest, and what might differ, is null. */
function evaluateHere(
  one: LevelExpression,
  inputs: ReadonlyMap<string, ColumnData>,
  count: number,
  digits: number | null,
): ColumnData | null {
  if (one.tree === null) return null;
  if (one.type !== 'boolean') return evaluateFormula(one.tree, inputs, count, one.type, digits);
  const holds = one.name.startsWith(conditionName('')) ? evaluateCondition(one.tree, inputs, count) : null;
  return holds === null ? null : { type: 'boolean', values: holds, valid: null };
}

function known<Value>(value: Value | undefined, name: string, prepared: PreparedTable): Value {
  if (value === undefined)
    throw new TypeError(`'${name}' of table '${prepared.table.name}' was used before it was computed`);
  return value;
}

function booleansOf(data: ColumnData): Uint8Array {
  if (data.type !== 'boolean') throw new TypeError('a condition gave cells that are not boolean');
  return data.values;
}

function doublesOf(data: ColumnData): Float64Array {
  if (data.type !== 'double') throw new TypeError('a number expression gave cells that are not numbers');
  if (data.valid === null) return data.values;
  const { valid } = data;
  return data.values.map((value, at) => (valid[at] === 1 ? value : Number.NaN));
}
