import * as z from 'zod';
import { cellOf } from './cell-of.ts';
import { factorsFor } from './ordered-values.ts';
import { columnIn, columnNamed, columnsTogether, columnLike, tableLike, type Evidence } from './evidence.ts';
import { onTables, type Vocabulary } from './expectation-kind.ts';
import { correlationOf, meanOf, ranksOf, showNumber } from './figures-of.ts';
import { formulaIssue, isRowCode, RowCodeText } from './row-code-text.ts';
import { readRowCode, rowsWhere } from './rows-where.ts';
import { fail, holds, noColumn, pass, type Verdict } from './verdict.ts';

const Pair = z.strictObject({ from: z.string(), to: z.string() });
const languageNames: Readonly<Record<string, string>> = {
  english: 'en', portuguese: 'pt', spanish: 'es', french: 'fr', german: 'de', italian: 'it', dutch: 'nl', polish: 'pl', turkish: 'tr',
  japanese: 'ja', chinese: 'zh', korean: 'ko', russian: 'ru', arabic: 'ar', hindi: 'hi',
}; // prettier-ignore

/** Formulas, and the phrase "LANGUAGE weekday name of COLUMN". */
const Formula = z
  .string()
  .refine((code) => isRowCode(asCode(code)), { message: 'this is no formula', params: formulaIssue });

