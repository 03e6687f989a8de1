import type { RuleAsk } from '../../reading.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { findColumn } from '../find-column.ts';
import { correlateAsked } from '../values/apply-relation.ts';
import { followSeries } from './follow-series.ts';

type Correlates = Extract<RuleAsk, { kind: 'correlates' }>;

/** "units sold fall as the price rises": a rank correlation between two draws, or a series that answers another. */
export function applyCorrelation(rule: Correlates, making: Making): boolean {
  const pair = pairIn(making, rule);
  if (pair === null) return false;
  const { table, a, b } = pair;
  if (table.panel !== null) followSeries(table, a, b, rule.sign);
  correlateAsked(making, table, a, b, rule, rule);
  return true;
}

function pairIn(
  making: Making,
  rule: Correlates,
): { readonly table: TableDraft; readonly a: ColumnDraft; readonly b: ColumnDraft } | null {
  for (const table of making.tables.filter((one) => !one.pool)) {
    const [a, b] = [findColumn(table, rule.a), findColumn(table, rule.b)];
    if (a !== null && b !== null && a !== b) return { table, a, b };
  }
  return null;
}
