import type { Measured } from '../contract/check.ts';
import type { Finished } from './answer.ts';
import { showCount, showCountOf, showSeconds } from '../contract/figures.ts';
import { viewCaveats } from './plan-view.ts';
import { quoteWord } from './quote-word.ts';
import { viewTable } from './table-view.ts';
import type { Paint } from './terminal.ts';
import { safeText, wrapText } from './text-width.ts';

/** The answer of a run for reading: verdict, asked beside measured, what was assumed, what was written, how to do it again. */
export function viewAnswer(run: Finished, width: number, paint: Paint): string[] {
  const flagged = run.tables.filter((table) => table.flagged > 0);
  return [
    `  ${viewVerdict(run.requirements, paint)}`,
    ...viewMeasured(run.requirements, width, paint),
    ...flagged.flatMap((table) =>
      wrapText(
        `${safeText(table.name)}: ${showCountOf(table.flagged, 'cell')} left empty, because a rule of the row could not be met`,
        width - 6,
      ).map((line, at) => `  ${at === 0 ? paint.yellow('!') : ' '}  ${line}`),
    ),
    ...viewCaveats(run.plan, width, paint),
    '',
    ...viewFiles(run, paint),
    `  ${paint.dim(viewUsage(run))}`,
  ];
}

/** `9 of 9 requirements met`, with its mark. */
export function viewVerdict(requirements: readonly Measured[], paint: Paint): string {
  const met = requirements.filter((requirement) => requirement.met).length;
  if (requirements.length === 0) return paint.bold('Done; the request names nothing to measure');
  const words = `${met} of ${showCountOf(requirements.length, 'requirement')} met`;
  return met === requirements.length ? paint.green(paint.bold(`✓ ${words}`)) : paint.red(paint.bold(`✗ ${words}`));
}

function viewMeasured(requirements: readonly Measured[], width: number, paint: Paint): readonly string[] {
  if (requirements.length === 0) return [];
  return viewTable(
    [
      { title: ' ', floor: 1 },
      { title: 'you said', wrap: true, floor: 12 },
      { title: 'asked', wrap: true, floor: 10 },
      { title: 'measured', wrap: true, floor: 10 },
    ],
    requirements.map(({ met, text, asked, measured }) => [
      { text: met ? '✓' : '✗', paint: met ? paint.green : paint.red },
      text,
      asked,
      { text: measured, paint: met ? paint.bold : paint.red },
    ]),
    width,
    paint,
  ).lines;
}

/** Paths and commands are there to be copied: never cut, whatever the width. */
function viewFiles(run: Finished, paint: Paint): readonly string[] {
  const line = (label: string, text: string, more: string): string =>
    `  ${paint.dim(label.padEnd(6))}  ${paint.bold(safeText(text))}${more === '' ? '' : `  ${paint.dim(more)}`}`;
  return [
    ...run.tables.flatMap(({ path, rows, columns }) =>
      path === null
        ? []
        : [
            line(
              'wrote',
              path === '-' ? 'standard output' : path,
              `${showCountOf(rows, 'row')} × ${showCountOf(columns.length, 'column')}`,
            ),
          ],
    ),
    ...(run.report === null ? [] : [line('report', run.report, '')]),
    `  ${paint.dim('again ')}  ${safeText(`rowsmith ${reproduce(run)}`)}`,
  ];
}

/** The arguments that give the same bytes again. */
export function reproduce(run: Pick<Finished, 'plan' | 'planPath'>): string {
  if (run.planPath !== null) return `run ${quoteWord(run.planPath)}`;
  const { path } = run.plan.output;
  return `${quoteWord(run.plan.request)} --seed ${run.plan.seed}${path === null ? '' : ` -o ${quoteWord(path)}`}`;
}

function viewUsage(run: Finished): string {
  const { seconds, rows_per_second: speed, peak_rss_mb: memory, model_calls: calls } = run.usage;
  return [
    showSeconds(seconds),
    `${showCount(speed)} rows/s`,
    `${showCount(memory)} MB`,
    ...(calls > 0 ? [showCountOf(calls, 'model call')] : []),
    `seed ${run.plan.seed}`,
  ].join(' · ');
}
