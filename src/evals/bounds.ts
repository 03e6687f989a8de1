import type { EvalColumn } from './eval-table.ts';
import { fail, pass, type Verdict } from './verdict.ts';

const dayMs = 86_400_000;

/** Bounds of a column: `min` and `max` may be reached, `above`, `below`, `after` and `before` not. */
export type Bounds = {
  readonly min?: number | string | undefined;
  readonly max?: number | string | undefined;
  readonly above?: number | string | undefined;
  readonly below?: number | string | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
};

type Limit = { readonly said: string; readonly breaks: (figure: number) => boolean };

/** Whether every filled cell is a figure (or a date, where bounds are) within the bounds. */
export function boundsVerdict(bounds: Bounds, column: EvalColumn, today: string): Verdict {
  const limits = limitsOf(bounds, today);
  if (limits.length === 0) return pass;
  let measured = 0;
  for (let at = 0; at < column.cells.length; at++) {
    const cell = column.cells[at] ?? null;
    if (cell === null) continue;
    const figure = column.figures[at] ?? Number.NaN;
    if (Number.isNaN(figure)) return fail(`"${cell}" is no figure`);
    measured++;
    const broken = limits.find(({ breaks }) => breaks(figure));
    if (broken !== undefined) return fail(`${cell} is ${broken.said}`);
  }
  return measured === 0 && column.cells.length > 0 ? fail('every cell is empty') : pass;
}

function limitsOf(bounds: Bounds, today: string): readonly Limit[] {
  const limit = (
    value: number | string | undefined,
    word: string,
    breaks: (figure: number, from: number, to: number) => boolean,
  ): readonly Limit[] => {
    if (value === undefined) return [];
    const [from, to] = spanOf(value, today);
    return [{ said: `${word} ${value}`, breaks: (figure) => breaks(figure, from, to) }];
  };
  return [
    ...limit(bounds.min, 'under', (figure, from) => figure < from - 1e-9),
    ...limit(bounds.max, 'over', (figure, _from, to) => figure > to + 1e-9),
    ...limit(bounds.above ?? bounds.after, 'not above', (figure, _from, to) => figure <= to),
    ...limit(bounds.below ?? bounds.before, 'not below', (figure, from) => figure >= from),
  ];
}

/** First and last figure a bound stands for: a date is its whole day. */
function spanOf(value: number | string, today: string): readonly [number, number] {
  if (typeof value === 'number') return [value, value];
  const text = value === 'today' ? today : value;
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) {
    const from = Date.parse(`${text}T00:00:00Z`);
    return [from, from + dayMs - 1];
  }
  const moment = Date.parse(`${text.replace(' ', 'T').replace(/Z$/u, '')}Z`);
  return [moment, moment];
}
