import type { Plan } from '../../contract/plan.ts';
import type { PoolSource } from '../../contract/pool.ts';
import type { RunOptions } from '../../contract/smith.ts';
import { packagePools } from '../../knowledge/pool-source.ts';
import type { Database } from '../../table/database.ts';
import { createChunkMaker, type ChunkMaker } from './chunk-maker.ts';
import { startWorkers, type WorkerChunks } from './worker-chunks.ts';
import { workerCount } from './worker-count.ts';
import { workerFile } from './worker-thread.ts';

/** What a run holds open: the maker of its chunks, worker threads when they pay, and a database once something asks for it. */
export interface RunParts extends AsyncDisposable {
  readonly pools: PoolSource;
  readonly maker: ChunkMaker;
  readonly workers: WorkerChunks | null;
  database(): Promise<Database>;
  /** Tells the threads to end; disposing waits until they have. */
  endWorkers(): void;
}

export async function openRunParts(
  plan: Plan,
  options: Pick<RunOptions, 'workers' | 'connections'>,
): Promise<RunParts> {
  let opened: Promise<Database> | null = null;
  const database = () => (opened ??= openShared(options.connections));
  const pools = packagePools();
  const maker = createChunkMaker(plan, plan.output.format, pools, database);
  const file = workerFile();
  const count = file === null ? 0 : workerCount(plan, options.workers);
  let workers = file === null || count === 0 ? null : startWorkers(count, plan, plan.output.format, file);
  // Loading the database now overlaps with the workers' start.
  if (workers !== null) void database().catch(() => undefined);
  let ending: Promise<void> = Promise.resolve();
  const endWorkers = () => {
    if (workers !== null) ending = Promise.resolve(workers[Symbol.asyncDispose]());
    workers = null;
  };
  return {
    pools,
    maker,
    get workers() {
      return workers;
    },
    database,
    endWorkers,
    async [Symbol.asyncDispose]() {
      endWorkers();
      await ending;
      await maker[Symbol.asyncDispose]();
      const shared = await opened?.catch(() => null);
      await shared?.[Symbol.asyncDispose]();
    },
  };
}

async function openShared(threads: number | undefined): Promise<Database> {
  const { openDatabase } = await import('../../table/duckdb/open-database.ts');
  return openDatabase(threads === undefined ? {} : { threads });
}
