import { TimeUnit } from '../../contract/rhythm.ts';
import { at, type FunctionCompiler } from './function-compiler.ts';
import { readMoment } from './moment-literal.ts';
import { refuse } from './refusal.ts';
import { quoteText } from '../../table/quote-sql.ts';
import {
  decimalSql,
  describe,
  doubleSql,
  doubleValue,
  integerValue,
  needNumber,
  valueOf,
  type Value,
} from './value.ts';

/** Functions of dates, times and instants. There are no time zones; weeks begin on Monday. */
export const momentFunctions: { readonly [name: string]: FunctionCompiler } = {
  year: (values) => datePart('year', values),
  quarter: (values) => datePart('quarter', values),
  month: (values) => datePart('month', values),
  day: (values) => datePart('day', values),
  weekday: (values) => integerValue(`isodow(${day(at(values, 0), 'weekday(date)').sql})`),
  hour: (values) => timePart('hour', values),
  minute: (values) => timePart('minute', values),
  second: (values) => timePart('second', values),
  date: (values) => toDate(at(values, 0)),
  days: (values) => elapsed(values, 'days(from, to)', 86_400_000_000),
  hours: (values) => elapsed(values, 'hours(from, to)', 3_600_000_000),
  age: (values) => {
    const birth = day(at(values, 0), 'age(birth, at)').sql;
    const when = day(at(values, 1), 'age(birth, at)').sql;
    const passed = `month(${when}) * 100 + day(${when}) < month(${birth}) * 100 + day(${birth})`;
    return integerValue(`(year(${when}) - year(${birth}) - CASE WHEN ${passed} THEN 1 ELSE 0 END)`);
  },
  dateDiff: (values) => {
    const where = 'dateDiff(unit, from, to)';
    const name = unit(at(values, 0), where);
    return integerValue(
      `TRY(date_sub(${quoteText(name)}, ${instant(at(values, 1), where)}, ${instant(at(values, 2), where)}))`,
    );
  },
  dateAdd: (values) => dateAdd(unit(at(values, 0), 'dateAdd(unit, n, date)'), at(values, 1), at(values, 2)),
  dateTrunc: (values) => {
    const where = 'dateTrunc(unit, date)';
    const name = unit(at(values, 0), where);
    const value = day(at(values, 1), where);
    return valueOf(
      `CAST(date_trunc(${quoteText(name)}, ${value.sql}) AS ${value.type === 'date' ? 'DATE' : 'TIMESTAMP'})`,
      value.type === 'date' ? 'date' : 'timestamp',
    );
  },
  weekdayName: (values) =>
    named(
      values,
      'weekdayName(date, "en")',
      (sql) => `isodow(${sql})`,
      7,
      { weekday: 'long' },
      (n) => Date.UTC(2024, 0, n),
    ),
  monthName: (values) =>
    named(
      values,
      'monthName(date, "en")',
      (sql) => `month(${sql})`,
      12,
      { month: 'long' },
      (n) => Date.UTC(2024, n - 1, 15),
    ),
};

/** A date or timestamp, or a written text that is one. */
function day(value: Value, where: string): Value {
  if (value.type === 'date' || value.type === 'timestamp') return value;
  if (value.type === 'null') return valueOf('CAST(NULL AS DATE)', 'date');
  const literal = typeof value.literal === 'string' ? readMoment(value.literal) : null;
  if (literal !== null && literal.type !== 'time') return valueOf(literal.sql, literal.type);
  throw refuse(
    `${where} needs a date and was given ${describe(value)}.`,
    value.literal === null ? 'Write date(x) to read a text as a date.' : 'Write dates as "2024-01-31".',
  );
}

function instant(value: Value, where: string): string {
  const moment = day(value, where);
  return moment.type === 'timestamp' ? moment.sql : `TRY_CAST(${moment.sql} AS TIMESTAMP)`;
}

function datePart(part: string, values: readonly Value[]): Value {
  return integerValue(`${part}(${day(at(values, 0), `${part}(date)`).sql})`);
}

function timePart(part: string, values: readonly Value[]): Value {
  const value = at(values, 0);
  const literal = typeof value.literal === 'string' ? readMoment(value.literal) : null;
  if (literal?.type === 'time') return integerValue(`${part}(${literal.sql})`);
  return integerValue(`${part}(${value.type === 'time' ? value.sql : day(value, `${part}(time)`).sql})`);
}

