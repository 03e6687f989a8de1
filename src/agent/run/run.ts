import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from '../../contract/check.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { RunEvent, TableResult, Task, Usage } from '../../contract/event.ts';
import type { Plan } from '../../contract/plan.ts';
import type { RunOptions } from '../../contract/smith.ts';
import { checkPlan, describeViolations } from '../check-plan/check-plan.ts';
import { fingerprintOf } from './fingerprint.ts';
import { measureRun } from './measure-run.ts';
import { outputPaths, type OutputPaths } from './output-paths.ts';
import { reportRun, surveyRun, type Surveys } from './report-run.ts';
import { openRunDirectory, type RunDirectory } from './run-directory.ts';
import { openRunParts, type RunParts } from './run-parts.ts';
import { defaultChunkRows, scheduleOf } from './schedule.ts';
import { createSpeedometer, type Clock } from './speed.ts';
import { describeTable } from './table-result.ts';
import { writeTable } from './write-table.ts';

export type RunSetting = {
  readonly clock: Clock;
  readonly today: string;
  readonly cwd: string;
  readonly stdout: (bytes: Uint8Array) => Promise<void>;
};

/**
 * Runs a plan: checks it, makes its tables chunk by chunk, measures the written files, and writes the report.
 *
 * Memory is bounded by a few chunks and the tables that others look into. Nothing is written when the plan has violations or an
 * output exists. On abort, a full disk or a failure the unfinished file and the run's directory stay, and `resume` goes on from there.
 */
export async function* runPlan(
  plan: Plan,
  options: RunOptions,
  setting: RunSetting,
): AsyncGenerator<RunEvent, void, undefined> {
  const started = setting.clock();
  options.signal?.throwIfAborted();
  const paths = outputPaths(plan, { ...options, cwd: setting.cwd });
  try {
    const planned: Plan =
      paths.format === plan.output.format ? plan : { ...plan, output: { ...plan.output, format: paths.format } };
    await using parts = await openRunParts(planned, options);
    await refuseViolations(planned, parts);
    const rows = await rowsOfTables(planned, parts);
    const chunkRows = options.chunkRows ?? defaultChunkRows;
    const tasks = scheduleOf(planned, rows, chunkRows);
    const fingerprint = fingerprintOf(planned);
    const directory =
      paths.run === null ? null : openRunDirectory(paths.run, planned, fingerprint, options.resume === true);
    yield {
      type: 'run-start',
      plan: planned,
      fingerprint,
      tasks,
      planPath: directory === null ? null : join(directory.path, 'plan.json'),
    };

    const written = new Map<string, TableResult>();
    const timed: { task: Task; seconds: number }[] = [];
    const total = tasks.reduce((sum, task) => sum + (task.what === 'rows' ? task.rows : 0), 0);
    const speedOf = createSpeedometer(total, setting.clock);
    for (const task of tasks.filter((one) => one.what === 'pool' || one.what === 'rows')) {
      const from = setting.clock();
      yield { type: 'task-start', task };
      if (task.what === 'rows') {
        let flagged = 0;
        for await (const made of writeTable(task, {
          plan: planned,
          paths,
          parts,
          directory,
          chunkRows,
          options,
          stdout: setting.stdout,
        })) {
          flagged += made.flaggedCells;
          for (const outcome of made.outcomes)
            if (outcome.flagged > 0)
              yield { type: 'row-invalid', table: task.table, rule: outcome.rule, rows: outcome.flagged };
          const speed = speedOf(made.rows);
          yield { type: 'chunk-end', task, rows: made.rows, ...speed };
        }
        written.set(
          task.table,
          describeTable(
            planned,
            task.table,
            task.rows,
            paths.scratch === null ? (paths.tables.get(task.table) ?? null) : null,
            flagged,
          ),
        );
      }
      timed.push(yield* endTask(task, setting.clock() - from, directory));
    }
    parts.endWorkers();

    const measuring = tasks.find((one) => one.what === 'measure');
    const from = setting.clock();
    if (measuring !== undefined) yield { type: 'task-start', task: measuring };
    const [requirements, surveys] = await measureAndSurvey(planned, paths, parts, options);
    for (const requirement of requirements) yield { type: 'measured', requirement };
    if (measuring !== undefined) timed.push(yield* endTask(measuring, setting.clock() - from, directory));

    const tables = [...written.values()];
    const usage = usageOf(tables, setting.clock() - started);
    const report = await reportRun({
      plan: planned,
      paths,
      parts,
      directory,
      fingerprint,
      today: setting.today,
      readings: options.readings ?? [],
      tables,
      surveys,
      requirements,
      tasks: timed,
      usage,
      options,
    });
    yield { type: 'run-end', tables, requirements, usage: usageOf(tables, setting.clock() - started), report };
  } finally {
    if (paths.scratch !== null) rmSync(paths.scratch, { recursive: true, force: true });
  }
}

/** Measuring is the database's work, the survey for the report this thread's: they go on side by side. */
async function measureAndSurvey(
  plan: Plan,
  paths: OutputPaths,
  parts: RunParts,
  options: RunOptions,
): Promise<readonly [readonly Measured[], Surveys]> {
  let start: () => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  const measuring = measureRun(plan, paths, parts, options, start).finally(start);
  const surveying =
    paths.report === null ? Promise.resolve(new Map()) : started.then(() => surveyRun(plan, parts, options));
  return Promise.all([measuring, surveying]);
}

function* endTask(
  task: Task,
  seconds: number,
  directory: RunDirectory | null,
): Generator<RunEvent, { task: Task; seconds: number }, undefined> {
  directory?.log({ type: 'task-end', task: task.id, seconds });
  yield { type: 'task-end', task, seconds };
  return { task, seconds };
}

async function refuseViolations(plan: Plan, parts: RunParts): Promise<void> {
  const violations = await checkPlan(plan, parts.pools);
  if (violations.length === 0) return;
  const [first] = violations;
  throw new RowsmithError({
    code: 'plan-invalid',
    message:
      violations.length === 1
        ? describeViolations(violations)
        : `the plan has ${violations.length} faults:\n${describeViolations(violations)}`,
    site: first?.site,
  });
}

async function rowsOfTables(plan: Plan, parts: RunParts): Promise<ReadonlyMap<string, number>> {
  const rows = new Map<string, number>();
  for (const table of plan.tables) rows.set(table.name, await parts.maker.engine.rowsOf(table.name));
  return rows;
}

function usageOf(tables: readonly TableResult[], seconds: number): Usage {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return {
    seconds: round(seconds),
    rows_per_second: Math.round(rows / Math.max(seconds, 1e-3)),
    model_calls: 0,
    tokens: 0,
    peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
