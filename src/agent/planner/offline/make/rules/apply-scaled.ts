import type { RuleAsk } from '../../reading.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { namesIn } from '../expression-names.ts';
import { findColumn } from '../find-column.ts';
import { scaleFigure } from './scale-figure.ts';
import { mainFigure } from './main-figure.ts';
import { placeExpressions } from './table-of-names.ts';
import { applyFrequency } from './apply-frequency.ts';
import { applyRate } from './apply-rate.ts';
import { bringFromParent } from './bring-from-parent.ts';

type Scaled = Extract<RuleAsk, { kind: 'scaled' }>;

/** "Premium members spend twice as much", "VIPs order three times as often", "smokers have twice the claim rate". */
export function applyScaled(rule: Scaled, making: Making): boolean {
  if (rule.factor <= 0 || rule.factor === 1) return false;
  if (rule.of === 'rows') return applyFrequency(rule, making);
  const site = siteOf(rule, making);
  if (site === null) return false;
  const { table, when, column } = site;
  if (namesIn(when).includes(column.plan.name)) return false;
  if (column.plan.source.kind === 'boolean' || column.plan.source.kind === 'category')
    return applyRate(rule, making, table, column, when);
  if (rule.of === 'rate' && !isNumber(column)) return applyRate(rule, making, table, column, when);
  return scaleFigure(rule, making, table, column, when);
}

const isNumber = (column: ColumnDraft): boolean => ['integer', 'decimal', 'double'].includes(column.plan.type);

type Site = { readonly table: TableDraft; readonly when: string; readonly column: ColumnDraft };

/** The table with the group's column and the figure; a group of the parent is brought to the child. */
function siteOf(rule: Scaled, making: Making): Site | null {
  const placed = placeExpressions(making, [rule.when]);
  if (placed === null) return null;
  const [when = ''] = placed.expressions;
  const own = figureOf(placed.table, rule);
  if (own !== null) return { table: placed.table, when, column: own };
  for (const child of making.tables.filter((one) => !one.pool && one !== placed.table)) {
    const column = figureOf(child, rule);
    if (column === null || !bringFromParent(making, child, placed.table, namesIn(when))) continue;
    return { table: child, when, column };
  }
  return null;
}

function figureOf(table: TableDraft, rule: Scaled): ColumnDraft | null {
  if (rule.column === null) return mainFigure(table);
  const found = findColumn(table, rule.column);
  const fits =
    found !== null &&
    (rule.of === 'rate' || isNumber(found) || ['boolean', 'category'].includes(found.plan.source.kind));
  return fits ? found : null;
}
