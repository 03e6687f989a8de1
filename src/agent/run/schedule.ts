import type { Task } from '../../contract/event.ts';
import type { Plan } from '../../contract/plan.ts';

/** Rows computed together when nothing else is said: large enough to be cheap, small enough to share among workers. */
export const defaultChunkRows = 32_768;

/**
 * The tasks of a run in an order in which each comes after those it needs: pools and the tables that others look into first.
 *
 * Pure. Tables that point at each other in a ring (each through columns the other does not need) keep the plan's order.
 *
 * @param rows Rows of every table, by name.
 */
export function scheduleOf(plan: Plan, rows: ReadonlyMap<string, number>, chunkRows: number): readonly Task[] {
  const tasks: Task[] = [];
  const waiting = [...plan.tables];
  const done = new Set<string>();
  while (waiting.length > 0) {
    const ready = waiting.findIndex((table) =>
      table.references.every((one) => one.table === table.name || done.has(one.table)),
    );
    const [table] = waiting.splice(Math.max(ready, 0), 1);
    if (table === undefined) break;
    done.add(table.name);
    const count = rows.get(table.name) ?? 0;
    const needs = table.references.flatMap((one) =>
      one.table === table.name ? [] : [`rows ${one.table}`, `pool ${one.table}`],
    );
    const what = table.pool ? 'pool' : 'rows';
    tasks.push({
      id: `${what} ${table.name}`,
      table: table.name,
      what,
      rows: count,
      chunks: Math.max(1, Math.ceil(count / chunkRows)),
      needs: needs.filter((id) => tasks.some((task) => task.id === id)),
    });
  }
  const written = tasks.filter((task) => task.what === 'rows');
  return [
    ...tasks,
    ...written.map((task): Task => ({
      id: `measure ${task.table}`,
      table: task.table,
      what: 'measure',
      rows: task.rows,
      chunks: 1,
      needs: written.map((one) => one.id),
    })),
    {
      id: 'report',
      table: '',
      what: 'report',
      rows: 0,
      chunks: 1,
      needs: written.map((task) => `measure ${task.table}`),
    },
  ];
}