/** A written text as the moment it names, a text as DATE or null, a timestamp as its day. */
function toDate(value: Value): Value {
  if (typeof value.literal === 'string') {
    const literal = readMoment(value.literal);
    if (literal === null || literal.type === 'time')
      throw refuse(`date(x) was given ${describe(value)}, which is no date.`, 'Write date("2024-01-31").');
    return valueOf(literal.sql, literal.type);
  }
  if (value.type === 'date') return value;
  if (value.type === 'timestamp') return valueOf(`CAST(${value.sql} AS DATE)`, 'date');
  if (value.type === 'text') return valueOf(`TRY_CAST(${value.sql} AS DATE)`, 'date');
  return day(value, 'date(x)');
}

/** `to` minus `from`: whole days between dates; a fraction (DOUBLE) when a time of day takes part. */
function elapsed(values: readonly Value[], where: string, microseconds: number): Value {
  const [from, to] = [day(at(values, 0), where), day(at(values, 1), where)];
  if (from.type === 'date' && to.type === 'date') {
    const days = `(${to.sql} - ${from.sql})`;
    return microseconds === 86_400_000_000
      ? integerValue(days)
      : integerValue(`(${days} * ${86_400_000_000 / microseconds})`);
  }
  const span = `date_diff('microsecond', ${instant(from, where)}, ${instant(to, where)})`;
  return doubleValue(`(CAST(TRY(${span}) AS DOUBLE) / ${microseconds})`, true);
}

function unit(value: Value, where: string): TimeUnit {
  const written = typeof value.literal === 'string' ? value.literal.toLowerCase().replace(/s$/u, '') : null;
  const known = TimeUnit.safeParse(written);
  if (known.success) return known.data;
  throw refuse(
    `${where} needs a unit of time and was given ${describe(value)}.`,
    `Write one of ${TimeUnit.options.map((name) => `"${name}"`).join(', ')}.`,
  );
}

const intervals: { readonly [unit in TimeUnit]: readonly [string, number] } = {
  millisecond: ['to_milliseconds', 1],
  second: ['to_seconds', 1],
  minute: ['to_minutes', 1],
  hour: ['to_hours', 1],
  day: ['to_days', 1],
  week: ['to_days', 7],
  month: ['to_months', 1],
  quarter: ['to_months', 3],
  year: ['to_months', 12],
};

/** Moves a moment by a whole number of units; a date stays a date unless the unit is shorter than a day. The end of a month is kept within it. */
function dateAdd(name: TimeUnit, amount: Value, moment: Value): Value {
  const where = 'dateAdd(unit, n, date)';
  const number = needNumber(amount, where);
  const value = day(moment, where);
  const [interval, times] = intervals[name];
  const short = interval !== 'to_days' && interval !== 'to_months';
  const whole = `TRY_CAST(round(${number.exact === null ? doubleSql(number) : decimalSql(number)}) AS ${short ? 'BIGINT' : 'INTEGER'})`;
  // Far moments and amounts overflow: null instead of an error.
  const amountSql = times === 1 ? whole : `TRY_CAST(CAST(${whole} AS BIGINT) * ${times} AS INTEGER)`;
  const moved = `TRY(${instant(value, where)} + TRY(${interval}(${amountSql})))`;
  return value.type === 'date' && !short ? valueOf(`TRY_CAST(${moved} AS DATE)`, 'date') : valueOf(moved, 'timestamp');
}

function named(
  values: readonly Value[],
  where: string,
  index: (sql: string) => string,
  many: number,
  format: Intl.DateTimeFormatOptions,
  moment: (n: number) => number,
): Value {
  const locale = values[1] === undefined ? 'en' : values[1].literal;
  const names = typeof locale === 'string' ? namesIn(locale.replaceAll('_', '-'), many, format, moment) : null;
  if (names === null)
    throw refuse(
      `${where} was given ${describe(at(values, 1))}, which is no locale.`,
      'Write a locale such as "en", "es", "pt", "de", "fr", "it" or "nl".',
    );
  return valueOf(`([${names.map(quoteText).join(', ')}])[${index(day(at(values, 0), where).sql)}]`, 'text');
}

function namesIn(
  locale: string,
  many: number,
  format: Intl.DateTimeFormatOptions,
  moment: (n: number) => number,
): readonly string[] | null {
  try {
    if (Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0) return null;
  } catch {
    return null;
  }
  const written = new Intl.DateTimeFormat(locale, { ...format, timeZone: 'UTC' });
  return Array.from({ length: many }, (_, n) => written.format(moment(n + 1)));
}
