import type { Abortable } from '../../contract/abort.ts';
import type { RowSet } from '../../contract/chunk.ts';
import { rowAt } from '../../contract/chunk.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { Reference, Table } from '../../contract/plan.ts';
import { childCounts, drawReference } from '../draw/draw-reference.ts';
import { drawSelfReference, type SelfTargets } from '../draw/draw-self-reference.ts';
import { panelRow } from '../draw/panel-row.ts';
import { compileExpression } from '../expression/compile-expression.ts';
import { numbersOf } from './cast-cells.ts';
import type { EngineParts, PreparedReference, PreparedTable, Tables } from './prepared-table.ts';
import { expressionColumnsOf } from './table-expressions.ts';

/** Finds which rows of the referred table may be pointed at, with what weight, and, parent by parent, where their children start. */
export async function prepareReference(
  reference: Reference,
  table: Table,
  parts: EngineParts,
  tables: Tables,
  options: Abortable,
): Promise<PreparedReference> {
  const isOwn = reference.table === table.name;
  if (isOwn) return ownReference(reference, parts, tables);
  const known = rowsWithoutParent(reference, parts);
  // Tables may point at each other: the other one is waited for only where its cells or its number of rows are needed.
  const parent = known === null ? await tables.prepared(reference.table) : null;
  const eligible =
    reference.where === undefined || parent === null
      ? null
      : await eligibleRows(reference.where, parent, parts, tables, options);
  const parentRows = eligible?.length ?? parent?.rows ?? known ?? 0;
  const pointing = (table.rows ?? 0) - Math.round(reference.nulls * (table.rows ?? 0));
  if (reference.unique && reference.children === undefined && pointing > parentRows)
    throw new RowsmithError({
      code: 'plan-invalid',
      message: `${pointing} rows of '${table.name}' cannot each point at another of ${parentRows} rows of '${reference.table}'`,
      hint: `give '${reference.table}' more rows, or '${table.name}' fewer`,
      site: { table: table.name },
    });
  const weights =
    reference.popularity.kind === 'column' && parent !== null
      ? await weightsOf(reference.popularity.column, parent, eligible, tables, options)
      : null;
  const offsets =
    reference.children === undefined
      ? null
      : offsetsOf(childCounts(reference, table, parts.plan.seed, parentRows, table.rows));
  return { reference, parentRows, eligible, weights, offsets, selfTargets: async () => noTargets };
}

const noTargets: SelfTargets = { eligible: null, weights: null };

/** The table is not prepared yet, so what may be pointed at is found when a row asks for it. */
function ownReference(reference: Reference, parts: EngineParts, tables: Tables): PreparedReference {
  const { where, popularity, table } = reference;
  let found: Promise<SelfTargets> | null = null;
  const find = async (options: Abortable): Promise<SelfTargets> => {
    const own = await tables.prepared(table);
    const eligible = where === undefined ? null : await eligibleRows(where, own, parts, tables, options);
    const weights =
      popularity.kind === 'column' ? await weightsOf(popularity.column, own, eligible, tables, options) : null;
    return { eligible, weights };
  };
  return {
    reference,
    parentRows: 0,
    eligible: null,
    weights: null,
    offsets: null,
    selfTargets: (options) => (found ??= find(options)),
  };
}

/** The number of rows a reference may point at when the plan alone says it; null when the referred table has to be prepared for it. */
export function rowsWithoutParent(reference: Reference, { plan }: Pick<EngineParts, 'plan'>): number | null {
  if (reference.where !== undefined || reference.popularity.kind === 'column') return null;
  return plan.tables.find((one) => one.name === reference.table)?.rows ?? null;
}

/** How many rows a table has: as said, as its panel gives, or as many as its parents have children. */
export function rowsFromReferences(references: Iterable<PreparedReference>): number | null {
  for (const { offsets } of references) if (offsets !== null) return offsets.at(-1) ?? 0;
  return null;
}

/** The row number in the referred table for each row; -1 where the reference is null. */
export function parentsOf(
  prepared: PreparedReference,
  table: Table,
  drawn: { readonly rows: RowSet; readonly tableRows: number; readonly seed: number; readonly attempt: number },
  targets: SelfTargets,
): Float64Array {
  const { reference, eligible, offsets } = prepared;
  const { rows, tableRows, seed, attempt } = drawn;
  if (table.panel?.reference === reference.name) return panelRow(table.panel, rows, seed, table.name).entity;
  if (reference.table === table.name)
    return drawSelfReference(reference, table, rows, tableRows, seed, attempt, targets);
  const places =
    offsets === null
      ? drawReference(
          reference,
          table,
          prepared.parentRows,
          rows,
          tableRows,
          seed,
          prepared.weights ?? undefined,
          attempt,
        )
      : childParents(offsets, rows);
  return eligible === null ? places : places.map((position) => (position < 0 ? -1 : (eligible[position] ?? -1)));
}

function childParents(offsets: Float64Array, rows: RowSet): Float64Array {
  const parents = new Float64Array(rows.count);
  let parent = 0;
  for (let at = 0; at < rows.count; at += 1) {
    const row = rowAt(rows, at);
    if (row < (offsets[parent] ?? 0) || row >= (offsets[parent + 1] ?? 0)) parent = lastAtMost(offsets, row);
    parents[at] = parent;
  }
  return parents;
}

/** The last position whose offset is at most `row`: its parent, since parents without children share their successor's offset. */
function lastAtMost(offsets: Float64Array, row: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((offsets[middle] ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

function offsetsOf(counts: Uint32Array): Float64Array {
  const offsets = new Float64Array(counts.length + 1);
  for (let at = 0; at < counts.length; at += 1) offsets[at + 1] = (offsets[at] ?? 0) + (counts[at] ?? 0);
  return offsets;
}

async function eligibleRows(
  where: string,
  parent: PreparedTable,
  parts: EngineParts,
  tables: Tables,
  options: Abortable,
): Promise<Float64Array> {
  const compiled = await compileExpression(where, expressionColumnsOf(parent.table));
  if (!compiled.ok) return new Float64Array(0);
  const columns = new Map(
    await Promise.all(
      compiled.compiled.columns.map(
        async (name) => [name, await tables.wholeColumn(parent.table.name, name, options)] as const,
      ),
    ),
  );
  const evaluator = await parts.evaluator();
  const result = await evaluator.evaluate(
    columns,
    parent.rows,
    [{ name: 'holds', sql: `coalesce(${compiled.compiled.sql}, false)`, type: 'boolean', scale: 0 }],
    options,
  );
  const holds = result.get('holds');
  const rows: number[] = [];
  if (holds?.type === 'boolean')
    for (let row = 0; row < parent.rows; row += 1) if (holds.values[row] === 1) rows.push(row);
  return Float64Array.from(rows);
}

async function weightsOf(
  column: string,
  parent: PreparedTable,
  eligible: Float64Array | null,
  tables: Tables,
  options: Abortable,
): Promise<Float64Array> {
  const all = numbersOf(await tables.wholeColumn(parent.table.name, column, options));
  return eligible === null ? all : eligible.map((row) => all[row] ?? 0);
}
