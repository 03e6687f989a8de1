import { quoteName } from '../../table/quote-sql.ts';
import { dayOf, daysOfMonth, firstDayOfMonth, monthOfDay, weekdayOfDay } from '../../contract/calendar.ts';
import { countOf, numberOf } from './figure-text.ts';
import { columnOf, momentColumn, numericSql, whereSql, type ProbeContext, type Probe, type Verdict } from './probe.ts';

export type ProfileGrain = 'month' | 'weekday' | 'hour' | 'day';

/**
 * How much happens in each period of a column of moments. Keys: months since year 0, 1..7 from Monday, hours 0..23, days since 1970.
 * `total` is the number of rows, or the sum of the measured column.
 */
export type Profile = {
  readonly periods: ReadonlyMap<number, { readonly rows: number; readonly total: number }>;
  /** First and last day that occur. */
  readonly first: number;
  readonly last: number;
  readonly rows: number;
};

export type ProfileAsk = {
  readonly table: string;
  readonly column: string;
  readonly grain: ProfileGrain;
  readonly how: 'rows' | 'sum' | 'mean';
  readonly measure?: string | undefined;
};

/**
 * A probe that gathers a profile. Counting rows rides on the table's one scan, as a histogram; sums take a query of their own.
 * A column without moments is a verdict at once.
 */
export function profileProbe(ask: ProfileAsk, { table }: ProbeContext, judge: (profile: Profile) => Verdict): Probe {
  const column = momentColumn(table, ask.column);
  const name = quoteName(column.name);
  const key = keySql(ask.grain, name);
  const nothing: Verdict = { measured: `no values in "${ask.column}"`, met: false };
  if (ask.how === 'rows' || ask.measure === undefined) {
    return {
      kind: 'scan',
      figures: [
        `array_to_string(list_transform(map_entries(histogram(${key})), lambda entry: entry.key || ':' || entry.value), ' ')`,
        `CAST(min(${name}) AS VARCHAR)`,
        `CAST(max(${name}) AS VARCHAR)`,
      ],
      judge: ([histogram, low, high]) => {
        if (typeof histogram !== 'string' || typeof low !== 'string' || typeof high !== 'string') return nothing;
        const entries = histogram.split(' ').map((entry): [number, number] => {
          const [period = '', rows = ''] = entry.split(':');
          return [Number(period), Number(rows)];
        });
        const periods = new Map(entries.map(([period, rows]) => [period, { rows, total: rows }]));
        return judge({
          periods,
          first: dayOf(low),
          last: dayOf(high),
          rows: entries.reduce((sum, [, rows]) => sum + rows, 0),
        });
      },
    };
  }
  const measured = numericSql(columnOf(table, ask.measure));
  return {
    kind: 'query',
    sql: (relationOf) =>
      `SELECT ${key} AS period, count(${measured}) AS n, sum(${measured}) AS total, CAST(min(${name}) AS VARCHAR) AS low, CAST(max(${name}) AS VARCHAR) AS high FROM ${relationOf(table.name)} AS t${whereSql(`${name} IS NOT NULL`)} GROUP BY 1`,
    judge: (rows) => {
      if (rows.length === 0) return nothing;
      const periods = new Map(
        rows.map((row) => [countOf(row['period']), { rows: countOf(row['n']), total: numberOf(row['total']) ?? 0 }]),
      );
      const lows = rows.map((row) => String(row['low'])).toSorted();
      const highs = rows.map((row) => String(row['high'])).toSorted();
      return judge({
        periods,
        first: dayOf(lows[0] ?? ''),
        last: dayOf(highs.at(-1) ?? ''),
        rows: [...periods.values()].reduce((sum, period) => sum + period.rows, 0),
      });
    },
  };
}

function keySql(grain: ProfileGrain, name: string): string {
  switch (grain) {
    case 'month':
      return `year(${name}) * 12 + month(${name}) - 1`;
    case 'weekday':
      return `isodow(${name})`;
    case 'hour':
      return `hour(${name})`;
    case 'day':
      return `CAST(${name} AS DATE) - DATE '1970-01-01'`;
  }
}

/** A period that can be compared with the others. */
export type Level = { readonly key: number; readonly level: number; readonly rows: number };

/**
 * The periods as comparable levels, those without rows included.
 *
 * Months and days: totals. A month at either end that the data clearly cover in part is raised to its full length, or left out when fewer than ten
 * of its days are covered; "clearly" is a gap of five times the mean distance of rows, so that thin data are not mistaken for it.
 * Weekdays: totals per such day in the covered time. Hours: totals. Means (`how`) need no such care: total over rows, empty periods left out.
 */
export function levelsOf(profile: Profile, grain: ProfileGrain, how: 'rows' | 'sum' | 'mean'): readonly Level[] {
  if (how === 'mean') {
    return [...profile.periods]
      .map(([key, { rows, total }]) => ({ key, level: total / rows, rows }))
      .filter(({ rows }) => rows > 0)
      .toSorted((a, b) => a.key - b.key);
  }
  const at = (key: number): { readonly rows: number; readonly total: number } =>
    profile.periods.get(key) ?? { rows: 0, total: 0 };
  switch (grain) {
    case 'hour':
      return range(0, 23).map((key) => ({ key, level: at(key).total, rows: at(key).rows }));
    case 'weekday': {
      const many = range(1, 7).map((weekday) => daysBetween(profile, (day) => weekdayOfDay(day) === weekday));
      return range(1, 7)
        .filter((_, place) => (many[place] ?? 0) > 0)
        .map((key) => ({ key, level: at(key).total / (many[key - 1] ?? 1), rows: at(key).rows }));
    }
    case 'day':
      return range(profile.first, profile.last).map((key) => ({ key, level: at(key).total, rows: at(key).rows }));
    case 'month':
      return range(monthOfDay(profile.first), monthOfDay(profile.last)).flatMap((key) => {
        const covered = coveredDays(profile, key);
        if (covered < 10 && covered < daysOfMonth(key)) return [];
        return [{ key, level: (at(key).total * daysOfMonth(key)) / covered, rows: at(key).rows }];
      });
  }
}

/** The days of a month that lie in the covered time; all of them when the gap at its edge is no larger than chance leaves. */
export function coveredDays(profile: Profile, month: number): number {
  const gap = Math.max(1, (5 * (profile.last - profile.first + 1)) / Math.max(1, profile.rows));
  const [start, end] = [firstDayOfMonth(month), firstDayOfMonth(month + 1)];
  const from = profile.first - start > gap ? Math.max(profile.first, start) : start;
  const to = end - 1 - profile.last > gap ? Math.min(profile.last + 1, end) : end;
  return Math.max(0, to - from);
}

function daysBetween(profile: Profile, holds: (day: number) => boolean): number {
  let many = 0;
  for (let day = profile.first; day <= profile.last; day += 1) if (holds(day)) many += 1;
  return many;
}

export function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
