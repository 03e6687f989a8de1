import * as z from 'zod';
import { hasCheckDigit, checkDigits } from './check-digits.ts';
import { filled, figuresOf, type EvalColumn } from './eval-table.ts';
import { columnLike, columnNamed, type Evidence } from './evidence.ts';
import { countsOf, meanOf, quantileOf, shareSlack, showNumber } from './figures-of.ts';
import { boundsVerdict } from './bounds.ts';
import { fail, holds, noColumn, pass, type Verdict } from './verdict.ts';

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Day = z
  .string()
  .regex(/^(?:today|\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?)$/u, 'expected a date or "today"');
const Bound = z.union([z.number(), Day]);
const Pair = z.tuple([z.number(), z.number()]);
const Regex = z.string().refine(isRegex, 'expected a regular expression');

/** What an expectation may say about one column; all of it has to hold. */
export const ColumnWish = z
  .strictObject({
    column: z.string().optional(),
    column_like: z.string().optional(),
    unique: z.literal(true).optional(),
    null_share: z.number().min(0).max(1).optional(),
    null_tol: z.number().min(0).max(1).optional(),
    min: Bound.optional(),
    max: Bound.optional(),
    above: Bound.optional(),
    below: Bound.optional(),
    after: Day.optional(),
    before: Day.optional(),
    positive: z.literal(true).optional(),
    dtype: z.enum(['int', 'float', 'number', 'date', 'str', 'bool']).optional(),
    decimals_max: z.int().nonnegative().optional(),
    regex: Regex.optional(),
    not_regex: Regex.optional(),
    contains_any: z.array(z.string()).min(1).optional(),
    not_contains: z.array(z.string()).min(1).optional(),
    values_in: z.array(Scalar).min(1).optional(),
    must_include: z.array(Scalar).min(1).optional(),
    values_subset_of: z.enum(['http status codes']).optional(),
    max_len: z.int().nonnegative().optional(),
    mean_between: Pair.optional(),
    median_between: Pair.optional(),
    skew: z.enum(['right', 'left']).optional(),
    check_digit: z.enum(checkDigits).optional(),
  })
  .refine(({ column, column_like }) => (column === undefined) !== (column_like === undefined), {
    message: 'expected either column or column_like',
  })
  .refine((wish) => Object.keys(wish).length > 1, { message: 'it says nothing about the column' });
export type ColumnWish = z.infer<typeof ColumnWish>;

/** The keys of a wish about one column, without those that name it. */
export const columnKeys: readonly string[] = Object.keys(ColumnWish.shape).filter(
  (key) => key !== 'column' && key !== 'column_like',
);

/** Measures a wish about one column; the first thing wrong is what was measured. */
export function checkColumn(wish: ColumnWish, evidence: Evidence): Verdict {
  const name = wish.column ?? wish.column_like ?? '';
  const place = wish.column === undefined ? columnLike(evidence, name) : columnNamed(evidence, name);
  if (place === null) return noColumn(name);
  for (const check of checks) {
    const verdict = check(wish, place.column, evidence);
    if (verdict.kind === 'fail') return fail(`${place.column.name}: ${verdict.measured}`);
  }
  return pass;
}

type ColumnCheck = (wish: ColumnWish, column: EvalColumn, evidence: Evidence) => Verdict;

const types = {
  int: ['integer'],
  float: ['decimal', 'double'],
  number: ['integer', 'decimal', 'double'],
  date: ['date', 'timestamp'],
  str: ['text'],
  bool: ['boolean'],
};

