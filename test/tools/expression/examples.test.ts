import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/table/database.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';
import { castTo } from '../../../src/tools/expression/cast-to.ts';
import { compileExpression, type ExpressionColumn } from '../../../src/tools/expression/compile-expression.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ threads: 1 });
});
afterAll(() => database[Symbol.asyncDispose]());

const list: readonly ExpressionColumn[] = [
  { name: 'i', type: 'integer' },
  { name: 'p', type: 'decimal', scale: 2 },
  { name: 'd', type: 'double' },
  { name: 's', type: 'text' },
  { name: 'day', type: 'date' },
  { name: 'ts', type: 'timestamp' },
  { name: 'tm', type: 'time' },
  { name: 'b', type: 'boolean' },
  { name: 'n', type: 'integer' },
];
const columns = new Map(list.map((column) => [column.name, column]));
const row = `SELECT CAST(7 AS BIGINT) AS i, CAST(19.99 AS DECIMAL(18,2)) AS p, CAST(2.5 AS DOUBLE) AS d, 'Ann Lee' AS s, DATE '2024-02-29' AS day, TIMESTAMP '2024-03-15 13:45:30' AS ts, TIME '08:30:00' AS tm, TRUE AS b, CAST(NULL AS BIGINT) AS n`;

async function evaluated(text: string): Promise<readonly [string, unknown]> {
  const result = await compileExpression(text, columns);
  if (!result.ok) throw new Error(result.reason);
  const [answer] = await database.all(`SELECT ${result.compiled.sql} AS x FROM (${row}) AS t`);
  return [result.compiled.type, answer?.['x']];
}

test.each([
  ['round(i * p, 2)', 'decimal', '139.93'],
  ['i * p * (1 - 0.15)', 'decimal', '118.9405'],
  ['p / 3', 'double', 6.663333333333333],
  ['round(p / 3, 2)', 'double', 6.66],
  ['-i ^ 2', 'double', -49],
  ['i % 4 + -i mod 4', 'integer', 4],
  ['-5.5 % 3', 'decimal', '0.5'],
  ['i / 0', 'double', null],
  ['i % 0', 'integer', null],
  ['sqrt(-1)', 'double', null],
  ['log(0)', 'double', null],
  ['exp(1000)', 'double', null],
  ['1 / (1 / 0)', 'double', null],
  ['i * 9007199254740991 * 9007199254740991', 'integer', null],
  ['i * 9007199254740991 * 1000 / 1000', 'double', 63050394783186936],
  ['round(2.5) + round(-2.5)', 'integer', 0],
  ['round(1.005, 2)', 'decimal', '1.01'],
  ['round(1250, -2)', 'integer', 1300],
  ['trunc(-1.7)', 'integer', -1],
  ['ceil(p) - floor(p)', 'integer', 1],
  ['1 < i <= 7', 'boolean', true],
  ['0.1 + 0.2 == 0.3', 'boolean', true],
  ['d * 3 == 7.5', 'boolean', true],
  ['n > 1 or b', 'boolean', true],
  ['n > 1 and b', 'boolean', null],
  ['not (n > 1)', 'boolean', null],
  ['b xor b', 'boolean', false],
  ['n ? 1 : 2', 'integer', 2],
  ['isnull(n) and not isnull(i)', 'boolean', true],
  ['coalesce(n, p, 3)', 'decimal', '19.99'],
  ['min(n, 3)', 'integer', null],
  ['max(i, p)', 'decimal', '19.99'],
  ['in(s, "Bob", "Ann Lee")', 'boolean', true],
  ['between(i, 7, 9)', 'boolean', true],
  ['concat(upper(s), " ", i, " ", p, " ", d, " ", day)', 'text', 'ANN LEE 7 19.99 2.5 2024-02-29'],
  ['concat(s, n)', 'text', null],
  ['capitalize("hELLO there")', 'text', 'Hello there'],
  ['substring(s, 5)', 'text', 'Lee'],
  ['substring(s, 1, 3)', 'text', 'Ann'],
  ['left(s, 3)', 'text', 'Ann'],
  ['right(s, 3)', 'text', 'Lee'],
  ['padLeft(i, 4)', 'text', '0007'],
  ['padLeft("12345", 3)', 'text', '12345'],
  ['replace(s, "Ann", "Jo")', 'text', 'Jo Lee'],
  ['slug(" Crème Brûlée & Co. ")', 'text', 'creme-brulee-co'],
  ['trim("  x ")', 'text', 'x'],
  ['matches(s, "^A\\w+ L")', 'boolean', true],
  ['matches(s, "(?i)^ann")', 'boolean', true],
  ['s < "ann"', 'boolean', true],
  ['s == "ann lee"', 'boolean', false],
  ['number("12.5") + 1', 'double', 13.5],
  ['number("x")', 'double', null],
  ['text(p)', 'text', '19.99'],
  ['day < "2024-03-15"', 'boolean', true],
  ['ts >= "2024-03-15"', 'boolean', true],
  ['ts == "2024-03-15T13:45:30"', 'boolean', true],
  ['tm > "08:00"', 'boolean', true],
  ['weekday(day)', 'integer', 4],
  ['quarter(day) * 100 + month(day)', 'integer', 102],
  ['hour(ts) * 3600 + minute(ts) * 60 + second(ts)', 'integer', 49530],
  ['hour(tm)', 'integer', 8],
  ['days(day, "2024-03-15")', 'integer', 15],
  ['days(day, ts)', 'double', 15.573263888888889],
  ['hours(day, "2024-03-01")', 'integer', 24],
  ['dateDiff("month", day, ts)', 'integer', 0],
  ['dateDiff("day", day, ts)', 'integer', 15],
  ['dateAdd("month", 12, day)', 'date', '2025-02-28'],
  ['dateAdd("hour", 1.4, ts)', 'timestamp', '2024-03-15T14:45:30'],
  ['dateAdd("year", 1000000000, day)', 'date', null],
  ['dateTrunc("month", ts)', 'timestamp', '2024-03-01T00:00:00'],
  ['dateTrunc("year", day)', 'date', '2024-01-01'],
  ['weekdayName(day, "en")', 'text', 'Thursday'],
  ['weekdayName(day, "es")', 'text', 'jueves'],
  ['weekdayName(day, "nl")', 'text', 'donderdag'],
  ['monthName(ts, "de")', 'text', 'März'],
  ['monthName(ts, "fr")', 'text', 'mars'],
  ['monthName(ts, "pt_BR")', 'text', 'março'],
  ['monthName(ts, "it")', 'text', 'marzo'],
  ['age("1990-03-15", "2024-03-14")', 'integer', 33],
  ['age("1990-03-15", "2024-03-15")', 'integer', 34],
  ['date("2024-01-05")', 'date', '2024-01-05'],
  ['if(i > 5, day, "2020-01-01")', 'date', '2024-02-29'],
  ['i > "5"', 'boolean', true],
  ['b == "true"', 'boolean', true],
])('%s is %s %s', async (text, type, value) => {
  expect(await evaluated(text)).toEqual([type, value]);
});

