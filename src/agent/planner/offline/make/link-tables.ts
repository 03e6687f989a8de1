import type { ReferenceShape, TableShape } from '../../../../knowledge/schema.ts';
import { tableDraft } from './choose-tables.ts';
import { draftColumn, freshColumn, type ColumnDraft, type Making, type TableDraft } from './draft.ts';
import { freeName, nameWords, sameName } from './name-words.ts';

/**
 * Makes every column that belongs to something else a look at it: a customer's name in an order comes from the row of the customer.
 *
 * The looked-at table is the asked one when there is one, otherwise a pool (not written) with the natural number of entities.
 */
export function linkTables(making: Making): void {
  // The list grows while pools are added; pools may look at further pools.
  for (let at = 0; at < making.tables.length; at++) {
    const table = making.tables[at];
    if (table === undefined || table.shape === null) continue;
    for (const column of table.columns.slice()) linkColumn(making, table, table.shape, column);
  }
}

function linkColumn(making: Making, table: TableDraft, shape: TableShape, column: ColumnDraft): void {
  if (
    column.look !== null ||
    column.ask?.values.some((value) =>
      ['unique', 'primary-key', 'sequence', 'formula', 'constant'].includes(value.kind),
    ) === true
  )
    return;
  const look =
    shape.columns.find((one) => one.name === column.shapeColumn)?.look ?? throughPrefix(table, shape, column);
  if (look === undefined) return;
  const reference = shape.references.find((one) => one.name === look.reference);
  if (reference === undefined) return;
  const target = targetOf(making, table, reference);
  const seen = target === null ? null : columnOf(making, target, look.column);
  if (target === null || seen === null) return;
  refer(table, { ...reference, table: target.name });
  lookAt(column, reference.name, seen);
}

/** Turns a column into a look at another's. */
export function lookAt(column: ColumnDraft, reference: string, seen: ColumnDraft): void {
  column.look = { reference, column: seen.plan.name };
  column.plan = { ...column.plan, type: seen.plan.type, source: { kind: 'lookup', reference, column: seen.plan.name } };
}

/** `customer_phone` is the customer's, even when orders have no such column by nature. */
function throughPrefix(
  table: TableDraft,
  shape: TableShape,
  column: ColumnDraft,
): { readonly reference: string; readonly column: string } | undefined {
  if (column.shapeColumn !== null || column.ask === null) return undefined;
  const words = nameWords(column.plan.name);
  for (const reference of shape.references) {
    const prefix = nameWords(reference.name);
    if (words.length <= prefix.length || prefix.some((word, at) => words[at] !== word)) continue;
    const rest = words.slice(prefix.length).join(' ');
    const target = table.domain?.tables.find((one) => one.name === reference.table);
    const seen = target?.columns.find(
      (one) =>
        sameName(one.name, column.plan.name) ||
        nameWords(one.name).join(' ') === rest ||
        one.concept === column.concept?.id,
    );
    if (seen !== undefined) return { reference: reference.name, column: seen.name };
  }
  return undefined;
}

/** The draft of a referred table: the asked one, the pool made before, or a new pool. */
function targetOf(making: Making, table: TableDraft, reference: ReferenceShape): TableDraft | null {
  const shape = table.domain?.tables.find((one) => one.name === reference.table);
  if (shape === undefined || table.domain === null) return null;
  const there = making.tables.find((one) => one.domain?.id === table.domain?.id && one.shape?.name === shape.name);
  if (there !== undefined) return there;
  const name = freeName(shape.name, new Set(making.tables.map((one) => one.name.toLowerCase())));
  const pool = tableDraft({ ask: null, name, domain: table.domain, shape, pool: true });
  for (const column of shape.columns) columnFromShape(making, pool, column.name);
  making.tables.push(pool);
  return pool;
}

/** The draft's column for a column of its shape; added (hidden in asked tables) when it was not chosen. */
function columnOf(making: Making, target: TableDraft, name: string): ColumnDraft | null {
  const there =
    target.columns.find((one) => one.shapeColumn === name) ??
    target.columns.find((one) => sameName(one.plan.name, name));
  return there ?? columnFromShape(making, target, name);
}

function columnFromShape(making: Making, target: TableDraft, name: string): ColumnDraft | null {
  const shape = target.shape?.columns.find((one) => one.name === name);
  const concept = shape === undefined ? null : making.meanings.concept(shape.concept);
  if (shape === undefined || concept === null) return null;
  const free = freeName(shape.name, new Set(target.columns.map((one) => one.plan.name.toLowerCase())));
  const plan = { ...freshColumn(free, concept.type, concept.source), hidden: !target.pool };
  const column = draftColumn({ plan, origin: 'hidden', concept, shapeColumn: shape.name, aliases: [shape.name] });
  target.columns.push(column);
  return column;
}

/** Adds a reference to a table unless one of that name is there. */
export function refer(
  table: TableDraft,
  reference: { readonly name: string; readonly table: string } & Partial<TableDraft['references'][number]>,
): void {
  if (table.references.some((one) => one.name === reference.name)) return;
  const { name, table: to, popularity, nulls, unique, where, children } = reference;
  table.references.push({
    name,
    table: to,
    popularity: popularity ?? { kind: 'uniform' },
    nulls: nulls ?? 0,
    unique: unique ?? false,
    ...(where === undefined ? {} : { where }),
    ...(children === undefined ? {} : { children }),
  });
}
