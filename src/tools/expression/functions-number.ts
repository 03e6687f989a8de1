import { arithmeticValue } from './arithmetic.ts';
import { at, type FunctionCompiler } from './function-compiler.ts';
import { refuse } from './refusal.ts';
import { unify } from './unify.ts';
import {
  boundedDouble,
  boundOf,
  decimalSql,
  doubleSql,
  doubleValue,
  exactValue,
  integerValue,
  loudDoubleSql,
  needNumber,
  valueOf,
  widest,
  type Value,
} from './value.ts';

/** Functions of numbers. Those of integers and decimals are exact where the mathematics is: rounding, absolute value, smallest, largest. */
export const numberFunctions: { readonly [name: string]: FunctionCompiler } = {
  abs: (values) => sameSize('abs', number(values, 'abs(x)')),
  ceil: (values) => rounded('ceil', number(values, 'ceil(x)')),
  floor: (values) => rounded('floor', number(values, 'floor(x)')),
  trunc: (values) => rounded('trunc', number(values, 'trunc(x)')),
  round: (values) => roundTo(number(values, 'round(x, digits)'), values[1]),
  sign: (values) => {
    const value = number(values, 'sign(x)');
    return integerValue(`CAST(sign(${value.exact === null ? doubleSql(value) : decimalSql(value)}) AS BIGINT)`);
  },
  sqrt: (values) => guarded('sqrt', number(values, 'sqrt(x)'), '>='),
  log: (values) => guarded('ln', number(values, 'log(x)'), '>'),
  log10: (values) => guarded('log10', number(values, 'log10(x)'), '>'),
  log2: (values) => guarded('log2', number(values, 'log2(x)'), '>'),
  exp: (values) => doubleValue(`exp(${doubleSql(number(values, 'exp(x)'))})`, false),
  pow: (values, context) => arithmeticValue('^', at(values, 0), at(values, 1), context.precision),
  mod: (values, context) => arithmeticValue('mod', at(values, 0), at(values, 1), context.precision),
  min: (values) => extreme('least', values),
  max: (values) => extreme('greatest', values),
};

function number(values: readonly Value[], where: string): Value {
  return needNumber(at(values, 0), where);
}

function sameSize(name: string, value: Value): Value {
  return value.exact === null
    ? { ...doubleValue(`${name}(${value.sql})`, value.finite), bound: value.bound }
    : exactValue(`${name}(${decimalSql(value)})`, value.exact);
}

function rounded(name: string, value: Value): Value {
  if (value.exact === null) return doubleValue(`${name}(${value.sql})`, value.finite);
  if (value.exact.scale === 0) return value;
  return exactValue(`${name}(${decimalSql(value)})`, { width: value.exact.width, scale: 0 });
}

function roundTo(value: Value, digits: Value | undefined): Value {
  const places = digits === undefined ? 0 : digits.literal;
  if (typeof places !== 'number' || !Number.isInteger(places) || Math.abs(places) > 9) {
    throw refuse('round(x, digits) needs digits as a whole number from -9 to 9.', 'Write round(x, 2).');
  }
  if (value.exact === null)
    return boundedDouble(`round(${doubleSql(value)}, ${places})`, boundOf(value) * 2 + 10 ** -places);
  const { width, scale } = value.exact;
  if (places >= scale) return value;
  if (places >= 0) return exactValue(`round(${decimalSql(value)}, ${places})`, { width, scale: places });
  const wider = Math.min(widest, width + 1);
  const sql = `round(TRY_CAST(${decimalSql(value)} AS DECIMAL(${wider},${scale})), ${places})`;
  return exactValue(width === widest ? `TRY(${sql})` : sql, { width: wider, scale: 0 });
}

/** A function that SQL refuses outside its domain: null there instead. */
function guarded(name: string, value: Value, from: '>' | '>='): Value {
  const sql = loudDoubleSql(value);
  return doubleValue(
    `${name}(CASE WHEN ${sql} ${from} 0 ${value.finite ? '' : `AND isfinite(${sql}) `}THEN ${sql} END)`,
    value.finite,
  );
}

/** The smallest or largest of the values in a row: null when one of them is, unlike SQL's own, which would skip it. */
function extreme(name: 'least' | 'greatest', given: readonly Value[]): Value {
  const { values, like } = unify(given, name === 'least' ? 'min(a, b, …)' : 'max(a, b, …)');
  const unknown = values.filter((value) => value.literal === null).map((value) => `${value.sql} IS NULL`);
  const all = `${name}(${values.map((value) => value.sql).join(', ')})`;
  const sql =
    values.length === 1
      ? (values[0]?.sql ?? 'NULL')
      : unknown.length === 0
        ? all
        : `(CASE WHEN ${unknown.join(' OR ')} THEN NULL ELSE ${all} END)`;
  return like.type === 'null' ? valueOf('NULL', 'double') : { ...like, sql };
}
