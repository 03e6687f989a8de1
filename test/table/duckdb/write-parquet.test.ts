import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chunk, ColumnData } from '../../../src/contract/chunk.ts';
import type { Database, ParquetOptions } from '../../../src/table/database.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';
import { relationOf } from '../../../src/table/read-relation.ts';
import { cut, someTable } from '../some-table.ts';

let database: Database;
let folder: string;

beforeAll(async () => {
  database = await openDatabase({ threads: 2 });
  folder = await mkdtemp(join(tmpdir(), 'rowsmith-parquet-'));
});

afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

function pull(chunks: readonly Chunk[]): () => Chunk | null {
  let at = 0;
  return () => chunks[at++] ?? null;
}

const cities = ['Berlin', 'København', 'a city with a rather long name', ''];
const shapes = [
  { name: 'id', type: 'integer', scale: 0 },
  { name: 'city', type: 'text', scale: 0 },
  { name: 'note', type: 'text', scale: 0 },
  { name: 'price', type: 'decimal', scale: 2 },
] as const;

function bigTable(count: number) {
  const valid = Uint8Array.from({ length: count }, (_, row) => (row % 11 === 0 ? 0 : 1));
  const columns = new Map<string, ColumnData>([
    ['id', { type: 'integer', values: Int32Array.from({ length: count }, (_, row) => row), valid: null }],
    [
      'city',
      {
        type: 'dictionary',
        codes: Uint8Array.from({ length: count }, (_, row) => (row * row) % 4),
        dictionary: cities,
        valid,
      },
    ],
    [
      'note',
      {
        type: 'text',
        values: Array.from({ length: count }, (_, row) => (row % 2 === 0 ? `n${row}` : `a longer note number ${row}`)),
        valid: null,
      },
    ],
    [
      'price',
      {
        type: 'decimal',
        scale: 2,
        values: Float64Array.from({ length: count }, (_, row) => row * 37 - 5000),
        valid: null,
      },
    ],
  ]);
  return { columns, count };
}

async function md5(path: string): Promise<string> {
  return createHash('md5')
    .update(await readFile(path))
    .digest('hex');
}

const cityChunk = (first: number, dictionary: readonly string[]): Chunk => ({
  table: 't',
  first,
  count: 2,
  columns: new Map([['city', { type: 'dictionary', codes: Uint8Array.of(0, 1), dictionary, valid: null }]]),
});

describe('writeParquet', () => {
  it('writes the same bytes for every chunk size and number of threads', async () => {
    const table = bigTable(150_000);
    for (const options of [{}, { dictionaries: new Map([['city', cities]]) }] satisfies ParquetOptions[]) {
      const sums = new Set<string>();
      for (const threads of [1, 2]) {
        await using other = await openDatabase({ threads });
        for (const rows of [1000, 65_536, 150_000]) {
          const path = join(folder, 'same.parquet');
          expect(await other.writeParquet(path, shapes, pull(cut(table, rows)), options)).toEqual({ rows: 150_000 });
          sums.add(await md5(path));
        }
      }
      expect(sums.size).toBe(1);
    }
  });

  it('comes back from DuckDB and from a second reader, cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(someTable(), async (table) => {
        const path = join(folder, 'back.parquet');
        await database.writeParquet(path, table.shapes, pull(cut(table, 7)));
        const list = table.shapes.map(({ name, type }) =>
          type === 'double' ? quoted(name) : `CAST(${quoted(name)} AS VARCHAR) AS ${quoted(name)}`,
        );
        const rows = await database.all(`SELECT ${list.join(', ')} FROM ${relationOf(path, 'parquet', table.shapes)}`);
        const expected = Array.from({ length: table.count }, (_, row) =>
          Object.fromEntries(
            table.shapes.map(({ name, type }) => [name, expectedCell(table.cells.get(name)?.[row] ?? null, type)]),
          ),
        );
        expect(rows).toEqual(expected);
        const second = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
        const exactHere = table.shapes.filter(
          ({ type }) =>
            type === 'text' || type === 'integer' || type === 'boolean' || type === 'double' || type === 'date',
        );
        expect(second.map((row) => exactHere.map(({ name }) => plainText(row[name])))).toEqual(
          expected.map((row) =>
            exactHere.map(({ name, type }) =>
              plainText(
                type === 'date' && row[name] !== null ? new Date(`${row[name]}T00:00:00Z`) : (row[name] ?? null),
              ),
            ),
          ),
        );
      }),
      { seed: 21, numRuns: 40 },
    );
  });

  it('takes another dictionary of known texts, and refuses one with new texts', async () => {
    const schema = [{ name: 'city', type: 'text', scale: 0 }] as const;
    const path = join(folder, 'dictionary.parquet');
    const options = { dictionaries: new Map([['city', ['a', 'b', 'b']]]) };
    await database.writeParquet(path, schema, pull([cityChunk(0, ['b', 'a']), cityChunk(2, ['a', 'b'])]), options);
    expect(await database.all(`SELECT city FROM '${path}'`)).toEqual([
      { city: 'b' },
      { city: 'a' },
      { city: 'a' },
      { city: 'b' },
    ]);
    await expect(
      database.writeParquet(path, schema, pull([cityChunk(0, ['b', 'new'])]), options),
    ).rejects.toMatchObject({
      code: 'run-failed',
      site: { column: 'city' },
      message: expect.stringContaining('"new"'),
    });
  });

  it('writes a table without rows', async () => {
    const path = join(folder, 'empty.parquet');
    expect(await database.writeParquet(path, shapes, () => null)).toEqual({ rows: 0 });
    expect(await database.all(`SELECT count(*) AS rows FROM '${path}'`)).toEqual([{ rows: 0 }]);
  });

  it('throws what the source of chunks throws, the very error', async () => {
    const broken = new Error('no more rows');
    await expect(
      database.writeParquet(join(folder, 'broken.parquet'), shapes, () => {
        throw broken;
      }),
    ).rejects.toBe(broken);
  });

  it('stops at its signal', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const table = bigTable(5000);
    const [chunk] = cut(table, 5000);
    let pulled = 0;
    const endless = database.writeParquet(
      join(folder, 'stopped.parquet'),
      shapes,
      () => {
        pulled += 1;
        if (pulled === 5) controller.abort(reason);
        return chunk ?? null;
      },
      { signal: controller.signal },
    );
    await expect(endless).rejects.toBe(reason);
  });

  it('says when the place cannot be written', async () => {
    const path = join(folder, 'nowhere', 'x.parquet');
    await expect(database.writeParquet(path, shapes, () => null)).rejects.toMatchObject({
      code: 'output-unwritable',
      site: { path },
    });
  });
});

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function expectedCell(cell: string | null, type: string): string | number | null {
  if (cell === null) return null;
  if (type === 'double') return Number(cell);
  return type === 'time' || type === 'timestamp' ? cell.replace(/(\.\d*?)0+$/u, '$1') : cell;
}

/** One spelling for the values of both readers. */
function plainText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string'
    ? value
    : typeof value === 'number'
      ? String(value + 0)
      : typeof value === 'bigint' || typeof value === 'boolean'
        ? String(value)
        : JSON.stringify(value);
}
