import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';

/** Multiplies 0…3 by `workerData` in a database of this thread. */
await using database = await openDatabase({ threads: 1 });
const columns = new Map([['a', { type: 'integer' as const, values: Int32Array.of(0, 1, 2, 3), valid: null }]]);
const result = await database.evaluate(columns, 4, [
  { name: 'b', sql: `"a" * ${Number(workerData)}`, type: 'integer', scale: 0 },
]);
const data = result.get('b');
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
parentPort?.postMessage(data?.type === 'integer' ? [...data.values] : null);
