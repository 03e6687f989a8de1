import type { ColumnData, ColumnType } from '../../contract/chunk.ts';
import type { ArithmeticOperator, ComparisonOperator, ExpressionTree } from './expression-tree.ts';
import { bothValid, doublesOf, rescaled, roundScaled, settled, vectorOf, type NumberVector } from './exact-vector.ts';

type Columns = ReadonlyMap<string, ColumnData>;

/**
 * The cells of a formula, computed here instead of by SQL; null when the formula, its types or its values lie outside of what is
 * certain to come out the same.
 *
 * Covers numbers, number columns, + − × ÷, negation and `round(x, digits)`: money formulas. Everything else, and every chunk in which a
 * value is too large, infinite or divided by zero, is left to SQL, whose results these equal cell by cell (a differential test holds it).
 */
export function evaluateFormula(
  tree: ExpressionTree,
  columns: Columns,
  count: number,
  type: ColumnType,
  scale: number | null,
): ColumnData | null {
  if (type !== 'integer' && type !== 'decimal' && type !== 'double') return null;
  const vector = numbersOf(tree, columns, count);
  if (vector === null) return null;
  const digits = type === 'integer' ? 0 : scale;
  if (type === 'double') {
    const doubles = doublesOf(vector);
    return { type, values: digits === null ? doubles : roundScaled(doubles, digits, false), valid: vector.valid };
  }
  const exact = vector.scale === null ? exactOf(vector, digits ?? 2) : rescaled(vector, digits ?? 2);
  if (exact === null) return null;
  return type === 'integer'
    ? { type, values: exact.values, valid: exact.valid }
    : { type, values: exact.values, scale: digits ?? 2, valid: exact.valid };
}

/**
 * Where a condition holds (null counts as no), computed here instead of by SQL; null when it lies outside of what is certain.
 *
 * Covers `and` and `or` over comparisons of a text column with a text by == and !=, and of integers and decimals with each other.
 */
export function evaluateCondition(tree: ExpressionTree, columns: Columns, count: number): Uint8Array | null {
  if (tree.kind === 'logic' && tree.operator !== 'xor') {
    const left = evaluateCondition(tree.left, columns, count);
    const right = left === null ? null : evaluateCondition(tree.right, columns, count);
    if (left === null || right === null) return null;
    const isAnd = tree.operator === 'and';
    return left.map((one, at) => (isAnd ? one & (right[at] ?? 0) : one | (right[at] ?? 0)));
  }
  if (tree.kind !== 'compare' || tree.operators.length !== 1) return null;
  const [operator] = tree.operators;
  const [left, right] = tree.operands;
  if (operator === undefined || left === undefined || right === undefined) return null;
  return compareTexts(operator, left, right, columns, count) ?? compareNumbers(operator, left, right, columns, count);
}

function compareTexts(
  operator: ComparisonOperator,
  left: ExpressionTree,
  right: ExpressionTree,
  columns: Columns,
  count: number,
): Uint8Array | null {
  if (left.kind !== 'column' || right.kind !== 'string' || (operator !== '==' && operator !== '!=')) return null;
  const data = columns.get(left.name);
  const wanted = operator === '==';
  const holds = new Uint8Array(count);
  if (data?.type === 'dictionary') {
    const matches = Uint8Array.from(data.dictionary, (text) => ((text === right.value) === wanted ? 1 : 0));
    for (let at = 0; at < count; at += 1) holds[at] = matches[data.codes[at] ?? 0] ?? 0;
  } else if (data?.type === 'text') {
    for (let at = 0; at < count; at += 1) holds[at] = (data.values[at] === right.value) === wanted ? 1 : 0;
  } else return null;
  return withoutNulls(holds, data.valid);
}

function compareNumbers(
  operator: ComparisonOperator,
  left: ExpressionTree,
  right: ExpressionTree,
  columns: Columns,
  count: number,
): Uint8Array | null {
  const a = numbersOf(left, columns, count);
  const b = a === null ? null : numbersOf(right, columns, count);
  // DOUBLEs compare within a tolerance, which is SQL's to apply.
  if (a === null || b === null || a.scale === null || b.scale === null) return null;
  const scale = Math.max(a.scale, b.scale);
  const x = rescaled(a, scale);
  const y = rescaled(b, scale);
  if (x === null || y === null) return null;
  const holds = new Uint8Array(count);
  for (let at = 0; at < count; at += 1) holds[at] = compares(operator, x.values[at] ?? 0, y.values[at] ?? 0) ? 1 : 0;
  return withoutNulls(holds, bothValid(a.valid, b.valid));
}

