import type { Source } from '../../../../contract/source.ts';
import { plusDays } from './calendar.ts';
import { assume, type ColumnDraft, type Making, type TableDraft } from './draft.ts';
import { timeInName } from './time-in-name.ts';
import { windowOf, type TimeWindow } from './time-window.ts';

/**
 * Gives every moment that is still without bounds some: what its name tells, the time its table covers, or a year beside the one bound there is.
 * After this no moment of any table, written, hidden or looked up, is open.
 */
export function settleMoments(making: Making): void {
  for (const table of making.tables) {
    for (const column of table.columns) {
      const plan = column.plan;
      if (!isOpen(plan.source) && !plan.when.some((one) => isOpen(one.source))) continue;
      const window = windowFor(making, table, column);
      column.plan = {
        ...plan,
        source: bounded(plan.source, window),
        when: plan.when.map((one) => ({ ...one, source: bounded(one.source, window) })),
      };
    }
  }
}

function isOpen(source: Source): boolean {
  return (
    source.kind === 'moment' && source.after === undefined && !(source.from !== undefined && source.to !== undefined)
  );
}

function bounded(source: Source, window: TimeWindow): Source {
  if (source.kind !== 'moment' || !isOpen(source)) return source;
  const { from, to } = source;
  if (from !== undefined) return { ...source, to: from < window.to ? window.to : plusDays(from, 365) };
  if (to !== undefined) return { ...source, from: window.from < to ? window.from : plusDays(to, -365) };
  return { ...source, ...window };
}

function windowFor(making: Making, table: TableDraft, column: ColumnDraft): TimeWindow {
  const window = timeInName(column.plan.name, making.request.today);
  if (window !== null) {
    assume(making, `"${column.plan.name}" lies between ${window.from} and ${plusDays(window.to, -1)}`);
    return window;
  }
  return (
    table.window ?? making.tables.find((one) => !one.pool && one.window !== null)?.window ?? windowOf(making, table)
  );
}
