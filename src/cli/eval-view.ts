import type { Comparison } from '../evals/baseline.ts';
import type { RequestResult } from '../evals/result.ts';
import type { Total, Totals } from '../evals/totals.ts';
import type { Paint } from './terminal.ts';
import { cutText, safeText } from './text-width.ts';

/** A result as a line; a failure has what was asked and, below it, what was measured. `columns`: cut to that width; null: whole. */
export function viewResult(result: RequestResult, columns: number | null, paint: Paint): string {
  const name = result.seed === null ? result.id : `${result.id} (seed ${result.seed})`;
  const line = (mark: string, words: string): string =>
    `${mark}  ${safeText(name)}${words === '' ? '' : `  ${words}`}\n`;
  const fit = (text: string, taken: number): string =>
    columns === null ? safeText(text) : cutText(safeText(text), Math.max(40, columns - taken));
  switch (result.outcome) {
    case 'pass':
      return line(paint.green('pass'), paint.dim(countsOf(result)));
    case 'skipped':
      return line(paint.yellow('skip'), paint.dim(result.failed ?? waitsFor(result)));
    case 'reader':
      return line(paint.yellow('read'), paint.dim('for a reader to judge'));
    case 'fail':
      return `${line(paint.red('FAIL'), fit(result.failed ?? '', name.length + 8))}      ${paint.dim('measured:')} ${fit(result.measured ?? '', 16)}\n`;
  }
}

/** Tags that fewer requests have are on the page only. */
const fewestForTag = 3;

/** Totals by kind, origin, suite and tag, and how long planning took. */
export function viewTotals(totals: Totals, columns: number, paint: Paint): string {
  const { all, hard, soft, planning } = totals;
  const groups = [
    { title: 'suite', list: totals.bySuite },
    { title: 'kind', list: totals.byKind },
    { title: 'origin', list: totals.byOrigin },
    { title: 'tag', list: totals.byTag.filter(({ measured }) => measured >= fewestForTag) },
  ].filter(({ title, list }) => list.length > (title === 'suite' ? 1 : 0));
  return [
    '',
    ...groups.flatMap(({ title, list }) => wrapped(title.padEnd(7), list.map(viewTotal), columns, paint)),
    '',
    `${paint.bold(`${all.passed} of ${all.measured} requests pass`)}${apartOf(all)}; ${hard.passed} of ${hard.measured} expectations hold, soft ones ${soft.passed} of ${soft.measured}`,
    ...(planning === null
      ? []
      : [
          `planning: median ${planning.medianMs.toFixed(0)} ms, worst ${planning.worstMs.toFixed(0)} ms (${safeText(planning.worst)})`,
        ]),
    '',
  ].join('\n');
}

/** What changed against the baseline. */
export function viewComparison({ newlyFailing, newlyPassing, gone }: Comparison, paint: Paint): string {
  const line = (title: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [`${title} ${safeText(names.join(', '))}`];
  const lines = [
    ...line(paint.red('newly failing:'), newlyFailing.map(nameOf)),
    ...line(paint.green('newly passing:'), newlyPassing.map(nameOf)),
    ...line(paint.yellow('no longer there:'), gone),
  ];
  return `${lines.length === 0 ? 'nothing changed against the baseline' : lines.join('\n')}\n`;
}

function nameOf({ id, seed }: RequestResult): string {
  return seed === null ? id : `${id} (seed ${seed})`;
}

function viewTotal(total: Total): string {
  return `${safeText(total.name)} ${total.passed}/${total.measured}${total.skipped === 0 ? '' : ` (+${total.skipped} skipped)`}`;
}

function apartOf({ skipped, reader }: Total): string {
  const parts = [...(skipped === 0 ? [] : [`${skipped} skipped`]), ...(reader === 0 ? [] : [`${reader} for a reader`])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Entries of one group in lines of the terminal's width. */
function wrapped(title: string, entries: readonly string[], columns: number, paint: Paint): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const entry of entries) {
    if (line !== '' && title.length + line.length + entry.length + 3 > columns) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? entry : ` · ${entry}`;
  }
  if (line !== '') lines.push(line);
  return lines.map((text, at) => `${at === 0 ? paint.dim(title) : ' '.repeat(title.length)}${text}`);
}

function countsOf({ expectations }: RequestResult): string {
  const hard = expectations.filter((one) => !one.soft && one.outcome === 'pass').length;
  const soft = expectations.filter((one) => one.soft && one.outcome !== 'reader' && one.outcome !== 'skipped');
  const kept = soft.filter((one) => one.outcome === 'pass').length;
  return `${hard} hold${soft.length === 0 ? '' : `, soft ${kept} of ${soft.length}`}`;
}

function waitsFor({ expectations }: RequestResult): string {
  return expectations.find((one) => one.outcome === 'skipped')?.measured ?? 'skipped';
}
