import type { Abortable } from '../../contract/abort.ts';
import type { ColumnType } from '../../contract/chunk.ts';
import { isRowsmithError } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import { checkFacts, type CheckFact } from '../ddl/check-facts.ts';
import { engineType, enumValues } from '../ddl/engine-type.ts';
import type { RawColumn, RawTable } from '../ddl/raw-table.ts';
import { readStatements, type RawScript } from '../ddl/read-statements.ts';
import { malformed } from '../ddl/sql-tokens.ts';
import type { DeclaredColumn, DeclaredTable } from '../declared-table.ts';
import { quoteName, quoteText } from '../quote-sql.ts';

/** Calls on one database make their tables in a schema each. */
const numbers = new WeakMap<Database, number>();

type Scratch = { readonly database: Database; readonly schema: string; readonly options: Abortable };

/**
 * `Database.describeCreate`: the script's dialect words are turned into standard ones, the engine makes the (empty) tables in a
 * schema of its own, and what its catalog then says is joined with what it cannot hold: comments, lengths, foreign keys to tables elsewhere.
 */
export async function describeCreate(
  database: Database,
  sql: string,
  options: Abortable = {},
): Promise<readonly DeclaredTable[]> {
  const script = readStatements(sql);
  const number = (numbers.get(database) ?? 0) + 1;
  numbers.set(database, number);
  const schema = `rowsmith_declared_${number}`;
  const scratch = { database, schema, options };
  await database.run(`CREATE SCHEMA ${schema}`, options);
  try {
    const tables: DeclaredTable[] = [];
    for (const table of script.tables) tables.push(await describeTable(scratch, table, script));
    return tables.map((table) => resolveParents(table, tables));
  } finally {
    await database.run(`DROP SCHEMA ${schema} CASCADE`);
  }
}

async function describeTable(scratch: Scratch, table: RawTable, script: RawScript): Promise<DeclaredTable> {
  const key =
    table.primaryKey.length > 0
      ? table.primaryKey
      : table.columns.filter(({ primaryKey }) => primaryKey).map(({ name }) => name);
  const unique = [...table.columns.filter((column) => column.unique).map(({ name }) => [name]), ...table.unique];
  const lines = table.columns.map(
    (column) => `${quoteName(column.name)} ${engineType(column, script.enums)}${column.nullable ? '' : ' NOT NULL'}`,
  );
  if (key.length > 0) lines.push(`PRIMARY KEY (${key.map(quoteName).join(', ')})`);
  for (const names of unique) lines.push(`UNIQUE (${names.map(quoteName).join(', ')})`);
  await create(scratch, table, lines);
  const types = await catalogTypes(scratch, table);
  const checks = await normalisedChecks(scratch, table, lines.slice(0, table.columns.length));
  const isWhole = (name: string): boolean => types.get(name.toLowerCase())?.type === 'integer';
  const facts = checks.flatMap((check) => checkFacts(check, isWhole));
  return {
    name: table.name,
    comment: table.comment,
    columns: table.columns.map((column) => declaredColumn(column, table, { key, unique, types, facts, script })),
    primaryKey: key,
    unique,
    foreignKeys: foreignKeysOf(table),
    checks,
  };
}

async function create(
  { database, schema, options }: Scratch,
  table: RawTable,
  lines: readonly string[],
): Promise<void> {
  try {
    await database.run(`CREATE TABLE ${schema}.${quoteName(table.name)} (${lines.join(', ')})`, options);
  } catch (error) {
    if (!isRowsmithError(error)) throw error;
    throw malformed(table.line, `table "${table.name}" is refused (${error.message.split('\n')[0] ?? ''})`, error);
  }
}

type CatalogType = { readonly type: ColumnType; readonly decimals: number | null; readonly nullable: boolean };

async function catalogTypes(
  { database, schema, options }: Scratch,
  table: RawTable,
): Promise<ReadonlyMap<string, CatalogType>> {
  const rows = await database.all(
    `SELECT column_name, data_type, numeric_scale, is_nullable FROM duckdb_columns() WHERE schema_name = ${quoteText(schema)} AND table_name = ${quoteText(table.name)}`,
    options,
  );
  return new Map(
    rows.map((row) => {
      const type = columnTypeOf(String(row['data_type']));
      const decimals = type === 'decimal' ? Number(row['numeric_scale'] ?? 0) : null;
      return [String(row['column_name']).toLowerCase(), { type, decimals, nullable: row['is_nullable'] === true }];
    }),
  );
}

