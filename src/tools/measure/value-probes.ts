import type { CheckOf } from '../../contract/check.ts';
import { quoteName, quoteText } from '../../table/quote-sql.ts';
import type { ExpressionColumn } from '../expression/compile-expression.ts';
import { regexProblem } from '../expression/regex.ts';
import { counted, countOf, figure, momentText, numberOf, percent } from './figure-text.ts';
import {
  cannotMeasure,
  columnOf,
  equalsSql,
  filter,
  isMoment,
  numericSql,
  scopeOf,
  type Probe,
  type ProbeContext,
  type QueryProbe,
  type SomeBuilders,
  type Verdict,
} from './probe.ts';
import { longRepeatOf } from './long-repeat.ts';
import { rawName } from './read-formats.ts';
import { listed } from './size-probes.ts';
import { deviation } from './share-probes.ts';

/** Checks of the values of one column. */
export const valueProbes: SomeBuilders<'range' | 'values' | 'counts' | 'nulls' | 'unique' | 'distinct' | 'pattern'> = {
  range: async (check, { table }) => {
    const column = columnOf(table, check.column);
    const scope = await scopeOf(check, table);
    const moments = isMoment(column);
    const plain = moments || column.type === 'integer' || column.type === 'decimal';
    const value = plain ? quoteName(column.name) : numericSql(column);
    const cast = (sql: string): string => (moments ? `CAST(${sql} AS VARCHAR)` : sql);
    return {
      kind: 'scan',
      figures: [cast(`min(${value})${filter(scope)}`), cast(`max(${value})${filter(scope)}`)],
      judge: ([low, high]) => (moments ? judgeMoments(check, low, high) : judgeNumbers(check, low, high)),
    };
  },
  values: async (check, { table }) => {
    const column = columnOf(table, check.column);
    const scope = await scopeOf(check, table);
    const name = quoteName(column.name);
    const other = `NOT ${equalsSql(column, check.values)}`;
    return {
      kind: 'scan',
      figures: [
        `count(${name})${filter(scope)}`,
        `count(*)${filter(scope, other)}`,
        `CAST(min(${name})${filter(scope, other)} AS VARCHAR)`,
      ],
      judge: ([filled, odd, example]) => {
        const [count, wrong] = [countOf(filled), countOf(odd)];
        if (count === 0) return nothing(column);
        const measured =
          wrong === 0
            ? `all ${figure(count, 0)} among ${counted(check.values.length, 'value')}`
            : `${counted(wrong, 'row')} with another value, such as ${JSON.stringify(example)}`;
        return { measured, met: wrong === 0 };
      },
    };
  },
  counts: (check, { table }) => {
    const column = columnOf(table, check.column);
    return {
      kind: 'scan',
      figures: check.counts.map(({ value }) => `count(*)${filter(equalsSql(column, [value]))}`),
      judge: (values) => {
        const detail = check.counts.map(({ value }, at) => ({ label: String(value), value: countOf(values[at]) }));
        return {
          measured: listed(detail),
          met: check.counts.every(({ count }, at) => detail[at]?.value === count),
          detail,
        };
      },
    };
  },
  nulls: async (check, { table }) => {
    const column = columnOf(table, check.column);
    const scope = await scopeOf(check, table);
    return {
      kind: 'scan',
      figures: [`count(*)${filter(scope)}`, `count(${quoteName(column.name)})${filter(scope)}`],
      judge: ([rows, filled]) => {
        const count = countOf(rows);
        if (count === 0) return { measured: 'no rows to measure', met: false };
        const empty = count - countOf(filled);
        const share = empty / count;
        const met = Math.abs(share - check.target) <= (check.tolerance ?? deviation(check.target, count)) + 1e-12;
        return { measured: `${percent(share)} empty (${figure(empty, 0)} of ${figure(count, 0)})`, met };
      },
    };
  },
  unique: (check, context) => unique(check, context),
  distinct: async (check, { table }) => {
    const column = columnOf(table, check.column);
    const scope = await scopeOf(check, table);
    return {
      kind: 'scan',
      figures: [`count(DISTINCT ${quoteName(column.name)})${filter(scope)}`],
      judge: ([distinct]) => {
        const count = countOf(distinct);
        if (count === 0) return nothing(column);
        return {
          measured: counted(count, 'distinct value'),
          met: count >= check.min && count <= (check.max ?? Infinity),
        };
      },
    };
  },
  pattern: (check, { table }) => {
    const column = columnOf(table, check.column);
    const long = longRepeatOf(check.regex);
    const problem = long === null ? regexProblem(check.regex) : regexProblem(long.character);
    if (problem !== null) throw cannotMeasure(`the pattern ${check.regex} ${problem}`);
    const name = quoteName(table.formats?.has(column.name) === true ? rawName(column.name) : column.name);
    const text = table.formats?.has(column.name) === true || column.type === 'text' ? name : `CAST(${name} AS VARCHAR)`;
    const fits =
      long === null
        ? `regexp_matches(${text}, ${quoteText(check.regex)})`
        : `(regexp_full_match(${text}, ${quoteText(`${long.character}*`)}) AND length(${text}) >= ${long.min}${long.max < Infinity ? ` AND length(${text}) <= ${long.max}` : ''})`;
    const wrong = `NOT ${fits}`;
    return {
      kind: 'scan',
      figures: [`count(${name})`, `count(*)${filter(wrong)}`, `min(${text})${filter(wrong)}`],
      judge: ([filled, odd, example]) => {
        const [count, misses] = [countOf(filled), countOf(odd)];
        if (count === 0) return nothing(column);
        const measured =
          misses === 0
            ? `all ${figure(count, 0)} fit`
            : `${counted(misses, 'row')} of ${figure(count, 0)} not of that form, such as ${JSON.stringify(example)}`;
        return { measured, met: misses === 0 };
      },
    };
  },
};

