import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Check, CheckKind } from '../../../src/contract/check.ts';
import type { Database } from '../../../src/table/database.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';
import type { MeasuredTable } from '../../../src/tools/measure/measure.ts';
import { measureOne, writeTable, type Written } from './measured-file.ts';

let database: Database;
let tables: readonly MeasuredTable[];

const orderColumns = {
  id: 'integer',
  code: 'text',
  category: 'text',
  quantity: 'integer',
  price: ['decimal', 2],
  total: ['decimal', 2],
  ordered: 'timestamp',
  shipped: 'date',
  member: 'boolean',
  weight: 'double',
  customer: 'integer',
  note: 'text',
} as const;

/** Two years of orders, 20 a month, 60 in each November; weekday by hour patterns come from the position. */
function orderRows(): Written[][] {
  const rows: Written[][] = [];
  for (let month = 0; month < 24; month += 1) {
    const many = month % 12 === 10 ? 60 : 20;
    for (let at = 0; at < many; at += 1) {
      const id = rows.length + 1;
      const day = 1 + Math.floor((at * 28) / many);
      const date = new Date(Date.UTC(2024, month, day, (at * 7) % 24, 30));
      const quantity = 1 + (id % 5);
      const cents = 100 + ((id * 37) % 900);
      rows.push([
        id,
        `AB-${String(id).padStart(4, '0')}`,
        ['toys', 'books', 'food', 'garden'][id % 4] ?? null,
        quantity,
        (cents / 100).toFixed(2),
        ((quantity * cents) / 100).toFixed(2),
        date.toISOString().slice(0, 19).replace('T', ' '),
        new Date(date.getTime() + 3 * 86_400_000).toISOString().slice(0, 10),
        id % 5 === 0,
        quantity * 2 + (id % 3) * 0.1,
        1 + (id % 10),
        id % 10 === 0 ? null : 'ok',
      ]);
    }
  }
  return rows;
}

beforeAll(async () => {
  database = await openDatabase({ threads: 1 });
  const rows = orderRows();
  const customers = Array.from({ length: 10 }, (_, at) => {
    const mine = rows.filter((row) => row[10] === at + 1);
    return [
      at + 1,
      mine.length,
      mine.reduce((sum, row) => sum + Number(row[5]), 0).toFixed(2),
      at < 5 ? 'north' : 'south',
    ];
  });
  const ticks = Array.from({ length: 48 }, (_, at) => [
    `s${at % 2}`,
    new Date(Date.UTC(2025, 0, 1, 0, 15 * Math.floor(at / 2))).toISOString().slice(0, 19).replace('T', ' '),
  ]);
  const growth = Array.from({ length: 730 }, (_, day) =>
    Array.from({ length: Math.round(10 * 1.05 ** (day / 30.4375)) }, () => [
      new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10),
    ]),
  ).flat();
  tables = await Promise.all([
    writeTable('orders', orderColumns, rows),
    writeTable('customers', { id: 'integer', orders: 'integer', spent: ['decimal', 2], region: 'text' }, customers),
    writeTable('ticks', { sensor: 'text', at: 'timestamp' }, ticks),
    writeTable('growth', { day: 'date' }, growth),
    writeTable('empty', { id: 'integer', day: 'date', name: 'text' }, []),
    writeTable('blank', { id: 'integer', day: 'date', name: 'text' }, [
      [null, null, null],
      [null, null, null],
    ]),
    writeTable('od"d; DROP TABLE x', { 'Last "Name"': 'text', "it's": 'integer', SELECT: 'date' }, [
      ["O'Hara", 1, '2024-01-05'],
      ['a"b', 2, '2024-02-05'],
    ]),
    writeTable(
      'pretty',
      { paid: 'text', day: 'text', share: 'text' },
      [
        ['$1,234.50', '05/03/2024', '12.5%'],
        ['-$2.00', '17/12/2024', '99.0%'],
      ],
      {
        paid: { format: '$#,##0.00', type: 'decimal', scale: 2 },
        day: { format: 'DD/MM/YYYY', type: 'date' },
        share: { format: '0.0%', type: 'double' },
      },
    ),
  ]);
});
afterAll(() => database[Symbol.asyncDispose]());

type Case = readonly [check: z.input<typeof Check>, met: boolean, measured: string];
const table = 'orders';

