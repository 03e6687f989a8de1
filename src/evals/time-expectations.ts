import * as z from 'zod';
import { isMoment, type EvalColumn, type EvalTable } from './eval-table.ts';
import { columnIn, columnLike, tableLike, type Evidence, type Place } from './evidence.ts';
import { onTables, type Vocabulary } from './expectation-kind.ts';
import { meanOf, rangeOf, showNumber } from './figures-of.ts';
import { isRegular, readStep } from './regular-steps.ts';
import { readPeriod, weekday } from './periods.ts';
import { shareOfCycle } from './cycles.ts';
import { dayMs, hourMs, perUnit, spikeDays } from './time-counts.ts';
import { isRowCode } from './row-code-text.ts';
import { readRowCode, rowsWhere } from './rows-where.ts';
import { fail, holds, noColumn, type Verdict } from './verdict.ts';

const Loose = z.strictObject({ column_like: z.string() });
const Name = z.string().min(1);
/** What stands for the number of rows where a column's sum could stand. */
const rowCount = 'rows per day';

/** Expectations about when things happen. */
export const timeExpectations: Vocabulary = {
  span_days: onTables(z.int().positive(), (wish, evidence) =>
    onMoments(evidence, undefined, ({ column }) => {
      const [low, high] = rangeOf(column.figures);
      const span = Math.floor(high / dayMs) - Math.floor(low / dayMs) + 1;
      return holds(span === wish, `${column.name} spans ${span} days`);
    }),
  ),
  regular_interval: onTables(
    z
      .strictObject({
        column_like: Name.optional(),
        column: Name.optional(),
        step: z.string().refine((step) => readStep(step) !== null, 'expected a step such as 10min, 1h, 1d, 1month'),
        per: Name.optional(),
      })
      .refine(({ column, column_like }) => column !== undefined || column_like !== undefined, 'expected column_like'),
    (wish, evidence) =>
      onMoments(evidence, wish.column ?? wish.column_like, ({ table, column }) => {
        const by = wish.per === undefined ? null : columnIn(evidence, table, wish.per);
        if (wish.per !== undefined && by === null) return noColumn(wish.per);
        for (const [name, moments] of seriesOf(column, by)) {
          const bad = isRegular(moments, wish.step);
          if (bad !== null) return fail(`${name === '' ? column.name : name}: ${bad}`);
        }
        return holds(table.rows > 1, `${table.rows} rows`);
      }),
  ),
  period_ratio: onTables(
    z.strictObject({
      where: z.string().refine((words) => readPeriod(words) !== null || isRowCode(words), 'no period is named'),
      vs: z.string().optional(),
      measure: z.string().default(rowCount),
      table: z.string().optional(),
      min: z.number().optional(),
      max: z.number().optional(),
      target: z.number().optional(),
    }),
    (wish, evidence) => {
      const table = wish.table === undefined ? tableOf(evidence, wish.measure) : tableLike(evidence, wish.table);
      if (table === null) return fail(`there is no table ${wish.table ?? ''}`);
      const column = table.columns.find(isMoment);
      if (column === undefined) return fail(`${table.name} has no dates`);
      const measure = wish.measure === rowCount ? null : columnIn(evidence, table, wish.measure);
      if (wish.measure !== rowCount && measure === null) return noColumn(wish.measure);
      const inside = rowsWhere(evidence, table, wish.where);
      if (typeof inside === 'string') return fail(inside);
      const ratio = dayRatio(column, measure, inside);
      const [low, high] = [wish.min ?? (wish.target ?? 0) * 0.6, wish.max ?? Number.POSITIVE_INFINITY];
      return holds(ratio >= low && ratio <= high, `${showNumber(ratio)} times the other days`);
    },
  ),
  weekday_effect: onTables(z.strictObject({ column_like: Name, min_ratio: z.number().min(1) }), (wish, evidence) =>
    onMoments(evidence, wish.column_like, ({ column }) => {
      const { counts, first } = perUnit(column.figures, dayMs);
      const days = (isEnd: boolean): number =>
        meanOf(counts.filter((_, at) => weekday((first + at) * dayMs) >= 5 === isEnd));
      const [week, end] = [days(false), days(true)];
      const ratio = Math.max(week, end) / Math.max(1e-9, Math.min(week, end));
      return holds(
        ratio >= wish.min_ratio,
        `${showNumber(week)} rows a weekday, ${showNumber(end)} a day of the weekend`,
      );
    }),
  ),
  hour_peak: onTables(
    z.strictObject({ column_like: Name, between: z.tuple([z.number(), z.number()]) }),
    (wish, evidence) =>
      onMoments(evidence, wish.column_like, ({ column }) => {
        const counts = Array.from({ length: 24 }, () => 0);
        for (const figure of column.figures) {
          const hour = Math.floor((figure % dayMs) / hourMs);
          if (hour >= 0) counts[hour] = (counts[hour] ?? 0) + 1;
        }
        const peak = counts.indexOf(Math.max(...counts));
        const flat = Math.max(...counts) < 1.2 * meanOf(counts);
        return holds(
          !flat && peak >= wish.between[0] && peak <= wish.between[1],
          flat ? 'no hour stands out' : `the busiest hour is ${peak}`,
        );
      }),
  ),
  spike_days_at_least: onTables(
    z.int().positive(),
    (wish, evidence, all) =>
      onMoments(evidence, undefined, ({ table, column }) => {
        const by = Name.optional().parse(all['per']);
        const per = by === undefined ? null : columnIn(evidence, table, by);
        if (by !== undefined && per === null) return noColumn(by);
        const series = [...seriesOf(column, per)].filter(([, moments]) => per === null || moments.length >= 50);
        const spiked = series.filter(([, moments]) => spikeDays(perUnit(moments, dayMs).counts) >= wish);
        return holds(
          spiked.length >= Math.min(2, series.length) && spiked.length > 0,
          per === null
            ? `${spikeDays(perUnit(column.figures, dayMs).counts)} days stand out`
            : `${spiked.length} of ${series.length} have such days`,
        );
      }),
    ['per'],
  ),
  trend: onTables(
    z.strictObject({ measure: z.string(), sign: z.enum(['+', '-']), min_ratio: z.number().min(1).default(1.05) }),
    (wish, evidence) => {
      const sums = sumsOver(evidence, wish.measure, dayMs);
      if ('kind' in sums) return sums;
      const third = Math.max(1, Math.floor(sums.length / 3));
      const [early, late] = [meanOf(sums.slice(0, third)), meanOf(sums.slice(-third))];
      const ratio = wish.sign === '+' ? late / early : early / late;
      return holds(ratio >= wish.min_ratio, `${showNumber(early)} a day at first, ${showNumber(late)} at last`);
    },
  ),
  growth: onTables(
    z.strictObject({
      measure: z.string(),
      per: z.enum(['month', 'week', 'day']),
      target: z.number(),
      tol: z.number().positive(),
    }),
    (wish, evidence) => {
      const sums = sumsOver(evidence, wish.measure, wish.per);
      if ('kind' in sums) return sums;
      // A first and last part may be cut short by the range.
      const whole = sums.slice(1, -1).filter((sum) => sum > 0);
      if (whole.length < 2) return fail('too few full parts');
      const growth = ((whole.at(-1) ?? 1) / (whole[0] ?? 1)) ** (1 / (whole.length - 1)) - 1;
      return holds(Math.abs(growth - wish.target) <= wish.tol, `${showNumber(growth)} a ${wish.per}`);
    },
  ),
  central: onTables(Loose, (wish, evidence) =>
    onMoments(evidence, wish.column_like, ({ column }) => {
      const [low, high] = rangeOf(column.figures);
      const quarter = (high - low) / 4;
      const figures = [...column.figures].filter((one) => !Number.isNaN(one));
      const share = figures.filter((one) => one > low + quarter && one < high - quarter).length / figures.length;
      return holds(share > 0.58, `${showNumber(share)} in the middle half`);
    }),
  ),
  period: onTables(
    z.strictObject({
      column_like: Name.optional(),
      column: Name.optional(),
      hours: z.number().positive(),
      min_autocorr: z.number().min(0).max(1),
    }),
    (wish, evidence) => {
      const place = columnLike(evidence, wish.column ?? wish.column_like ?? '');
      if (place === null) return noColumn(wish.column ?? wish.column_like ?? '');
      const moments = place.table.columns.find(isMoment);
      if (moments === undefined) return fail(`${place.table.name} has no dates`);
      const share = shareOfCycle(place.table, place.column, moments, wish.hours * hourMs);
      return holds(share >= wish.min_autocorr, `the course over ${wish.hours} hours explains ${showNumber(share)}`);
    },
  ),
  burst: onTables(
    z.strictObject({ rule: z.string().refine(isRowCode, 'this is no condition'), min_ratio: z.number().min(1) }),
    (wish, evidence) => {
      const code = readRowCode(evidence, wish.rule);
      if (typeof code === 'string') return fail(code);
      const column = code.table.columns.find(isMoment);
      if (column === undefined) return fail(`${code.table.name} has no dates`);
      const [all, hits] = [new Map<number, number>(), new Map<number, number>()];
      let total = 0;
      for (let at = 0; at < code.table.rows; at++) {
        const hour = Math.floor((column.figures[at] ?? 0) / hourMs);
        all.set(hour, (all.get(hour) ?? 0) + 1);
        if (code.conditionAt(at) !== true) continue;
        hits.set(hour, (hits.get(hour) ?? 0) + 1);
        total++;
      }
      const usual = total / Math.max(1, code.table.rows);
      // An hour says something when chance alone gives such a share less than once in a thousand hours.
      const best = Math.max(
        0,
        ...[...hits].map(([hour, count]) => {
          const rows = all.get(hour) ?? 1;
          const chance = usual + 3.1 * Math.sqrt((usual * (1 - usual)) / rows);
          return count / rows > chance ? count / rows / usual : 0;
        }),
      );
      return holds(best >= wish.min_ratio, `at most ${showNumber(best)} times the usual share in an hour`);
    },
  ),
};

