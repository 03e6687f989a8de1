import { tableDraft } from './choose-tables.ts';
import { assume, draftColumn, freshColumn, type ColumnDraft, type Making, type TableDraft } from './draft.ts';
import { namesIn, renameIn } from './expression-names.ts';
import { findColumn, findTable } from './find-column.ts';
import { lookAt, refer } from './link-tables.ts';
import { freeName, nameWords, snakeCase } from './name-words.ts';
import { pluralOf } from './inflect.ts';

/** The column that identifies a row of the table; made, in front, when the table has none. */
export function keyOf(table: TableDraft): ColumnDraft {
  const own = findKey(table);
  if (own !== null) return own;
  const complete = table.ask?.complete === true;
  const name = freeName(
    complete ? `${table.entity}_id` : 'id',
    new Set(table.columns.map((column) => column.plan.name.toLowerCase())),
  );
  const key = draftColumn({
    plan: { ...freshColumn(name, 'integer', { kind: 'sequence', start: 1, step: 1 }), unique: true, hidden: complete },
    origin: complete ? 'hidden' : 'usual',
  });
  table.columns.unshift(key);
  table.key = [name];
  return key;
}

/** The table's own id column: its declared key, `id`, `order_id` in orders, or the first id that speaks of nothing else. */
export function findKey(table: TableDraft): ColumnDraft | null {
  const declared = table.columns.find(
    (column) => column.ask?.values.some((value) => value.kind === 'primary-key') === true,
  );
  if (declared !== undefined) return declared;
  const shaped = table.columns.find(
    (column) =>
      column.look === null && column.shapeColumn !== null && table.shape?.key.includes(column.shapeColumn) === true,
  );
  if (shaped !== undefined) return shaped;
  const entity = nameWords(table.entity);
  const ids = table.columns.filter((column) => column.look === null && isId(column));
  const bare = ids.find((column) => subjectOfId(column).length === 0);
  const own =
    ids.find((column) => subjectOfId(column).join(' ') === entity.join(' ')) ??
    ids.find((column) => subjectOfId(column).some((word) => entity.includes(word)));
  return own ?? bare ?? (table.kind === 'panel' ? null : (ids[0] ?? null));
}

/** Whether a column holds ids of whatever: by its meaning, or by its name. */
export function isId(column: ColumnDraft): boolean {
  const last = nameWords(column.plan.name).at(-1);
  return column.concept?.role === 'id' || last === 'id' || last === 'uuid';
}

function subjectOfId(column: ColumnDraft): readonly string[] {
  return nameWords(column.plan.name).filter(
    (word) => !['id', 'uuid', 'number', 'no', 'code', 'key', 'identifier'].includes(word),
  );
}

/**
 * Makes the ids that belong to something else refer to it.
 *
 * An asked table they name: to its key. Otherwise a pool of as many things as is natural, so that ids repeat as they do in life; other columns that
 * speak of the same thing (`customer_name` beside `customer_id`) move there too, so that one id always has one name.
 */
export function linkForeignKeys(making: Making): void {
  for (const table of making.tables.filter((one) => !one.pool)) {
    const key = findKey(table);
    for (const column of table.columns.slice()) {
      if (column === key || column.look !== null) continue;
      const said = column.ask?.values.find((value) => value.kind === 'reference');
      if (said === undefined && !isId(column)) continue;
      const parent = said === undefined ? parentOf(making, table, column) : findTable(making, said.table);
      if (parent !== null && !parent.pool) linkToKey(table, column, parent);
      else if (subjectOfId(column).length > 0 && !isUniqueAsked(column)) linkToPool(making, table, column);
    }
  }
  linkBySubject(making);
  for (const table of making.tables) narrowReferences(making, table);
}

/** "shipments for shipped orders", "one each": which rows of the parent a reference points at, and whether each at most once. */
function narrowReferences(making: Making, table: TableDraft): void {
  for (const column of table.columns) {
    const said = column.ask?.values.find((value) => value.kind === 'reference');
    const reference = table.references.find((one) => one.name === column.look?.reference);
    const parent = making.tables.find((one) => one.name === reference?.table);
    if (said === undefined || reference === undefined || parent === undefined) continue;
    if (column.ask?.values.some((value) => value.kind === 'unique') === true) reference.unique = true;
    if (said.where === undefined || !namesIn(said.where).every((name) => findColumn(parent, name) !== null)) continue;
    reference.where = renameIn(said.where, (name) => findColumn(parent, name)?.plan.name ?? name);
  }
}

function isUniqueAsked(column: ColumnDraft): boolean {
  return (
    column.ask?.values.some(
      (value) => value.kind === 'unique' || value.kind === 'sequence' || value.kind === 'format',
    ) === true
  );
}

function parentOf(making: Making, table: TableDraft, column: ColumnDraft): TableDraft | null {
  const words = subjectOfId(column);
  return (
    making.tables.find(
      (one) =>
        one !== table && !one.pool && (one.entity === words.join('_') || nameWords(one.entity).at(-1) === words.at(-1)),
    ) ?? null
  );
}

