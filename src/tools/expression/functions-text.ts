import { at, type FunctionCompiler } from './function-compiler.ts';
import { regexProblem } from './regex.ts';
import { refuse } from './refusal.ts';
import { quoteText } from '../../table/quote-sql.ts';
import {
  decimalSql,
  describe,
  doubleSql,
  doubleValue,
  integerValue,
  needNumber,
  textSql,
  valueOf,
  type Value,
} from './value.ts';

const longestPad = 1000;

/** Functions of texts. Positions count characters (code points) from 1; a null anywhere gives null. */
export const textFunctions: { readonly [name: string]: FunctionCompiler } = {
  concat: (values) => valueOf(`(${values.map(textSql).map(castNull).join(' || ')})`, 'text'),
  upper: (values) => valueOf(`upper(${text(values, 0, 'upper(text)')})`, 'text'),
  lower: (values) => valueOf(`lower(${text(values, 0, 'lower(text)')})`, 'text'),
  capitalize: (values) => {
    const sql = text(values, 0, 'capitalize(text)');
    return valueOf(`(upper(left(${sql}, 1)) || lower(substring(${sql}, 2)))`, 'text');
  },
  trim: (values) => valueOf(`trim(${text(values, 0, 'trim(text)')}, ' ' || chr(9) || chr(10) || chr(13))`, 'text'),
  length: (values) => integerValue(`length(${text(values, 0, 'length(text)')})`),
  substring: (values) => {
    const source = text(values, 0, 'substring(text, start, length)');
    const start = count(at(values, 1), 1, 'substring(text, start, length)');
    const length = values[2] === undefined ? null : count(values[2], 0, 'substring(text, start, length)');
    return valueOf(`substring(${source}, ${start}${length === null ? '' : `, ${length}`})`, 'text');
  },
  left: (values) =>
    valueOf(`left(${text(values, 0, 'left(text, length)')}, ${count(at(values, 1), 0, 'left(text, length)')})`, 'text'),
  right: (values) =>
    valueOf(
      `right(${text(values, 0, 'right(text, length)')}, ${count(at(values, 1), 0, 'right(text, length)')})`,
      'text',
    ),
  padLeft: (values) => {
    const source = castNull(textSql(at(values, 0)));
    const width = at(values, 1).literal;
    const fill = values[2] === undefined ? '0' : values[2].literal;
    if (
      typeof width !== 'number' ||
      !Number.isInteger(width) ||
      width < 0 ||
      width > longestPad ||
      typeof fill !== 'string' ||
      fill === ''
    ) {
      throw refuse(
        `padLeft(text, length, fill) needs a written length from 0 to ${longestPad} and a written fill.`,
        'Write padLeft(id, 6, "0").',
      );
    }
    return valueOf(
      `(CASE WHEN length(${source}) >= ${width} THEN ${source} ELSE lpad(${source}, ${width}, ${quoteText(fill)}) END)`,
      'text',
    );
  },
  replace: (values) =>
    valueOf(`replace(${[0, 1, 2].map((place) => text(values, place, 'replace(text, old, new)')).join(', ')})`, 'text'),
  contains: (values) => valueOf(`contains(${pair(values, 'contains(text, part)')})`, 'boolean'),
  startsWith: (values) => valueOf(`starts_with(${pair(values, 'startsWith(text, part)')})`, 'boolean'),
  endsWith: (values) => valueOf(`ends_with(${pair(values, 'endsWith(text, part)')})`, 'boolean'),
  matches: (values) => {
    const pattern = at(values, 1).literal;
    if (typeof pattern !== 'string')
      throw refuse('matches(text, pattern) needs a written pattern.', 'Write matches(code, "^[A-Z]{3}$").');
    const problem = regexProblem(pattern);
    if (problem !== null)
      throw refuse(
        `The pattern ${JSON.stringify(pattern)} ${problem}.`,
        'Use classes, groups, alternatives and repeats only.',
      );
    return valueOf(`regexp_matches(${text(values, 0, 'matches(text, pattern)')}, ${quoteText(pattern)})`, 'boolean');
  },
  slug: (values) =>
    valueOf(
      `trim(regexp_replace(lower(strip_accents(${text(values, 0, 'slug(text)')})), '[^a-z0-9]+', '-', 'g'), '-')`,
      'text',
    ),
  text: (values) => valueOf(castNull(textSql(at(values, 0))), 'text'),
  number: (values) => toNumber(at(values, 0)),
};

function castNull(sql: string): string {
  return sql === 'NULL' ? 'CAST(NULL AS VARCHAR)' : sql;
}

function text(values: readonly Value[], place: number, where: string): string {
  const value = at(values, place);
  if (value.type === 'text' || value.type === 'null') return castNull(value.sql);
  throw refuse(`${where} needs a text and was given ${describe(value)}.`, 'Write text(x) to write a value as text.');
}

function pair(values: readonly Value[], where: string): string {
  return `${text(values, 0, where)}, ${text(values, 1, where)}`;
}

/** A whole number of characters, at least `least`; null stays null, fractions are cut off. */
function count(value: Value, least: number, where: string): string {
  const number = needNumber(value, where);
  if (typeof number.literal === 'number') return String(Math.min(1e6, Math.max(least, Math.trunc(number.literal))));
  const whole = `TRY_CAST(trunc(${number.exact === null ? doubleSql(number) : decimalSql(number)}) AS INTEGER)`;
  return `(CASE WHEN ${whole} < ${least} THEN ${least} ELSE ${whole} END)`;
}

function toNumber(value: Value): Value {
  if (value.type === 'boolean') return integerValue(`CAST(${value.sql} AS BIGINT)`);
  if (value.type === 'text' || value.type === 'null')
    return doubleValue(`TRY_CAST(${castNull(value.sql)} AS DOUBLE)`, false);
  return needNumber(value, 'number(x)');
}
