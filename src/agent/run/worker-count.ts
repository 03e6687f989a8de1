import { availableParallelism } from 'node:os';
import type { OutputFormat, Plan } from '../../contract/plan.ts';
import { keepThreadsReady } from './worker-thread.ts';

/** Tables below this many rows are made in the main thread: starting a thread costs more than they do. */
const workerRows = 60_000;
const mostWorkers = 4;

/** Threads for the chunks of a plan's largest table; `asked` wins. */
export function workerCount(plan: Plan, asked: number | undefined): number {
  if (asked !== undefined) return asked;
  const most = Math.max(
    ...plan.tables.map((table) =>
      table.pool ? 0 : (table.rows ?? (table.panel === undefined ? 0 : table.panel.entities * table.panel.ticks)),
    ),
  );
  return countFor(most, plan.output.format);
}

/** Starts the threads that a run of so many rows will take, before there is a plan. */
export function prepareWorkers(rows: number): void {
  keepThreadsReady(countFor(rows, 'csv'));
}

function countFor(rows: number, format: OutputFormat): number {
  if (rows < workerRows) return 0;
  // Text is also made in the main thread; Parquet's main thread only waits for the database.
  const cores = Math.min(availableParallelism(), mostWorkers);
  return format === 'parquet' ? cores : Math.max(1, cores - 1);
}
