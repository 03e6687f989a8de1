import { expect, it } from 'vitest';
import { checkPlan } from '../../../src/agent/check-plan/check-plan.ts';
import { readPlan, type PlanDraft } from '../../../src/contract/plan.ts';
import { createPoolSource } from '../../../src/knowledge/pool-source.ts';

type TableDraft = NonNullable<PlanDraft['tables']>[number];
type ColumnDraft = TableDraft['columns'][number];

const id: ColumnDraft = { name: 'id', type: 'integer', source: { kind: 'sequence' } };

async function codesOf(
  tables: readonly TableDraft[],
  requirements: PlanDraft['requirements'] = [],
): Promise<readonly string[]> {
  const read = readPlan({ version: 1, request: '', seed: 1, tables, requirements });
  if (!read.ok) throw new Error(read.reason);
  const violations = await checkPlan(read.value, createPoolSource());
  return violations.map(({ code, message, site }) => `${code} ${site.table ?? ''}.${site.column ?? ''}: ${message}`);
}

const withColumn = (column: ColumnDraft, more: Partial<TableDraft> = {}): readonly TableDraft[] => [
  { name: 't', rows: 10, columns: [id, column], ...more },
];
const number = (min: number, max: number): ColumnDraft['source'] => ({
  kind: 'number',
  distribution: { kind: 'uniform', min, max },
});

it('accepts a plan that can run', async () => {
  expect(await codesOf(withColumn({ name: 'age', type: 'integer', source: number(18, 65) }))).toEqual([]);
});

it.each<[string, readonly TableDraft[], string]>([
  [
    'two writers of one column',
    [{ name: 't', rows: 1, columns: [id, id] }],
    "name-repeated t.id: two columns are called 'id': a column has one writer",
  ],
  [
    'two tables of one name',
    [
      { name: 't', rows: 1, columns: [id] },
      { name: 't', rows: 1, columns: [id] },
    ],
    "name-repeated t.: two tables are called 't'",
  ],
  [
    'a reference to a missing table',
    [{ name: 't', rows: 1, columns: [id], references: [{ name: 'r', table: 'nowhere' }] }],
    "name-unknown t.: the reference 'r' points at the table 'nowhere', which is not in the plan",
  ],
  [
    'a lookup without a reference',
    withColumn({ name: 'x', type: 'text', source: { kind: 'lookup', reference: 'r', column: 'id' } }),
    "name-unknown t.x: looks up through the reference 'r', which the table does not have",
  ],
  [
    'a moment after a missing column',
    withColumn({
      name: 'x',
      type: 'date',
      source: { kind: 'moment', after: { column: 'y', gap: { kind: 'uniform', min: 1, max: 2 }, unit: 'day' } },
    }),
    "name-unknown t.x: the source 'moment' names the column 'y', which the table does not have",
  ],
  [
    'a clock without a panel',
    withColumn({ name: 'x', type: 'timestamp', source: { kind: 'clock' } }),
    "source-unavailable t.x: a 'clock' source needs a panel, and the table has none",
  ],
  [
    'a table without rows',
    [{ name: 't', rows: null, columns: [id] }],
    'rows-missing t.: the table says no number of rows, and neither a panel nor the children of a reference give one',
  ],
  [
    'text in a number source',
    withColumn({ name: 'x', type: 'date', source: number(1, 2) }),
    "type-mismatch t.x: a 'number' source cannot fill a column of type 'date'",
  ],
  [
    'an empty range',
    withColumn({
      name: 'x',
      type: 'integer',
      source: { ...number(0, 100), min: 60, max: 20 } as ColumnDraft['source'],
    }),
    'range-empty t.x: the least value (60) lies above the greatest (20)',
  ],
  [
    'bounds outside the distribution',
    withColumn({ name: 'x', type: 'integer', source: { ...number(0, 10), min: 20, max: 30 } as ColumnDraft['source'] }),
    'range-empty t.x: no value of the distribution (0 to 10) lies within the bounds (20 to 30)',
  ],
  [
    'a span that ends before it starts',
    withColumn({ name: 'x', type: 'date', source: { kind: 'moment', from: '2025-01-01', to: '2024-01-01' } }),
    'range-empty t.x: the span ends (2024-01-01) before it starts (2025-01-01)',
  ],
  [
    'weights of zero',
    withColumn({ name: 'x', type: 'text', source: { kind: 'category', values: [{ value: 'a', weight: 0 }] } }),
    'range-empty t.x: every weight is zero, so no value could be chosen',
  ],
  [
    'too few codes',
    withColumn({ name: 'x', type: 'text', unique: true, source: { kind: 'pattern', pattern: '#' } }, { rows: 11 }),
    "too-few-values t.x: 11 rows must all differ, but the pattern '#' has only 10 values",
  ],
  [
    'too few numbers',
    withColumn({ name: 'x', type: 'integer', unique: true, source: number(1, 5) }),
    'too-few-values t.x: 10 rows must all differ, but its source has only 5 values',
  ],
  [
    'a pool nobody has',
    withColumn({ name: 'x', type: 'text', source: { kind: 'entity', pool: 'unheard_of', part: 'name', of: 'x' } }),
    "pool-unknown t.x: the knowledge base has no pool 'unheard_of'",
  ],
  [
    'a grammar nobody has',
    withColumn({ name: 'x', type: 'text', source: { kind: 'text', grammar: 'unheard_of' } }),
    "pool-unknown t.x: the knowledge base has no text grammar 'unheard_of'",
  ],
])('refuses %s', async (_name, tables, expected) => {
  expect(await codesOf(tables)).toEqual([expected]);
});