test.each([
  ['p', 'decimal', 'decimal', 1, '20.0'],
  ['0 - 2.5', 'decimal', 'integer', null, -3],
  ['d', 'double', 'integer', null, 3],
  ['d / 1000', 'double', 'decimal', 3, '0.003'],
  ['d * 1e300', 'double', 'decimal', 2, null],
  ['d * 1e300', 'double', 'integer', null, null],
  ['p', 'decimal', 'double', null, 19.99],
  ['d / 3', 'double', 'double', 2, 0.83],
  ['d * 2', 'double', 'text', null, '5'],
  ['b', 'boolean', 'integer', null, 1],
  ['s', 'text', 'integer', null, null],
  ['"12.5"', 'text', 'decimal', 1, '12.5'],
  ['ts', 'timestamp', 'date', null, '2024-03-15'],
  ['day', 'date', 'timestamp', null, '2024-02-29T00:00:00'],
  ['ts', 'timestamp', 'time', null, '13:45:30'],
  ['"yes"', 'text', 'boolean', null, true],
  ['i', 'integer', 'text', null, '7'],
] as const)('%s (%s) as %s with %s digits is %s', async (text, from, to, scale, want) => {
  const result = await compileExpression(text, columns);
  if (!result.ok) throw new Error(result.reason);
  const [answer] = await database.all(
    `SELECT ${castTo(result.compiled.sql, result.compiled.type, to, scale)} AS x FROM (${row}) AS t`,
  );
  expect([result.compiled.type, answer?.['x']]).toEqual([from, want]);
});

test('a column may have any name', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .string({ unit: 'binary', minLength: 1, maxLength: 20 })
        .filter((name) => !name.includes('\0') && !/\p{Surrogate}/u.test(name)),
      fc.string({ maxLength: 20 }),
      async (name, value) => {
        const quoted = `\`${name.replaceAll('`', '``')}\``;
        const text = JSON.stringify(value);
        const result = await compileExpression(
          `concat(${quoted}, ${text}) == concat(${text}, ${text})`,
          new Map([[name, { name, type: 'text' }]]),
        );
        if (!result.ok) throw new Error(result.reason);
        expect(result.compiled.columns).toEqual([name]);
        const [answer] = await database.all(
          `SELECT ${result.compiled.sql} AS x FROM (SELECT '${value.replaceAll("'", "''")}' AS "${name.replaceAll('"', '""')}") AS t`,
        );
        expect(answer).toEqual({ x: true });
      },
    ),
    {
      numRuns: 300,
      seed: 5,
      examples: [
        ['a"b', "'; DROP TABLE x; --"],
        ['`', '`'],
        ['mod', '\\'],
        ["it's", '"'],
      ],
    },
  );
});

test('columns are named once each, in order', async () => {
  const result = await compileExpression('p * i + p - d', columns);
  expect(result.ok && result.compiled.columns).toEqual(['p', 'i', 'd']);
});

test('an overflow in one row leaves the other rows alone, and shared parts are safe', async () => {
  const sql: string[] = [];
  for (const text of [
    'i * j',
    'i * j + 1',
    '(i * j) / 10',
    'i * j > 5',
    'round(i * j * 0.5, 1)',
    'isnull(i * j * i)',
    'coalesce(i * j * i * i * j, 0 - 1)',
  ]) {
    const result = await compileExpression(
      text,
      new Map([
        ['i', { name: 'i', type: 'integer' }],
        ['j', { name: 'j', type: 'integer' }],
      ]),
    );
    if (!result.ok) throw new Error(result.reason);
    sql.push(result.compiled.sql);
  }
  const rows = await database.all(
    `SELECT ${sql.map((one, at) => `${one} AS x${at}`).join(', ')} FROM (VALUES (CAST(2 AS BIGINT), CAST(3 AS BIGINT)), (9007199254740991, 9007199254740991), (NULL, 1)) AS t(i, j)`,
  );
  expect(rows).toEqual([
    { x0: 6, x1: 7, x2: 0.6, x3: true, x4: '3.0', x5: false, x6: 72 },
    { x0: null, x1: null, x2: 8.112963841460666e30, x3: true, x4: null, x5: true, x6: -1 },
    { x0: null, x1: null, x2: null, x3: null, x4: null, x5: true, x6: -1 },
  ]);
});
