import { RowsmithError } from '../../src/contract/error.ts';
import type { RunEvent, Task } from '../../src/contract/event.ts';
import type { Plan } from '../../src/contract/plan.ts';
import type { PlanReply } from '../../src/contract/planner.ts';
import type { TableProfile } from '../../src/contract/profile.ts';
import type { PlanOptions, Preview, RunOptions, Smith } from '../../src/contract/smith.ts';
import { describeColumn } from '../../src/contract/source-words.ts';
import { input, plan, requirements, table } from '../report/report-fixture.ts';

type Measured = typeof requirements;

/** What a fake engine was asked to do. */
export type Calls = { planned: [string, PlanOptions][]; ran: [Plan, RunOptions][]; prepared: number[]; closed: number };

export type FakeOptions = {
  readonly reply?: PlanReply;
  readonly requirements?: Measured;
  readonly planPath?: string | null;
  readonly flagged?: number;
  /** Thrown after the first chunk. */
  readonly fault?: Error;
  /** After the first chunk the run waits for the signal. */
  readonly hangs?: boolean;
};

const rowsTask: Task = {
  id: 'rows:sales',
  table: 'sales',
  what: 'rows',
  rows: 1_000_000,
  chunks: 16,
  needs: ['pool:customer'],
};
const tasks: readonly Task[] = [
  { id: 'pool:customer', table: 'customer', what: 'pool', rows: 8000, chunks: 1, needs: [] },
  rowsTask,
  { id: 'measure:sales', table: 'sales', what: 'measure', rows: 1_000_000, chunks: 1, needs: ['rows:sales'] },
];

/** An engine that answers from the report's fixture and notes what it was asked. */
export function fakeSmith(options: FakeOptions = {}): { smith: Smith; calls: Calls } {
  const calls: Calls = { planned: [], ran: [], prepared: [], closed: 0 };
  const columns =
    plan.tables[0]?.columns.map((column) => ({
      name: column.name,
      type: column.type,
      source: describeColumn(column),
    })) ?? [];
  const preview: Preview = {
    tables: [{ name: 'sales', columns, rows: table.preview }],
    forecast: { rows: 1_000_000, rowsPerSecond: 1_100_000, seconds: 0.91, bytes: 88_400_000, modelCalls: 0, tokens: 0 },
  };
  const profile: TableProfile = {
    name: 'sales',
    path: 'sales.csv',
    rows: 1_000_000,
    bytes: 88_400_000,
    columns: table.columns.map((column) => ({
      name: column.name,
      type: column.type,
      nulls: Math.round(column.nulls * 1_000_000),
      distinct: column.distinct ?? 0,
      min: column.min,
      max: column.max,
      mean: column.mean,
      median: column.mean,
      sd: column.mean,
      top: column.top.map(({ value, share }) => ({ value, count: Math.round(share * 1_000_000) })),
      histogram: column.histogram,
    })),
  };
  const smith: Smith = {
    plan: (request, asked = {}) => {
      calls.planned.push([request, asked]);
      const made = {
        ...plan,
        request,
        seed: asked.seed ?? plan.seed,
        output: { ...plan.output, path: asked.out ?? null },
      };
      return Promise.resolve(options.reply ?? { kind: 'plan', plan: made, readings: input.readings, confidence: 0.9 });
    },
    prepare: (rows) => void calls.prepared.push(rows),
    run: async function* run(asked, wanted = {}): AsyncGenerator<RunEvent> {
      calls.ran.push([asked, wanted]);
      yield {
        type: 'run-start',
        plan: asked,
        fingerprint: input.fingerprint,
        tasks,
        planPath: options.planPath === undefined ? 'sales.plan.json' : options.planPath,
      };
      yield { type: 'task-start', task: rowsTask };
      yield {
        type: 'chunk-end',
        task: rowsTask,
        rows: 62_500,
        rowsDone: 437_500,
        rowsPerSecond: 1_086_956,
        secondsLeft: 0.52,
      };
      if (options.fault !== undefined) throw options.fault;
      if (options.hangs === true) await untilAborted(wanted.signal);
      const measured = options.requirements ?? requirements;
      for (const requirement of measured) yield { type: 'measured', requirement };
      yield {
        type: 'run-end',
        tables: [
          { name: 'sales', rows: 1_000_000, path: wanted.out ?? 'sales.csv', columns, flagged: options.flagged ?? 0 },
        ],
        requirements: measured,
        usage: input.usage,
        report: wanted.report === undefined ? 'sales.report.html' : wanted.report,
      };
    },
    preview: () => Promise.resolve(preview),
    profile: (path) =>
      path === 'sales.csv'
        ? Promise.resolve(profile)
        : Promise.reject(
            new RowsmithError({ code: 'file-missing', message: `there is no file ${path}`, hint: 'check the path' }),
          ),
    about: () =>
      Promise.resolve({
        duckdb: 'v1.5.6',
        knowledge: [
          { what: 'domains', count: 41 },
          { what: 'concepts', count: 620 },
        ],
        model: null,
      }),
    [Symbol.asyncDispose]: () => {
      calls.closed += 1;
      return Promise.resolve();
    },
  };
  return { smith, calls };
}

async function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  if (signal === undefined) throw new Error('the run was given no signal');
  // A timer keeps the process alive, as the work of a real engine does.
  const alive = setInterval(() => {}, 60_000);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  clearInterval(alive);
  throw signal.reason;
}
