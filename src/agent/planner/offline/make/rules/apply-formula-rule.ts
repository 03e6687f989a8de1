import type { RuleAsk } from '../../reading.ts';
import { makesCycle, needsOf } from '../column-order.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { namesIn, quoteName } from '../expression-names.ts';
import { phraseOf } from '../phrase.ts';
import { promise } from '../promise.ts';
import { applyFormula } from '../values/apply-relation.ts';
import { placeAt } from '../values/apply-values.ts';
import { momentDifference } from './moment-difference.ts';

type RowRule = Extract<RuleAsk, { kind: 'row' }>;

/** `column == formula`: the column, and how it is computed; null for any other expression. */
export function formulaIn(
  table: TableDraft,
  expression: string,
): { readonly column: ColumnDraft; readonly formula: string } | null {
  const match = /^(`[^`]+`|[\p{L}_][\p{L}\p{N}_]*) == (.+)$/su.exec(expression.trim());
  const [, name, formula] = match ?? [];
  if (name === undefined || formula === undefined || /[<>=!]=|[<>]/u.test(formula.replaceAll(/"[^"]*"/gu, '')))
    return null;
  const column = table.columns.find((one) => quoteName(one.plan.name) === name || one.plan.name === name);
  const reads = namesIn(formula);
  return column === undefined || reads.length === 0 || reads.includes(column.plan.name) ? null : { column, formula };
}

/** "Total is subtotal plus tax": computed in all rows, or in those of the condition; false when it would go round in a circle. */
export function applyFormulaRule(
  rule: RowRule,
  making: Making,
  table: TableDraft,
  site: { readonly column: ColumnDraft; readonly formula: string; readonly when: string | undefined },
): boolean {
  const { column, when } = site;
  if (!['integer', 'decimal', 'double'].includes(column.plan.type)) {
    if ((column.ask?.values.length ?? 0) > 0 || column.look !== null) return false;
    column.plan = { ...column.plan, type: 'double', decimals: 2 };
  }
  const formula = momentDifference(making, table, column, site.formula, rule) ?? site.formula;
  for (const name of namesIn(formula)) freeOf(table, name, column);
  if (makesCycle(table, column, [...namesIn(formula), ...(when === undefined ? [] : namesIn(when))])) return false;
  if (when === undefined) {
    applyFormula(
      { from: rule.from, to: rule.to, kind: 'formula', expression: formula, words: formula },
      placeAt(making, table, column, rule),
    );
    return true;
  }
  const decimals = column.plan.type === 'integer' ? 0 : (column.plan.decimals ?? 2);
  column.plan = {
    ...column.plan,
    correlatesWith: [],
    when: [
      { if: when, source: { kind: 'formula', expression: `round(${formula}, ${String(decimals)})` } },
      ...column.plan.when,
    ],
  };
  promise(
    making,
    phraseOf(making.reading.request, rule),
    {
      kind: 'rule',
      table: table.name,
      expression: `abs(${quoteName(column.plan.name)} - (${formula})) <= ${String(0.5 * 10 ** -decimals + 1e-9)}`,
      where: when,
    },
    `${column.plan.name} = ${formula} where ${when}`,
  );
  return true;
}

/** A column that the domain computes from the one at hand is drawn by itself: the words say which follows from which. */
function freeOf(table: TableDraft, name: string, column: ColumnDraft): void {
  const other = table.columns.find((one) => one.plan.name === name);
  if (other === undefined || other.fixed.has('source') || other.plan.source.kind !== 'formula') return;
  if (!makesCycle(table, column, needsOf(other.plan))) return;
  other.plan = {
    ...other.plan,
    source: { kind: 'number', distribution: { kind: 'lognormal', median: 100, sigma: 0.6 }, min: 1, given: [] },
  };
}