/** Expectations about how columns go together in a row or over all rows. */
export const relationExpectations: Vocabulary = {
  row_rule: onTables(RowCodeText, everyRow),
  all_rows: onTables(RowCodeText, everyRow),
  implies: onTables(
    z.strictObject({
      if: z.string().refine((code) => tableOf(code) !== null || isRowCode(code), {
        message: 'this is no condition',
        params: formulaIssue,
      }),
      // oxlint-disable-next-line unicorn/no-thenable -- the word suites use; nobody awaits a wish
      then: RowCodeText,
      must_occur: z.literal(true).optional(),
    }),
    (wish, evidence) => {
      const named = tableOf(wish.if);
      const table = named === null ? undefined : tableLike(evidence, named);
      if (table === null) return fail(`there is no table ${named ?? ''}`);
      const both = readRowCode(evidence, named === null ? `(${wish.if}) and (${wish.then})` : wish.then, table);
      if (typeof both === 'string') return fail(both);
      const condition = named === null ? readRowCode(evidence, wish.if, both.table) : null;
      const outcome = readRowCode(evidence, wish.then, both.table);
      if (typeof outcome === 'string' || typeof condition === 'string') return fail('it names no column');
      let occurs = 0;
      for (let at = 0; at < both.table.rows; at++) {
        if (condition !== null && condition.conditionAt(at) !== true) continue;
        occurs++;
        if (outcome.conditionAt(at) === false)
          return fail(`row ${at + 1} of ${both.table.name}: ${wish.if} but not ${wish.then}`);
      }
      return wish.must_occur === true || named !== null ? holds(occurs > 0, `no row where ${wish.if}`) : pass;
    },
  ),
  equals_expr: onTables(
    z
      .strictObject({
        column: z.string().optional(),
        column_like: z.string().optional(),
        expr: Formula,
        tol: z.number().nonnegative().optional(),
      })
      .refine(
        ({ column, column_like }) => column !== undefined || column_like !== undefined,
        'expected column or column_like',
      ),
    (wish, evidence) => {
      const name = wish.column ?? wish.column_like ?? '';
      const place = wish.column === undefined ? columnLike(evidence, name) : columnNamed(evidence, name);
      if (place === null) return noColumn(name);
      const { table, column } = place;
      const code = readRowCode(evidence, asCode(wish.expr), table);
      if (typeof code === 'string') return fail(code);
      let measured = 0;
      for (let at = 0; at < table.rows; at++) {
        const [wanted, got] = [code.valueAt(at), cellOf(column, at)];
        if (wanted === null || got === null) continue;
        measured++;
        const same =
          typeof wanted === 'number' && !Number.isNaN(Number(got))
            ? Math.abs(Number(got) - wanted) <= (wish.tol ?? 0.011)
            : String(got).toLowerCase() === String(wanted).toLowerCase();
        if (!same) return fail(`row ${at + 1}: ${column.name} is ${String(got)}, not ${String(wanted)}`);
      }
      return holds(measured > 0, 'no row has all its parts');
    },
  ),
  not_before: onTables(z.strictObject({ earlier: z.string(), later: z.string() }), (wish, evidence) => {
    const pair = columnsTogether(evidence, [wish.earlier, wish.later]);
    if (typeof pair === 'string') return noColumn(pair);
    const [earlier, later] = pair;
    if (earlier === undefined || later === undefined) return noColumn(wish.earlier, wish.later);
    // A day stands for all of it.
    const slack = later.type === 'date' ? 86_399_999 : 0;
    let measured = 0;
    for (let at = 0; at < earlier.figures.length; at++) {
      const [a, b] = [earlier.figures[at] ?? Number.NaN, later.figures[at] ?? Number.NaN];
      if (Number.isNaN(a) || Number.isNaN(b)) continue;
      measured++;
      if (a > b + slack) return fail(`row ${at + 1}: ${earlier.cells[at] ?? ''} and ${later.cells[at] ?? ''}`);
    }
    return holds(measured > 0, 'no row has both');
  }),
  functional_dependency: onTables(Pair, (wish, evidence) => dependency(evidence, wish.from, wish.to)),
  determines_domain: onTables(Pair, (wish, evidence) => dependency(evidence, wish.to, wish.from)),
  correlation: onTables(
    z.strictObject({
      a: z.string(),
      b: z.string(),
      sign: z.enum(['+', '-']),
      min: z.number().min(0).max(1).optional(),
      soft: z.boolean().optional(),
    }),
    (wish, evidence) => {
      const pair = columnsTogether(evidence, [wish.a, wish.b]);
      if (typeof pair === 'string') return noColumn(pair);
      const [first, second] = pair;
      if (first === undefined || second === undefined || first === second) return noColumn(wish.a, wish.b);
      const [a, b] = [factorsFor(first), factorsFor(second)];
      if (a === null || b === null) return fail(`${a === null ? first.name : second.name} has no order`);
      const both = [...a.keys()].filter(
        (at) => !Number.isNaN(a[at] ?? Number.NaN) && !Number.isNaN(b[at] ?? Number.NaN),
      );
      const r = correlationOf(ranksOf(both.map((at) => a[at] ?? 0)), ranksOf(both.map((at) => b[at] ?? 0)));
      // What nothing gives once in twenty times, at a normal approximation of the rank correlation.
      const least = wish.min ?? Math.min(0.5, 1.645 / Math.sqrt(Math.max(1, both.length - 1)));
      return holds(
        (wish.sign === '+' ? r : -r) >= least,
        `${first.name} and ${second.name} correlate by ${r.toFixed(2)} (over ${both.length} rows)`,
      );
    },
  ),
  group_mean_order: onTables(
    z.strictObject({ group: z.string(), value: z.string(), order: z.array(z.union([z.string(), z.number()])).min(2) }),
    (wish, evidence) => {
      const pair = columnsTogether(evidence, [wish.group, wish.value]);
      if (typeof pair === 'string') return noColumn(pair);
      const [group, value] = pair;
      if (group === undefined || value === undefined) return noColumn(wish.group, wish.value);
      const means = wish.order.map((one) =>
        meanOf([...value.figures].filter((_, at) => isGroup(group.cells[at] ?? '', one))),
      );
      return holds(
        means.every((mean, at) => !Number.isNaN(mean) && (at === 0 || mean > (means[at - 1] ?? Number.NaN))),
        `means of ${value.name} are ${means.map(showNumber).join(', ')}`,
      );
    },
  ),
  group_mean: onTables(
    z.strictObject({
      table: z.string().optional(),
      where: z.string(),
      value: z.string(),
      target: z.number(),
      tol: z.number().nonnegative(),
    }),
    (wish, evidence) => {
      const place = columnLike(evidence, wish.table === undefined ? wish.value : `${wish.table}.${wish.value}`);
      if (place === null) return noColumn(wish.value);
      const inside = rowsWhere(evidence, place.table, wish.where);
      if (typeof inside === 'string') return fail(inside);
      const mean = meanOf([...place.column.figures].filter((_, at) => inside(at)));
      return holds(Math.abs(mean - wish.target) <= wish.tol, `mean of ${place.column.name} is ${showNumber(mean)}`);
    },
  ),
  group_sum: onTables(
    z.strictObject({
      group: z.array(z.string()).min(1),
      value: z.string(),
      min: z.number().optional(),
      max: z.number().optional(),
      equals: z.number().optional(),
      tol: z.number().nonnegative().optional(),
    }),
    (wish, evidence) => {
      const found = columnsTogether(evidence, [...wish.group, wish.value]);
      if (typeof found === 'string') return noColumn(found);
      const [groups, value] = [found.slice(0, -1), found.at(-1)];
      const sums = new Map<string, number>();
      value?.figures.forEach((figure, at) => {
        const key = JSON.stringify(groups.map(({ cells }) => cells[at] ?? null));
        sums.set(key, (sums.get(key) ?? 0) + (Number.isNaN(figure) ? 0 : figure));
      });
      const slack = wish.tol ?? 1e-6;
      const [low, high] = [wish.equals ?? wish.min ?? -Infinity, wish.equals ?? wish.max ?? Infinity];
      const bad = [...sums].find(([, sum]) => sum < low - slack || sum > high + slack);
      return holds(bad === undefined && sums.size > 0, `${bad?.[0] ?? 'no group'}: ${showNumber(bad?.[1] ?? 0)}`);
    },
  ),
};

