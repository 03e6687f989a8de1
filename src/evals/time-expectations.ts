import { z } from 'zod';
import type { EvalColumn, EvalTable } from './eval-table.ts';
import { meanOf } from './figures-of.ts';
import { findLike } from './find-by-meaning.ts';
import type { Measure } from './table-expectations.ts';
import { fail, holds, pass, unsupported, type Evidence } from './verdict.ts';

const dayMs = 86_400_000;

/** The column of moments that words mean, else the first there is. */
function momentColumn(table: EvalTable, like?: string): EvalColumn | null {
  const found = like === undefined ? null : findLike(table, like);
  return found !== null && isMoment(found) ? found : (table.columns.find(isMoment) ?? null);
}

function isMoment(column: EvalColumn): boolean {
  return column.type === 'date' || column.type === 'timestamp';
}

function perDay(column: EvalColumn): readonly number[] {
  const counts = new Map<number, number>();
  for (const figure of column.figures)
    if (!Number.isNaN(figure))
      counts.set(Math.floor(figure / dayMs), (counts.get(Math.floor(figure / dayMs)) ?? 0) + 1);
  const days = [...counts.keys()];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  return Array.from({ length: last - first + 1 }, (_one, at) => counts.get(first + at) ?? 0);
}

function spikeDays(counts: readonly number[]): number {
  const median = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
  return counts.filter((count) => count >= Math.max(2, median * 1.8)).length;
}

const steps: Readonly<Record<string, number>> = { s: 1000, min: 60_000, h: 3_600_000, d: dayMs };

/** Expectations about when things happen. */
export const timeMeasures: Readonly<Record<string, Measure>> = {
  span_days: (value, { main }) => {
    const column = momentColumn(main);
    if (column === null) return fail('there are no moments');
    const days = new Set([...column.figures].filter((one) => !Number.isNaN(one)).map((one) => Math.floor(one / dayMs)));
    const span = Math.max(...days) - Math.min(...days) + 1;
    return holds(span === z.number().parse(value), `${span} days`);
  },
  regular_interval: (value, { main }) => {
    const wish = z.strictObject({ column_like: z.string(), step: z.string(), per: z.string().optional() }).parse(value);
    const match = /^(\d+)(s|min|h|d)$/u.exec(wish.step);
    if (match === null) return unsupported(`step ${wish.step}`);
    const step = Number(match[1]) * (steps[match[2] ?? ''] ?? Number.NaN);
    const column = momentColumn(main, wish.column_like);
    const by = wish.per === undefined ? null : findLike(main, wish.per);
    if (column === null || (wish.per !== undefined && by === null))
      return fail('there are no moments, or nothing to tell series apart');
    const groups = new Map<string, number[]>();
    for (let at = 0; at < main.rows; at++) {
      const key = by?.cells[at] ?? '';
      const list = groups.get(key) ?? [];
      list.push(column.figures[at] ?? Number.NaN);
      groups.set(key, list);
    }
    for (const list of groups.values()) {
      const sorted = list.toSorted((a, b) => a - b);
      const bad = sorted.findIndex((one, at) => at > 0 && one - (sorted[at - 1] ?? 0) !== step);
      if (bad >= 0) return fail('ticks are not that far apart');
    }
    return pass;
  },
  weekday_effect: (value, { main }) => {
    const wish = z.strictObject({ column_like: z.string(), min_ratio: z.number() }).parse(value);
    const column = momentColumn(main, wish.column_like);
    if (column === null) return fail('there are no moments');
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (const figure of column.figures) {
      const day = (Math.floor(figure / dayMs) + 3) % 7;
      counts[day] = (counts[day] ?? 0) + 1;
    }
    const [week, end] = [meanOf(counts.slice(0, 5)), meanOf(counts.slice(5))];
    const ratio = Math.max(week, end) / Math.max(1, Math.min(week, end));
    return holds(ratio >= wish.min_ratio, `weekdays against weekend: ${ratio.toFixed(2)}`);
  },
  hour_peak: (value, { main }) => {
    const wish = z.strictObject({ column_like: z.string(), between: z.tuple([z.number(), z.number()]) }).parse(value);
    const column = momentColumn(main, wish.column_like);
    if (column === null) return fail('there are no moments');
    const counts = Array.from({ length: 24 }, () => 0);
    for (const figure of column.figures) {
      const hour = Math.floor((figure % dayMs) / 3_600_000);
      counts[hour] = (counts[hour] ?? 0) + 1;
    }
    const peak = counts.indexOf(Math.max(...counts));
    return holds(peak >= wish.between[0] && peak <= wish.between[1], `the peak is at ${peak}`);
  },
  spike_days_at_least: (value, { main }, all) => {
    const column = momentColumn(main);
    if (column === null) return fail('there are no moments');
    const per = typeof all['per'] === 'string' ? findLike(main, all['per']) : null;
    const least = z.number().parse(value);
    if (typeof all['per'] !== 'string')
      return holds(spikeDays(perDay(column)) >= least, `${spikeDays(perDay(column))} days stand out`);
    if (per === null) return fail(`there is no ${all['per']}`);
    const groups = new Map<string, number[]>();
    per.cells.forEach((cell, at) => {
      if (cell === null) return;
      const list = groups.get(cell) ?? [];
      list.push(column.figures[at] ?? Number.NaN);
      groups.set(cell, list);
    });
    const large = [...groups.values()].filter((list) => list.length >= 50);
    const spiked = large.filter((list) => spikeDays(perDay({ ...column, figures: Float64Array.from(list) })) >= least);
    return holds(
      spiked.length >= Math.min(2, large.length) && spiked.length > 0,
      `${spiked.length} of ${large.length} have a day that stands out`,
    );
  },
  period_ratio: (value, evidence) => {
    const wish = z
      .looseObject({ where: z.string(), min: z.number(), table: z.string().optional(), measure: z.string() })
      .parse(value);
    const table = wish.table === undefined ? evidence.main : evidence.tables.find((one) => one.name === wish.table);
    const column = table === undefined ? null : momentColumn(table);
    if (table === undefined || column === null) return fail('there is no such table with moments');
    const inside = periodIn(wish.where, column);
    if (inside === null) return unsupported(`period ${wish.where}`);
    const measure = wish.measure === 'rows per day' ? null : findLike(table, wish.measure);
    const [days, others] = [new Set<number>(), new Set<number>()];
    let [sumIn, sumOut] = [0, 0];
    for (let at = 0; at < table.rows; at++) {
      const figure = column.figures[at] ?? Number.NaN;
      const weight = measure === null ? 1 : (measure.figures[at] ?? 0);
      (inside(figure) ? days : others).add(Math.floor(figure / dayMs));
      if (inside(figure)) sumIn += weight;
      else sumOut += weight;
    }
    const ratio = sumIn / Math.max(1, days.size) / (sumOut / Math.max(1, others.size));
    return holds(ratio >= wish.min, `the ratio is ${ratio.toFixed(2)}`);
  },
  central: (value, evidence) => {
    const column = momentColumn(evidence.main, z.strictObject({ column_like: z.string() }).parse(value).column_like);
    if (column === null) return fail('there are no moments');
    const [low, high] = [Math.min(...column.figures), Math.max(...column.figures)];
    const middle =
      [...column.figures].filter((one) => one > low + (high - low) / 4 && one < high - (high - low) / 4).length /
      column.figures.length;
    return holds(middle > 0.58, `${middle.toFixed(2)} in the middle half`);
  },
  period: (value, evidence) => {
    const wish = z.strictObject({ column_like: z.string(), hours: z.number(), min_autocorr: z.number() }).parse(value);
    return dailyCycle(evidence, wish.column_like, wish.min_autocorr);
  },
  anomalies: (_value, { main }) =>
    holds(
      main.columns.some(
        (column) =>
          /anomal|label|flag|fault/iu.test(column.name) && column.cells.some((cell) => cell === 'true' || cell === '1'),
      ),
      'no labelled anomaly',
    ),
};

