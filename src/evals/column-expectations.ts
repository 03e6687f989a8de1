import { z } from 'zod';
import type { EvalColumn } from './eval-table.ts';
import { findLike } from './find-by-meaning.ts';
import { countsOf, meanOf } from './figures-of.ts';
import { fail, holds, pass, unsupported, type Evidence, type Verdict } from './verdict.ts';

const Scalar = z.union([z.string(), z.number(), z.boolean()]);

/** What an expectation may say about one column. */
export const ColumnWish = z.strictObject({
  column: z.string().optional(),
  column_like: z.string().optional(),
  how: z.string(),
  soft: z.boolean().optional(),
  unique: z.boolean().optional(),
  null_share: z.number().optional(),
  null_tol: z.number().optional(),
  min: z.union([z.number(), z.string()]).optional(),
  max: z.union([z.number(), z.string()]).optional(),
  dtype: z.string().optional(),
  regex: z.string().optional(),
  not_regex: z.string().optional(),
  not_contains: z.array(z.string()).optional(),
  values_in: z.array(Scalar).optional(),
  values_subset_of: z.string().optional(),
  must_include: z.array(Scalar).optional(),
  positive: z.boolean().optional(),
  decimals_max: z.number().optional(),
  max_len: z.number().optional(),
  skew: z.enum(['right', 'left']).optional(),
  check_digit: z.string().optional(),
});
export type ColumnWish = z.infer<typeof ColumnWish>;

/** Measures a wish about one column; the first thing wrong is the reason. */
export function checkColumn(wish: ColumnWish, evidence: Evidence): Verdict {
  const name = wish.column ?? wish.column_like ?? '';
  const [first = '', second] = name.split('.');
  const table = second === undefined ? evidence.main : evidence.tables.find((one) => one.name === first);
  const wanted = second ?? first;
  const column =
    table === undefined
      ? null
      : wish.column === undefined
        ? findLike(table, wanted)
        : (table.columns.find((one) => one.name === wanted) ?? findLike(table, wanted));
  if (column === null) return fail(`there is no column ${name}`);
  for (const check of checks) {
    const verdict = check(wish, column, evidence);
    if (verdict.kind !== 'pass') return verdict.kind === 'fail' ? fail(`${column.name}: ${verdict.reason}`) : verdict;
  }
  return pass;
}

type Check = (wish: ColumnWish, column: EvalColumn, evidence: Evidence) => Verdict;
const there = (column: EvalColumn): readonly string[] => column.cells.filter((cell) => cell !== null);

