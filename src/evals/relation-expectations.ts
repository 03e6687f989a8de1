import { z } from 'zod';
import type { EvalColumn, EvalTable } from './eval-table.ts';
import { correlationOf, meanOf, ranksOf } from './figures-of.ts';
import { findLike } from './find-by-meaning.ts';
import { evaluatePseudo, type PseudoRow, type PseudoValue } from './pseudo-code.ts';
import type { Measure } from './table-expectations.ts';
import { fail, holds, pass, unsupported, type Evidence, type Verdict } from './verdict.ts';

/** The cells of a row under names that mean its columns; moments as milliseconds. */
function rowReader(table: EvalTable): (at: number) => PseudoRow {
  const known = new Map<string, EvalColumn | null>();
  return (at) => (name) => {
    const column = known.has(name)
      ? known.get(name)
      : (table.columns.find((one) => one.name === name) ?? findLike(table, unitless(name)));
    known.set(name, column ?? null);
    if (column === null || column === undefined) return undefined;
    return inUnit(name, column, cellOf(column, at));
  };
}

function unitless(name: string): string {
  return name.replace(/_(?:kg|m|cm|lb)$/u, '');
}

/** `height_m` of a height in centimetres: figures far outside what metres can be are taken as centimetres. */
function inUnit(name: string, column: EvalColumn, value: PseudoValue): PseudoValue {
  return name.endsWith('_m') && typeof value === 'number' && value > 3 && column.name !== name ? value / 100 : value;
}

function cellOf(column: EvalColumn, at: number): PseudoValue {
  const cell = column.cells[at] ?? null;
  if (cell === null) return null;
  if (column.type === 'text') return cell;
  if (column.type === 'boolean') return cell === 'true' || cell === '1';
  const figure = column.figures[at] ?? Number.NaN;
  return Number.isNaN(figure) ? cell : figure;
}

/** Runs a check over every row; names nobody has and code nobody reads make it unsupported or failed. */
function everyRow(table: EvalTable, check: (row: PseudoRow, at: number) => string | null): Verdict {
  const rowAt = rowReader(table);
  try {
    for (let at = 0; at < table.rows; at++) {
      const wrong = check(rowAt(at), at);
      if (wrong !== null) return fail(`row ${at + 1}: ${wrong}`);
    }
    return pass;
  } catch (error) {
    if (error instanceof ReferenceError) return fail(error.message);
    if (error instanceof SyntaxError) return unsupported(error.message);
    throw error;
  }
}

function pairOf(evidence: Evidence, a: string, b: string): readonly [EvalColumn, EvalColumn] | null {
  const [x, y] = [findLike(evidence.main, a), findLike(evidence.main, b)];
  return x === null || y === null ? null : [x, y];
}

/** A column as figures: categories by the mean place of their values in order of first meaning (approved, yes, high count as more). */
function asFigures(column: EvalColumn): readonly number[] {
  if (column.figures.some((value) => !Number.isNaN(value))) return [...column.figures];
  const high = /^(?:approved|yes|true|high|no-?show|default|churned|fraud)/iu;
  return column.cells.map((cell) => (cell === null ? Number.NaN : high.test(cell) ? 1 : 0));
}

