import { z } from 'zod';
import { findLike } from './find-by-meaning.ts';
import { countsOf } from './figures-of.ts';
import type { Measure } from './table-expectations.ts';
import { fail, holds, type Evidence, type Verdict } from './verdict.ts';

/** Expectations about how the values of one column are spread. */
export const valueMeasures: Readonly<Record<string, Measure>> = {
  distinct: (value, evidence) => {
    const wish = z
      .strictObject({ column_like: z.string(), min: z.number().optional(), max: z.number().optional() })
      .parse(value);
    const column = findLike(evidence.main, wish.column_like);
    if (column === null) return fail(`there is no ${wish.column_like}`);
    const count = countsOf(column.cells).size;
    return holds(
      count >= (wish.min ?? 0) && count <= (wish.max ?? Number.POSITIVE_INFINITY),
      `${column.name} has ${count} values`,
    );
  },
  share: (value, evidence) => {
    const wish = z
      .strictObject({
        column_like: z.string(),
        value: z.union([z.string(), z.number(), z.boolean()]),
        target: z.number(),
        tol: z.number().optional(),
      })
      .parse(value);
    return shareWithin(
      evidence,
      wish.column_like,
      wish.value,
      wish.target - (wish.tol ?? 3 * Math.sqrt((wish.target * (1 - wish.target)) / evidence.main.rows)),
      wish.target + (wish.tol ?? 3 * Math.sqrt((wish.target * (1 - wish.target)) / evidence.main.rows)),
    );
  },
  share_between: (value, evidence) => {
    const wish = z
      .strictObject({
        column_like: z.string(),
        value: z.union([z.string(), z.number(), z.boolean()]),
        min: z.number(),
        max: z.number(),
      })
      .parse(value);
    return shareWithin(evidence, wish.column_like, wish.value, wish.min, wish.max);
  },
  minority_present: (value, evidence) => {
    const wish = z.strictObject({ column_like: z.string() }).parse(value);
    const column = findLike(evidence.main, wish.column_like);
    if (column === null) return fail(`there is no ${wish.column_like}`);
    const counts = [...countsOf(column.cells).values()];
    return holds(counts.length >= 2 && counts.length <= 6, `${column.name} has ${counts.length} values`);
  },
  both_values_present: (value, evidence) => {
    const wish = z.strictObject({ column_like: z.string(), groups: z.array(z.array(z.number())) }).parse(value);
    const column = findLike(evidence.main, wish.column_like);
    if (column === null) return fail(`there is no ${wish.column_like}`);
    return holds(
      wish.groups.every((group) => [...column.figures].some((figure) => group.includes(figure))),
      'a group is missing',
    );
  },
  null_count: (value, evidence) => {
    const wish = z.strictObject({ column_like: z.string(), equals: z.number() }).parse(value);
    const column = findLike(evidence.main, wish.column_like);
    if (column === null) return fail(`there is no ${wish.column_like}`);
    const count = column.cells.filter((cell) => cell === null).length;
    return holds(count === wish.equals, `${count} empty cells`);
  },
  non_ascii_present: (value, evidence) => {
    const column = findLike(evidence.main, z.strictObject({ column_like: z.string() }).parse(value).column_like);
    return holds(
      column !== null && column.cells.some((cell) => cell !== null && /[^\p{ASCII}]/u.test(cell)),
      'only plain letters',
    );
  },
  repeats: (value, evidence) => {
    const wish = z.strictObject({ column: z.string(), min_share: z.number() }).parse(value);
    const column = findLike(evidence.main, wish.column);
    if (column === null) return fail(`there is no ${wish.column}`);
    return holds(1 - countsOf(column.cells).size / column.cells.length >= wish.min_share, 'hardly any value twice');
  },
  concentration: (value, evidence) => {
    const wish = z.strictObject({ column_like: z.string(), top: z.number(), share_min: z.number() }).parse(value);
    const column = findLike(evidence.main, wish.column_like);
    if (column === null) return fail(`there is no ${wish.column_like}`);
    const counts = [...countsOf(column.cells).values()].toSorted((a, b) => b - a);
    const share =
      counts.slice(0, Math.ceil(counts.length * wish.top)).reduce((sum, one) => sum + one, 0) / column.cells.length;
    return holds(share >= wish.share_min, `the top have ${share.toFixed(2)}`);
  },
  lines: (value, evidence) => {
    const wish = z.strictObject({ column: z.string(), min: z.number() }).parse(value);
    const column = findLike(evidence.main, wish.column);
    return holds(
      column !== null && column.cells.every((cell) => (cell ?? '').split('\n').length >= wish.min),
      `fewer than ${wish.min} lines`,
    );
  },
  outliers_present: (value, evidence) => {
    const column = findLike(evidence.main, z.strictObject({ column_like: z.string() }).parse(value).column_like);
    if (column === null) return fail('there is no such column');
    const sorted = [...column.figures].filter((one) => !Number.isNaN(one)).toSorted((a, b) => a - b);
    const at = (p: number): number => sorted[Math.floor(p * (sorted.length - 1))] ?? 0;
    const reach = 3 * (at(0.75) - at(0.25));
    return holds(
      sorted.some((one) => one > at(0.75) + reach || one < at(0.25) - reach),
      'no outliers',
    );
  },
};

function shareWithin(
  evidence: Evidence,
  like: string,
  value: string | number | boolean,
  min: number,
  max: number,
): Verdict {
  const column = findLike(evidence.main, like);
  if (column === null) return fail(`there is no ${like}`);
  const wanted = String(value).toLowerCase();
  const share =
    column.cells.filter(
      (cell) =>
        cell !== null &&
        (cell.toLowerCase() === wanted || (wanted === 'true' && ['1', 'yes'].includes(cell.toLowerCase()))),
    ).length / column.cells.length;
  return holds(share >= min - 1e-9 && share <= max + 1e-9, `${column.name} = ${wanted} in ${share.toFixed(3)}`);
}