function onMoments(evidence: Evidence, like: string | undefined, measure: (place: Place) => Verdict): Verdict {
  const found = like === undefined ? null : columnLike(evidence, like);
  if (found !== null && isMoment(found.column)) return measure(found);
  const table = [evidence.main, ...evidence.tables].find((one) => one.columns.some(isMoment));
  const column = table?.columns.find(isMoment);
  if (table === undefined || column === undefined) return fail('there are no dates');
  return like === undefined || found === null || like === 'date' || like === 'time' || like === 'timestamp'
    ? measure({ table, column })
    : fail(`${found.column.name} holds no dates`);
}

/** The table that has a measure; the main one for rows. */
function tableOf(evidence: Evidence, measure: string): EvalTable {
  return measure === rowCount ? evidence.main : (columnLike(evidence, measure)?.table ?? evidence.main);
}

/** Moments by series; one nameless series when nothing tells them apart. */
function seriesOf(column: EvalColumn, by: EvalColumn | null): ReadonlyMap<string, readonly number[]> {
  const series = new Map<string, number[]>();
  column.figures.forEach((figure, at) => {
    if (Number.isNaN(figure)) return;
    const key = by === null ? '' : (by.cells[at] ?? '');
    const list = series.get(key) ?? [];
    list.push(figure);
    series.set(key, list);
  });
  return series;
}

