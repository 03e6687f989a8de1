import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/table/database.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';
import { profileFile } from '../../../src/table/duckdb/profile.ts';

let database: Database;
let folder: string;

beforeAll(async () => {
  database = await openDatabase({ threads: 1 });
  folder = await mkdtemp(join(tmpdir(), 'rowsmith-profile-'));
});

afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const people = 'name,age,joined,paid\nAda,36,2024-01-01,true\nBo,,2024-01-03,false\nAda,40,2024-01-03,true\n';

describe('profileFile', () => {
  it('describes every column from all rows', async () => {
    const path = await file('people.csv', people);
    expect(await profileFile(database, path)).toEqual({
      name: 'people',
      path,
      rows: 3,
      bytes: people.length,
      columns: [
        {
          name: 'name',
          type: 'text',
          nulls: 0,
          distinct: 2,
          min: 'Ada',
          max: 'Bo',
          mean: null,
          median: null,
          sd: null,
          top: [{ value: 'Ada', count: 2 }],
          histogram: [],
        },
        {
          name: 'age',
          type: 'integer',
          nulls: 1,
          distinct: 2,
          min: '36',
          max: '40',
          mean: 38,
          median: 38,
          sd: Math.SQRT2 * 2,
          top: [],
          histogram: [36, 37, 38, 39, 40].map((age) => ({
            from: String(age),
            to: String(age + 1),
            count: age === 36 || age === 40 ? 1 : 0,
          })),
        },
        {
          name: 'joined',
          type: 'date',
          nulls: 0,
          distinct: 2,
          min: '2024-01-01',
          max: '2024-01-03',
          mean: null,
          median: null,
          sd: null,
          top: [{ value: '2024-01-03', count: 2 }],
          histogram: [
            { from: '2024-01-01', to: '2024-01-02', count: 1 },
            { from: '2024-01-02', to: '2024-01-03', count: 0 },
            { from: '2024-01-03', to: '2024-01-04', count: 2 },
          ],
        },
        {
          name: 'paid',
          type: 'boolean',
          nulls: 0,
          distinct: 2,
          min: 'false',
          max: 'true',
          mean: null,
          median: null,
          sd: null,
          top: [{ value: 'true', count: 2 }],
          histogram: [],
        },
      ],
    });
  });

  it.each([
    ['semicolons.csv', people.replaceAll(',', ';')],
    ['tabs.tsv', people.replaceAll(',', '\t')],
    ['packed.csv.gz', gzipSync(people)],
    [
      'lines.jsonl',
      '{"name":"Ada","age":36,"joined":"2024-01-01","paid":true}\n{"name":"Bo","age":null,"joined":"2024-01-03","paid":false}\n{"name":"Ada","age":40,"joined":"2024-01-03","paid":true}\n',
    ],
    [
      'array.json',
      '[{"name":"Ada","age":36,"joined":"2024-01-01","paid":true},{"name":"Bo","joined":"2024-01-03","paid":false},{"name":"Ada","age":40,"joined":"2024-01-03","paid":true}]',
    ],
  ])('reads %s alike', async (name, content) => {
    const plain = await profileFile(database, await file('people.csv', people));
    const profile = await profileFile(database, await file(name, content));
    expect({ rows: profile.rows, columns: profile.columns }).toEqual({ rows: plain.rows, columns: plain.columns });
  });

  it('reads Parquet, with nested values as text', async () => {
    const path = join(folder, 'nested.parquet');
    await database.run(`COPY (SELECT 1.50::DECIMAL(9,2) AS price, [1, 2] AS list FROM range(2)) TO '${path}'`);
    const { columns } = await profileFile(database, path);
    expect(columns.map(({ name, type, min, top }) => ({ name, type, min, top }))).toEqual([
      { name: 'price', type: 'decimal(9,2)', min: '1.50', top: [{ value: '1.50', count: 2 }] },
      { name: 'list', type: 'integer[]', min: '[1, 2]', top: [{ value: '[1, 2]', count: 2 }] },
    ]);
  });

  it('describes a file with a header alone', async () => {
    const { rows, columns } = await profileFile(database, await file('header.csv', 'a,b\n'));
    expect([rows, columns.map(({ name, distinct, min }) => ({ name, distinct, min }))]).toEqual([
      0,
      [
        { name: 'a', distinct: 0, min: null },
        { name: 'b', distinct: 0, min: null },
      ],
    ]);
  });

  it.each([
    ['missing.csv', null, 'file-missing', 'There is no file'],
    ['empty.csv', '', 'file-malformed', 'is empty'],
    ['ragged.csv', 'a,b\n1,2\n3,4,5\n', 'file-malformed', 'at row 3: too many columns'],
    ['quote.csv', 'a,b\n1,2\n"3,4\n', 'file-malformed', 'a quote is never closed'],
    ['broken.json', '[{"a":1},{"a":]', 'file-malformed', 'Malformed JSON'],
    ['broken.parquet', 'xx', 'file-malformed', 'too small to be a Parquet file'],
    ['sheet.xlsx', 'xx', 'file-unreadable', 'an ending that is not known'],
  ])('refuses %s', async (name, content, code, words) => {
    const path = content === null ? join(folder, name) : await file(name, content);
    await expect(profileFile(database, path)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
      site: { path },
    });
  });

  it('throws the reason of its signal', async () => {
    const reason = new Error('enough');
    await expect(
      profileFile(database, await file('people.csv', people), { signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
  });
});
