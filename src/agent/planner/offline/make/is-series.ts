import type { Making, TableDraft } from './draft.ts';
import { regularFor } from './make-panel.ts';

/** One figure a day (an hour, …) about something whose rows are otherwise single events: a table of sums, without ids and customers. */
export function isSeries(making: Making, table: TableDraft): boolean {
  return table.shape?.kind === 'event' && regularFor(making, table) !== null;
}
