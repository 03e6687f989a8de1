import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnData } from '../../../src/contract/chunk.ts';
import type { Database } from '../../../src/table/database.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';
import { someTable } from '../some-table.ts';

let database: Database;

beforeAll(async () => {
  database = await openDatabase({ threads: 2 });
});

afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

const numbers = (values: readonly number[]): ColumnData => ({
  type: 'integer',
  values: Float64Array.from(values),
  valid: null,
});

/** Cells as plain values, whatever form the column has. */
function plain(data: ColumnData | undefined): readonly (string | number | null)[] {
  if (data === undefined) return [];
  const length = data.type === 'dictionary' ? data.codes.length : data.values.length;
  return Array.from({ length }, (_, row) => {
    if (data.valid?.[row] === 0) return null;
    return (data.type === 'dictionary' ? data.dictionary[data.codes[row] ?? 0] : data.values[row]) ?? null;
  });
}

const ask = (values: readonly number[]) =>
  database.evaluate(new Map([['a', numbers(values)]]), values.length, [
    { name: 'b', sql: '"a" + 1', type: 'integer', scale: 0 },
  ]);

describe('evaluate', () => {
  it('gives every type back as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(someTable(), async (table) => {
        const expressions = table.shapes.map((shape) => ({ ...shape, sql: `"${shape.name.replaceAll('"', '""')}"` }));
        const result = await database.evaluate(table.columns, table.count, expressions);
        expect([...result.keys()]).toEqual(table.shapes.map(({ name }) => name));
        expect([...result].map(([name, data]) => [name, plain(data)])).toEqual(
          [...table.columns]
            .toSorted((a, b) => order(table.shapes, a[0]) - order(table.shapes, b[0]))
            .map(([name, data]) => [name, plain(data)]),
        );
      }),
      { seed: 11, numRuns: 80 },
    );
  });

  it('keeps the order of rows over many vectors, and says which are null', async () => {
    const count = 10_000;
    const values = Float64Array.from({ length: count }, (_, row) => row);
    const valid = Uint8Array.from({ length: count }, (_, row) => (row % 3 === 0 ? 0 : 1));
    const columns = new Map<string, ColumnData>([
      ['a', { type: 'integer', values, valid }],
      ['t', { type: 'text', values: Array.from({ length: count }, (_, row) => `row number ${row} é`), valid: null }],
    ]);
    const result = await database.evaluate(columns, count, [
      { name: 'twice', sql: '"a" * 2', type: 'integer', scale: 0 },
      { name: 'long', sql: `"t" || ' and more'`, type: 'text', scale: 0 },
    ]);
    expect(plain(result.get('twice'))).toEqual(
      Array.from({ length: count }, (_, row) => (row % 3 === 0 ? null : row * 2)),
    );
    expect(plain(result.get('long'))).toEqual(
      Array.from({ length: count }, (_, row) => `row number ${row} é and more`),
    );
  });

  it('gives other rows to a statement it has seen before', async () => {
    expect(plain((await ask([1, 2, 3])).get('b'))).toEqual([2, 3, 4]);
    expect(plain((await ask([10])).get('b'))).toEqual([11]);
    expect(plain((await ask([])).get('b'))).toEqual([]);
  });

  it('goes on with a statement it has seen when tables were made meanwhile, and leaves zeros behind nulls', async () => {
    const columns = new Map<string, ColumnData>([
      ['a', { type: 'double', values: Float64Array.of(7, 8), valid: Uint8Array.of(0, 1) }],
    ]);
    const compute = () => database.evaluate(columns, 2, [{ name: 'b', sql: '"a" + 1', type: 'double', scale: 0 }]);
    const before = await compute();
    await database.run('CREATE OR REPLACE TABLE made_meanwhile (x INTEGER); DROP TABLE made_meanwhile');
    expect(await compute()).toEqual(before);
    expect(before.get('b')).toEqual({ type: 'double', values: Float64Array.of(0, 9), valid: Uint8Array.of(0, 1) });
  });

  it('computes overlapping calls apart', async () => {
    const calls = Array.from({ length: 8 }, (_, at) =>
      database.evaluate(new Map([['a', numbers([at, at * 10])]]), 2, [
        { name: 'b', sql: '"a" + 1', type: 'integer', scale: 0 },
      ]),
    );
    expect((await Promise.all(calls)).map((result) => plain(result.get('b')))).toEqual(
      Array.from({ length: 8 }, (_, at) => [at + 1, at * 10 + 1]),
    );
  });

  it('keeps decimals exact and needs no column at all', async () => {
    const price: ColumnData = { type: 'decimal', scale: 2, values: Int32Array.of(1999, -5), valid: null };
    const result = await database.evaluate(new Map([['price', price]]), 2, [
      { name: 'total', sql: '"price" * 3', type: 'decimal', scale: 2 },
      { name: 'one', sql: '1', type: 'integer', scale: 0 },
    ]);
    expect(result.get('total')).toEqual({ type: 'decimal', scale: 2, values: Float64Array.of(5997, -15), valid: null });
    expect(result.get('one')).toEqual({ type: 'integer', values: Float64Array.of(1, 1), valid: null });
    const alone = await database.evaluate(new Map(), 3, [{ name: 'one', sql: '1', type: 'integer', scale: 0 }]);
    expect(plain(alone.get('one'))).toEqual([1, 1, 1]);
  });

  it('names the column it does not know', async () => {
    const asked = database.evaluate(new Map([['a', numbers([1])]]), 1, [
      { name: 'b', sql: '"missing"', type: 'integer', scale: 0 },
    ]);
    await expect(asked).rejects.toMatchObject({
      code: 'expression-invalid',
      hint: 'Columns at hand: a.',
      message: expect.stringContaining('"missing" not found'),
    });
  });

  it('fails as a run when a row cannot be computed, and works afterwards', async () => {
    const columns = new Map([['a', numbers([1, 2])]]);
    await expect(
      database.evaluate(columns, 2, [{ name: 'b', sql: `CAST('x' || "a" AS BIGINT)`, type: 'integer', scale: 0 }]),
    ).rejects.toMatchObject({
      code: 'run-failed',
      message: expect.stringContaining('Computing "b" failed'),
    });
    expect(
      plain((await database.evaluate(columns, 2, [{ name: 'b', sql: '"a"', type: 'integer', scale: 0 }])).get('b')),
    ).toEqual([1, 2]);
  });

  it('throws the reason of a signal, before and during the work', async () => {
    const reason = new Error('enough');
    const late = new AbortController();
    const slow = database.evaluate(
      new Map([['a', numbers([1])]]),
      1,
      [
        {
          name: 'b',
          sql: '(SELECT count(*) FROM range(100000) r, range(1000000) s WHERE r.range * s.range % 7 = "a")',
          type: 'integer',
          scale: 0,
        },
      ],
      { signal: late.signal },
    );
    setImmediate(() => setImmediate(() => late.abort(reason)));
    await expect(slow).rejects.toBe(reason);
    await expect(database.evaluate(new Map(), 0, [], { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

function order(shapes: readonly { readonly name: string }[], name: string): number {
  return shapes.findIndex((shape) => shape.name === name);
}
