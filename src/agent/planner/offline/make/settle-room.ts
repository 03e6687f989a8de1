import type { Column } from '../../../../contract/plan.ts';
import { assume, type Making, type TableDraft } from './draft.ts';
import { figure } from './figures.ts';
import { capacityOf } from './pattern-capacity.ts';

/**
 * Sees that columns without repeats have enough values for their table: codes get more places, anything else may repeat, and that is said.
 * What the words themselves demanded to be unique is left: the plan is then refused with the reason, not quietly changed.
 */
export function settleRoom(making: Making): void {
  for (const table of making.tables) {
    for (const column of table.columns) {
      const { plan } = column;
      const room = roomOf(plan);
      const rows = table.rows ?? (table.panel === null ? 0 : table.panel.ticks * (table.panel.entities ?? 1));
      const isCounted = plan.source.kind === 'pattern' && plan.source.ordered;
      const needed = rows + (plan.source.kind === 'pattern' && isCounted ? plan.source.start : 0);
      if (room === null || room >= needed || (!plan.unique && !isCounted)) continue;
      if (plan.source.kind === 'pattern' && !isPromised(making, table, plan.name, 'pattern')) {
        const pattern = widened(plan.source.pattern, needed);
        column.plan = { ...plan, source: { ...plan.source, pattern } };
        assume(making, `"${plan.name}" has more places than usual: ${figure(rows)} rows need as many codes`);
      } else if (plan.source.kind === 'pattern' && !plan.unique)
        column.plan = { ...plan, source: { ...plan.source, ordered: false } };
      else if (!isPromised(making, table, plan.name, 'unique')) {
        column.plan = {
          ...plan,
          unique: false,
          ...(plan.source.kind === 'pattern' ? { source: { ...plan.source, ordered: false } } : {}),
        };
        assume(making, `"${plan.name}" repeats: it has ${figure(room)} values for ${figure(rows)} rows`);
      }
    }
  }
}

/** How many different values a column can have; null when no small number limits them. */
function roomOf(plan: Column): number | null {
  const { source } = plan;
  if (source.kind === 'pattern') return capacityOf(source.pattern);
  if (source.kind === 'category')
    return new Set(source.values.filter((one) => one.weight > 0).map((one) => one.value)).size;
  if (source.kind === 'boolean') return 2;
  if (source.kind === 'constant') return 1;
  if (source.kind === 'number' && plan.type === 'integer' && source.distribution.kind === 'uniform') {
    const least = Math.ceil(Math.max(source.distribution.min, source.min ?? -Infinity));
    return Math.floor(Math.min(source.distribution.max, source.max ?? Infinity)) - least + 1;
  }
  return null;
}

/** The pattern with as many digits more behind its last placeholder as the rows need. */
function widened(pattern: string, needed: number): string {
  const missing = Math.max(1, Math.ceil(Math.log10((needed + 1) / Math.max(1, capacityOf(pattern)))));
  const last = Math.max(pattern.lastIndexOf('#'), -1);
  const at = last < 0 ? pattern.length : last + 1;
  return pattern.slice(0, at) + '#'.repeat(missing) + pattern.slice(at);
}

function isPromised(making: Making, table: TableDraft, name: string, kind: 'pattern' | 'unique'): boolean {
  return making.requirements.some(({ check }) =>
    check.kind === 'unique'
      ? kind === 'unique' && check.table === table.name && check.columns.length === 1 && check.columns[0] === name
      : check.kind === 'pattern' && kind === 'pattern' && check.table === table.name && check.column === name,
  );
}