function compares(operator: ComparisonOperator, a: number, b: number): boolean {
  switch (operator) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

function withoutNulls(holds: Uint8Array, valid: Uint8Array | null): Uint8Array {
  return valid === null ? holds : holds.map((one, at) => one & (valid[at] ?? 0));
}

function numbersOf(tree: ExpressionTree, columns: Columns, count: number): NumberVector | null {
  switch (tree.kind) {
    case 'number':
      return literal(tree.value, count);
    case 'column': {
      const data = columns.get(tree.name);
      return data === undefined ? null : vectorOf(data);
    }
    case 'negate': {
      const vector = numbersOf(tree.value, columns, count);
      // 0 − x: a negative zero would be written as one.
      return vector === null ? null : { ...vector, values: vector.values.map((value) => 0 - value) };
    }
    case 'arithmetic': {
      const left = numbersOf(tree.left, columns, count);
      const right = left === null ? null : numbersOf(tree.right, columns, count);
      return left === null || right === null ? null : arithmetic(tree.operator, left, right);
    }
    case 'call': {
      const [inner, digits] = tree.arguments;
      if (tree.name !== 'round' || inner === undefined || tree.arguments.length > 2) return null;
      const places = digits === undefined ? 0 : digits.kind === 'number' ? digits.value : -1;
      const vector = places < 0 || places > 9 || !Number.isInteger(places) ? null : numbersOf(inner, columns, count);
      if (vector === null) return null;
      if (vector.scale === null) return settled({ ...vector, values: roundScaled(vector.values, places, false) });
      return places >= vector.scale ? vector : rescaled(vector, places);
    }
    case 'string':
    case 'boolean':
    case 'null':
    case 'not':
    case 'compare':
    case 'logic':
    case 'if':
      return null;
  }
}

/** A written number with up to nine digits after the point; others are left to SQL. */
function literal(value: number, count: number): NumberVector | null {
  for (let scale = 0; scale <= 9; scale += 1) {
    const scaled = Math.round(value * 10 ** scale);
    if (scaled / 10 ** scale === value)
      return settled({ values: new Float64Array(count).fill(scaled), scale, valid: null });
  }
  return null;
}

function arithmetic(operator: ArithmeticOperator, a: NumberVector, b: NumberVector): NumberVector | null {
  if (operator === '^' || operator === 'mod') return null;
  const valid = bothValid(a.valid, b.valid);
  const isExact = operator !== '/' && a.scale !== null && b.scale !== null;
  if (!isExact) return combine(operator, doublesOf(a), doublesOf(b), null, valid);
  const left = a.scale ?? 0;
  const right = b.scale ?? 0;
  if (operator === '*') return left + right > 9 ? null : combine('*', a.values, b.values, left + right, valid);
  const scale = Math.max(left, right);
  const x = rescaled(a, scale);
  const y = rescaled(b, scale);
  return x === null || y === null ? null : combine(operator, x.values, y.values, scale, valid);
}

function combine(
  operator: '+' | '-' | '*' | '/',
  a: Float64Array,
  b: Float64Array,
  scale: number | null,
  valid: Uint8Array | null,
): NumberVector | null {
  const values = new Float64Array(a.length);
  if (operator === '+') for (let at = 0; at < values.length; at += 1) values[at] = (a[at] ?? 0) + (b[at] ?? 0);
  else if (operator === '-') for (let at = 0; at < values.length; at += 1) values[at] = (a[at] ?? 0) - (b[at] ?? 0);
  else if (operator === '*') for (let at = 0; at < values.length; at += 1) values[at] = (a[at] ?? 0) * (b[at] ?? 0) + 0;
  else for (let at = 0; at < values.length; at += 1) values[at] = (a[at] ?? 0) / (b[at] ?? 0);
  return settled({ values, scale, valid });
}

/** DOUBLEs as exact numbers, rounded as SQL's cast to DECIMAL after its rounding; null when they grow too large. */
function exactOf(vector: NumberVector, scale: number): NumberVector | null {
  return settled({ values: roundScaled(vector.values, scale, true), scale, valid: vector.valid });
}
