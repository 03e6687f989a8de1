import type { RuleAsk } from '../../reading.ts';
import type { Making } from '../draft.ts';
import { findColumn } from '../find-column.ts';
import { listInWords } from '../figures.ts';
import { promise } from '../promise.ts';
import { applyUnique } from '../values/apply-plain.ts';
import { placeAt } from '../values/apply-values.ts';

type Unique = Extract<RuleAsk, { kind: 'unique' }>;

/** No two rows with the same value, or the same values together. One column is drawn without repeats; several are promised and measured. */
export function applyUniqueTogether(rule: Unique, making: Making): boolean {
  for (const table of making.tables.filter((one) => !one.pool)) {
    const columns = rule.columns.map((name) => findColumn(table, name)).filter((column) => column !== null);
    if (columns.length === 0 || columns.length < rule.columns.length) continue;
    const [only] = columns;
    if (columns.length === 1 && only !== undefined) applyUnique(placeAt(making, table, only, rule));
    else
      promise(
        making,
        rule,
        { kind: 'unique', table: table.name, columns: columns.map((column) => column.plan.name) },
        `no repeats of ${listInWords(columns.map((column) => column.plan.name))} together`,
      );
    return true;
  }
  return false;
}