const cases: readonly Case[] = [
  [{ kind: 'rows', table, min: 560, max: 560 }, true, '560 rows'],
  [{ kind: 'rows', table, min: 561, max: 700 }, false, '560 rows'],
  [
    { kind: 'columns', table, names: ['id', 'price'], exact: false },
    true,
    'id, code, category, quantity, price, total, ordered, shipped, member, weight, customer, note',
  ],
  [{ kind: 'columns', table, names: ['id', 'cost'], exact: false }, false, 'without cost'],
  [
    { kind: 'columns', table: 'customers', names: ['id', 'orders', 'spent', 'region'], exact: true },
    true,
    'id, orders, spent, region',
  ],
  [
    { kind: 'columns', table: 'customers', names: ['orders', 'id', 'spent', 'region'], exact: true },
    false,
    'in another order: id, orders, spent, region',
  ],
  [{ kind: 'columns', table: 'customers', names: ['id', 'orders'], exact: true }, false, 'also spent, region'],
  [{ kind: 'column-count', table, min: 12, max: 12 }, true, '12 columns'],
  [{ kind: 'column-count', table, min: 1, max: 11 }, false, '12 columns'],
  [{ kind: 'range', table, column: 'quantity', min: 1, max: 5 }, true, '1 to 5'],
  [{ kind: 'range', table, column: 'quantity', min: 1, max: 5, exclusive: 'max' }, false, '1 to 5'],
  [{ kind: 'range', table, column: 'quantity', where: 'quantity > 2', min: 3 }, true, '3 to 5'],
  [{ kind: 'range', table, column: 'price', min: 1, max: 9.94 }, false, '1.01 to 9.95'],
  [
    { kind: 'range', table, column: 'ordered', min: '2024-01-01', max: '2025-12-28' },
    true,
    '2024-01-01 00:30:00 to 2025-12-27 13:30:00',
  ],
  [
    { kind: 'range', table, column: 'ordered', min: '2024-01-01', max: '2025-12-27T13:00' },
    false,
    '2024-01-01 00:30:00 to 2025-12-27 13:30:00',
  ],
  [{ kind: 'range', table, column: 'ordered', max: '2025-12-27' }, true, '2024-01-01 00:30:00 to 2025-12-27 13:30:00'],
  [
    { kind: 'range', table, column: 'ordered', max: '2025-12-27', exclusive: 'max' },
    false,
    '2024-01-01 00:30:00 to 2025-12-27 13:30:00',
  ],
  [{ kind: 'range', table, column: 'shipped', min: '2024-01-04', max: '2025-12-30' }, true, '2024-01-04 to 2025-12-30'],
  [
    { kind: 'values', table, column: 'category', values: ['toys', 'books', 'food', 'garden'] },
    true,
    'all 560 among 4 values',
  ],
  [
    { kind: 'values', table, column: 'category', values: ['toys', 'books', 'food'] },
    false,
    '140 rows with another value, such as "garden"',
  ],
  [{ kind: 'values', table, column: 'quantity', values: [1, 2, 3, 4, 5] }, true, 'all 560 among 5 values'],
  [{ kind: 'values', table, column: 'member', values: ['true', false] }, true, 'all 560 among 2 values'],
  [
    {
      kind: 'counts',
      table,
      column: 'member',
      counts: [
        { value: true, count: 112 },
        { value: false, count: 448 },
      ],
    },
    true,
    'true 112, false 448',
  ],
  [{ kind: 'counts', table, column: 'category', counts: [{ value: 'toys', count: 141 }] }, false, 'toys 140'],
  [{ kind: 'share', table, expression: 'member', target: 0.2 }, true, '20 % (112 of 560)'],
  [
    { kind: 'share', table, expression: 'category == "toys"', target: 0.5, where: 'quantity > 1' },
    false,
    '25 % (112 of 448)',
  ],
  [{ kind: 'share', table, expression: 'member', target: 0.21, tolerance: 0.005 }, false, '20 % (112 of 560)'],
  [{ kind: 'share-between', table, expression: 'member', min: 0.2, max: 0.3 }, true, '20 % (112 of 560)'],
  [{ kind: 'share-between', table, expression: 'member', min: 0.21, max: 0.3 }, false, '20 % (112 of 560)'],
  [{ kind: 'nulls', table, column: 'note', target: 0.1 }, true, '10 % empty (56 of 560)'],
  [{ kind: 'nulls', table, column: 'note', target: 0 }, false, '10 % empty (56 of 560)'],
  [{ kind: 'unique', table, columns: ['id'] }, true, 'all 560 distinct'],
  [{ kind: 'unique', table, columns: ['code'] }, true, 'all 560 distinct'],
  [{ kind: 'unique', table, columns: ['customer'] }, false, '10 distinct among 560'],
  [{ kind: 'unique', table, columns: ['customer', 'id'] }, true, 'all 560 distinct'],
  [{ kind: 'unique', table, columns: ['customer', 'category'] }, false, '20 distinct among 560'],
  [{ kind: 'distinct', table, column: 'category', min: 4, max: 4 }, true, '4 distinct values'],
  [{ kind: 'distinct', table, column: 'customer', min: 11 }, false, '10 distinct values'],
  [{ kind: 'pattern', table, column: 'code', regex: '^AB-\\d{4}$' }, true, 'all 560 fit'],
  [
    { kind: 'pattern', table, column: 'code', regex: '^AB-0[0-3]' },
    false,
    '161 rows of 560 not of that form, such as "AB-0400"',
  ],
  [{ kind: 'pattern', table, column: 'id', regex: '^\\d+$' }, true, 'all 560 fit'],
  [{ kind: 'pattern', table, column: 'code', regex: '^[A-Z0-9-]{0,5000}$' }, true, 'all 560 fit'],
  [
    { kind: 'pattern', table, column: 'code', regex: '^[\\s\\S]{1200,}$' },
    false,
    '560 rows of 560 not of that form, such as "AB-0001"',
  ],
  [
    { kind: 'pattern', table, column: 'code', regex: '^[A-Z]{0,2000}$' },
    false,
    '560 rows of 560 not of that form, such as "AB-0001"',
  ],
  [{ kind: 'length', table, column: 'code', min: 7, max: 7 }, true, '7 to 7 characters'],
  [{ kind: 'length', table, column: 'category', max: 5 }, false, '4 to 6 characters, 140 outside'],
  [{ kind: 'length', table, column: 'category', of: 'words', min: 1, max: 1 }, true, '1 to 1 words'],
  [{ kind: 'duplicates', table, same: ['id'], target: 0 }, true, '0 % (0 of 560 rows)'],
  [{ kind: 'duplicates', table, same: ['category', 'quantity'], target: 0.9643 }, true, '96.43 % (540 of 560 rows)'],
  [
    { kind: 'duplicates', table, same: ['category', 'quantity'], differ: ['member'], target: 0.5 },
    false,
    '0 % (0 of 560 rows)',
  ],
  [{ kind: 'rule', table, expression: 'total == round(quantity * price, 2)' }, true, '0 rows break it'],
  [{ kind: 'rule', table, expression: 'quantity < 5' }, false, '112 rows of 560 break it'],
  [{ kind: 'rule', table, expression: 'note == "ok"' }, true, '0 rows break it'],
  [{ kind: 'rule', table, expression: 'quantity == 5', where: 'quantity > 4' }, true, '0 rows break it'],
  [{ kind: 'statistic', table, column: 'quantity', statistic: 'mean', target: 3 }, true, 'mean 3'],
  [{ kind: 'statistic', table, column: 'quantity', statistic: 'mean', target: 3.5 }, false, 'mean 3'],
  [{ kind: 'statistic', table, column: 'quantity', statistic: 'median', min: 3, max: 3 }, true, 'median 3'],
  [{ kind: 'statistic', table, column: 'quantity', statistic: 'sum', target: 1680, tolerance: 0 }, true, 'sum 1,680'],
  [{ kind: 'statistic', table, column: 'quantity', statistic: 'sd', min: 2 }, false, 'sd 1.4155'],
  [
    { kind: 'group-order', table: 'customers', group: 'region', column: 'id', order: ['north', 'south'] },
    true,
    'means north 3, south 8',
  ],
  [
    { kind: 'group-order', table: 'customers', group: 'region', column: 'id', order: ['south', 'north'] },
    false,
    'means south 8, north 3',
  ],
  [{ kind: 'correlation', table, a: 'quantity', b: 'weight', sign: '+', min: 0.9 }, true, 'correlation 1'],
  [{ kind: 'correlation', table, a: 'quantity', b: 'weight', sign: '-' }, false, 'correlation 1'],
  [
    { kind: 'correlation', table, a: 'id', b: 'ordered', sign: '+', ranks: true, target: 1 },
    true,
    'rank correlation 1',
  ],
  [
    { kind: 'correlation', table, a: 'id', b: 'price', sign: '+', ranks: true, target: 0.5 },
    false,
    'rank correlation 0.047',
  ],
  [
    { kind: 'peak', table, column: 'ordered', grain: 'month', at: [11], direction: 'spike', factor: 2.5 },
    true,
    'November 2024: 60 rows, 3×; November 2025: 60 rows, 3× the median month (20)',
  ],
  [
    { kind: 'peak', table, column: 'ordered', grain: 'month', at: ['2025-11'], direction: 'spike', factor: 3.5 },
    false,
    'November 2025: 60 rows, 3× the median month (20)',
  ],
  [
    { kind: 'peak', table, column: 'ordered', grain: 'month', at: [5], direction: 'dip', factor: 0.5 },
    false,
    'May 2024: 20 rows, 1×; May 2025: 20 rows, 1× the median month (20)',
  ],
  [
    {
      kind: 'peak',
      table,
      column: 'ordered',
      grain: 'month',
      at: [11],
      direction: 'spike',
      factor: 2.5,
      measure: 'quantity',
    },
    true,
    'November 2024: quantity 180, 3×; November 2025: quantity 180, 3× the median month (60)',
  ],
  [
    { kind: 'peak', table, column: 'ordered', grain: 'day', at: ['2024-11-01'], direction: 'spike', factor: 2 },
    true,
    '2024-11-01: 3 rows, 3× the median day (1)',
  ],
  [
    { kind: 'peak', table, column: 'ordered', grain: 'month', at: ['2030-01'], direction: 'spike', factor: 2 },
    false,
    'nothing in 2030-01',
  ],
  [
    { kind: 'peak', table, column: 'ordered', grain: 'hour', at: [3], direction: 'spike', factor: 5 },
    false,
    '03:00: 4 rows, 0.14× the median hour (28)',
  ],
  [
    { kind: 'peak', table, column: 'ordered', grain: 'weekday', at: [6, 7], direction: 'dip', factor: 1.5 },
    true,
    'Saturday: 0.8 rows a day, 1.05×; Sunday: 0.7 rows a day, 0.91× the median weekday (0.8)',
  ],
  [
    { kind: 'period', table, column: 'ordered', from: '2024-11-01', to: '2024-12-01', how: 'rows', min: 2, max: 4 },
    true,
    '2.79× the rest (rows a day 2 against 0.72)',
  ],
  [
    { kind: 'period', table, column: 'ordered', from: '2024-05-01', to: '2024-06-01', how: 'rows', min: 2 },
    false,
    '0.83× the rest (rows a day 0.65 against 0.78)',
  ],
  [
    {
      kind: 'period',
      table,
      column: 'ordered',
      from: '2024-11-01',
      to: '2024-12-01',
      how: 'mean',
      measure: 'quantity',
      min: 0.9,
      max: 1.1,
    },
    true,
    '1× the rest (mean quantity 3 against 3)',
  ],
  [
    { kind: 'period', table, column: 'ordered', from: '2030-01-01', to: '2030-02-01', how: 'rows', min: 0 },
    false,
    'nothing between 2030-01-01 and 2030-02-01',
  ],
  [
    { kind: 'trend', table: 'growth', column: 'day', per: 'month', how: 'rows', min: 0.04, max: 0.06 },
    true,
    '+5.01 % a month',
  ],
  [
    { kind: 'trend', table: 'growth', column: 'day', per: 'year', how: 'rows', min: 0.9, max: 1 },
    false,
    '+79.87 % a year',
  ],
  [{ kind: 'season', table, column: 'ordered', grain: 'month', how: 'rows', ratio: 2.5 }, true, 'November 3× January'],
  [{ kind: 'season', table, column: 'ordered', grain: 'month', how: 'mean', measure: 'weight', ratio: 2.5 }, false, ''],
  [{ kind: 'order', table, earlier: 'ordered', later: 'shipped' }, true, '0 rows out of order'],
  [{ kind: 'order', table, earlier: 'shipped', later: 'ordered' }, false, '560 rows of 560 out of order'],
  [{ kind: 'dependency', table, from: 'id', to: 'category' }, true, 'each of 560 values of id has one category'],
  [
    { kind: 'dependency', table, from: 'category', to: 'customer' },
    false,
    '4 of 4 values of category have several, such as "books"',
  ],
  [
    { kind: 'foreign-key', table, column: 'customer', parent: { table: 'customers', column: 'id' } },
    true,
    'all 560 found in customers',
  ],
  [
    { kind: 'foreign-key', table, column: 'id', parent: { table: 'customers', column: 'id' } },
    false,
    '550 rows of 560 not in customers, such as "11"',
  ],
  [
    { kind: 'children', table, column: 'customer', parent: { table: 'customers', column: 'id' }, min: 1, max: 60 },
    true,
    '56 to 56 per row of customers, 56 on average',
  ],
  [
    { kind: 'children', table, column: 'customer', parent: { table: 'customers', column: 'id' }, min: 57 },
    false,
    '56 to 56 per row of customers, 56 on average',
  ],
  [
    {
      kind: 'child-sum',
      table: 'customers',
      column: 'spent',
      key: 'id',
      child: { table: 'orders', column: 'total', key: 'customer' },
      how: 'sum',
    },
    true,
    'all 10 add up',
  ],
  [
    {
      kind: 'child-sum',
      table: 'customers',
      column: 'orders',
      key: 'id',
      child: { table: 'orders', column: 'id', key: 'customer' },
      how: 'count',
    },
    true,
    'all 10 add up',
  ],
  [
    {
      kind: 'child-sum',
      table: 'customers',
      column: 'spent',
      key: 'id',
      child: { table: 'orders', column: 'price', key: 'customer' },
      how: 'sum',
    },
    false,
    '8 rows of 10 do not add up',
  ],
  [
    { kind: 'concentration', table, column: 'customer', top: 0.2, min: 0.19, max: 0.21 },
    true,
    'the top 2 of 10 values hold 20 % of rows',
  ],
  [
    { kind: 'concentration', table, column: 'customer', top: 0.2, min: 0.8 },
    false,
    'the top 2 of 10 values hold 20 % of rows',
  ],
  [
    { kind: 'span', table, column: 'ordered', min: 23.5, max: 24, unit: 'month' },
    true,
    '23.87 months, 2024-01-01 00:30:00 to 2025-12-27 13:30:00',
  ],
  [
    { kind: 'span', table, column: 'ordered', min: 3, max: 4, unit: 'year' },
    false,
    '1.99 years, 2024-01-01 00:30:00 to 2025-12-27 13:30:00',
  ],
  [{ kind: 'interval', table: 'ticks', column: 'at', by: 'sensor', seconds: 900 }, true, 'every 900 s'],
  [
    { kind: 'interval', table: 'ticks', column: 'at', seconds: 900 },
    false,
    '24 of 47 ticks otherwise, 0 to 900 s apart',
  ],
  [{ kind: 'type', table, column: 'price', type: 'decimal' }, true, 'decimal'],
  [{ kind: 'type', table, column: 'price', type: 'integer' }, false, 'decimal'],
  [{ kind: 'format', table, format: 'csv' }, true, 'CSV'],
  [{ kind: 'format', table, format: 'parquet' }, false, 'CSV'],
  [{ kind: 'range', table: 'pretty', column: 'paid', min: -2, max: 1234.5 }, true, '-2 to 1,234.5'],
  [
    { kind: 'range', table: 'pretty', column: 'day', min: '2024-03-05', max: '2024-12-17' },
    true,
    '2024-03-05 to 2024-12-17',
  ],
  [{ kind: 'range', table: 'pretty', column: 'share', min: 0, max: 1 }, true, '0.125 to 0.99'],
  [{ kind: 'pattern', table: 'pretty', column: 'day', regex: '^\\d{2}/\\d{2}/\\d{4}$' }, true, 'all 2 fit'],
  [
    { kind: 'pattern', table: 'pretty', column: 'paid', regex: '^\\$' },
    false,
    '1 row of 2 not of that form, such as "-$2.00"',
  ],
  [{ kind: 'rule', table: 'pretty', expression: 'year(day) == 2024 and paid > -3' }, true, '0 rows break it'],
];

