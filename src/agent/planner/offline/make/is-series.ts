import type { Making, TableDraft } from './draft.ts';
import { regularFor } from './make-panel.ts';

/** One figure a day (an hour, …) about something whose rows are otherwise single events or things: a table of sums, without ids and customers. */
export function isSeries(making: Making, table: TableDraft): boolean {
  return table.shape?.kind !== 'panel' && regularFor(making, table) !== null;
}

/** A list of at least two columns beside a clock is the whole of the table: nothing usual is added to it. */
export function isWhole(making: Making, table: TableDraft): boolean {
  return (table.ask?.columns.length ?? 0) >= 2 && regularFor(making, table) !== null;
}
