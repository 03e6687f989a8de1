import type { ExpressionTree } from '../../../src/tools/expression/expression-tree.ts';

/** An exact number: n / 10^scale. */
export type Exact = { readonly n: bigint; readonly scale: number };
/** Days since 1970 for a date, microseconds since 1970 for a timestamp. */
export type Moment = { readonly days: number } | { readonly micros: number };
export type Cell = null | boolean | string | number | Exact | Moment;
export type Row = ReadonlyMap<string, Cell>;

/** Thrown where two right readings may differ in the last digit of a DOUBLE, or beyond the digits that are kept. */
export class Unclear extends Error {}

export function isExact(cell: Cell): cell is Exact {
  return typeof cell === 'object' && cell !== null && 'n' in cell;
}

export function toDouble(cell: Cell): number | null {
  if (isExact(cell)) return Number(decimalText(cell));
  return typeof cell === 'number' ? cell : null;
}

export function decimalText({ n, scale }: Exact): string {
  const digits = (n < 0n ? -n : n).toString().padStart(scale + 1, '0');
  const sign = n < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

export function exactOf(text: string): Exact {
  const [integer = '0', fraction = ''] = text.split('.');
  return { n: BigInt(integer + fraction), scale: fraction.length };
}

/** Whether the documented rules make the result a DOUBLE. */
export function isDouble(tree: ExpressionTree, doubles: ReadonlySet<string>): boolean {
  const below = (child: ExpressionTree): boolean => isDouble(child, doubles);
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- every other kind is no DOUBLE
  switch (tree.kind) {
    case 'column':
      return doubles.has(tree.name);
    case 'negate':
      return below(tree.value);
    case 'arithmetic':
      return tree.operator === '/' || tree.operator === '^' || below(tree.left) || below(tree.right);
    case 'if':
      return below(tree.whenTrue) || below(tree.whenFalse);
    case 'call':
      if (['sqrt', 'exp', 'log', 'log10', 'log2', 'pow', 'number'].includes(tree.name)) return true;
      if (['abs', 'ceil', 'floor', 'trunc', 'mod', 'min', 'max', 'coalesce'].includes(tree.name))
        return tree.arguments.some(below);
      if (tree.name === 'round') return tree.arguments.slice(0, 1).some(below);
      return false;
    default:
      return false;
  }
}

/** Evaluates a tree over one row by the documented meaning, with exact fractions where the documents promise them. Written apart from the compiler. */
export function evaluate(tree: ExpressionTree, row: Row, doubles: ReadonlySet<string>): Cell {
  const value = evaluateNode(tree, row, doubles);
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (isExact(value) && (magnitude(value) >= 10n ** 19n || abs(value.n) >= 10n ** 36n)) throw new Unclear();
  return isExact(value) && isDouble(tree, doubles) ? toDouble(value) : value;
}

function evaluateNode(tree: ExpressionTree, row: Row, doubles: ReadonlySet<string>): Cell {
  const below = (child: ExpressionTree): Cell => evaluate(child, row, doubles);
  switch (tree.kind) {
    case 'number':
      return /e/u.test(String(tree.value)) ? tree.value : exactOf(String(tree.value));
    case 'string':
    case 'boolean':
      return tree.value;
    case 'null':
      return null;
    case 'column':
      return row.get(tree.name) ?? null;
    case 'negate': {
      const value = below(tree.value);
      return isExact(value) ? { n: -value.n, scale: value.scale } : typeof value === 'number' ? -value : null;
    }
    case 'not': {
      const value = truth(below(tree.value));
      return value === null ? null : !value;
    }
    case 'arithmetic':
      return arithmetic(tree.operator, below(tree.left), below(tree.right));
    case 'compare': {
      const operands = tree.operands.map(below);
      return tree.operators
        .map((operator, at) => {
          const double = tree.operands.slice(at, at + 2).some((operand) => isDouble(operand, doubles));
          const [a = null, b = null] = operands
            .slice(at, at + 2)
            .map((cell) => (double ? (toDouble(cell) ?? cell) : cell));
          return compare(operator, a, b);
        })
        .reduce(both);
    }
    case 'logic': {
      const [a, b] = [truth(below(tree.left)), truth(below(tree.right))];
      if (tree.operator === 'and') return both(a, b);
      if (tree.operator === 'or') return a === true || b === true ? true : a === null || b === null ? null : false;
      return a === null || b === null ? null : a !== b;
    }
    case 'if':
      return truth(below(tree.condition)) === true ? below(tree.whenTrue) : below(tree.whenFalse);
    case 'call':
      return call(
        tree.name,
        tree.arguments.map(below),
        tree.arguments.some((child) => isDouble(child, doubles)),
      );
  }
}

function both(a: boolean | null, b: boolean | null): boolean | null {
  return a === false || b === false ? false : a === null || b === null ? null : true;
}

function truth(cell: Cell): boolean | null {
  if (typeof cell === 'boolean') return cell;
  if (isExact(cell)) return cell.n !== 0n;
  return typeof cell === 'number' ? cell !== 0 : null;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function magnitude({ n, scale }: Exact): bigint {
  return abs(n) / 10n ** BigInt(scale);
}

function align(a: Exact, b: Exact): readonly [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.n * 10n ** BigInt(scale - a.scale), b.n * 10n ** BigInt(scale - b.scale), scale];
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function arithmetic(operator: string, a: Cell, b: Cell): Cell {
  if (a === null || b === null) return null;
  if (isExact(a) && isExact(b)) {
    const [x, y, scale] = align(a, b);
    if (operator === '+') return { n: x + y, scale };
    if (operator === '-') return { n: x - y, scale };
    if (operator === '*' && a.scale + b.scale <= 18) return { n: a.n * b.n, scale: a.scale + b.scale };
    if (operator === 'mod') return y === 0n ? null : { n: ((x % y) + y) % y, scale };
  }
  const [x, y] = [toDouble(a), toDouble(b)];
  if (x === null || y === null) return null;
  switch (operator) {
    case '+':
      return finite(x + y);
    case '-':
      return finite(x - y);
    case '*':
      return finite(x * y);
    case '/':
      return y === 0 ? null : finite(x / y);
    case '^':
      return finite(x ** y);
    default: {
      if (y === 0) return null;
      const rest = (x % y) * y < 0 ? (x % y) + y : x % y;
      // Near a multiple of the divisor the last digit of x decides between 0 and the divisor.
      if (
        Math.abs(x) > 1e5 * Math.abs(y) ||
        Math.min(Math.abs(rest), Math.abs(y - rest)) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y))
      )
        throw new Unclear();
      return finite(rest);
    }
  }
}

