import { RowsmithError } from '../../contract/error.ts';
import type { Column, Table } from '../../contract/plan.ts';
import { compileConvert } from '../expression/compile-convert.ts';
import { castTo } from '../expression/cast-to.ts';
import { compileExpression, type Compiled, type ExpressionColumn } from '../expression/compile-expression.ts';
import { expressionsOf, sourcesOf } from './column-needs.ts';
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

/** What has to be evaluated before a column can be computed, and under which name the result comes back. */
export async function evaluationsOf(
  column: Column,
  compiled: TableExpressions,
): Promise<readonly EvaluatedExpression[]> {
  const wanted = new Map<string, EvaluatedExpression>();
  const sqlOf = (text: string) => compiled.get(text)?.sql ?? 'NULL';
  const addCondition = (text: string) =>
    wanted.set(conditionName(text), {
      name: conditionName(text),
      sql: `coalesce(${sqlOf(text)}, false)`,
      type: 'boolean',
      scale: 0,
    });
  for (const override of column.when) addCondition(override.if);
  for (const one of column.nulls) if (one.if !== undefined) addCondition(one.if);
  for (const source of sourcesOf(column)) {
    if ('given' in source && Array.isArray(source.given)) for (const one of source.given) addCondition(one.when);
    if (source.kind === 'number' && source.around !== undefined) {
      const name = numberName(source.around.expression);
      wanted.set(name, { name, sql: `CAST(${sqlOf(source.around.expression)} AS DOUBLE)`, type: 'double', scale: 0 });
    }
    if (source.kind === 'formula') {
      const name = cellsName(source.expression, column);
      const from = compiled.get(source.expression);
      if (from !== undefined)
        wanted.set(name, {
          name,
          sql: castTo(from.sql, from.type, column.type, scaleOf(column)),
          type: column.type,
          scale: scaleOf(column),
        });
    }
    if (source.kind === 'convert') {
      const converted = await compileConvert(
        `"${source.column.replaceAll('"', '""')}"`,
        source.from,
        source.to,
        source.rate,
      );
      if (!converted.ok)
        throw new RowsmithError({
          code: 'unit-unknown',
          message: converted.reason,
          hint: converted.hint,
          site: { column: column.name },
        });
      const name = cellsName(`convert ${source.column} ${source.from} ${source.to}`, column);
      wanted.set(name, {
        name,
        sql: castTo(converted.sql, 'decimal', column.type, scaleOf(column)),
        type: column.type,
        scale: scaleOf(column),
      });
    }
  }
  return [...wanted.values()];
}

export function conditionName(text: string): string {
  return `if ${text}`;
}

export function numberName(text: string): string {
  return `number ${text}`;
}

/** The name of a formula's cells; the type is part of it because the cast is. */
export function cellsName(text: string, column: Column): string {
  return `cells ${column.type} ${scaleOf(column)} ${text}`;
}
