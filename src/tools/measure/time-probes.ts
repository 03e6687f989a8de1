import type { CheckOf } from '../../contract/check.ts';
import type { TimeUnit } from '../../contract/rhythm.ts';
import { quoteName, quoteText } from '../../table/quote-sql.ts';
import { dayOf, daysOfMonth, monthOfDay, firstDayOfMonth } from '../../contract/calendar.ts';
import { countOf, figure, momentText, numberOf } from './figure-text.ts';
import {
  cannotMeasure,
  columnOf,
  filter,
  momentColumn,
  numericSql,
  scopeOf,
  type SomeBuilders,
  type Verdict,
} from './probe.ts';

/** Checks of stretches of time. */
export const timeProbes: SomeBuilders<'period' | 'span' | 'interval'> = {
  period: async (check, { table }) => {
    const column = momentColumn(table, check.column);
    const name = quoteName(column.name);
    const scope = await scopeOf(check, table);
    if (check.how !== 'rows' && check.measure === undefined)
      throw cannotMeasure('a sum or mean needs a column to measure');
    const value = check.measure === undefined ? name : numericSql(columnOf(table, check.measure));
    const within = `${name} >= ${momentSql(check.from)} AND ${name} < ${momentSql(check.to)}`;
    const outside = `(${name} < ${momentSql(check.from)} OR ${name} >= ${momentSql(check.to)})`;
    const aggregate = check.how === 'rows' ? 'count' : check.how === 'sum' ? 'sum' : 'avg';
    return {
      kind: 'scan',
      figures: [
        `${aggregate}(${value})${filter(scope, within)}`,
        `${aggregate}(${value})${filter(scope, outside)}`,
        `CAST(min(${name})${filter(scope)} AS VARCHAR)`,
        `CAST(max(${name})${filter(scope)} AS VARCHAR)`,
      ],
      judge: ([inside, beyond, low, high]) => {
        if (typeof low !== 'string' || typeof high !== 'string')
          return { measured: `no values in "${check.column}"`, met: false };
        const [first, end] = [daysOf(low, false), daysOf(high, true)];
        const [from, to] = [Math.max(first, daysOf(check.from, false)), Math.min(end, daysOf(check.to, false))];
        const days = Math.max(0, to - from);
        if (days <= 0)
          return { measured: `nothing between ${momentText(check.from)} and ${momentText(check.to)}`, met: false };
        const rest = Math.max(0, end - first - days);
        const mean = check.how === 'mean';
        const [a, b] = mean
          ? [numberOf(inside), numberOf(beyond)]
          : [countOf(inside) / days, rest > 0 ? countOf(beyond) / rest : null];
        if (a === null || b === null) return { measured: 'nothing outside to compare with', met: false };
        const ratio = b === 0 ? (a > 0 ? Infinity : 1) : a / b;
        const what = mean
          ? `mean ${check.measure ?? ''}`
          : check.measure === undefined
            ? 'rows a day'
            : `${check.measure} a day`;
        return {
          measured: `${figure(ratio)}× the rest (${what} ${figure(a)} against ${figure(b)})`,
          met: ratio >= check.min - 1e-9 && ratio <= (check.max ?? Infinity) + 1e-9,
          detail: [
            { label: 'inside', value: a },
            { label: 'outside', value: b },
          ],
        };
      },
    };
  },
  span: (check, { table }) => {
    const name = quoteName(momentColumn(table, check.column).name);
    return {
      kind: 'scan',
      figures: [`CAST(min(${name}) AS VARCHAR)`, `CAST(max(${name}) AS VARCHAR)`],
      judge: ([low, high]): Verdict => {
        if (typeof low !== 'string' || typeof high !== 'string')
          return { measured: `no values in "${check.column}"`, met: false };
        const length = spanIn(check.unit, low, high);
        return {
          measured: `${figure(length)} ${check.unit}s, ${momentText(low)} to ${momentText(high)}`,
          met: length >= check.min - 1e-9 && length <= check.max + 1e-9,
        };
      },
    };
  },
  interval: (check, { table }) => {
    const name = quoteName(momentColumn(table, check.column).name);
    const by = check.by === undefined ? '' : `PARTITION BY ${quoteName(columnOf(table, check.by).name)} `;
    const gap = `epoch_ms(CAST(${name} AS TIMESTAMP)) - lag(epoch_ms(CAST(${name} AS TIMESTAMP))) OVER (${by}ORDER BY ${name})`;
    return {
      kind: 'query',
      sql: (relationOf) =>
        `SELECT count(gap) AS n, count(*) FILTER (WHERE ${oddGap(check)}) AS odd, count(*) FILTER (WHERE gap > ${Math.round(check.seconds * 1000)}) AS wide, min(gap) AS low, max(gap) AS high FROM (SELECT ${gap} AS gap FROM ${relationOf(table.name)} AS t WHERE ${name} IS NOT NULL) AS g`,
      judge: ([row]) => {
        const [gaps, odd] = [countOf(row?.['n']), countOf(row?.['odd'])];
        if (gaps === 0) return { measured: 'fewer than two ticks', met: false };
        const [low, high] = [countOf(row?.['low']) / 1000, countOf(row?.['high']) / 1000];
        const measured =
          odd === 0
            ? `every ${figure(low, 3)} s${check.gaps === true ? `, ${figure(countOf(row?.['wide']), 0)} gaps` : ''}`
            : `${figure(odd, 0)} of ${figure(gaps, 0)} ticks otherwise, ${figure(low, 3)} to ${figure(high, 3)} s apart`;
        return { measured, met: odd === 0 };
      },
    };
  },
};

/** Distances that are no step, or with gaps no whole number of steps. */
function oddGap(check: CheckOf<'interval'>): string {
  const step = Math.round(check.seconds * 1000);
  return check.gaps === true ? `gap % ${step} <> 0 OR gap = 0` : `gap <> ${step}`;
}

function momentSql(moment: string): string {
  return `CAST(${quoteText(moment.replace('T', ' '))} AS TIMESTAMP)`;
}

/** Days since 1970 with a fraction; the end of its day for the last moment of data. */
function daysOf(text: string, endOfDay: boolean): number {
  const day = dayOf(text);
  if (endOfDay) return day + 1;
  const time = /[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?/u.exec(text);
  return time === null ? day : day + (Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0)) / 86_400;
}

/** The covered time: whole days from the first to the last, both included; exact moments for units below a day. */
function spanIn(unit: TimeUnit, low: string, high: string): number {
  const seconds = (daysOf(high, false) - daysOf(low, false)) * 86_400;
  const [first, end] = [dayOf(low), dayOf(high) + 1];
  const months = monthsUntil(end) - monthsUntil(first);
  switch (unit) {
    case 'millisecond':
      return seconds * 1000;
    case 'second':
      return seconds;
    case 'minute':
      return seconds / 60;
    case 'hour':
      return seconds / 3600;
    case 'day':
      return end - first;
    case 'week':
      return (end - first) / 7;
    case 'month':
      return months;
    case 'quarter':
      return months / 3;
    case 'year':
      return months / 12;
  }
}

/** Months since year 0 with the share of the month that has passed. */
function monthsUntil(day: number): number {
  const month = monthOfDay(day);
  return month + (day - firstDayOfMonth(month)) / daysOfMonth(month);
}
