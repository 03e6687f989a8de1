import { RowsmithError } from '../../contract/error.ts';
import type { Column, Table } from '../../contract/plan.ts';
import type { SourceOf } from '../../contract/source.ts';
import { quoteName } from '../../table/quote-sql.ts';
import { compileConvert } from '../expression/compile-convert.ts';
import { castTo } from '../expression/cast-to.ts';
import { compileExpression, type Compiled, type ExpressionColumn } from '../expression/compile-expression.ts';
import { expressionsOf, sourcesOf } from './column-needs.ts';
import type { ExpressionTree } from '../expression/expression-tree.ts';
import { scaleOf } from './cast-cells.ts';
import type { EvaluatedExpression } from './evaluator.ts';

/** The expressions of one table, compiled once: by text. */
export type TableExpressions = ReadonlyMap<string, Compiled>;

/** The columns of a table as its expressions see them: declared types, before formatting. */
export function expressionColumnsOf(table: Table): ReadonlyMap<string, ExpressionColumn> {
  return new Map(
    table.columns.map((column) => [column.name, { name: column.name, type: column.type, scale: scaleOf(column) }]),
  );
}

/** Compiles every expression of a table. The plan is assumed checked: an expression that does not compile here is thrown. */
export async function compileTableExpressions(table: Table): Promise<TableExpressions> {
  const columns = expressionColumnsOf(table);
  const texts = new Set([...table.columns.flatMap(expressionsOf), ...table.rules.map((rule) => rule.expression)]);
  const compiled = new Map<string, Compiled>();
  for (const text of texts) {
    const result = await compileExpression(text, columns);
    if (!result.ok)
      throw new RowsmithError({
        code: 'expression-invalid',
        message: result.reason,
        hint: result.hint,
        site: { table: table.name },
      });
    compiled.set(text, result.compiled);
  }
  return compiled;
}

/** An expression of a level, as SQL and, for computing it without SQL where that gives the same, as a tree. */
export type LevelExpression = EvaluatedExpression & { readonly tree: ExpressionTree | null };

/** What has to be evaluated before a column can be computed, and under which name the result comes back. */
export async function evaluationsOf(
  column: Column,
  table: Table,
  compiled: TableExpressions,
): Promise<readonly LevelExpression[]> {
  const wanted = new Map<string, LevelExpression>();
  const add = (one: LevelExpression) => wanted.set(one.name, one);
  const addCondition = (text: string) => {
    const from = compiled.get(text);
    const sql = `coalesce(${from?.sql ?? 'NULL'}, false)`;
    add({ name: conditionName(text), sql, type: 'boolean', scale: 0, tree: from?.tree ?? null });
  };
  const addNumber = (text: string) => {
    const from = compiled.get(text);
    const sql = `CAST(${from?.sql ?? 'NULL'} AS DOUBLE)`;
    add({ name: numberName(text), sql, type: 'double', scale: 0, tree: from?.tree ?? null });
  };
  for (const override of column.when) addCondition(override.if);
  for (const one of column.nulls) if (one.if !== undefined) addCondition(one.if);
  for (const source of sourcesOf(column)) {
    if ('given' in source && Array.isArray(source.given)) for (const one of source.given) addCondition(one.when);
    if (source.kind === 'number' && source.around !== undefined) addNumber(source.around.expression);
    if (source.kind === 'split' && typeof source.total === 'string') addNumber(source.total);
    if (source.kind === 'formula') {
      const from = compiled.get(source.expression);
      if (from !== undefined)
        add(cellsOf(column, cellsName(source.expression, column), from.sql, from.type, from.tree));
    }
    if (source.kind === 'convert') {
      const converted = await convertOf(source, column, table);
      const name = cellsName(`convert ${source.column} ${source.from} ${source.to}`, column);
      add(cellsOf(column, name, converted.sql, converted.type, null));
    }
  }
  return [...wanted.values()];
}

function cellsOf(
  column: Column,
  name: string,
  sql: string,
  from: Column['type'],
  tree: ExpressionTree | null,
): LevelExpression {
  return {
    name,
    sql: castTo(sql, from, column.type, digitsOf(column)),
    type: column.type,
    scale: scaleOf(column),
    tree,
  };
}

/** Digits that a formula's result is rounded to: those of a decimal, those a double asks for, else none. */
export function digitsOf(column: Pick<Column, 'type' | 'decimals'>): number | null {
  return column.type === 'decimal' ? scaleOf(column) : column.type === 'double' ? (column.decimals ?? null) : null;
}

async function convertOf(source: SourceOf<'convert'>, column: Column, table: Table) {
  const from = expressionColumnsOf(table).get(source.column) ?? { type: 'double' as const };
  const converted = await compileConvert(quoteName(source.column), source.from, source.to, source.rate, from);
  if (converted.ok) return converted;
  const { reason, hint } = converted;
  throw new RowsmithError({ code: 'unit-unknown', message: reason, hint, site: { column: column.name } });
}

export function conditionName(text: string): string {
  return `if ${text}`;
}

export function numberName(text: string): string {
  return `number ${text}`;
}

/** The name of a formula's cells; the type is part of it because the cast is. */
export function cellsName(text: string, column: Column): string {
  return `cells ${column.type} ${digitsOf(column) ?? ''} ${text}`;
}
