import { capacityOf } from './pattern-capacity.ts';
import { writtenColumns, type Making, type TableDraft } from './draft.ts';
import { figure, listInWords } from './figures.ts';
import { findKey } from './foreign-keys.ts';
import { spanOver } from './phrase.ts';
import { promise } from './promise.ts';
import { quoteName } from './expression-names.ts';

/** Promises what is asked of the tables as a whole, and what every reader takes for granted: the columns, ids without repeats, keys that point somewhere. */
export function promiseShape(making: Making): void {
  for (const table of making.tables) {
    if (table.pool) continue;
    promiseColumns(making, table);
    promiseKey(making, table);
    promiseReferences(making, table);
    promiseFormulas(making, table);
  }
  if (making.reading.format !== null && making.reading.format.name !== 'xlsx') {
    for (const table of making.tables)
      if (!table.pool)
        promise(
          making,
          making.reading.format.span,
          { kind: 'format', table: table.name, format: making.reading.format.name },
          making.reading.format.name.toUpperCase(),
        );
  }
}

function promiseColumns(making: Making, table: TableDraft): void {
  const asked = table.columns.filter(
    (column) => column.ask !== null && column.ask.optional !== true && !column.plan.hidden,
  );
  const names = asked.map((column) => column.plan.name);
  if (names.length > 0) {
    const exact = table.ask?.complete === true && asked.length === writtenColumns(table).length;
    const wish = spanOver(
      asked.flatMap((column) => (column.ask === null ? [] : [{ from: column.ask.from, to: column.ask.to }])),
    );
    promise(
      making,
      wish === null || wish.to - wish.from > 160 ? `the columns of ${table.name}` : wish,
      { kind: 'columns', table: table.name, names, exact },
      `${exact ? 'exactly' : 'at least'} ${listInWords(names, 24)}`,
    );
  }
  const count = table.ask?.columnCount ?? null;
  if (count !== null)
    promise(
      making,
      count,
      { kind: 'column-count', table: table.name, min: count.min, max: count.max ?? writtenColumns(table).length },
      count.max === count.min ? `${figure(count.min)} columns` : `at least ${figure(count.min)} columns`,
    );
}

function promiseKey(making: Making, table: TableDraft): void {
  const key = findKey(table);
  if (key === null || key.plan.hidden || table.panel !== null || table.duplicates !== undefined) return;
  const { source } = key.plan;
  // Codes too few for the rows would make the promise a lie; then the question about them has been asked.
  if (source.kind === 'pattern' && capacityOf(source.pattern) < (table.rows ?? 0)) return;
  if (!['sequence', 'uuid', 'pattern'].includes(source.kind)) return;
  key.plan = { ...key.plan, unique: true, nulls: [] };
  if (table.key.length === 0) table.key = [key.plan.name];
  promise(
    making,
    `${key.plan.name} is unique`,
    { kind: 'unique', table: table.name, columns: [key.plan.name] },
    'no repeats',
  );
}

function promiseReferences(making: Making, table: TableDraft): void {
  for (const column of table.columns) {
    const { look } = column;
    if (look === null || column.plan.hidden) continue;
    const reference = table.references.find((one) => one.name === look.reference);
    const parent = making.tables.find((one) => one.name === reference?.table);
    if (parent === undefined || parent.pool || reference === undefined) continue;
    const seen = parent.columns.find((one) => one.plan.name === look.column);
    if (seen === undefined || seen.plan.hidden || findKey(parent) !== seen) continue;
    promise(
      making,
      `${table.name}.${column.plan.name} refers to ${parent.name}`,
      {
        kind: 'foreign-key',
        table: table.name,
        column: column.plan.name,
        parent: { table: parent.name, column: look.column },
      },
      `every value is in ${parent.name}.${look.column}`,
    );
  }
}

/** Sums people will check by hand: totals that are formulas over written columns. */
function promiseFormulas(making: Making, table: TableDraft): void {
  for (const column of table.columns) {
    const { source, type, decimals, name } = column.plan;
    if (
      source.kind !== 'formula' ||
      column.plan.hidden ||
      (type !== 'decimal' && type !== 'integer') ||
      column.plan.when.length > 0 ||
      column.plan.noise !== undefined
    )
      continue;
    if (column.fixed.has('source')) continue;
    const tolerance = type === 'integer' ? 0.5 : 0.5 * 10 ** -(decimals ?? 2);
    promise(
      making,
      `${name} = ${plain(source.expression)}`,
      {
        kind: 'rule',
        table: table.name,
        expression: `abs(${quoteName(name)} - (${source.expression})) <= ${String(Number((tolerance + 1e-9).toPrecision(6)))}`,
      },
      'holds in every row',
    );
  }
}

function plain(expression: string): string {
  return /^round\((.*), \d+\)$/u.exec(expression)?.[1] ?? expression;
}
