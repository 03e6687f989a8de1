import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/table/database.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';
import { compileExpression, type Compiled } from '../../../src/tools/expression/compile-expression.ts';
import { expressions } from './arbitrary-expression.ts';
import { columns, doubles, relationOfRows, rows } from './rows.ts';
import { decimalText, evaluate, isExact, toDouble, Unclear, type Cell, type Row } from './reference.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ threads: 1 });
});
afterAll(() => database[Symbol.asyncDispose]());

/** Relative distance within which two DOUBLEs count as one result: one ulp per operation, at most a few hundred of them. */
const tolerance = 1e-9;

async function compileAll(texts: readonly string[]): Promise<readonly (readonly [string, Compiled])[]> {
  const done: [string, Compiled][] = [];
  for (const text of texts) {
    const result = await compileExpression(text, columns);
    if (result.ok) done.push([text, result.compiled]);
    // The only refusals that a well-typed random text can meet.
    else if (!/power of a power|nested deeper|too large/u.test(result.reason))
      throw new Error(`${text}: ${result.reason}`);
  }
  return done;
}

/** What the documents promise for a row; undefined where they promise nothing. */
function expected(compiled: Compiled, row: Row): Cell | undefined {
  try {
    const value = evaluate(compiled.tree, row, doubles);
    if (!isExact(value)) return value;
    // What is stored has 18 digits while its fraction is short; longer ones keep 38.
    const digits =
      (value.n < 0n ? -value.n : value.n) * 10n ** BigInt(Math.max(0, (compiled.scale ?? 0) - value.scale));
    if (compiled.type === 'decimal' && (compiled.scale ?? 0) <= 4 && digits >= 10n ** 18n) return null;
    if (compiled.type === 'integer' && digits >= 2n ** 63n) return null;
    return value;
  } catch (error) {
    if (error instanceof Unclear) return undefined;
    throw error;
  }
}

function agree(compiled: Compiled, got: unknown, want: Cell): boolean {
  if (want === null || got === null) return want === got;
  if (compiled.type === 'double') {
    const x = toDouble(want);
    if (x === null || typeof got !== 'number') return false;
    return Math.abs(got - x) <= tolerance * Math.max(Math.abs(x), Math.abs(got)) + 1e-12 * scaleOf(compiled);
  }
  if (isExact(want)) {
    const scale = compiled.scale ?? 0;
    if (want.scale > scale) return false;
    return (
      (typeof got === 'number' ? String(got) : got) ===
      decimalText({ n: want.n * 10n ** BigInt(scale - want.scale), scale })
    );
  }
  if (typeof want === 'object') {
    const iso =
      'days' in want
        ? new Date(want.days * 86_400_000).toISOString().slice(0, 10)
        : new Date(want.micros / 1000).toISOString().slice(0, 19);
    return typeof got === 'string' && got.slice(0, iso.length) === iso;
  }
  return got === want;
}

/** Differences of nearly equal DOUBLEs lose digits in proportion to their size, which the random columns bound. */
function scaleOf(compiled: Compiled): number {
  return /[-+]|mod|%/u.test(JSON.stringify(compiled.tree)) ? 1e6 : 0;
}

test.each([
  ['number', false, 11],
  ['number', true, 12],
  ['boolean', false, 13],
  ['boolean', true, 14],
  ['text', true, 15],
  ['date', true, 16],
] as const)('random %s expressions agree with the reference row by row (wild %s)', async (kind, wild, seed) => {
  let compared = 0;
  let unclear = 0;
  const wrong: string[] = [];
  const texts = fc.oneof(...[1, 2, 3, 4, 5].map((depth) => expressions(depth, false)[kind]));
  const runs = fc.sample(fc.tuple(fc.array(texts, { minLength: 25, maxLength: 25 }), rows(wild, 25)), {
    numRuns: 24,
    seed,
  });
  for (const [list, table] of runs) {
    const compiled = await compileAll(list);
    const select = compiled.map(([, { sql }], at) => `${sql} AS "x${at}"`);
    const answers = await database.all(
      `SELECT ${select.join(', ')} FROM ${relationOfRows(table)} ORDER BY "row number"`,
    );
    for (const [at, [text, one]] of compiled.entries()) {
      for (const [index, row] of table.entries()) {
        const want = expected(one, row);
        const got = answers[index]?.[`x${at}`];
        if (want === undefined) unclear += 1;
        else if (agree(one, got, want)) compared += 1;
        else if (wrong.length < 3) wrong.push(describe(text, one, row, got, want));
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(10_000);
  expect(unclear).toBeLessThan(compared / 4);
});

function describe(text: string, compiled: Compiled, row: Row, got: unknown, want: Cell): string {
  const used = compiled.columns.map((name) => `${name}=${write(row.get(name) ?? null)}`);
  return `${text} (${compiled.type}) over ${used.join(' ')} gave ${JSON.stringify(got)}, not ${write(want)}`;
}

function write(cell: Cell): string {
  return isExact(cell) ? decimalText(cell) : JSON.stringify(cell);
}
