import type { Check } from '../../contract/check.ts';
import type { Plan, Table } from '../../contract/plan.ts';
import type { Violation } from '../../contract/violation.ts';
import { compileConvert } from '../../tools/expression/compile-convert.ts';
import { compileExpression } from '../../tools/expression/compile-expression.ts';
import { expressionsOf, sourcesOf } from '../../tools/compute/column-needs.ts';
import { expressionColumnsOf } from '../../tools/compute/table-expressions.ts';

export type CheckedExpressions = {
  readonly violations: readonly Violation[];
  /** The columns an expression of a table names. */
  readonly columnsOf: (table: string, expression: string) => readonly string[];
};

/** Compiles every expression and unit conversion of the plan and reports those that do not. */
export async function checkExpressions(plan: Plan): Promise<CheckedExpressions> {
  const violations: Violation[] = [];
  const named = new Map<string, readonly string[]>();
  const keyOf = (table: string, expression: string) => JSON.stringify([table, expression]);
  for (const { table, expression, column } of expressionsIn(plan)) {
    const key = keyOf(table.name, expression);
    if (named.has(key)) continue;
    const result = await compileExpression(expression, expressionColumnsOf(table));
    named.set(key, result.ok ? result.compiled.columns : []);
    if (!result.ok)
      violations.push({
        code: 'expression-invalid',
        message: result.reason,
        hint: result.hint,
        site: { table: table.name, column },
      });
  }
  for (const table of plan.tables) {
    for (const column of table.columns) {
      for (const source of sourcesOf(column)) {
        if (source.kind !== 'convert') continue;
        const result = await compileConvert('x', source.from, source.to, source.rate);
        if (!result.ok)
          violations.push({
            code: 'unit-unknown',
            message: result.reason,
            hint: result.hint,
            site: { table: table.name, column: column.name },
          });
      }
    }
  }
  return { violations, columnsOf: (table, expression) => named.get(keyOf(table, expression)) ?? [] };
}

type Found = { readonly table: Table; readonly expression: string; readonly column?: string | undefined };

function* expressionsIn(plan: Plan): Generator<Found> {
  for (const table of plan.tables) {
    for (const column of table.columns)
      for (const expression of expressionsOf(column)) yield { table, expression, column: column.name };
    for (const rule of table.rules) yield { table, expression: rule.expression };
    for (const reference of table.references) {
      const parent = plan.tables.find((one) => one.name === reference.table);
      if (reference.where !== undefined && parent !== undefined) yield { table: parent, expression: reference.where };
    }
  }
  for (const { check } of plan.requirements) {
    const table = plan.tables.find((one) => one.name === check.table);
    if (table !== undefined) for (const expression of expressionsOfCheck(check)) yield { table, expression };
    const parent = check.kind === 'group-ratio' ? check.parent : undefined;
    const parentTable = plan.tables.find((one) => one.name === parent?.table);
    if (parent !== undefined && parentTable !== undefined) yield { table: parentTable, expression: parent.where };
  }
}

function expressionsOfCheck(check: Check): readonly string[] {
  return [
    ...('expression' in check ? [check.expression] : []),
    ...('where' in check && check.where !== undefined ? [check.where] : []),
  ];
}
