import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chunk, ColumnData } from '../../../src/contract/chunk.ts';
import type { ColumnShape } from '../../../src/table/column-shape.ts';
import type { Database } from '../../../src/table/database.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';
import { joinParquet } from '../../../src/table/parquet/join-parquet.ts';

let database: Database;
let folder: string;

beforeAll(async () => {
  database = await openDatabase({ threads: 2 });
  folder = await mkdtemp(join(tmpdir(), 'rowsmith-join-'));
});

afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const cities = ['Berlin', 'København', 'a city with a rather long name', ''];
const shapes: readonly ColumnShape[] = [
  { name: 'id', type: 'integer', scale: 0 },
  { name: 'city', type: 'text', scale: 0 },
  { name: 'price', type: 'decimal', scale: 2 },
];

function chunkOf(first: number, count: number): Chunk {
  const ids = Float64Array.from({ length: count }, (_, at) => first + at);
  const columns = new Map<string, ColumnData>([
    ['id', { type: 'integer', values: ids, valid: null }],
    [
      'city',
      { type: 'dictionary', codes: Uint32Array.from(ids, (id) => (id * 7) % 4), dictionary: cities, valid: null },
    ],
    ['price', { type: 'decimal', scale: 2, values: Float64Array.from(ids, (id) => (id * 37) % 10_000), valid: null }],
  ]);
  return { table: 't', first, count, columns };
}

async function partOf(first: number, count: number, rowGroupRows?: number): Promise<string> {
  const path = join(folder, `part-${first}-${count}.parquet`);
  let chunk: Chunk | null = chunkOf(first, count);
  const next = (): Chunk | null => {
    const given = chunk;
    chunk = null;
    return given;
  };
  await database.writeParquet(path, shapes, next, { dictionaries: new Map([['city', cities]]), rowGroupRows });
  return path;
}

describe('joinParquet', () => {
  it('gives two readers the rows of all parts in order, row groups as they were', async () => {
    const parts = [await partOf(0, 5000, 2048), await partOf(5000, 3), await partOf(5003, 4097, 2048)];
    const path = join(folder, 'joined.parquet');
    await joinParquet(parts, path);
    const expected = Array.from({ length: 9100 }, (_, id) => ({
      id,
      city: cities[(id * 7) % 4],
      price: (((id * 37) % 10_000) / 100).toFixed(2),
    }));
    expect(await database.all(`SELECT * FROM read_parquet('${path}')`)).toEqual(expected);
    const file = await asyncBufferFromFile(path);
    const groups = (await parquetMetadataAsync(file)).row_groups.map((group) => Number(group.num_rows));
    expect(groups).toEqual([2048, 2048, 904, 3, 2048, 2048, 1]);
    const rows = await parquetReadObjects({ file, columns: ['id', 'city'] });
    expect(rows.map((row) => ({ id: Number(row['id']), city: row['city'] }))).toEqual(
      expected.map(({ id, city }) => ({ id, city })),
    );
    // The engine skips row groups and asks their filters by the moved places.
    expect(
      await database.all(`SELECT count(*) AS n FROM read_parquet('${path}') WHERE city = 'Berlin' AND id > 9000`),
    ).toEqual([{ n: 24 }]);
  });

  it('gives one part back byte for byte', async () => {
    const part = await partOf(0, 100);
    const path = join(folder, 'alone.parquet');
    await joinParquet([part], path);
    expect(await readFile(path)).toEqual(await readFile(part));
  });

  it('refuses what is no Parquet file, or has other columns', async () => {
    const part = await partOf(0, 10);
    const text = join(folder, 'text.parquet');
    await writeFile(text, 'id,city\n1,Berlin\n');
    await expect(joinParquet([part, text], join(folder, 'x.parquet'))).rejects.toMatchObject({
      code: 'file-malformed',
      message: `${text} cannot be joined: it does not end as one.`,
    });
    const other = join(folder, 'other.parquet');
    await database.run(`COPY (SELECT 1 AS id) TO '${other}' (FORMAT parquet)`);
    await expect(joinParquet([part, other], join(folder, 'x.parquet'))).rejects.toMatchObject({
      code: 'file-malformed',
      message: `${other} cannot be joined: its columns are not those of the first part.`,
    });
  });

  it('stops on abort', async () => {
    const part = await partOf(0, 10);
    const reason = new Error('stop');
    await expect(joinParquet([part], join(folder, 'x.parquet'), { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
  });
});