test.each(cases)('%j is met: %s', async (check, met, measured) => {
  const got = await measureOne(check, tables, database);
  expect([got.met, measured === '' ? '' : got.measured]).toEqual([met, measured]);
});

test('every kind of check has a table that meets it and one that breaks it', () => {
  const outcomes = new Map<CheckKind, Set<boolean>>();
  for (const [check, met] of cases) outcomes.set(check.kind, (outcomes.get(check.kind) ?? new Set()).add(met));
  expect([...outcomes].filter(([, seen]) => seen.size < 2).map(([kind]) => kind)).toEqual([]);
  expect(outcomes.size).toBe(32);
});

const kinds: readonly z.input<typeof Check>[] = [
  { kind: 'range', table, column: 'id', min: 0 },
  { kind: 'values', table, column: 'name', values: ['a'] },
  { kind: 'share', table, expression: 'id > 1', target: 0.5 },
  { kind: 'share-between', table, expression: 'id > 1', min: 0, max: 1 },
  { kind: 'unique', table, columns: ['id'] },
  { kind: 'unique', table, columns: ['id', 'name'] },
  { kind: 'distinct', table, column: 'name', min: 0 },
  { kind: 'pattern', table, column: 'name', regex: '.' },
  { kind: 'statistic', table, column: 'id', statistic: 'mean', min: 0 },
  { kind: 'group-order', table, group: 'name', column: 'id', order: ['a', 'b'] },
  { kind: 'correlation', table, a: 'id', b: 'day', sign: '+' },
  { kind: 'correlation', table, a: 'id', b: 'day', sign: '+', ranks: true },
  { kind: 'peak', table, column: 'day', grain: 'month', at: [1], direction: 'spike', factor: 1 },
  { kind: 'peak', table, column: 'day', grain: 'month', at: [1], direction: 'spike', factor: 1, measure: 'id' },
  { kind: 'period', table, column: 'day', from: '2024-01-01', to: '2024-02-01', how: 'rows', min: 0 },
  { kind: 'trend', table, column: 'day', per: 'month', how: 'rows', min: -1, max: 1 },
  { kind: 'season', table, column: 'day', grain: 'month', how: 'rows', ratio: 1 },
  { kind: 'order', table, earlier: 'day', later: 'day' },
  { kind: 'dependency', table, from: 'id', to: 'name' },
  { kind: 'foreign-key', table, column: 'id', parent: { table: 'orders', column: 'id' } },
  { kind: 'concentration', table, column: 'id', top: 0.2, min: 0 },
  { kind: 'span', table, column: 'day', min: 0, max: 9, unit: 'day' },
  { kind: 'interval', table, column: 'day', seconds: 1 },
];