it('names a cycle, also across tables', async () => {
  const own = await codesOf(
    withColumn(
      { name: 'a', type: 'integer', source: { kind: 'formula', expression: 'b + 1' } },
      {
        columns: [
          { name: 'a', type: 'integer', source: { kind: 'formula', expression: 'b + 1' } },
          { name: 'b', type: 'integer', source: { kind: 'formula', expression: 'a + 1' } },
        ],
      },
    ),
  );
  expect(own).toEqual(['cycle t.a: these need each other, so none can come first: t.a → t.b → t.a']);
  const across = await codesOf([
    {
      name: 'p',
      rows: 2,
      columns: [
        id,
        {
          name: 'sum',
          type: 'integer',
          source: { kind: 'aggregate', table: 'c', reference: 'p', how: 'sum', column: 'x' },
        },
      ],
    },
    {
      name: 'c',
      rows: 4,
      references: [{ name: 'p', table: 'p' }],
      columns: [{ name: 'x', type: 'integer', source: { kind: 'lookup', reference: 'p', column: 'sum' } }],
    },
  ]);
  expect(across).toEqual(['cycle p.sum: these need each other, so none can come first: p.sum → c.x → p.sum']);
});

it.each([
  'import("fs")',
  'constructor.constructor("return 1")()',
  '9^9^9^9^9',
  'id.constructor',
  'f(x) = x',
  'id = 3',
  '[1, 2, 3]',
  'cos(id',
  'unknown_function(id)',
  'missing + 1',
])('refuses the expression %s', async (expression) => {
  const codes = await codesOf(withColumn({ name: 'x', type: 'double', source: { kind: 'formula', expression } }));
  expect(codes).toHaveLength(1);
  expect(codes[0]).toMatch(/^expression-invalid t\.x: /u);
});

it('refuses requirements that contradict themselves or look at columns that are not written', async () => {
  const hidden: ColumnDraft = { name: 'h', type: 'integer', source: { kind: 'sequence' }, hidden: true };
  const codes = await codesOf(withColumn(hidden), [
    {
      text: 'age over 30 and under 20',
      asked: '',
      check: { kind: 'range', table: 't', column: 'id', min: 30, max: 20 },
    },
    { text: 'h is unique', asked: '', check: { kind: 'unique', table: 't', columns: ['h'] } },
    { text: 'codes', asked: '', check: { kind: 'pattern', table: 't', column: 'id', regex: '(' } },
  ]);
  expect(codes).toEqual([
    "contradiction t.id: 'age over 30 and under 20' asks for at least 30 and at most 20",
    "name-unknown t.h: the requirement 'h is unique' is about the column 'h', which is hidden, so the file will not have it",
    "expression-invalid t.id: '(' is not a regular expression",
  ]);
});

it('refuses children that cannot add up, and panels that contradict the number of rows', async () => {
  const parent: TableDraft = { name: 'p', rows: 10, columns: [id] };
  expect(
    await codesOf([
      parent,
      { name: 'c', rows: 100, columns: [id], references: [{ name: 'p', table: 'p', children: { min: 1, max: 5 } }] },
    ]),
  ).toEqual(["contradiction c.: 100 rows cannot be shared among 10 rows of 'p' with 1 to 5 each"]);
  expect(
    await codesOf([
      {
        name: 's',
        rows: 7,
        panel: { entities: 2, ticks: 3, start: '2025-01-01', step: { amount: 1, unit: 'hour' } },
        columns: [{ name: 'at', type: 'timestamp', source: { kind: 'clock' } }],
      },
    ]),
  ).toEqual(['contradiction s.: the panel has 2 entities × 3 ticks = 6 rows, and the table says 7']);
});

const ring = (where: string | undefined): readonly TableDraft[] => [
  {
    name: 'a',
    rows: 3,
    columns: [id],
    references: [{ name: 'b', table: 'b', ...(where === undefined ? {} : { where }) }],
  },
  {
    name: 'b',
    rows: 3,
    columns: [id],
    references: [{ name: 'a', table: 'a', ...(where === undefined ? {} : { where }) }],
  },
];

it('lets tables point at each other unless each needs the other’s cells to be ready', async () => {
  expect(await codesOf(ring(undefined))).toEqual([]);
  expect(await codesOf(ring('id > 1'))).toEqual([
    'cycle a.(rows): these need each other, so none can come first: a.(rows) → b.(rows) → a.(rows)',
  ]);
});

