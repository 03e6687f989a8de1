import type { Check, CheckKind, CheckOf, Measured } from '../../contract/check.ts';
import { RowsmithError } from '../../contract/error.ts';
import { quoteName } from '../../table/quote-sql.ts';
import { compileExpression, compileTree, type ExpressionColumn } from '../expression/compile-expression.ts';
import type { ExpressionTree } from '../expression/expression-tree.ts';
import type { MeasuredTable } from './measured-table.ts';

/** What a requirement came to. */
export type Verdict = { readonly measured: string; readonly met: boolean; readonly detail?: Measured['detail'] };
export type AnswerRow = Readonly<Record<string, unknown>>;

/**
 * How a check is measured. `scan`: aggregates of one pass over the table, shared with the other checks; `judge` gets their values in order,
 * and may ask for a query of its own when they do not settle it. `query`: a query of its own, given the SQL of each table's relation.
 */
export type Probe =
  | { readonly kind: 'known'; readonly verdict: Verdict }
  | {
      readonly kind: 'scan';
      readonly figures: readonly string[];
      readonly judge: (values: readonly unknown[]) => Verdict | QueryProbe;
    }
  | QueryProbe;

export type QueryProbe = {
  readonly kind: 'query';
  readonly sql: (relationOf: (table: string) => string) => string;
  readonly judge: (rows: readonly AnswerRow[]) => Verdict | QueryProbe;
};

/** The table of a check, the other tables, and the compilation of expressions over its columns. */
export type ProbeContext = { readonly table: MeasuredTable; readonly tables: ReadonlyMap<string, MeasuredTable> };

export type ProbeBuilder<Kind extends CheckKind> = (
  check: CheckOf<Kind>,
  context: ProbeContext,
) => Probe | Promise<Probe>;
export type ProbeBuilders = { readonly [Kind in CheckKind]: ProbeBuilder<Kind> };
/** The part of the table of builders that one file has. */
export type SomeBuilders<Kind extends CheckKind> = { readonly [Name in Kind]: ProbeBuilder<Name> };

export function known(measured: string, met: boolean): Probe {
  return { kind: 'known', verdict: { measured, met } };
}

/** The reason a check cannot be measured; `measure` turns it into a requirement that is not met. */
export function cannotMeasure(reason: string): RowsmithError {
  return new RowsmithError({ code: 'check-failed', message: reason });
}

/** A column of the table; throws the reason when there is none. */
export function columnOf(table: MeasuredTable, name: string): ExpressionColumn {
  const column = table.columns.get(name);
  if (column === undefined) throw cannotMeasure(`there is no column "${name}" in ${table.name}`);
  return column;
}

/** SQL of an expression over the table that must be true or false; throws the reason when it does not compile. */
export async function conditionSql(text: string, table: MeasuredTable): Promise<string> {
  const result = await compileExpression(text, table.columns);
  if (!result.ok) throw cannotMeasure(`"${text}" cannot be measured: ${result.reason}`);
  const { sql, type } = result.compiled;
  if (type === 'boolean') return sql;
  if (type === 'integer' || type === 'decimal' || type === 'double') return `(${sql} <> 0)`;
  throw cannotMeasure(`"${text}" is not true or false`);
}

/** ` FILTER (WHERE …)` of all the conditions given, or nothing when there is none. */
export function filter(...conditions: readonly (string | null)[]): string {
  const given = conditions.filter((condition) => condition !== null);
  return given.length === 0 ? '' : ` FILTER (WHERE ${given.join(' AND ')})`;
}

/** ` WHERE …` of the conditions given, or nothing. */
export function whereSql(...conditions: readonly (string | null)[]): string {
  const given = conditions.filter((condition) => condition !== null);
  return given.length === 0 ? '' : ` WHERE ${given.join(' AND ')}`;
}

/** The rows a check looks at, as SQL; null for all of them. */
export async function scopeOf(check: Check, table: MeasuredTable): Promise<string | null> {
  return 'where' in check && check.where !== undefined ? conditionSql(check.where, table) : null;
}

/** SQL that holds when a column has the value, read in the column's own type. */
export function equalsSql(column: ExpressionColumn, values: readonly (string | number | boolean)[]): string {
  const tree: ExpressionTree = {
    kind: 'call',
    name: 'in',
    arguments: [{ kind: 'column', name: column.name }, ...values.map((value) => literalOf(value, column))],
  };
  const result = compileTree(tree, new Map([[column.name, column]]));
  if (!result.ok)
    throw cannotMeasure(`"${column.name}" cannot be compared with ${values.map(String).join(', ')}: ${result.reason}`);
  return result.compiled.sql;
}

function literalOf(value: string | number | boolean, column: ExpressionColumn): ExpressionTree {
  const isNumber = column.type === 'integer' || column.type === 'decimal' || column.type === 'double';
  if (column.type === 'text') return { kind: 'string', value: String(value) };
  if (typeof value === 'boolean')
    return isNumber ? { kind: 'number', value: Number(value) } : { kind: 'boolean', value };
  if (typeof value === 'number')
    return column.type === 'boolean' ? { kind: 'boolean', value: value !== 0 } : { kind: 'number', value };
  return { kind: 'string', value };
}

/** SQL of a column as a DOUBLE that orders and measures like its values: moments in seconds, true as 1, texts as the number they hold. */
export function numericSql(column: ExpressionColumn): string {
  const name = quoteName(column.name);
  switch (column.type) {
    case 'integer':
    case 'decimal':
    case 'double':
      return `CAST(${name} AS DOUBLE)`;
    case 'boolean':
      return `CAST(CAST(${name} AS INTEGER) AS DOUBLE)`;
    case 'date':
    case 'timestamp':
    case 'time':
      return `CAST(epoch(${name}) AS DOUBLE)`;
    case 'text':
      return `TRY_CAST(regexp_replace(${name}, '[^0-9.eE+-]', '', 'g') AS DOUBLE)`;
  }
}

/** Whether the column holds dates or instants. */
export function isMoment(column: ExpressionColumn): boolean {
  return column.type === 'date' || column.type === 'timestamp';
}

/** A column of dates or instants; throws the reason for any other. */
export function momentColumn(table: MeasuredTable, name: string): ExpressionColumn {
  const column = columnOf(table, name);
  if (!isMoment(column))
    throw cannotMeasure(`"${name}" holds ${column.type === 'text' ? 'texts' : 'no moments'}, not dates`);
  return column;
}
