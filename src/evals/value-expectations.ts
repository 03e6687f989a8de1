import * as z from 'zod';
import { filled } from './eval-table.ts';
import { columnIn, columnLike, columnNamed, tableLike, type Evidence, type Place } from './evidence.ts';
import { onTables, type Vocabulary } from './expectation-kind.ts';
import { countsOf, quantileOf, shareSlack, showNumber } from './figures-of.ts';
import { readRowCode, rowsWhere } from './rows-where.ts';
import { fail, holds, noColumn, pass, type Verdict } from './verdict.ts';

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Share = z.number().min(0).max(1);
/** A column, literally or loosely. */
const named = { column: z.string().optional(), column_like: z.string().optional() };
const Loose = z.strictObject({ column_like: z.string() });

/** Expectations about how the values of a column are spread. */
export const valueExpectations: Vocabulary = {
  distinct: onTables(z.strictObject({ ...named, min: z.int().optional(), max: z.int().optional() }), (wish, evidence) =>
    onColumn(evidence, wish, ({ column }) => {
      const count = countsOf(column.cells).size;
      return holds(
        count >= (wish.min ?? 0) && count <= (wish.max ?? Number.POSITIVE_INFINITY),
        `${column.name} has ${count} values`,
      );
    }),
  ),
  share: onTables(
    z.strictObject({ ...named, value: Scalar, target: Share, tol: Share.optional(), where: z.string().optional() }),
    (wish, evidence) => {
      const found = shareOf(evidence, wish, wish.value, wish.where);
      if ('kind' in found) return found;
      const slack = (wish.tol ?? shareSlack(wish.target, found.rows)) + 1e-9;
      return holds(Math.abs(found.share - wish.target) <= slack, found.text);
    },
  ),
  share_between: onTables(
    z.strictObject({ ...named, value: Scalar, min: Share, max: Share, where: z.string().optional() }),
    (wish, evidence) => {
      const found = shareOf(evidence, wish, wish.value, wish.where);
      return 'kind' in found
        ? found
        : holds(found.share >= wish.min - 1e-9 && found.share <= wish.max + 1e-9, found.text);
    },
  ),
  share_where: onTables(
    z.strictObject({
      where: z.string(),
      target: Share.optional(),
      tol: Share.optional(),
      min: Share.optional(),
      max: Share.optional(),
    }),
    (wish, evidence) => {
      const code = readRowCode(evidence, wish.where);
      if (typeof code === 'string') return fail(code);
      let count = 0;
      for (let at = 0; at < code.table.rows; at++) if (code.conditionAt(at) === true) count++;
      const share = count / Math.max(1, code.table.rows);
      const slack = wish.tol ?? shareSlack(wish.target ?? 0, code.table.rows);
      const near = wish.target === undefined || Math.abs(share - wish.target) <= slack + 1e-9;
      return holds(near && share >= (wish.min ?? 0) && share <= (wish.max ?? 1), showNumber(share));
    },
  ),
  shares: onTables(
    z.strictObject({ column: z.string(), weights: z.record(z.string(), Share), tol: Share.optional() }),
    (wish, evidence) =>
      onColumn(evidence, wish, ({ column }) => {
        for (const [value, target] of Object.entries(wish.weights)) {
          const share = column.cells.filter((cell) => isValue(cell, value)).length / Math.max(1, column.cells.length);
          if (Math.abs(share - target) > (wish.tol ?? shareSlack(target, column.cells.length)) + 1e-9)
            return fail(`${column.name} = ${value} in ${showNumber(share)}`);
        }
        return pass;
      }),
  ),
  value_counts: onTables(
    z.strictObject({ column: z.string(), counts: z.record(z.string(), z.int().nonnegative()) }),
    (wish, evidence) =>
      onColumn(evidence, wish, ({ column }) => {
        const counts = countsOf(column.cells);
        const wrong = Object.entries(wish.counts).find(([value, count]) => (counts.get(value) ?? 0) !== count);
        return holds(wrong === undefined, `${wrong?.[0] ?? ''} occurs ${counts.get(wrong?.[0] ?? '') ?? 0} times`);
      }),
  ),
  minority_present: onTables(Loose, (wish, evidence) =>
    onColumn(evidence, wish, ({ column }) => {
      const counts = [...countsOf(column.cells).values()];
      const rarest = Math.min(...counts) / Math.max(1, column.cells.length);
      return holds(
        counts.length >= 2 && counts.length <= 6 && rarest <= 0.45,
        `${column.name} has ${counts.length} values, the rarest in ${showNumber(rarest)}`,
      );
    }),
  ),
  both_values_present: onTables(
    z.strictObject({ column_like: z.string(), groups: z.array(z.array(Scalar).min(1)).min(1) }),
    (wish, evidence) =>
      onColumn(evidence, wish, ({ column }) => {
        const missing = wish.groups.find(
          (group) => !column.cells.some((cell) => group.some((one) => isValue(cell, one))),
        );
        return holds(missing === undefined, `${column.name} has none of ${missing?.join(', ') ?? ''}`);
      }),
  ),
  null_count: onTables(z.strictObject({ ...named, equals: z.int().nonnegative() }), (wish, evidence) =>
    onColumn(evidence, wish, ({ column }) => {
      const count = column.cells.filter((cell) => cell === null).length;
      return holds(count === wish.equals, `${column.name} has ${count} empty cells`);
    }),
  ),
  repeats: onTables(z.strictObject({ ...named, min_share: Share }), (wish, evidence) =>
    onColumn(evidence, wish, ({ column }) => {
      const cells = filled(column);
      const share = 1 - new Set(cells).size / Math.max(1, cells.length);
      return holds(share >= wish.min_share, `${showNumber(share)} of ${column.name} repeat`);
    }),
  ),
  concentration: onTables(
    z.strictObject({
      ...named,
      top: Share,
      share_min: Share,
      share_max: Share.optional(),
      measure: z.string().optional(),
    }),
    (wish, evidence) =>
      onColumn(evidence, wish, ({ table, column }) => {
        const measure = wish.measure === undefined ? null : columnIn(evidence, table, wish.measure);
        if (wish.measure !== undefined && measure === null) return noColumn(wish.measure);
        const sums = new Map<string, number>();
        column.cells.forEach((cell, at) => {
          if (cell === null) return;
          const weight = measure === null ? 1 : (measure.figures[at] ?? 0);
          sums.set(cell, (sums.get(cell) ?? 0) + (Number.isNaN(weight) ? 0 : weight));
        });
        const sorted = [...sums.values()].toSorted((a, b) => b - a);
        const all = sorted.reduce((sum, one) => sum + one, 0);
        const top = sorted.slice(0, Math.ceil(sorted.length * wish.top)).reduce((sum, one) => sum + one, 0);
        return holds(
          top / all >= wish.share_min && top / all <= (wish.share_max ?? 1),
          `the top ${wish.top} of ${column.name} have ${showNumber(top / all)}`,
        );
      }),
  ),
  revenue_share: onTables(
    z.strictObject({ group: z.string(), value: Scalar, measure: z.string(), target: Share, tol: Share }),
    (wish, evidence) =>
      onColumn(evidence, { column: wish.group }, ({ table, column }) => {
        const own = columnIn(evidence, table, wish.measure);
        if (own === null) return noColumn(`${wish.measure} in ${table.name}`);
        let [all, part] = [0, 0];
        column.cells.forEach((cell, at) => {
          const figure = own.figures[at] ?? Number.NaN;
          if (Number.isNaN(figure)) return;
          all += figure;
          if (isValue(cell, wish.value)) part += figure;
        });
        return holds(
          Math.abs(part / all - wish.target) <= wish.tol,
          `${column.name} = ${String(wish.value)} has ${showNumber(part / all)} of ${own.name}`,
        );
      }),
  ),
  outliers_present: onTables(z.strictObject(named), (wish, evidence) =>
    onColumn(evidence, wish, ({ column }) => {
      const [low, high] = [quantileOf(column.figures, 0.25), quantileOf(column.figures, 0.75)];
      const reach = 3 * (high - low);
      return holds(
        column.figures.some((one) => one > high + reach || one < low - reach),
        `${column.name}: none outside ${showNumber(low - reach)} to ${showNumber(high + reach)}`,
      );
    }),
  ),
  canonical: onTables(
    z.strictObject({ column_like: z.string(), case_variants: z.int().nonnegative() }),
    (wish, evidence) =>
      onColumn(evidence, wish, ({ column }) => {
        const spellings = new Set(filled(column));
        const folded = new Set([...spellings].map((cell) => cell.toLowerCase().replaceAll(/\s+/gu, ' ').trim()));
        const variants = spellings.size - folded.size;
        return holds(variants <= wish.case_variants, `${variants} further spellings in ${column.name}`);
      }),
  ),
  manager_exists: onTables(
    z.strictObject({ column_like: z.string(), nullable: z.boolean().optional(), in: z.string().optional() }),
    (wish, evidence) =>
      onColumn(evidence, wish, ({ table, column }) => {
        const known = new Set(table.columns.filter((one) => one !== column).flatMap((one) => one.cells));
        const full = fullNames(evidence, table.name);
        const bad = filled(column).find((cell) => !known.has(cell) && !full.has(cell));
        if (bad !== undefined) return fail(`${column.name} "${bad}" is nobody in ${table.name}`);
        if (wish.nullable === false && column.cells.includes(null)) return fail(`${column.name} has empty cells`);
        return holds(filled(column).length > 0, `${column.name} is empty everywhere`);
      }),
  ),
};