/** Expectations about how columns go together in a row or over all rows. */
export const relationMeasures: Readonly<Record<string, Measure>> = {
  correlation: (value, evidence, all) => {
    const wish = z
      .strictObject({
        a: z.string(),
        b: z.string(),
        sign: z.enum(['+', '-']),
        min: z.number().optional(),
        soft: z.boolean().optional(),
      })
      .parse(value);
    const pair = pairOf(evidence, wish.a, wish.b);
    if (pair === null) return fail(`there is no ${wish.a} or no ${wish.b}`);
    const [a, b] = [asFigures(pair[0]), asFigures(pair[1])];
    const both = a
      .map((_one, at) => at)
      .filter((at) => !Number.isNaN(a[at] ?? Number.NaN) && !Number.isNaN(b[at] ?? Number.NaN));
    const r = correlationOf(ranksOf(both.map((at) => a[at] ?? 0)), ranksOf(both.map((at) => b[at] ?? 0)));
    const enough = wish.sign === '+' ? r >= (wish.min ?? 0.02) : r <= -(wish.min ?? 0.02);
    return wish.soft === true && !enough && all['soft'] !== true
      ? pass
      : holds(enough, `${pair[0].name} and ${pair[1].name} correlate by ${r.toFixed(2)}`);
  },
  functional_dependency: (value, evidence) => dependency(value, evidence),
  determines_domain: (value, evidence) => {
    const wish = z.strictObject({ from: z.string(), to: z.string() }).parse(value);
    return dependency({ from: wish.to, to: wish.from }, evidence);
  },
  equals_expr: (value, evidence) => {
    const wish = z
      .strictObject({
        column: z.string().optional(),
        column_like: z.string().optional(),
        expr: z.string(),
        tol: z.number().optional(),
      })
      .parse(value);
    if (wish.expr === 'portuguese weekday name of data') return portugueseWeekday(evidence);
    const column = findLike(evidence.main, wish.column ?? wish.column_like ?? '');
    if (column === null) return fail(`there is no ${wish.column ?? wish.column_like ?? ''}`);
    return everyRow(evidence.main, (row, at) => {
      const wanted = evaluatePseudo(wish.expr, row);
      const got = cellOf(column, at);
      if (wanted === null || got === null) return null;
      const same =
        typeof got === 'number' && typeof wanted === 'number'
          ? Math.abs(got - wanted) <= (wish.tol ?? 0.011)
          : String(got).toLowerCase() === String(wanted).toLowerCase();
      return same ? null : `${column.name} is ${String(got)}, not ${String(wanted)}`;
    });
  },
  row_rule: (value, { main }) =>
    everyRow(main, (row) =>
      evaluatePseudo(z.string().parse(value), row) === false ? `${String(value)} does not hold` : null,
    ),
  implies: (value, evidence) => {
    const wish = z.record(z.enum(['if', 'then']), z.string()).parse(value);
    if (/row in returns/u.test(wish.if)) return returnsOfDelivered(evidence);
    if (wish.then === 'conversion event')
      return everyRow(evidence.main, (row) =>
        evaluatePseudo(wish.if, row) === true && (row('converted') ?? row('conversion')) === false
          ? 'revenue without a conversion'
          : null,
      );
    return everyRow(evidence.main, (row) =>
      evaluatePseudo(wish.if, row) === true && evaluatePseudo(wish.then, row) === false
        ? `${wish.if} but not ${wish.then}`
        : null,
    );
  },
  not_before: (value, evidence) => {
    const wish = z.strictObject({ earlier: z.string(), later: z.string() }).parse(value);
    const pair = pairOf(evidence, wish.earlier, wish.later);
    if (pair === null) return fail(`there is no ${wish.earlier} or no ${wish.later}`);
    const bad = pair[0].figures.findIndex(
      (one, at) =>
        one > (pair[1].figures[at] ?? Number.POSITIVE_INFINITY) + 86_399_999 * (pair[1].type === 'date' ? 1 : 0),
    );
    return holds(bad < 0, `row ${bad + 1}`);
  },
  group_mean_order: (value, evidence) => {
    const wish = z
      .strictObject({ group: z.string(), value: z.string(), order: z.array(z.union([z.string(), z.number()])) })
      .parse(value);
    const pair = pairOf(evidence, wish.group, wish.value);
    if (pair === null) return fail(`there is no ${wish.group} or no ${wish.value}`);
    const means = wish.order.map((group) =>
      meanOf(
        [...pair[1].figures].filter((_one, at) =>
          (pair[0].cells[at] ?? '').toLowerCase().endsWith(String(group).toLowerCase()),
        ),
      ),
    );
    return holds(
      means.every((mean, at) => at === 0 || mean > (means[at - 1] ?? Number.NaN)),
      `means are ${means.map((mean) => mean.toFixed(2)).join(', ')}`,
    );
  },
};

function dependency(value: unknown, evidence: Evidence): Verdict {
  const wish = z.strictObject({ from: z.string(), to: z.string() }).parse(value);
  const pair = pairOf(evidence, wish.from, wish.to);
  if (pair === null) return fail(`there is no ${wish.from} or no ${wish.to}`);
  const known = new Map<string, string | null>();
  for (let at = 0; at < evidence.main.rows; at++) {
    const from = pair[0].cells[at] ?? null;
    const to = pair[1].cells[at] ?? null;
    if (from === null) continue;
    if (known.has(from) && known.get(from) !== to)
      return fail(`${from} goes with ${known.get(from) ?? 'nothing'} and with ${to ?? 'nothing'}`);
    known.set(from, to);
  }
  return pass;
}

function returnsOfDelivered(evidence: Evidence): Verdict {
  const [returns, orders] = [
    evidence.tables.find((table) => table.name.includes('return')),
    evidence.tables.find((table) => table.name.includes('order')),
  ];
  if (returns === undefined || orders === undefined) return fail('there is no table of returns or of orders');
  const [key, status, link] = [
    findLike(orders, 'order id') ?? findLike(orders, 'id'),
    findLike(orders, 'status'),
    findLike(returns, 'order id'),
  ];
  if (key === null || status === null || link === null) return fail('returns do not say which order');
  const known = new Map(key.cells.map((cell, at) => [cell, status.cells[at] ?? null]));
  return holds(
    link.cells.every((cell) => (known.get(cell) ?? '').toLowerCase() === 'delivered'),
    'a return of an order that was not delivered',
  );
}

function portugueseWeekday({ main }: Evidence): Verdict {
  const [date, day] = [findLike(main, 'data'), findLike(main, 'dia_semana')];
  if (date === null || day === null) return fail('there is no data or no dia_semana');
  const names = new Intl.DateTimeFormat('pt', { weekday: 'long', timeZone: 'UTC' });
  const bad = day.cells.findIndex((cell, at) => (cell ?? '').toLowerCase() !== names.format(date.figures[at] ?? 0));
  return holds(bad < 0, `row ${bad + 1} says ${day.cells[bad] ?? ''}`);
}
