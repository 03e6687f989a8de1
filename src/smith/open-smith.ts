import type { Plan } from '../contract/plan.ts';
import type { Planner } from '../contract/planner.ts';
import type { Smith } from '../contract/smith.ts';
import { prepareWorkers } from '../agent/run/worker-count.ts';
import { endSpareThreads } from '../agent/run/worker-thread.ts';
import type { Clock } from '../agent/run/speed.ts';

export type SmithSettings = {
  /** `YYYY-MM-DD`: what "last month" is counted from. Default: the machine's date. */
  readonly today?: string | undefined;
  /** Seconds since some fixed point. Default: the process's monotonic clock. */
  readonly clock?: Clock | undefined;
  /** What relative paths are relative to. Default: the working directory. */
  readonly cwd?: string | undefined;
  /** Seed of plans that ask for none. Default 1. */
  readonly seed?: number | undefined;
  readonly planner?: Planner | undefined;
};

/**
 * Opens the engine with everything embedded: the offline planner, the knowledge base, the table engine.
 *
 * Nothing heavy is loaded until something asks for it. Disposing closes what was opened.
 */
export function openSmith(settings: SmithSettings = {}): Smith {
  const clock: Clock = settings.clock ?? (() => performance.now() / 1000);
  const today = () => settings.today ?? new Date().toISOString().slice(0, 10);
  const cwd = () => settings.cwd ?? process.cwd();
  let planner: Promise<Planner> | null = settings.planner === undefined ? null : Promise.resolve(settings.planner);
  return {
    async plan(request, options = {}) {
      options.signal?.throwIfAborted();
      planner ??= loadPlanner();
      const { planRequest } = await import('./plan-request.ts');
      return planRequest(await planner, request, {
        ...options,
        seed: options.seed ?? settings.seed ?? 1,
        today: options.today ?? today(),
        cwd: cwd(),
      });
    },
    prepare(rows) {
      prepareWorkers(rows);
    },
    async *run(plan, options = {}) {
      const { runPlan } = await import('../agent/run/run.ts');
      yield* runPlan(plan, options, { clock, today: today(), cwd: cwd(), stdout: writeStdout });
    },
    async preview(plan, options = {}) {
      const { previewPlan } = await import('../agent/run/preview-plan.ts');
      return previewPlan(plan, options, clock);
    },
    async profile(path, options = {}) {
      const { openDatabase } = await import('../table/duckdb/open-database.ts');
      const { profileFile } = await import('../table/duckdb/profile.ts');
      await using database = await openDatabase();
      return await profileFile(database, path, options);
    },
    async about() {
      const { aboutSmith } = await import('./about-smith.ts');
      return aboutSmith();
    },
    [Symbol.asyncDispose]: endSpareThreads,
  };
}

async function loadPlanner(): Promise<Planner> {
  const { createOfflinePlanner } = await import('../agent/planner/offline/offline-planner.ts');
  const { readRequest } = await import('../agent/planner/offline/read/read-request.ts');
  const { loadKnowledge } = await import('../knowledge/load-knowledge.ts');
  return createOfflinePlanner({
    knowledge: loadKnowledge,
    check: async (plan) => {
      const [{ checkPlan }, { packagePools }] = await Promise.all([
        import('../agent/check-plan/check-plan.ts'),
        import('../knowledge/pool-source.ts'),
      ]);
      return checkPlan(plan, packagePools());
    },
    read: (request, options) => readRequest(request, { ...options, describeCreate }),
  });
}

async function describeCreate(sql: string) {
  const { openDatabase } = await import('../table/duckdb/open-database.ts');
  await using database = await openDatabase({ threads: 1 });
  return await database.describeCreate(sql);
}

/** Resolves when the bytes have left, so that a slow reader slows the run instead of filling the memory. */
function writeStdout(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error == null ? resolve() : reject(error)));
  });
}

export type { Plan };
