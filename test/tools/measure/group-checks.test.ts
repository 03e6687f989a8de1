import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Check } from '../../../src/contract/check.ts';
import type { Database } from '../../../src/table/database.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';
import type { MeasuredTable } from '../../../src/tools/measure/measure.ts';
import { measureOne, writeTable } from './measured-file.ts';

let database: Database;
let tables: readonly MeasuredTable[];

beforeAll(async () => {
  database = await openDatabase({ threads: 1 });
  // Person 1 (vip) has six rows of 10 hours over two weeks, persons 2 and 3 two rows of 5 hours each.
  const rows = [
    ...['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-09', '2026-03-10', '2026-03-11'].map((day) => [
      1,
      day,
      10,
      true,
    ]),
    ...[2, 3].flatMap((who) => ['2026-03-02', '2026-03-04'].map((day) => [who, day, 5, false])),
  ];
  tables = await Promise.all([
    writeTable('shifts', { person: 'integer', day: 'date', hours: 'integer', vip: 'boolean' }, rows),
    writeTable('people', { id: 'integer', kind: 'text' }, [
      [1, 'vip'],
      [2, 'plain'],
      [3, 'plain'],
      [4, 'plain'],
    ]),
    writeTable('none', { person: 'integer', day: 'date', hours: 'integer', vip: 'boolean' }, []),
  ]);
});
afterAll(() => database[Symbol.asyncDispose]());

const parent = { table: 'people', column: 'person', key: 'id', where: 'kind == "vip"' };
const cases: readonly (readonly [z.input<typeof Check>, boolean, string])[] = [
  [
    { kind: 'group-ratio', table: 'shifts', where: 'vip', measure: 'hours', min: 1.9, max: 2.1 },
    true,
    '10 against 5: 2 times',
  ],
  [
    { kind: 'group-ratio', table: 'shifts', where: 'vip', measure: 'hours', min: 2.5, max: 3 },
    false,
    '10 against 5: 2 times',
  ],
  [{ kind: 'group-ratio', table: 'shifts', where: 'vip', by: 'person', min: 3, max: 3 }, true, '6 against 2: 3 times'],
  [{ kind: 'group-ratio', table: 'shifts', parent, min: 4, max: 5 }, true, '6 against 1.3333: 4.5 times'],
  [
    { kind: 'group-ratio', table: 'shifts', parent, measure: 'hours', min: 8, max: 10 },
    true,
    '60 against 6.6667: 9 times',
  ],
  [
    { kind: 'group-ratio', table: 'shifts', where: 'hours > 0', measure: 'hours', min: 0, max: 9 },
    false,
    'a group is empty, so nothing can be compared',
  ],
  [{ kind: 'per-group', table: 'shifts', by: ['person'], max: 6 }, true, '2 to 6 in 3 groups'],
  [{ kind: 'per-group', table: 'shifts', by: ['person'], min: 3 }, false, '2 to 6 in 3 groups, 2 out of bounds'],
  [
    {
      kind: 'per-group',
      table: 'shifts',
      by: ['person'],
      each: { column: 'day', unit: 'week' },
      measure: 'hours',
      max: 30,
    },
    true,
    '10 to 30 in 4 groups',
  ],
  [
    {
      kind: 'per-group',
      table: 'shifts',
      by: ['person'],
      each: { column: 'day', unit: 'month' },
      measure: 'hours',
      max: 40,
    },
    false,
    '10 to 60 in 3 groups, 1 out of bounds',
  ],
  [{ kind: 'per-group', table: 'shifts', by: ['person', 'day'], where: 'vip', max: 1 }, true, '1 to 1 in 6 groups'],
  [{ kind: 'per-group', table: 'none', by: ['person'], max: 1 }, false, 'no groups to measure'],
];

test.each(cases)('%j', async (check, met, measured) => {
  const got = await measureOne(check, tables, database);
  expect([got.met, got.measured]).toEqual([met, measured]);
});
