import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ColumnData, ColumnType } from '../../../src/contract/chunk.ts';
import type { Database } from '../../../src/table/database.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';
import { castTo } from '../../../src/tools/expression/cast-to.ts';
import { compileExpression, type ExpressionColumn } from '../../../src/tools/expression/compile-expression.ts';
import { evaluateCondition, evaluateFormula } from '../../../src/tools/expression/evaluate-tree.ts';
import { textsOf } from '../../../src/tools/compute/cast-cells.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ threads: 1 });
});
afterAll(() => database[Symbol.asyncDispose]());

const columns: ReadonlyMap<string, ExpressionColumn> = new Map([
  ['quantity', { name: 'quantity', type: 'integer' }],
  ['price', { name: 'price', type: 'decimal', scale: 2 }],
  ['rate', { name: 'rate', type: 'decimal', scale: 4 }],
  ['weight', { name: 'weight', type: 'double' }],
  ['status', { name: 'status', type: 'text' }],
]);

const count = 40;
const validity = fc.oneof(
  fc.constant(null),
  fc.array(fc.constantFrom(0, 1), { minLength: count, maxLength: count }).map((list) => Uint8Array.from(list)),
);
const numbers = (arbitrary: fc.Arbitrary<number>) =>
  fc.array(arbitrary, { minLength: count, maxLength: count }).map((list) => Float64Array.from(list));
const whole = (limit: number) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: -limit, max: limit }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, -1, 5, 50, limit) },
  );
const dictionary = ['done', 'open', 'DONE', ''];

const inputs: fc.Arbitrary<ReadonlyMap<string, ColumnData>> = fc
  .record({
    quantity: fc.record({ type: fc.constant('integer' as const), values: numbers(whole(1000)), valid: validity }),
    price: fc.record({
      type: fc.constant('decimal' as const),
      scale: fc.constant(2),
      values: numbers(whole(99_999_999)),
      valid: validity,
    }),
    rate: fc.record({
      type: fc.constant('decimal' as const),
      scale: fc.constant(4),
      values: numbers(whole(20_000)),
      valid: validity,
    }),
    weight: fc.record({
      type: fc.constant('double' as const),
      values: numbers(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })),
      valid: validity,
    }),
    status: fc.record({
      type: fc.constant('dictionary' as const),
      dictionary: fc.constant(dictionary),
      codes: fc
        .array(fc.integer({ min: 0, max: 3 }), { minLength: count, maxLength: count })
        .map((list) => Uint8Array.from(list)),
      valid: validity,
    }),
  })
  .map((all) => new Map<string, ColumnData>(Object.entries(all)));

const { formula } = fc.letrec<{ formula: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom('quantity', 'price', 'rate', 'weight', '2', '100', '0.5', '0.07', '1.25'),
  formula: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/'), tie('formula'))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    fc.tuple(tie('formula'), fc.integer({ min: 0, max: 4 })).map(([a, places]) => `round(${a}, ${places})`),
    tie('formula').map((a) => `(-${a})`),
  ),
}));

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(fc.constantFrom('==', '!='), fc.constantFrom(...dictionary))
      .map(([operator, text]) => `(status ${operator} "${text}")`),
    fc
      .tuple(formula, fc.constantFrom('==', '!=', '<', '<=', '>', '>='), formula)
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
  ),
}));

async function bySql(
  data: ReadonlyMap<string, ColumnData>,
  sql: string,
  type: ColumnType,
  scale: number,
): Promise<ColumnData> {
  const results = await database.evaluate(data, count, [{ name: 'x', sql, type, scale }]);
  const found = results.get('x');
  if (found === undefined) throw new Error('no result');
  return found;
}

it('money formulas computed here equal SQL, cell by cell, or are left to SQL', async () => {
  let computed = 0;
  let left = 0;
  await fc.assert(
    fc.asyncProperty(
      formula,
      inputs,
      fc.constantFrom<[ColumnType, number | null]>(
        ['decimal', 2],
        ['decimal', 4],
        ['integer', null],
        ['double', null],
        ['double', 3],
      ),
      async (text, data, [type, digits]) => {
        const compiled = await compileExpression(text, columns);
        if (!compiled.ok) return;
        const here = evaluateFormula(compiled.compiled.tree, data, count, type, digits);
        if (here === null) {
          left += 1;
          return;
        }
        computed += 1;
        const sql = castTo(compiled.compiled.sql, compiled.compiled.type, type, digits);
        const there = await bySql(data, sql, type, digits ?? 0);
        expect({ text, cells: textsOf(here) }).toEqual({ text, cells: textsOf(there) });
      },
    ),
    { numRuns: 600, seed: 20261123 },
  );
  expect(computed).toBeGreaterThan(280);
  expect(left).toBeGreaterThan(8);
});

it('simple conditions computed here equal SQL, with null as no', async () => {
  let computed = 0;
  await fc.assert(
    fc.asyncProperty(condition, inputs, async (text, data) => {
      const compiled = await compileExpression(text, columns);
      if (!compiled.ok) return;
      const here = evaluateCondition(compiled.compiled.tree, data, count);
      if (here === null) return;
      computed += 1;
      const there = await bySql(data, `coalesce(${compiled.compiled.sql}, false)`, 'boolean', 0);
      expect({ text, holds: [...here] }).toEqual({ text, holds: there.type === 'boolean' ? [...there.values] : [] });
    }),
    { numRuns: 300, seed: 20261123 },
  );
  expect(computed).toBeGreaterThan(100);
});

it('leaves to SQL what might come out otherwise', async () => {
  const big: ColumnData = { type: 'integer', values: Float64Array.of(2 ** 52, 3), valid: null };
  const zero: ColumnData = { type: 'double', values: Float64Array.of(0, 1), valid: null };
  const data = new Map<string, ColumnData>([
    ['quantity', big],
    ['weight', zero],
  ]);
  const results = await Promise.all(
    ['quantity + 1', '1 / weight', 'quantity ^ 2', 'sqrt(weight)', 'if(weight > 1, 2, 3)', 'mod(weight, 2)'].map(
      async (text) => {
        const compiled = await compileExpression(text, columns);
        return compiled.ok ? evaluateFormula(compiled.compiled.tree, data, 2, 'double', null) : 'refused';
      },
    ),
  );
  expect(results).toEqual([null, null, null, null, null, null]);
});