const checks: readonly ColumnCheck[] = [
  (wish, column) => {
    if (wish.unique !== true) return pass;
    const twice = [...countsOf(column.cells)].find(([, count]) => count > 1);
    return holds(twice === undefined, `"${twice?.[0] ?? ''}" occurs ${twice?.[1] ?? 0} times`);
  },
  (wish, column) => {
    if (wish.null_share === undefined) return pass;
    const share = column.cells.filter((cell) => cell === null).length / Math.max(1, column.cells.length);
    const slack = wish.null_tol ?? shareSlack(wish.null_share, column.cells.length);
    return holds(Math.abs(share - wish.null_share) <= slack + 1e-9, `${showNumber(share)} empty`);
  },
  (wish, column, { today }) => boundsVerdict(wish, column, today),
  (wish, column) => {
    const bad = wish.positive === true ? badCell(column, (at) => !((column.figures[at] ?? 0) > 0)) : null;
    return holds(bad === null, `"${bad ?? ''}" is not above zero`);
  },
  ({ dtype }, column) => (dtype === undefined ? pass : holds(types[dtype].includes(column.type), column.type)),
  (wish, column) => {
    const pattern = wish.regex === undefined ? null : regexOf(wish.regex);
    const bad = filled(column).find((cell) => pattern?.test(cell) === false);
    return holds(bad === undefined, `"${bad ?? ''}"`);
  },
  (wish, column) => {
    const pattern = wish.not_regex === undefined ? null : regexOf(wish.not_regex);
    const bad = filled(column).find((cell) => pattern?.test(cell) === true);
    return holds(bad === undefined, `"${bad ?? ''}"`);
  },
  ({ contains_any: parts }, column) => {
    const bad = filled(column).find((cell) => parts?.some((part) => cell.includes(part)) === false);
    return holds(bad === undefined, `"${bad ?? ''}" holds none of them`);
  },
  ({ not_contains: parts }, column) => {
    const bad = filled(column).find((cell) => parts?.some((part) => cell.includes(part)) === true);
    return holds(bad === undefined, `"${bad ?? ''}"`);
  },
  (wish, column) => {
    if (wish.values_in === undefined) return pass;
    const allowed = new Set(wish.values_in.flatMap(spellings));
    const bad = filled(column).find((cell) => !spellings(cell).some((one) => allowed.has(one)));
    return holds(bad === undefined, `"${bad ?? ''}" is none of them`);
  },
  (wish, column) => {
    const cells = new Set(filled(column).flatMap(spellings));
    const missing = wish.must_include?.find((value) => !spellings(value).some((one) => cells.has(one)));
    return holds(missing === undefined, `never ${String(missing)}`);
  },
  (wish, column) => {
    const bad = wish.values_subset_of === undefined ? undefined : filled(column).find((cell) => !isHttpStatus(cell));
    return holds(bad === undefined, `"${bad ?? ''}" is none`);
  },
  ({ decimals_max: most }, column) => {
    const bad = filled(column).find((cell) => most !== undefined && (/\.(\d+)/u.exec(cell)?.[1] ?? '').length > most);
    return holds(bad === undefined, bad ?? '');
  },
  ({ max_len: most }, column) => {
    const bad = filled(column).find((cell) => most !== undefined && Array.from(cell).length > most);
    return holds(bad === undefined, `"${bad ?? ''}" is longer`);
  },
  ({ mean_between: range }, column) => within(range, meanOf(column.figures), 'mean'),
  ({ median_between: range }, column) => within(range, quantileOf(column.figures, 0.5), 'median'),
  ({ skew }, column) => {
    if (skew === undefined) return pass;
    const figures = figuresOf(column);
    const [mean, median] = [meanOf(figures), quantileOf(figures, 0.5)];
    const spread = quantileOf(figures, 0.75) - quantileOf(figures, 0.25);
    const lean = (mean - median) / spread;
    return holds(
      skew === 'right' ? lean > 0.05 : lean < -0.05,
      `mean ${showNumber(mean)}, median ${showNumber(median)}`,
    );
  },
  ({ check_digit: kind }, column) => {
    const bad = kind === undefined ? undefined : filled(column).find((cell) => !hasCheckDigit(kind, cell));
    return holds(bad === undefined, `"${bad ?? ''}" has a wrong check digit`);
  },
];

function within(range: readonly [number, number] | undefined, figure: number, what: string): Verdict {
  return range === undefined ? pass : holds(figure >= range[0] && figure <= range[1], `${what} ${showNumber(figure)}`);
}

/** The first filled cell for which something is wrong. */
function badCell(column: EvalColumn, isBad: (at: number) => boolean): string | null {
  for (let at = 0; at < column.cells.length; at++) {
    const cell = column.cells[at] ?? null;
    if (cell !== null && isBad(at)) return cell;
  }
  return null;
}

/** `(?s)`, `(?i)`, `(?m)` in front are flags. */
function regexOf(pattern: string): RegExp {
  const match = /^\(\?([ims]+)\)/u.exec(pattern);
  return new RegExp(match === null ? pattern : pattern.slice(match[0].length), `${match?.[1] ?? ''}u`);
}

function isRegex(pattern: string): boolean {
  try {
    regexOf(pattern);
    return true;
  } catch {
    return false;
  }
}

/** Texts that say the same value: flags have two spellings. */
function spellings(value: string | number | boolean): readonly string[] {
  const text = String(value);
  if (text === 'true' || text === '1') return ['true', '1'];
  if (text === 'false' || text === '0') return ['false', '0'];
  return [text];
}

/** Codes in the classes of RFC 9110. */
function isHttpStatus(cell: string): boolean {
  return /^[1-5]\d\d$/u.test(cell);
}