function everyRow(code: string, evidence: Evidence): Verdict {
  const rows = readRowCode(evidence, code);
  if (typeof rows === 'string') return fail(rows);
  let measured = 0;
  for (let at = 0; at < rows.table.rows; at++) {
    const holdsHere = rows.conditionAt(at);
    if (holdsHere === false) return fail(`not in row ${at + 1} of ${rows.table.name}`);
    if (holdsHere === true) measured++;
  }
  return holds(measured > 0, 'no row has all its parts');
}

function dependency(evidence: Evidence, from: string, to: string): Verdict {
  const place = columnNamed(evidence, from);
  if (place === null) return noColumn(from);
  const target = columnIn(evidence, place.table, to);
  if (target === null || target === place.column) return noColumn(to);
  const known = new Map<string, string | null>();
  for (let at = 0; at < place.table.rows; at++) {
    const key = place.column.cells[at] ?? null;
    if (key === null) continue;
    const value = target.cells[at] ?? null;
    const before = known.get(key);
    if (before !== undefined && before !== value)
      return fail(`${key} goes with ${before ?? 'nothing'} and with ${value ?? 'nothing'}`);
    known.set(key, value);
  }
  return holds(known.size > 0, `${place.column.name} is empty everywhere`);
}

/** `row in returns` names a table. */
function tableOf(code: string): string | null {
  return /^\s*row in (\w+)\s*$/u.exec(code)?.[1] ?? null;
}

/** "portuguese weekday name of data" as code. */
function asCode(formula: string): string {
  const [, language = '', column = ''] = /^(\w+) weekday name of (.+)$/iu.exec(formula) ?? [];
  const code = languageNames[language.toLowerCase()];
  return code === undefined ? formula : `weekday(${column}, '${code}')`;
}

/** A group by its value, or by the end of it: `Stage 1` for 1. */
function isGroup(cell: string, group: string | number): boolean {
  const [own, wanted] = [cell.toLowerCase(), String(group).toLowerCase()];
  return own === wanted || own.split(/[^\p{L}\p{N}.]+/u).at(-1) === wanted;
}
