import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/table/database.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';

let database: Database;

beforeAll(async () => {
  database = await openDatabase({ threads: 1, memoryLimitMb: 512 });
});

afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

describe('all', () => {
  it('gives plain, exact values', async () => {
    const sql = `SELECT 1::TINYINT AS tiny, 9007199254740991 AS safe, 9007199254740993 AS wide, 170141183460469231731687303715884105727::HUGEINT AS huge, -12.340::DECIMAL(9,3) AS money,
      12345678901234567890.12::DECIMAL(38,2) AS much, 0.1::DOUBLE AS double, true AS yes, NULL AS nothing, DATE '0001-01-01' AS first, DATE '2024-02-29' AS leap, TIME '08:30:00.25' AS time,
      TIMESTAMP '1969-12-31 23:59:59.999999' AS before, TIMESTAMP '2026-11-01 08:30:00' AS after, 'a text longer than twelve bytes é' AS text, [1, NULL, 3] AS list, {'a': 1.5::DECIMAL(3,1), 'b': 'x'} AS struct,
      MAP {'k': [1], 'l': NULL} AS map, 'b'::ENUM('a', 'b') AS enum, '00000000-0000-0000-0000-0000000000ff'::UUID AS uuid, [1, 2]::INTEGER[2] AS array`;
    expect(await database.all(sql)).toEqual([
      {
        tiny: 1,
        safe: 9_007_199_254_740_991,
        wide: '9007199254740993',
        huge: '170141183460469231731687303715884105727',
        money: '-12.340',
        much: '12345678901234567890.12',
        double: 0.1,
        yes: true,
        nothing: null,
        first: '0001-01-01',
        leap: '2024-02-29',
        time: '08:30:00.250',
        before: '1969-12-31T23:59:59.999999',
        after: '2026-11-01T08:30:00',
        text: 'a text longer than twelve bytes é',
        list: [1, null, 3],
        struct: { a: '1.5', b: 'x' },
        map: { k: [1], l: null },
        enum: 'b',
        uuid: '00000000-0000-0000-0000-0000000000ff',
        array: [1, 2],
      },
    ]);
  });

  it('gives many rows in order, and names that repeat apart', async () => {
    const rows = await database.all('SELECT range AS n, range AS n FROM range(5000) ORDER BY range');
    expect(rows).toHaveLength(5000);
    expect(rows[4999]).toEqual({ n: 4999, 'n:1': 4999 });
  });

  it('passes on the place in the SQL where it fails', async () => {
    await expect(database.all('SELECT nope')).rejects.toMatchObject({
      name: 'RowsmithError',
      code: 'run-failed',
      message: expect.stringMatching(/LINE 1: SELECT nope/u),
      cause: expect.anything(),
    });
    await expect(database.run('DROP TABLE nowhere')).rejects.toMatchObject({ code: 'run-failed' });
  });

  it('is interrupted by its signal', async () => {
    const reason = new Error('stopped by the test');
    const controller = new AbortController();
    const slow = database.all(
      'SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range % 7 = 1',
      { signal: controller.signal },
    );
    setImmediate(() => setImmediate(() => controller.abort(reason)));
    await expect(slow).rejects.toBe(reason);
    expect(await database.all('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('loads nothing from the network', async () => {
    expect(
      await database.all(
        `SELECT name, value FROM duckdb_settings() WHERE name IN ('autoinstall_known_extensions', 'autoload_known_extensions') ORDER BY name`,
      ),
    ).toEqual([
      { name: 'autoinstall_known_extensions', value: 'false' },
      { name: 'autoload_known_extensions', value: 'false' },
    ]);
  });
});
