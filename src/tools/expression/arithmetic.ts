import { refuse } from './refusal.ts';
import type { ArithmeticOperator } from './expression-tree.ts';
import {
  boundedDouble,
  boundOf,
  decimalSql,
  deepestScale,
  describe,
  doubleSql,
  doubleValue,
  exactValue,
  fastWidth,
  loudDoubleSql,
  needNumber,
  numberLiteral,
  resized,
  widest,
  type Exact,
  type Value,
} from './value.ts';

/**
 * How exact numbers are computed. `fast`: in 64 bits, where an overflow gives null and the whole expression is computed again.
 * `wide`: in 128 bits, where what exceeds 38 digits is null. `narrowed` is set when a fast operation could overflow.
 *
 * Every operation that could raise an error stands alone inside TRY: the engine shares equal subexpressions of a whole SELECT,
 * and would otherwise compute them once outside of it.
 */
export type Precision = { readonly mode: 'fast' | 'wide'; narrowed: boolean };

/** An operation on two numbers: + − × stay exact on integers and decimals, ÷ and powers are DOUBLE, and a zero divisor gives null. */
export function arithmeticValue(operator: ArithmeticOperator, left: Value, right: Value, precision: Precision): Value {
  const where = `"${operator}"`;
  refuseText(operator, left, right);
  const a = needNumber(left, where);
  const b = needNumber(right, where);
  switch (operator) {
    case '+':
    case '-':
      return a.exact !== null && b.exact !== null
        ? addExact(operator, a, a.exact, b, b.exact, precision)
        : boundedDouble(`(${loudDoubleSql(a)} ${operator} ${loudDoubleSql(b)})`, boundOf(a) + boundOf(b));
    case '*':
      return a.exact !== null && b.exact !== null && a.exact.scale + b.exact.scale <= deepestScale
        ? multiplyExact(a, a.exact, b, b.exact, precision)
        : boundedDouble(`(${loudDoubleSql(a)} * ${loudDoubleSql(b)})`, boundOf(a) * boundOf(b));
    case '/': {
      const sql = `(${loudDoubleSql(a)} / ${doubleSql(b)})`;
      // Over a written number other than zero a bounded number stays bounded.
      return typeof b.literal === 'number' && Math.abs(b.literal) > 1e-18
        ? boundedDouble(sql, boundOf(a) / Math.abs(b.literal))
        : doubleValue(sql, false);
    }
    case '^':
      return doubleValue(`pow(${doubleSql(a)}, ${doubleSql(b)})`, false);
    case 'mod':
      return modulo(a, b);
  }
}

export function negateValue(value: Value): Value {
  if (typeof value.literal === 'number') return numberLiteral(-value.literal);
  const number = needNumber(value, '"-"');
  return number.exact === null
    ? { ...number, sql: `(-${number.sql})` }
    : exactValue(`(-${decimalSql(number)})`, number.exact);
}

function refuseText(operator: string, left: Value, right: Value): void {
  if (operator === '+' && (left.type === 'text' || right.type === 'text')) {
    throw refuse(`"+" was given ${describe(left)} and ${describe(right)}.`, 'Write concat(a, b) to join texts.');
  }
  for (const value of [left, right]) {
    if (value.type === 'date' || value.type === 'timestamp') {
      throw refuse(
        `"${operator}" was given ${describe(value)}.`,
        'Write dateAdd("day", n, date), days(from, to) or dateDiff(unit, from, to).',
      );
    }
  }
}

function addExact(operator: '+' | '-', a: Value, left: Exact, b: Value, right: Exact, precision: Precision): Value {
  const scale = Math.max(left.scale, right.scale);
  const needed = Math.max(left.width - left.scale, right.width - right.scale) + scale + 1;
  if (needed <= fastWidth)
    return exactValue(`(${decimalSql(a)} ${operator} ${decimalSql(b)})`, { width: needed, scale });
  if (precision.mode === 'fast' && left.width <= fastWidth && right.width <= fastWidth) {
    precision.narrowed = true;
    return exactValue(`TRY(${resized(a, fastWidth, scale)} ${operator} ${resized(b, fastWidth, scale)})`, {
      width: fastWidth,
      scale,
    });
  }
  if (needed > widest) {
    return exactValue(`TRY(${resized(a, widest, scale)} ${operator} ${resized(b, widest, scale)})`, {
      width: widest,
      scale,
    });
  }
  // One side of more than 64 bits makes the engine compute the sum in 128.
  const width = Math.max(left.width, fastWidth + 1);
  const sum = Math.max(width - left.scale, right.width - right.scale) + scale + 1;
  if (sum > widest)
    return exactValue(`TRY(${resized(a, widest, scale)} ${operator} ${resized(b, widest, scale)})`, {
      width: widest,
      scale,
    });
  return exactValue(`(${resized(a, width, left.scale)} ${operator} ${decimalSql(b)})`, { width: sum, scale });
}

function multiplyExact(a: Value, left: Exact, b: Value, right: Exact, precision: Precision): Value {
  const scale = left.scale + right.scale;
  const needed = left.width + right.width;
  if (needed <= fastWidth) return exactValue(`(${decimalSql(a)} * ${decimalSql(b)})`, { width: needed, scale });
  if (precision.mode === 'fast' && left.width <= fastWidth && right.width <= fastWidth && scale <= 9) {
    precision.narrowed = true;
    return exactValue(`TRY(${decimalSql(a)} * ${decimalSql(b)})`, { width: fastWidth, scale });
  }
  const width = Math.max(left.width, fastWidth + 1);
  const sql = `(${resized(a, width, left.scale)} * ${decimalSql(b)})`;
  return exactValue(width + right.width > widest ? `TRY${sql}` : sql, {
    width: Math.min(widest, width + right.width),
    scale,
  });
}

/** The remainder with the sign of the divisor, as mathjs has it; SQL's own takes the sign of the dividend. */
function modulo(a: Value, b: Value): Value {
  if (a.exact !== null && b.exact !== null) {
    const scale = Math.max(a.exact.scale, b.exact.scale);
    const width = Math.min(widest, Math.max(a.exact.width - a.exact.scale, b.exact.width - b.exact.scale) + scale);
    const size = { width, scale };
    const divisor = resized(b, width, scale);
    const first = exactValue(`(${resized(a, width, scale)} % ${divisor})`, size);
    const shifted = addExact('+', first, size, exactValue(divisor, size), size, { mode: 'wide', narrowed: false });
    return exactValue(`(${decimalSql(shifted)} % ${divisor})`, shifted.exact ?? size);
  }
  const divisor = doubleSql(b);
  const remainder = `(${loudDoubleSql(a)} % ${divisor})`;
  // Added only where the signs differ: adding and removing a large divisor would cost the digits of a small remainder.
  return doubleValue(
    `(CASE WHEN ${remainder} * ${divisor} < 0 THEN ${remainder} + ${divisor} ELSE ${remainder} END)`,
    false,
  );
}