/** Points a column at the key of another asked table. */
export function linkToKey(table: TableDraft, column: ColumnDraft, parent: TableDraft): void {
  const key = keyOf(parent);
  const name = freeName(parent.entity, new Set(table.references.map((one) => one.name)));
  refer(table, { name, table: parent.name });
  lookAt(column, name, key);
}

/** Makes ids refer to a pool of things made for them. */
export function linkToPool(making: Making, table: TableDraft, column: ColumnDraft): void {
  const own = snakeCase(subjectOfId(column).join(' '));
  const entity = freeName(
    own === '' ? `${table.entity}_source` : own,
    new Set(table.references.map((one) => one.name)),
  );
  const name = freeName(pluralOf(entity), new Set(making.tables.map((one) => one.name.toLowerCase())));
  const pool = tableDraft({ ask: null, name, domain: null, shape: null, pool: true });
  const key = {
    ...draftColumn({
      plan: { ...column.plan, unique: true },
      origin: 'hidden',
      concept: column.concept,
      ask: column.ask,
      aliases: column.aliases,
      sure: column.sure,
    }),
  };
  pool.columns.push(key);
  pool.key = [key.plan.name];
  making.tables.push(pool);
  refer(table, { name: entity, table: pool.name, popularity: { kind: 'zipf', exponent: 0.7 } });
  lookAt(column, entity, key);
  const prefix = nameWords(entity);
  for (const other of table.columns) {
    const words = nameWords(other.plan.name);
    const belongs =
      words.length > prefix.length &&
      prefix.every((word, at) => words[at] === word) &&
      ['name', 'contact', 'place'].includes(other.concept?.role ?? '');
    if (other === column || other.look !== null || !belongs) continue;
    const moved = draftColumn({
      plan: other.plan,
      origin: 'hidden',
      concept: other.concept,
      ask: other.ask,
      aliases: other.aliases,
      sure: other.sure,
    });
    pool.columns.push(moved);
    lookAt(other, entity, moved);
  }
}

/** Tables whose subject names other asked tables ("restaurant-persona assignments") refer to them; events of nobody belong to the first entity asked for. */
function linkBySubject(making: Making): void {
  const asked = making.tables.filter((table) => !table.pool);
  if (asked.length < 2) return;
  for (const table of asked) {
    if (table.ask?.complete === true) continue;
    showKeys(table, asked);
    const linked = new Set(table.references.map((one) => one.table));
    const words = nameWords(table.ask?.subject ?? '');
    const named = asked.filter(
      (other) =>
        other !== table && !linked.has(other.name) && nameWords(other.entity).every((word) => words.includes(word)),
    );
    for (const parent of named) addForeignKey(table, parent);
    if (named.length > 0 || asked.some((other) => linked.has(other.name)) || table.kind === 'entity') continue;
    const owner = asked.find(
      (other) =>
        other !== table && other.kind === 'entity' && !other.references.some((one) => one.table === table.name),
    );
    if (owner === undefined) continue;
    addForeignKey(table, owner);
    assume(making, `each row of ${table.name} belongs to one row of ${owner.name}`);
  }
}

/** A table that looks things up in another asked table says by its key in which row. */
function showKeys(table: TableDraft, asked: readonly TableDraft[]): void {
  for (const reference of table.references) {
    const parent = asked.find((one) => one.name === reference.table && one !== table);
    if (parent === undefined) continue;
    const key = keyOf(parent);
    if (table.columns.some((one) => one.look?.reference === reference.name && one.look.column === key.plan.name))
      continue;
    const wanted = nameWords(key.plan.name).length > 1 ? key.plan.name : `${parent.entity}_${key.plan.name}`;
    const name = freeName(wanted, new Set(table.columns.map((column) => column.plan.name.toLowerCase())));
    const plan = freshColumn(name, key.plan.type, key.plan.source);
    const column = draftColumn({ plan, origin: 'usual', concept: key.concept, aliases: [parent.entity] });
    table.columns.splice(Math.min(1, table.columns.length), 0, column);
    lookAt(column, reference.name, key);
  }
}

/** Adds a column with the key of a parent table, after the table's own key. */
export function addForeignKey(table: TableDraft, parent: TableDraft): ColumnDraft {
  const key = keyOf(parent);
  const wanted = nameWords(key.plan.name).length > 1 ? key.plan.name : `${parent.entity}_${key.plan.name}`;
  const name = freeName(wanted, new Set(table.columns.map((column) => column.plan.name.toLowerCase())));
  const column = draftColumn({
    plan: freshColumn(name, key.plan.type, key.plan.source),
    origin: 'usual',
    concept: key.concept,
    aliases: [parent.entity],
  });
  table.columns.splice(Math.min(1, table.columns.length), 0, column);
  linkToKey(table, column, parent);
  return column;
}
