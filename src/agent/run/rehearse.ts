import { existsSync, readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseJsonAs } from '../../contract/json.ts';
import { Plan } from '../../contract/plan.ts';
import type { PoolSource } from '../../contract/pool.ts';
import { createChunkMaker } from './chunk-maker.ts';
import { defaultChunkRows } from './schedule.ts';

const mostChunks = 8;

/**
 * Draws and encodes chunks of a typical plan and drops them, until the signal or eight chunks.
 *
 * The first chunk of a run takes three times as long as the later ones, because the engine's code is compiled while it runs;
 * a thread that has nothing else to do yet can have that behind it. The plan is written by the build; without it nothing happens.
 */
export async function rehearse(pools: PoolSource, signal: AbortSignal): Promise<void> {
  const path = fileURLToPath(new URL('./rehearsal.json', import.meta.url));
  if (!existsSync(path)) return;
  const plan = parseJsonAs(Plan, readFileSync(path, 'utf8'));
  if (!plan.ok) return;
  await using maker = createChunkMaker(plan.value, 'csv', pools);
  const table = plan.value.tables.find((one) => !one.pool)?.name ?? '';
  for (let id = 0; id < mostChunks; id += 1) {
    // Orders come in only when the event loop turns.
    await setImmediate();
    if (signal.aborted) return;
    await maker.make({ id, table, first: id * defaultChunkRows, count: defaultChunkRows });
  }
}