export function compare(operator: string, a: Cell, b: Cell): boolean | null {
  if (a === null || b === null) return null;
  const order = orderOf(a, b);
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

function orderOf(a: Cell, b: Cell): number {
  if (isExact(a) && isExact(b)) {
    const [x, y] = align(a, b);
    return x < y ? -1 : x > y ? 1 : 0;
  }
  const [x, y] = [toDouble(a), toDouble(b)];
  if (x !== null && y !== null) {
    if (x !== y && Math.abs(x - y) <= Math.max(1e-9 * Math.max(Math.abs(x), Math.abs(y)), 1e-14)) throw new Unclear();
    return Math.sign(x - y);
  }
  if (typeof a === 'string' && typeof b === 'string') {
    const [left, right] = [Buffer.from(a), Buffer.from(b)];
    return Buffer.compare(left, right);
  }
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return microsOf(a) - microsOf(b);
}

const day = 86_400_000_000;

export function microsOf(cell: Cell): number {
  if (typeof cell === 'string') return Date.parse(/T/u.test(cell) ? `${cell}Z` : `${cell}T00:00Z`) * 1000;
  if (typeof cell === 'object' && cell !== null && 'days' in cell) return cell.days * day;
  if (typeof cell === 'object' && cell !== null && 'micros' in cell) return cell.micros;
  throw new Error('no moment');
}

function dateOf(cell: Cell): Date {
  return new Date(Math.floor(microsOf(cell) / 1000));
}

function rounded(
  cell: Cell,
  places: number,
  how: (n: bigint, unit: bigint) => bigint,
  like: (x: number) => number,
): Cell {
  if (isExact(cell)) {
    if (places >= cell.scale) return cell;
    const unit = 10n ** BigInt(cell.scale - places);
    const n = how(cell.n, unit);
    return places >= 0 ? { n, scale: places } : { n: n * 10n ** BigInt(-places), scale: 0 };
  }
  if (typeof cell !== 'number') return null;
  const unit = 10 ** -places;
  if (Math.abs(cell) > 1e15 * unit) return cell;
  const value = like(cell / unit) * unit;
  for (const nudge of [1 - 1e-9, 1 + 1e-9])
    if (Math.abs(like((cell * nudge) / unit) * unit - value) > unit / 2) throw new Unclear();
  return finite(value);
}

function floorDivide(n: bigint, unit: bigint): bigint {
  return n / unit - (n % unit < 0n ? 1n : 0n);
}

const halfAway = (n: bigint, unit: bigint): bigint => ((n < 0n ? -1n : 1n) * (abs(n) * 2n + unit)) / (2n * unit);

function numberFunction(cell: Cell, compute: (x: number) => number): Cell {
  const x = toDouble(cell);
  return x === null ? null : finite(compute(x));
}

function writeCell(cell: Cell): string {
  if (isExact(cell)) return decimalText(cell);
  if (typeof cell === 'boolean' || typeof cell === 'string') return String(cell);
  if (typeof cell === 'object' && cell !== null)
    return 'days' in cell
      ? dateOf(cell).toISOString().slice(0, 10)
      : dateOf(cell).toISOString().slice(0, 19).replace('T', ' ');
  throw new Unclear();
}

function call(name: string, given: readonly Cell[], double: boolean): Cell {
  const values = double && (name === 'in' || name === 'between') ? given.map((cell) => toDouble(cell) ?? cell) : given;
  const [a = null, b = null, c = null] = values;
  if (name === 'isnull') return a === null;
  if (name === 'coalesce') {
    const found = values.find((value) => value !== null) ?? null;
    return double ? (toDouble(found) ?? found) : found;
  }
  if (name === 'in') {
    if (a === null) return null;
    const hits = new Set(values.slice(1).map((value) => compare('==', a, value)));
    return hits.has(true) ? true : hits.has(null) ? null : false;
  }
  if (name === 'between') return both(compare('>=', a, b), compare('<=', a, c));
  if (values.includes(null)) return null;
  const words = values.filter((value) => typeof value === 'string');
  const [s = '', part = '', other = ''] = words;
  const integers = values.map((value) => (isExact(value) ? Number(value.n) : 0));
  switch (name) {
    case 'abs':
      return isExact(a) ? { n: abs(a.n), scale: a.scale } : numberFunction(a, Math.abs);
    case 'ceil':
      return rounded(a, 0, (n, unit) => -floorDivide(-n, unit), Math.ceil);
    case 'floor':
      return rounded(a, 0, floorDivide, Math.floor);
    case 'trunc':
      return rounded(a, 0, (n, unit) => n / unit, Math.trunc);
    case 'round':
      return rounded(a, b === null ? 0 : (integers[1] ?? 0), halfAway, (x) => Math.sign(x) * Math.round(Math.abs(x)));
    case 'sign':
      return whole(isExact(a) ? Number(a.n > 0n) - Number(a.n < 0n) : Math.sign(toDouble(a) ?? 0));
    case 'sqrt':
      return numberFunction(a, Math.sqrt);
    case 'exp':
      return numberFunction(a, Math.exp);
    case 'log':
      return numberFunction(a, Math.log);
    case 'log10':
      return numberFunction(a, Math.log10);
    case 'log2':
      return numberFunction(a, Math.log2);
    case 'pow':
      return arithmetic('^', a, b);
    case 'mod':
      return arithmetic('mod', double ? toDouble(a) : a, double ? toDouble(b) : b);
    case 'min':
    case 'max': {
      const all = double ? values.map((value) => toDouble(value)) : values;
      return all.reduce(
        (best, value) => (compare(name === 'min' ? '<' : '>', value, best) === true ? value : best),
        all[0] ?? null,
      );
    }
    case 'concat':
      return values.map(writeCell).join('');
    case 'text':
      return writeCell(a);
    case 'upper':
      return s.toUpperCase();
    case 'lower':
      return s.toLowerCase();
    case 'capitalize':
      return s.slice(0, 1).toUpperCase() + s.slice(1).toLowerCase();
    case 'trim':
      return s.replace(/^[ \t\n\r]+|[ \t\n\r]+$/gu, '');
    case 'length':
      return whole(charactersOf(s).length);
    case 'substring': {
      const from = Math.max(1, integers[1] ?? 1) - 1;
      return charactersOf(s)
        .slice(from, c === null ? undefined : from + Math.max(0, integers[2] ?? 0))
        .join('');
    }
    case 'left':
      return charactersOf(s)
        .slice(0, Math.max(0, integers[1] ?? 0))
        .join('');
    case 'right':
      return (integers[1] ?? 0) <= 0
        ? ''
        : charactersOf(s)
            .slice(-(integers[1] ?? 0))
            .join('');
    case 'padLeft':
      return writeCell(a).padStart(integers[1] ?? 0, typeof c === 'string' ? c : '0');
    case 'replace':
      return part === '' ? s : s.replaceAll(part, () => other);
    case 'contains':
      return s.includes(part);
    case 'startsWith':
      return s.startsWith(part);
    case 'endsWith':
      return s.endsWith(part);
    case 'slug':
      return s
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/gu, '-')
        .replace(/^-+|-+$/gu, '');
    case 'number':
      return /^\s*-?(?:\d+\.?\d*|\.\d+)\s*$/u.test(s) ? Number(s) : null;
    case 'date':
      return typeof a === 'string' ? { days: Date.parse(`${a}T00:00Z`) / 86_400_000 } : a;
    case 'year':
      return whole(dateOf(a).getUTCFullYear());
    case 'quarter':
      return whole(Math.floor(dateOf(a).getUTCMonth() / 3) + 1);
    case 'month':
      return whole(dateOf(a).getUTCMonth() + 1);
    case 'day':
      return whole(dateOf(a).getUTCDate());
    case 'weekday':
      return whole(((dateOf(a).getUTCDay() + 6) % 7) + 1);
    case 'hour':
      return whole(dateOf(a).getUTCHours());
    case 'minute':
      return whole(dateOf(a).getUTCMinutes());
    case 'second':
      return whole(dateOf(a).getUTCSeconds());
    case 'days':
      return whole((microsOf(b) - microsOf(a)) / day);
    case 'age':
      return whole(wholeYears(dateOf(a), dateOf(b)));
    case 'dateAdd':
      return { days: (microsOf(c) + (integers[1] ?? 0) * day) / day };
    default:
      throw new Error(`The reference does not know ${name}.`);
  }
}

function wholeYears(from: Date, to: Date): number {
  return to.getUTCFullYear() - from.getUTCFullYear() - (monthDay(to) < monthDay(from) ? 1 : 0);
}

function monthDay(date: Date): number {
  return date.getUTCMonth() * 100 + date.getUTCDate();
}

function whole(value: number): Exact {
  return { n: BigInt(value), scale: 0 };
}

/** The characters (code points) of a text, which is what the documents count. */
function charactersOf(value: string): string[] {
  return Array.from(value);
}
