import fc from 'fast-check';
import { all, create } from 'mathjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/table/database.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';
import { compileExpression } from '../../../src/tools/expression/compile-expression.ts';
import { childrenOf, type ExpressionTree } from '../../../src/tools/expression/expression-tree.ts';
import { expressions } from './arbitrary-expression.ts';
import { columns, doubles, relationOfRows, rows } from './rows.ts';
import { decimalText, evaluate, isExact, Unclear, type Row } from './reference.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ threads: 1 });
});
afterAll(() => database[Symbol.asyncDispose]());

const math = create(all ?? {}, { number: 'BigNumber', precision: 60 });

/** mathjs's own value for a row, or null where the null logic, a zero divisor or an overflow is ours to define. */
function mathjsValue(text: string, row: Row): number | boolean | null {
  const scope = new Map(
    [...row].map(([name, cell]) => [
      name,
      isExact(cell)
        ? math.bignumber(decimalText(cell))
        : typeof cell === 'number'
          ? math.bignumber(String(cell))
          : cell,
    ]),
  );
  let value: unknown;
  try {
    value = math.evaluate(text, scope);
  } catch (error) {
    // The root of a negative number is complex there, and has no order.
    if (error instanceof TypeError) return null;
    throw error;
  }
  if (typeof value === 'boolean') return value;
  return math.isBigNumber(value) && value.isFinite() ? value.toNumber() : null;
}

/** Whether every part has a value of its own: what null, a zero divisor or an overflow gives within is ours to define. */
function isClear(tree: ExpressionTree, row: Row): boolean {
  try {
    return evaluate(tree, row, doubles) !== null && childrenOf(tree).every((child) => isClear(child, row));
  } catch (error) {
    if (error instanceof Unclear) return false;
    throw error;
  }
}

test.each([
  ['number', 21],
  ['boolean', 22],
] as const)('random %s expressions mean what mathjs itself makes of the same text', async (kind, seed) => {
  const texts = fc.oneof(...[1, 2, 3, 4].map((depth) => expressions(depth, true)[kind]));
  const runs = fc.sample(fc.tuple(fc.array(texts, { minLength: 25, maxLength: 25 }), rows(false, 6)), {
    numRuns: 24,
    seed,
  });
  const wrong: string[] = [];
  let compared = 0;
  for (const [list, table] of runs) {
    const compiled = (
      await Promise.all(list.map(async (text) => ({ text, result: await compileExpression(text, columns) })))
    ).flatMap(({ text, result }) => (result.ok ? [{ text, ...result.compiled }] : []));
    const answers = await database.all(
      `SELECT ${compiled.map(({ sql }, at) => `${sql} AS "x${at}"`).join(', ')} FROM ${relationOfRows(table)} ORDER BY "row number"`,
    );
    for (const [at, { text, tree, type }] of compiled.entries()) {
      for (const [index, row] of table.entries()) {
        if (!isClear(tree, row)) continue;
        const want = mathjsValue(text, row);
        if (want === null) continue;
        const got = answers[index]?.[`x${at}`];
        const agrees =
          typeof want === 'boolean'
            ? got === want
            : got !== null && Math.abs(Number(got) - want) <= 1e-9 * Math.max(1, Math.abs(want));
        compared += 1;
        if (!agrees && wrong.length < 3)
          wrong.push(
            `${text} (${type}) gave ${JSON.stringify(got)}, mathjs ${want}, over ${[...row].map(([name, cell]) => `${name}=${isExact(cell) ? decimalText(cell) : JSON.stringify(cell)}`).join(' ')}`,
          );
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(1000);
});