/** Rows (or a column's sum) a day inside, against a day outside. Days without rows count as days within the span. */
function dayRatio(column: EvalColumn, measure: EvalColumn | null, inside: (at: number) => boolean): number {
  const [days, others] = [new Set<number>(), new Set<number>()];
  let [sumIn, sumOut] = [0, 0];
  column.figures.forEach((figure, at) => {
    const weight = measure === null ? 1 : (measure.figures[at] ?? 0);
    if (Number.isNaN(figure) || Number.isNaN(weight)) return;
    const day = Math.floor(figure / dayMs);
    if (inside(at)) {
      days.add(day);
      sumIn += weight;
    } else {
      others.add(day);
      sumOut += weight;
    }
  });
  return sumIn / Math.max(1, days.size) / (sumOut / Math.max(1, others.size));
}

function sumsOver(
  evidence: Evidence,
  measure: string,
  unit: number | 'month' | 'week' | 'day',
): readonly number[] | Verdict {
  const table = tableOf(evidence, measure === 'rows' ? rowCount : measure);
  const column = table.columns.find(isMoment);
  if (column === undefined) return fail(`${table.name} has no dates`);
  const rows = measure === rowCount || measure === 'rows';
  const weights = rows ? null : columnIn(evidence, table, measure);
  if (!rows && weights === null) return noColumn(measure);
  const length = unit === 'month' ? 'month' : unit === 'week' ? 7 * dayMs : unit === 'day' ? dayMs : unit;
  return perUnit(column.figures, length, weights?.figures).counts;
}