function nothing(column: ExpressionColumn): Verdict {
  return { measured: `no values in "${column.name}"`, met: false };
}

function judgeNumbers(check: CheckOf<'range'>, low: unknown, high: unknown): Verdict {
  const [least, most] = [numberOf(low), numberOf(high)];
  if (least === null || most === null) return { measured: `no values in "${check.column}"`, met: false };
  const [min, max] = [boundOf(check.min), boundOf(check.max)];
  const above = min === null || (check.exclusive === 'min' || check.exclusive === 'both' ? least > min : least >= min);
  const below = max === null || (check.exclusive === 'max' || check.exclusive === 'both' ? most < max : most <= max);
  return { measured: `${figure(least, 6)} to ${figure(most, 6)}`, met: above && below };
}

function boundOf(bound: number | string | undefined): number | null {
  return bound === undefined
    ? null
    : typeof bound === 'number'
      ? bound
      : Date.parse(`${bound.slice(0, 10)}T${bound.slice(11) || '00:00'}Z`) / 1000;
}

/** A bound without a time of day means the whole day: a timestamp at noon of the last day lies within. */
function judgeMoments(check: CheckOf<'range'>, low: unknown, high: unknown): Verdict {
  if (typeof low !== 'string' || typeof high !== 'string')
    return { measured: `no values in "${check.column}"`, met: false };
  const min = check.min === undefined ? 1 : compareMoments(low, String(check.min));
  const max = check.max === undefined ? -1 : compareMoments(high, String(check.max));
  const above = check.exclusive === 'min' || check.exclusive === 'both' ? min > 0 : min >= 0;
  const below = check.exclusive === 'max' || check.exclusive === 'both' ? max < 0 : max <= 0;
  return { measured: `${momentText(low)} to ${momentText(high)}`, met: above && below };
}

/** -1, 0 or 1: a moment against a bound, to the bound's own precision. */
function compareMoments(written: string, bound: string): number {
  const whole = written.replace(' ', 'T');
  const precise =
    whole.length < bound.length ? `${whole}T00:00:00.000`.slice(0, bound.length) : whole.slice(0, bound.length);
  return precise < bound ? -1 : precise > bound ? 1 : 0;
}

/**
 * Distinct values beside filled ones; empty cells never collide.
 *
 * Whole numbers without a gap (ids that count up, in any order) are settled by the scan: as many as their range has, the exclusive or of a 64-bit
 * hash over the column equals that over the range exactly when every number occurs once, up to a chance of 2^-64, at a tenth of the cost of
 * counting distinct values.
 */
function unique(check: CheckOf<'unique'>, { table }: ProbeContext): Probe {
  const columns = check.columns.map((name) => columnOf(table, name));
  const [only] = columns;
  const names = columns.map((column) => quoteName(column.name));
  if (columns.length > 1) {
    const present = names.map((name) => `${name} IS NOT NULL`).join(' AND ');
    return {
      kind: 'query',
      sql: (relationOf) =>
        `SELECT sum(n) AS filled, count(*) AS distinct_rows FROM (SELECT count(*) AS n FROM ${relationOf(table.name)} AS t WHERE ${present} GROUP BY ${names.join(', ')}) AS g`,
      judge: ([row]) => judgeUnique(countOf(row?.['filled']), countOf(row?.['distinct_rows'])),
    };
  }
  const name = names[0] ?? '';
  if (only?.type !== 'integer') {
    return {
      kind: 'scan',
      figures: [`count(${name})`, `count(DISTINCT ${name})`],
      judge: ([filled, distinct]) => judgeUnique(countOf(filled), countOf(distinct)),
    };
  }
  return {
    kind: 'scan',
    figures: [`count(${name})`, `min(${name})`, `max(${name})`, `CAST(bit_xor(hash(${name})) AS VARCHAR)`],
    judge: ([cells, low, high, print]) => {
      const [filled, least, most] = [countOf(cells), numberOf(low), numberOf(high)];
      if (filled === 0 || least === null || most === null) return nothing(only);
      const count: QueryProbe = {
        kind: 'query',
        sql: (relationOf) => `SELECT count(DISTINCT ${name}) AS n FROM ${relationOf(table.name)} AS t`,
        judge: ([row]) => judgeUnique(filled, countOf(row?.['n'])),
      };
      const gapless = most - least + 1 === filled && Number.isSafeInteger(least) && Number.isSafeInteger(most);
      if (!gapless) return count;
      return {
        kind: 'query',
        sql: () => `SELECT CAST(bit_xor(hash(i)) AS VARCHAR) AS print FROM range(${least}, ${most + 1}) AS r(i)`,
        judge: ([row]) => (row?.['print'] === print ? judgeUnique(filled, filled) : count),
      };
    },
  };
}

function judgeUnique(filled: number, distinct: number): Verdict {
  if (filled === 0) return { measured: 'no values to compare', met: false };
  const all = filled === distinct;
  const measured = all
    ? `all ${figure(filled, 0)} distinct`
    : `${figure(distinct, 0)} distinct among ${figure(filled, 0)}`;
  return { measured, met: all };
}
