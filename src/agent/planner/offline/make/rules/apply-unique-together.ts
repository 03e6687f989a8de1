import type { RuleAsk } from '../../reading.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { findColumn } from '../find-column.ts';
import { listInWords } from '../figures.ts';
import { phraseOf } from '../phrase.ts';
import { promise } from '../promise.ts';
import { applyUnique } from '../values/apply-plain.ts';
import { placeAt } from '../values/apply-values.ts';

type Unique = Extract<RuleAsk, { kind: 'unique' }>;

/** No two rows with the same value, or the same values together. One column is drawn without repeats; several are kept apart by a limit. */
export function applyUniqueTogether(rule: Unique, making: Making): boolean {
  for (const table of making.tables.filter((one) => !one.pool)) {
    const columns = rule.columns.map((name) => findColumn(table, name)).filter((column) => column !== null);
    if (columns.length === 0 || columns.length < rule.columns.length) continue;
    const [only] = columns;
    if (columns.length === 1 && only !== undefined) applyUnique(placeAt(making, table, only, rule));
    else keepApart(rule, making, table, columns);
    return true;
  }
  return false;
}

/** A limit of one row for each combination. In a panel, and where rows come parent by parent, the rows' own order may do it already. */
function keepApart(rule: Unique, making: Making, table: TableDraft, columns: readonly ColumnDraft[]): void {
  const names = columns.map((column) => column.plan.name);
  const asked = `no repeats of ${listInWords(names)} together`;
  promise(making, rule, { kind: 'unique', table: table.name, columns: names }, asked);
  if (table.panel !== null || columns.some((column) => column.plan.unique)) return;
  const limit = {
    text: phraseOf(making.reading.request, rule) || asked,
    by: names.map((column) => ({ column })),
    most: 1,
    redraw: [],
  };
  table.limits = [...(table.limits ?? []), limit];
}
