import { isRowsmithError, RowsmithError } from '../contract/error.ts';
import type { RunEvent } from '../contract/event.ts';
import type { Plan } from '../contract/plan.ts';
import type { Smith } from '../contract/smith.ts';
import { answerOfRun, type Finished } from './answer.ts';
import { reproduce, viewAnswer, viewVerdict } from './answer-view.ts';
import type { Flags } from './arguments.ts';
import type { Cli } from './cli.ts';
import { viewPlan } from './plan-view.ts';
import { describeTask, followRun } from './progress.ts';
import { viewRows } from './rows-view.ts';
import { safeText, wrapText } from './text-width.ts';

/** Columns of a table shown before a run, so that it stays on one screen; `rowsmith plan` shows them all. */
const mostColumns = 16;

/** Runs a plan and shows it: plan, rows and progress on stderr, the answer on stdout. Gives the exit code. */
export async function makeTables(smith: Smith, plan: Plan, flags: Flags, cli: Cli): Promise<number> {
  const talks = !flags.json && !flags.quiet;
  if (talks) await showBefore(smith, plan, cli);
  const finished = await follow(smith, plan, flags, cli, talks);
  showAfter(finished, flags, cli);
  const wanting = finished.requirements.some((requirement) => !requirement.met) || plan.unplaced.length > 0;
  return flags.strict && wanting ? 1 : 0;
}

async function showBefore(smith: Smith, plan: Plan, cli: Cli): Promise<void> {
  const { err, errPaint, columns, lines, errIsTerminal } = cli.terminal;
  err(`\n${viewPlan(plan, columns, errPaint, mostColumns).join('\n')}\n\n`);
  if (!errIsTerminal) return;
  // The rows shown are the rows that will be written: a cell does not depend on how many are drawn.
  const { tables } = await smith.preview(plan, { rows: lines >= 40 ? 8 : 5, signal: cli.signal });
  for (const table of tables) {
    if (tables.length > 1) err(`  ${errPaint.bold(safeText(table.name))}\n`);
    err(`${viewRows(table, lines >= 40 ? 8 : 5, columns, errPaint).join('\n')}\n\n`);
  }
}

async function follow(smith: Smith, plan: Plan, flags: Flags, cli: Cli, talks: boolean): Promise<Finished> {
  const { err, errPaint, columns } = cli.terminal;
  const progress = flags.quiet ? null : followRun(cli.terminal);
  const limit = flags.budget?.seconds;
  const outOfTime = limit === undefined ? null : AbortSignal.timeout(limit * 1000);
  const signal = outOfTime === null ? cli.signal : AbortSignal.any([cli.signal, outOfTime]);
  let started: Extract<RunEvent, { type: 'run-start' }> | null = null;
  try {
    for await (const event of smith.run(plan, { ...runOptions(flags), signal })) {
      if (event.type === 'run-start') {
        started = event;
        if (talks)
          err(
            `${wrapText(event.tasks.map(describeTask).join(' → '), columns - 2)
              .map((line) => `  ${errPaint.dim(line)}`)
              .join('\n')}\n\n`,
          );
      }
      progress?.see(event);
      if (event.type === 'run-end') {
        return {
          plan,
          fingerprint: started?.fingerprint ?? '',
          planPath: started?.planPath ?? null,
          tables: event.tables,
          requirements: event.requirements,
          usage: event.usage,
          report: event.report,
        };
      }
    }
  } catch (error) {
    if (!signal.aborted || (isRowsmithError(error) && error.code !== 'stopped')) throw error;
    const again = `go on with: rowsmith ${reproduce({ plan, planPath: started?.planPath ?? null })} --resume`;
    if (cli.signal.aborted) throw new RowsmithError({ code: 'stopped', message: 'stopped', hint: again, cause: error });
    throw new RowsmithError({
      code: 'run-failed',
      message: `the budget of ${limit ?? 0} s ran out`,
      hint: again,
      cause: error,
    });
  } finally {
    progress?.clear();
  }
  throw new RowsmithError({ code: 'run-failed', message: 'the run ended without a result' });
}

function runOptions(flags: Flags): { out?: string; overwrite: boolean; report?: string; resume: boolean } {
  return {
    overwrite: flags.yes,
    resume: flags.resume,
    ...(flags.out === null ? {} : { out: flags.out }),
    ...(flags.report === null ? {} : { report: flags.report }),
  };
}

function showAfter(run: Finished, flags: Flags, cli: Cli): void {
  const { out, err, columns } = cli.terminal;
  const streams = (flags.out ?? run.plan.output.path) === '-';
  // With the table itself on stdout, the words go to stderr.
  const say = streams ? err : out;
  const paint = streams ? cli.terminal.errPaint : cli.terminal.outPaint;
  if (flags.json) {
    out(`${JSON.stringify(answerOfRun(run))}\n`);
    return;
  }
  if (!flags.quiet) {
    say(`${viewAnswer(run, columns, paint).join('\n')}\n`);
    return;
  }
  if (!streams) for (const table of run.tables) if (table.path !== null) out(`${table.path}\n`);
  if (run.requirements.some((requirement) => !requirement.met))
    err(`rowsmith: ${viewVerdict(run.requirements, cli.terminal.errPaint)}\n`);
}