const member: TableDraft = { name: 'm', rows: 10, columns: [id] };
const loan = (more: Partial<TableDraft>, rows = 40): readonly TableDraft[] => [
  member,
  {
    name: 'l',
    rows,
    key: ['id'],
    references: [{ name: 'm', table: 'm' }],
    columns: [
      { ...id, unique: true },
      { name: 'm', type: 'integer', source: { kind: 'lookup', reference: 'm', column: 'id' } },
      { name: 'day', type: 'date', source: { kind: 'moment', from: '2026-01-01', to: '2026-01-05', grain: 'day' } },
      { name: 'hours', type: 'integer', source: number(4, 9) },
    ],
    ...more,
  },
];
const perDay = { text: 'one a day', by: [{ column: 'm' }, { column: 'day' }], most: 1 };

it('accepts limits with just enough room, and duplicates that may differ', async () => {
  expect(await codesOf(loan({ limits: [perDay] }))).toEqual([]);
  expect(await codesOf(loan({ duplicates: { share: 0.1, near: true } }))).toEqual([]);
});

it.each<[string, readonly TableDraft[], string]>([
  [
    'a space that is too small',
    loan({ limits: [perDay] }, 41),
    "too-few-values l.m: 'one a day' leaves room for 40 rows, and the table is to have 41",
  ],
  [
    'a sum that cannot stay below its cap',
    loan({ limits: [{ text: 'ten a day', by: [{ column: 'day' }], most: 10, of: 'hours' }] }),
    "too-few-values l.day: 'ten a day' leaves room for 10 rows, and the table is to have 40",
  ],
  [
    'a limit on a missing column',
    loan({ limits: [{ ...perDay, by: [{ column: 'nothing' }] }] }),
    "name-unknown l.: the limit 'one a day' names the column 'nothing', which the table does not have",
  ],
  [
    'a number per week',
    loan({ limits: [{ ...perDay, by: [{ column: 'm', per: 'week' }, { column: 'day' }] }] }),
    "type-mismatch l.m: 'one a day' counts 'm' per week, but it is no date or timestamp",
  ],
  [
    'limits beside repeated rows',
    loan({ limits: [perDay], duplicates: { share: 0.1 } }),
    "contradiction l.: repeated rows would break 'one a day'",
  ],
  [
    'near duplicates in the key',
    loan({ duplicates: { share: 0.1, near: true, changes: ['id'] } }),
    "contradiction l.id: near duplicates are to differ in 'id', which tells the rows apart",
  ],
  [
    'parts that are rounded differently',
    withColumn(
      { name: 'a', type: 'integer', source: { kind: 'split', of: 'x', total: 10 } },
      {
        columns: [
          { name: 'a', type: 'integer', source: { kind: 'split', of: 'x', total: 10 } },
          { name: 'b', type: 'decimal', source: { kind: 'split', of: 'x', total: 10 } },
        ],
      },
    ),
    "type-mismatch t.b: 'a' and 'b' are parts of one total, but are not rounded alike",
  ],
  [
    'parts that are too large together',
    withColumn({ name: 'a', type: 'integer', source: { kind: 'split', of: 'x', total: 10, min: 11 } }),
    'range-empty t.a: the parts are to be at least 11 together, more than their total of 10',
  ],
  [
    'a length of numbers',
    withColumn({ name: 'a', type: 'integer', source: number(1, 2), length: { max: 3 } }),
    "type-mismatch t.a: a length is for texts, and the column is of type 'integer'",
  ],
  [
    'a length without room',
    withColumn({ name: 'a', type: 'text', source: { kind: 'uuid' }, length: { min: 9, max: 3 } }),
    'range-empty t.a: texts are to have at least 9 and at most 3 characters',
  ],
  [
    'rows parent by parent from themselves',
    [{ name: 't', rows: 9, columns: [id], references: [{ name: 'up', table: 't', children: { min: 0, max: 3 } }] }],
    "contradiction t.: rows of 't' cannot come parent by parent from the same table: 'up'",
  ],
])('refuses %s', async (_what, tables, expected) => {
  expect(await codesOf(tables)).toContain(expected);
});

it('refuses a promise of no repeats beside rows that repeat it', async () => {
  const unique = (columns: string[]): PlanDraft['requirements'] => [
    { text: 'no repeats', asked: '', check: { kind: 'unique', table: 'l', columns } },
  ];
  const broken = "contradiction l.id: 'no repeats' asks for no repeats of id, and repeated rows repeat them";
  expect(await codesOf(loan({ duplicates: { share: 0.1 } }), unique(['id']))).toEqual([broken]);
  expect(await codesOf(loan({ duplicates: { share: 0.1, keys: 'fresh' } }), unique(['id']))).toEqual([]);
});

it('names cities that the countries of a place do not have', async () => {
  const place = (cities: readonly string[]): readonly TableDraft[] =>
    withColumn({
      name: 'city',
      type: 'text',
      source: { kind: 'place', part: 'city', of: 'customer', countries: ['US'], cities: [...cities] },
    });
  expect(await codesOf(place(['Chicago']))).toEqual([]);
  expect(await codesOf(place(['Ohio']))).toEqual(['source-unavailable t.city: none of the cities Ohio is known in US']);
});
