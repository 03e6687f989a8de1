import type { RuleAsk } from '../../reading.ts';
import type { Making } from '../draft.ts';
import { findColumn, findTable } from '../find-column.ts';
import { percentage } from '../figures.ts';
import { promise } from '../promise.ts';

type Concentration = Extract<RuleAsk, { kind: 'concentration' }>;

/** "80/20 customers": the reference to them prefers few of them that much. */
export function applyConcentration(rule: Concentration, making: Making): boolean {
  for (const table of making.tables.filter((one) => !one.pool)) {
    const column = findColumn(table, `${rule.of} id`) ?? findColumn(table, rule.of);
    const parent = findTable(making, rule.of);
    const reference =
      table.references.find((one) => one.name === column?.look?.reference) ??
      table.references.find((one) => one.table === parent?.name);
    if (reference === undefined) continue;
    const seen =
      column !== null && column.look?.reference === reference.name
        ? column
        : table.columns.find((one) => one.look?.reference === reference.name);
    if (seen === undefined) continue;
    reference.popularity = { kind: 'pareto', top: rule.top, share: rule.share };
    const slack = Math.min(0.15, rule.share - rule.top);
    promise(
      making,
      rule,
      {
        kind: 'concentration',
        table: table.name,
        column: seen.plan.name,
        top: rule.top,
        min: rule.share - slack,
        max: Math.min(1, rule.share + 0.12),
      },
      `${percentage(rule.top)} of them have ${percentage(rule.share)} of the rows`,
    );
    return true;
  }
  return false;
}