const checks: readonly Check[] = [
  (wish, column) =>
    wish.unique === true ? holds(new Set(there(column)).size === there(column).length, 'has repeats') : pass,
  (wish, column) => {
    if (wish.null_share === undefined) return pass;
    const share = column.cells.filter((cell) => cell === null).length / Math.max(1, column.cells.length);
    return holds(Math.abs(share - wish.null_share) <= (wish.null_tol ?? 1e-9), `${share} empty`);
  },
  (wish, column, evidence) => boundsOf(wish, column, evidence.today),
  (wish, column) =>
    wish.positive === true
      ? holds(
          column.figures.every((value) => Number.isNaN(value) || value > 0),
          'is not positive everywhere',
        )
      : pass,
  (wish, column) => {
    const { dtype } = wish;
    if (dtype === undefined) return pass;
    const types = {
      int: ['integer'],
      float: ['decimal', 'double'],
      date: ['date', 'timestamp'],
      str: ['text'],
      bool: ['boolean'],
    }[dtype];
    return types === undefined
      ? unsupported(`dtype ${dtype}`)
      : holds(types.includes(column.type), `is ${column.type}, not ${dtype}`);
  },
  (wish, column) => {
    if (wish.regex === undefined) return pass;
    const pattern = regexOf(wish.regex);
    const bad = there(column).find((cell) => !pattern.test(cell));
    return holds(bad === undefined, `"${bad ?? ''}" does not match ${wish.regex}`);
  },
  (wish, column) => {
    if (wish.not_regex === undefined) return pass;
    const pattern = regexOf(wish.not_regex);
    const bad = there(column).find((cell) => pattern.test(cell));
    return holds(bad === undefined, `"${bad ?? ''}" matches ${wish.not_regex}`);
  },
  (wish, column) => {
    const bad = there(column).find((cell) => (wish.not_contains ?? []).some((part) => cell.includes(part)));
    return holds(bad === undefined, `"${bad ?? ''}" holds what it must not`);
  },
  (wish, column) => {
    if (wish.values_in === undefined) return pass;
    const allowed = new Set(wish.values_in.flatMap(spellings));
    const bad = there(column).find((cell) => !spellings(cell).some((one) => allowed.has(one)));
    return holds(bad === undefined, `"${bad ?? ''}" is none of the values`);
  },
  (wish, column) => {
    if (wish.values_subset_of === undefined) return pass;
    if (wish.values_subset_of !== 'http status codes') return unsupported(`values of ${wish.values_subset_of}`);
    return holds(
      there(column).every((cell) => /^[1-5]\d\d$/u.test(cell)),
      'holds what is no status code',
    );
  },
  (wish, column) => {
    const counts = countsOf(column.cells);
    const missing = (wish.must_include ?? []).find((value) => !counts.has(String(value)));
    return holds(missing === undefined, `never ${String(missing)}`);
  },
  (wish, column) =>
    wish.decimals_max === undefined
      ? pass
      : holds(
          there(column).every((cell) => (cell.split('.')[1] ?? '').length <= (wish.decimals_max ?? 9)),
          'has more decimals',
        ),
  (wish, column) =>
    wish.max_len === undefined
      ? pass
      : holds(
          there(column).every((cell) => cell.length <= (wish.max_len ?? 0)),
          'is longer',
        ),
  (wish, column) => {
    if (wish.skew === undefined) return pass;
    const sorted = [...column.figures].filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    return holds(
      wish.skew === 'right' ? meanOf(sorted) > median * 1.05 : meanOf(sorted) < median * 0.95,
      'is not skewed that way',
    );
  },
  (wish, column) =>
    wish.check_digit === undefined ? pass : holds(there(column).every(isIsbn), 'has a wrong check digit'),
];

/** `(?s)` and `(?i)` in front are flags. */
function regexOf(pattern: string): RegExp {
  const match = /^\(\?([ims]+)\)/u.exec(pattern);
  return new RegExp(match === null ? pattern : pattern.slice(match[0].length), `${match?.[1] ?? ''}u`);
}

function spellings(value: string | number | boolean): readonly string[] {
  const text = String(value);
  if (text === 'true' || text === '1') return [text, 'true', '1'];
  if (text === 'false' || text === '0') return [text, 'false', '0'];
  return [text];
}

function boundsOf(wish: ColumnWish, column: EvalColumn, today: string): Verdict {
  const bound = (value: string | number | undefined): number | null => {
    if (value === undefined) return null;
    if (typeof value === 'number') return value;
    const moment = value === 'today' ? today : value;
    return Date.parse(moment.length === 10 ? `${moment}T00:00:00Z` : `${moment}Z`);
  };
  const [low, high] = [bound(wish.min), bound(wish.max)];
  // A day as the last moment means all of it.
  const end = high !== null && typeof wish.max === 'string' && wish.max.length === 10 ? high + 86_399_999 : high;
  for (let at = 0; at < column.figures.length; at++) {
    const value = column.figures[at] ?? Number.NaN;
    if (Number.isNaN(value)) {
      if ((low !== null || high !== null) && column.cells[at] !== null)
        return fail(`"${column.cells[at] ?? ''}" is no figure`);
      continue;
    }
    if (low !== null && value < low - 1e-9) return fail(`${column.cells[at] ?? ''} is under ${String(wish.min)}`);
    if (end !== null && value > end + 1e-9) return fail(`${column.cells[at] ?? ''} is over ${String(wish.max)}`);
  }
  return pass;
}

function isIsbn(cell: string): boolean {
  const digits = cell.replaceAll('-', '').toUpperCase();
  if (/^\d{13}$/u.test(digits))
    return Array.from(digits).reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0;
  if (!/^\d{9}[\dX]$/u.test(digits)) return false;
  return (
    Array.from(digits).reduce((sum, digit, at) => sum + (digit === 'X' ? 10 : Number(digit)) * (10 - at), 0) % 11 === 0
  );
}