function onColumn(
  evidence: Evidence,
  wish: { readonly column?: string | undefined; readonly column_like?: string | undefined },
  measure: (place: Place) => Verdict,
): Verdict {
  const name = wish.column ?? wish.column_like;
  if (name === undefined) return fail('it names no column');
  const place = wish.column === undefined ? columnLike(evidence, name) : columnNamed(evidence, name);
  return place === null ? noColumn(name) : measure(place);
}

/** Whether a cell says a value: case does not count, flags have several spellings. */
function isValue(cell: string | null, value: string | number | boolean): boolean {
  if (cell === null) return false;
  const [own, wanted] = [cell.toLowerCase(), String(value).toLowerCase()];
  if (own === wanted) return true;
  if (typeof value === 'boolean') return (value ? ['1', 'yes', 'y'] : ['0', 'no', 'n']).includes(own);
  return typeof value === 'number' && own.trim() !== '' && Number(own) === value;
}

function shareOf(
  evidence: Evidence,
  wish: { readonly column?: string | undefined; readonly column_like?: string | undefined },
  value: string | number | boolean,
  where: string | undefined,
): Verdict | { readonly share: number; readonly rows: number; readonly text: string } {
  const name = wish.column ?? wish.column_like ?? '';
  const place = wish.column === undefined ? columnLike(evidence, name) : columnNamed(evidence, name);
  if (place === null) return noColumn(name);
  const inside = where === undefined ? () => true : rowsWhere(evidence, place.table, where);
  if (typeof inside === 'string') return fail(inside);
  let [rows, count] = [0, 0];
  place.column.cells.forEach((cell, at) => {
    if (!inside(at)) return;
    rows++;
    if (isValue(cell, value)) count++;
  });
  if (rows === 0) return fail(where === undefined ? 'no rows' : `no row where ${where}`);
  const share = count / rows;
  return { share, rows, text: `${place.column.name} = ${String(value)} in ${showNumber(share)}` };
}

/** First and last names put together, for tables that keep them apart. */
function fullNames(evidence: Evidence, name: string): ReadonlySet<string> {
  const table = tableLike(evidence, name);
  const first = table === null ? null : columnIn(evidence, table, 'first name');
  const last = table === null ? null : columnIn(evidence, table, 'last name');
  if (table === null || first === null || last === null) return new Set();
  return new Set(first.cells.map((cell, at) => `${cell ?? ''} ${last.cells[at] ?? ''}`));
}