test.each(['empty', 'blank'])('a table that is %s meets nothing, and says so', async (name) => {
  for (const check of kinds) {
    const got = await measureOne({ ...check, table: name }, tables, database);
    if (name === 'blank' && (check.kind === 'share-between' || check.kind === 'share')) continue;
    expect([check.kind, got.met, got.measured]).toEqual([
      check.kind,
      false,
      expect.stringMatching(/^(?:no |nothing|fewer|too few)/u),
    ]);
  }
});

test('a missing column or table, or an expression that does not fit, is said and not thrown', async () => {
  const asked: readonly (readonly [z.input<typeof Check>, string])[] = [
    [{ kind: 'range', table, column: 'cost', min: 0 }, 'there is no column "cost" in orders'],
    [{ kind: 'rows', table: 'nowhere', min: 0, max: 1 }, 'there is no table "nowhere"'],
    [
      { kind: 'foreign-key', table, column: 'id', parent: { table: 'nowhere', column: 'id' } },
      'there is no table "nowhere"',
    ],
    [{ kind: 'rule', table, expression: 'price + category > 1' }, expect.stringContaining('cannot be measured')],
    [{ kind: 'rule', table, expression: 'category' }, '"category" is not true or false'],
    [
      { kind: 'peak', table, column: 'price', grain: 'month', at: [1], direction: 'spike', factor: 1 },
      '"price" holds no moments, not dates',
    ],
    [{ kind: 'pattern', table, column: 'code', regex: '(?=a)' }, expect.stringContaining('looks ahead')],
    [{ kind: 'values', table, column: 'ordered', values: ['soon'] }, expect.stringContaining('cannot be compared')],
  ];
  for (const [check, words] of asked)
    expect(await measureOne(check, tables, database)).toEqual({
      text: 'wish',
      asked: 'asked',
      check: expect.anything(),
      measured: words,
      met: false,
      detail: [],
    });
});

test('names with quotes, words of SQL and commands are only names', async () => {
  const odd = 'od"d; DROP TABLE x';
  const asked: readonly z.input<typeof Check>[] = [
    { kind: 'unique', table: odd, columns: ['Last "Name"'] },
    { kind: 'values', table: odd, column: 'Last "Name"', values: ["O'Hara", 'a"b'] },
    { kind: 'range', table: odd, column: "it's", min: 1, max: 2 },
    { kind: 'span', table: odd, column: 'SELECT', min: 32, max: 32, unit: 'day' },
    {
      kind: 'rule',
      table: odd,
      expression: '`it\'s` > 0 and year(`SELECT`) == 2024 and `Last "Name"` != "x\' OR 1=1 --"',
    },
    { kind: 'dependency', table: odd, from: 'Last "Name"', to: "it's" },
  ];
  for (const check of asked) expect((await measureOne(check, tables, database)).met).toBe(true);
});