/** The column type that holds the values of one of the engine's types. */
function columnTypeOf(type: string): ColumnType {
  if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)$/u.test(type) || /^DECIMAL\(\d+,0\)$/u.test(type)) return 'integer';
  if (type.startsWith('DECIMAL')) return 'decimal';
  if (type === 'DOUBLE' || type === 'FLOAT') return 'double';
  if (type === 'BOOLEAN') return 'boolean';
  if (type === 'DATE') return 'date';
  if (type.startsWith('TIMESTAMP')) return 'timestamp';
  return type.startsWith('TIME') ? 'time' : 'text';
}

/** Conditions as the engine prints them; one that it cannot read (a function of another dialect) stays as written. */
async function normalisedChecks(
  { database, schema, options }: Scratch,
  table: RawTable,
  columnLines: readonly string[],
): Promise<readonly string[]> {
  const checks = [...table.columns.flatMap((column) => column.checks), ...table.checks];
  const trial = `${table.name} rowsmith check`;
  const found: string[] = [];
  for (const check of checks) {
    try {
      await database.run(
        `CREATE OR REPLACE TABLE ${schema}.${quoteName(trial)} (${columnLines.join(', ')}, CHECK (${check}))`,
        options,
      );
      const [row] = await database.all(
        `SELECT expression FROM duckdb_constraints() WHERE schema_name = ${quoteText(schema)} AND table_name = ${quoteText(trial)} AND constraint_type = 'CHECK'`,
        options,
      );
      const expression = row?.['expression'];
      found.push(typeof expression === 'string' ? expression : check);
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!isRowsmithError(error)) throw error;
      found.push(check);
    }
  }
  return found;
}

type Facts = {
  readonly key: readonly string[];
  readonly unique: readonly (readonly string[])[];
  readonly types: ReadonlyMap<string, CatalogType>;
  readonly facts: readonly CheckFact[];
  readonly script: RawScript;
};

function declaredColumn(
  column: RawColumn,
  table: RawTable,
  { key, unique, types, facts, script }: Facts,
): DeclaredColumn {
  const known = types.get(column.name.toLowerCase());
  const own = facts.filter((fact) => sameName(fact.column, column.name));
  const mins = own.flatMap(({ min }) => min ?? []);
  const maxs = own.flatMap(({ max }) => max ?? []);
  const listed = enumValues(column, script.enums);
  const foreign = foreignKeysOf(table).find(
    ({ columns }) => columns.length === 1 && sameName(columns[0] ?? '', column.name),
  );
  const alone = key.length === 1 && sameName(key[0] ?? '', column.name);
  const type = known?.type ?? 'text';
  return {
    name: column.name,
    type,
    sqlType: column.sqlType,
    maxLength: type === 'text' && listed.length === 0 ? lengthOf(column) : null,
    decimals: known?.decimals ?? null,
    nullable: known?.nullable ?? column.nullable,
    unique: alone || unique.some((names) => names.length === 1 && sameName(names[0] ?? '', column.name)),
    primaryKey: key.some((name) => sameName(name, column.name)),
    autoIncrement: column.autoIncrement,
    default: column.default,
    comment: column.comment,
    values: listed.length > 0 ? listed : (own.find(({ values }) => values !== undefined)?.values ?? []),
    min: mins.length > 0 ? Math.max(...mins) : null,
    max: maxs.length > 0 ? Math.min(...maxs) : null,
    references: foreign === undefined ? null : { table: foreign.table, column: foreign.parentColumns[0] ?? '' },
  };
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function lengthOf(column: RawColumn): number | null {
  const length = Number.parseInt(column.typeArguments[0] ?? '', 10);
  return /CHAR|TEXT|STRING/u.test(column.typeWords) && length > 0 ? length : null;
}

function foreignKeysOf(table: RawTable): RawTable['foreignKeys'] {
  const inline = table.columns.flatMap(({ name, references }) =>
    references === null
      ? []
      : [
          {
            columns: [name],
            table: references.table,
            parentColumns: references.column === null ? [] : [references.column],
          },
        ],
  );
  return [...inline, ...table.foreignKeys];
}

/** A reference that names no column means the parent's primary key. */
function resolveParents(table: DeclaredTable, tables: readonly DeclaredTable[]): DeclaredTable {
  const keyOf = (name: string): readonly string[] => tables.find((one) => sameName(one.name, name))?.primaryKey ?? [];
  return {
    ...table,
    columns: table.columns.map((column) =>
      column.references === null || column.references.column !== ''
        ? column
        : {
            ...column,
            references: { table: column.references.table, column: keyOf(column.references.table)[0] ?? 'id' },
          },
    ),
    foreignKeys: table.foreignKeys.map((key) =>
      key.parentColumns.length > 0 ? key : { ...key, parentColumns: keyOf(key.table) },
    ),
  };
}