function periodIn(words: string, column: EvalColumn): ((figure: number) => boolean) | null {
  const dates = [...words.matchAll(/\d{4}-\d{2}-\d{2}/gu)].map((match) => Date.parse(`${match[0]}T00:00:00Z`));
  const reach = Number(/±(\d+) days/u.exec(words)?.[1] ?? '0') * dayMs;
  if (dates.length > 0)
    return (figure) => dates.some((date) => figure >= date - reach && figure < date + reach + dayMs);
  const named = /\(?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d+)/u.exec(words);
  if (named === null || column.figures.length === 0) return null;
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].indexOf(
    named[1] ?? '',
  );
  return (figure) => {
    const date = new Date(figure);
    return date.getUTCMonth() === month && date.getUTCDate() === Number(named[2]);
  };
}

/** The means by hour of the day, over the spread of all values: a daily course explains that share of the first series' variance. */
function dailyCycle(evidence: Evidence, like: string, least: number) {
  const [value, time] = [findLike(evidence.main, like), momentColumn(evidence.main)];
  if (value === null || time === null) return fail(`there is no ${like}`);
  const hours = Array.from({ length: 24 }, (): number[] => []);
  value.figures.forEach((figure, at) => hours[Math.floor(((time.figures[at] ?? 0) % dayMs) / 3_600_000)]?.push(figure));
  const means = hours.map((list) => meanOf(list));
  const mean = meanOf(value.figures);
  const between = meanOf(means.map((one) => (one - mean) ** 2));
  const whole = meanOf([...value.figures].map((one) => (one - mean) ** 2));
  return holds(Math.sqrt(between / whole) >= least, `hours explain ${Math.sqrt(between / whole).toFixed(2)}`);
}
