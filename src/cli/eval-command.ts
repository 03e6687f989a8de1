import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { RowsmithError } from '../contract/error.ts';
import { version } from '../contract/version.ts';
import type { Comparison } from '../evals/baseline.ts';
import type { RequestResult } from '../evals/result.ts';
import type { Totals } from '../evals/totals.ts';
import type { Flags } from './arguments.ts';
import { openBaseline, readSuiteFiles } from './eval-files.ts';
import { viewComparison, viewResult, viewTotals } from './eval-view.ts';
import type { Command } from './run-command.ts';

/** `rowsmith eval SUITE...`: puts requests, measures what is expected of them, and compares with a baseline. */
export const evalSuites: Command = async (paths, flags, cli) => {
  const { terminal } = cli;
  if (flags.updateBaseline && flags.baseline === null) {
    throw new RowsmithError({
      code: 'flag-invalid',
      message: '--update-baseline does not say which',
      hint: 'name the file too: --baseline FILE --update-baseline',
    });
  }
  const files = await readSuiteFiles(paths);
  const outputs = outputsOf(
    flags,
    files.map(({ suite }) => suite.name),
  );
  const baseline = await openBaseline(flags.baseline, flags.updateBaseline);
  const [{ runSuites }, { totalsOf }, { compareWith, updateBaseline }, { renderEvalPage }] = await Promise.all([
    import('../evals/run-suites.ts'),
    import('../evals/totals.ts'),
    import('../evals/baseline.ts'),
    import('../evals/eval-page.ts'),
  ]);
  const cores = availableParallelism();
  const atOnce = flags.jobs ?? cores;
  const day = new Date().toISOString().slice(0, 10);
  const results: RequestResult[] = [];
  const running = runSuites(files, {
    atOnce,
    seeds: flags.seeds,
    today: flags.today ?? day,
    fixedToday: flags.today,
    wanted: ({ id, tags }) =>
      (flags.only.length === 0 || flags.only.includes(id)) &&
      (flags.tag.length === 0 || flags.tag.some((tag) => tags.includes(tag))),
    workers: Math.max(1, Math.floor(cores / atOnce)),
    signal: cli.signal,
  });
  for await (const result of running) {
    results.push(result);
    if (!flags.json && !(flags.quiet && result.outcome !== 'fail'))
      terminal.out(viewResult(result, terminal.outIsTerminal ? terminal.columns : null, terminal.outPaint));
  }
  if (results.length === 0) throw nothingLeft(flags);
  const whole = flags.only.length === 0 && flags.tag.length === 0;
  const withSeed = flags.seeds !== null;
  const comparison =
    baseline === null || flags.updateBaseline ? null : compareWith(baseline, results, { withSeed, whole });
  const totals = totalsOf(results);
  await writeText(outputs.results, results.map((one) => `${JSON.stringify(one)}\n`).join(''));
  await writeText(outputs.page, renderEvalPage({ version, today: day, results, totals, comparison }));
  if (flags.baseline !== null && flags.updateBaseline)
    await writeText(flags.baseline, updateBaseline(baseline, results, { withSeed, whole, version }));
  if (flags.json) {
    terminal.out(`${JSON.stringify(asJson(results, totals, comparison, outputs))}\n`);
  } else {
    terminal.out(viewTotals(totals, terminal.columns, terminal.outPaint));
    if (comparison !== null) terminal.out(viewComparison(comparison, terminal.outPaint));
    terminal.out(`\n${[outputs.results, outputs.page].map((path) => `  ${path}\n`).join('')}`);
  }
  if (flags.updateBaseline) return 0;
  if (comparison !== null) return comparison.newlyFailing.length === 0 ? 0 : 1;
  return results.some((one) => one.outcome === 'fail') ? 1 : 0;
};

type Outputs = { readonly results: string; readonly page: string };

/** Where results and page go: beside each other, named for the suite. */
function outputsOf(flags: Flags, suites: readonly string[]): Outputs {
  const name = suites.length === 1 ? (suites[0] ?? 'evals') : 'evals';
  const out = flags.out ?? 'eval-results/';
  if (!out.endsWith('/') && !out.endsWith('.jsonl')) {
    throw new RowsmithError({
      code: 'output-format',
      message: `-o ${out}: results are written as .jsonl`,
      hint: 'give a path that ends in .jsonl, or a folder that ends in /',
    });
  }
  const results = out.endsWith('/') ? `${out}${name}.jsonl` : out;
  return { results, page: flags.report ?? results.replace(/\.jsonl$/u, '.html') };
}

async function writeText(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (error) {
    throw new RowsmithError({
      code: 'output-unwritable',
      message: `${path} cannot be written`,
      hint: error instanceof Error ? error.message : undefined,
      site: { path },
      cause: error,
    });
  }
}

function nothingLeft(flags: Flags): RowsmithError {
  const filters = [...flags.only.map((id) => `--only ${id}`), ...flags.tag.map((tag) => `--tag ${tag}`)];
  return new RowsmithError({
    code: 'flag-invalid',
    message: `no request is left after ${filters.join(' ')}`,
    hint: 'leave the filters out to see the ids and tags there are',
  });
}

function asJson(
  results: readonly RequestResult[],
  totals: Totals,
  comparison: Comparison | null,
  outputs: Outputs,
): Readonly<Record<string, unknown>> {
  const short = ({ suite, id, seed, failed, measured }: RequestResult) => ({ suite, id, seed, failed, measured });
  return {
    rowsmith: version,
    kind: 'eval',
    totals,
    failures: results.filter((one) => one.outcome === 'fail').map(short),
    baseline:
      comparison === null
        ? null
        : {
            newlyFailing: comparison.newlyFailing.map(short),
            newlyPassing: comparison.newlyPassing.map(short),
            gone: comparison.gone,
          },
    results: outputs.results,
    report: outputs.page,
  };
}
