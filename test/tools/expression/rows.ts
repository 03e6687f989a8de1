import fc from 'fast-check';
import type { ExpressionColumn } from '../../../src/tools/expression/compile-expression.ts';
import { decimalText, isExact, type Cell, type Row } from './reference.ts';

const columnList: readonly ExpressionColumn[] = [
  { name: 'i', type: 'integer' },
  { name: 'j', type: 'integer' },
  { name: 'p', type: 'decimal', scale: 2 },
  { name: 'r', type: 'decimal', scale: 4 },
  { name: 'd', type: 'double' },
  { name: 'e', type: 'double' },
  { name: 't', type: 'text' },
  { name: 'u', type: 'text' },
  { name: 'b', type: 'boolean' },
  { name: 'day', type: 'date' },
  { name: 'due', type: 'date' },
  { name: 'ts', type: 'timestamp' },
  { name: 'odd name', type: 'integer' },
];
export const columns: ReadonlyMap<string, ExpressionColumn> = new Map(
  columnList.map((column) => [column.name, column]),
);
export const doubles: ReadonlySet<string> = new Set(['d', 'e']);

const nullable = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(values, { freq: 6, nil: null });
const exact = (values: fc.Arbitrary<number>, scale: number): fc.Arbitrary<Cell> =>
  values.map((n) => ({ n: BigInt(n), scale }));
const small = fc.oneof(fc.integer({ min: -50, max: 1000 }), fc.constantFrom(0, 1, -1));
const huge = fc.oneof(
  { weight: 4, arbitrary: small },
  fc.constantFrom(9_007_199_254_740_992, -9_007_199_254_740_991, 2_147_483_648, 1_000_000_007),
);
const real = fc.oneof(
  fc.integer({ min: -100_000, max: 100_000 }).map((n) => n / 64),
  fc.constantFrom(0, -0.5, 1e-7),
);
const realHuge = fc.oneof({ weight: 5, arbitrary: real }, fc.constantFrom(1e300, -1e200, 1e-300, 5e15));
const words = fc.constantFrom(
  '',
  'a',
  'Ab c',
  'é',
  'Ärger über x',
  '10',
  '-3.5',
  "it's",
  '  pad ',
  'a"b',
  'naïve café',
  '日本',
);
const days = fc.integer({ min: 6000, max: 22_000 }).map((n): Cell => ({ days: n }));
const instants = fc.integer({ min: 500_000_000, max: 1_900_000_000 }).map((n): Cell => ({ micros: n * 1_000_000 }));

/** Rows with nulls, zeros, negatives and empty texts; `wild` adds the largest whole numbers and DOUBLEs near the end of their range. */
export function rows(wild: boolean, many: number): fc.Arbitrary<readonly Row[]> {
  const integers = exact(wild ? huge : small, 0);
  const reals: fc.Arbitrary<Cell> = wild ? realHuge : real;
  const list: readonly (readonly [string, fc.Arbitrary<Cell>])[] = [
    ['i', integers],
    ['j', integers],
    ['p', exact(wild ? huge : fc.integer({ min: -5000, max: 100_000 }), 2)],
    ['r', exact(fc.integer({ min: -10_000, max: 30_000 }), 4)],
    ['d', reals],
    ['e', reals],
    ['t', words],
    ['u', words],
    ['b', fc.boolean()],
    ['day', days],
    ['due', days],
    ['ts', instants],
    ['odd name', integers],
  ];
  const row = fc
    .tuple(...list.map(([, values]) => (wild ? nullable(values) : values)))
    .map((cells): Row => new Map(list.map(([name], at) => [name, cells[at] ?? null])));
  return fc.array(row, { minLength: many, maxLength: many });
}

const sqlTypes: ReadonlyMap<string, string> = new Map([
  ['integer', 'BIGINT'],
  ['double', 'DOUBLE'],
  ['text', 'VARCHAR'],
  ['boolean', 'BOOLEAN'],
  ['date', 'DATE'],
  ['timestamp', 'TIMESTAMP'],
]);

/** SQL of a relation that holds the rows in order, with a column `row number`. */
export function relationOfRows(list: readonly Row[]): string {
  const values = list.map(
    (row, at) => `(${at}, ${columnList.map(({ name }) => sqlCell(row.get(name) ?? null)).join(', ')})`,
  );
  const names = ['row number', ...columnList.map(({ name }) => name)].map((name) => `"${name}"`);
  const cast = columnList.map(
    ({ name, type, scale }) =>
      `CAST("${name}" AS ${type === 'decimal' ? `DECIMAL(18,${scale ?? 2})` : (sqlTypes.get(type) ?? '')}) AS "${name}"`,
  );
  return `(SELECT "row number", ${cast.join(', ')} FROM (VALUES ${values.join(', ')}) AS v(${names.join(', ')}))`;
}

function sqlCell(cell: Cell): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'number') return `CAST('${cell}' AS DOUBLE)`;
  if (typeof cell === 'string') return `'${cell.replaceAll("'", "''")}'`;
  if (isExact(cell)) return `CAST('${decimalText(cell)}' AS DECIMAL(20,${cell.scale}))`;
  return 'days' in cell ? `DATE '1970-01-01' + ${cell.days}` : `epoch_ms(${cell.micros / 1000})`;
}
