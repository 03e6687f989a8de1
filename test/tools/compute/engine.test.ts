import { expect, it } from 'vitest';
import type { PlanDraft } from '../../../src/contract/plan.ts';
import { engineOf, numbersOfRows, planOf, textsOfRows } from './engine-setup.ts';

type TableDraft = NonNullable<PlanDraft['tables']>[number];

const customers: TableDraft = {
  name: 'customers',
  rows: 400,
  columns: [
    { name: 'id', type: 'text', source: { kind: 'pattern', pattern: 'C-####', ordered: true } },
    {
      name: 'tier',
      type: 'text',
      source: {
        kind: 'category',
        values: [
          { value: 'gold', weight: 1 },
          { value: 'basic', weight: 3 },
        ],
      },
    },
    {
      name: 'order_count',
      type: 'integer',
      source: { kind: 'aggregate', table: 'orders', reference: 'customer', how: 'count' },
    },
    {
      name: 'spent',
      type: 'decimal',
      source: { kind: 'aggregate', table: 'orders', reference: 'customer', how: 'sum', column: 'total' },
    },
  ],
  key: ['id'],
};
const orders: TableDraft = {
  name: 'orders',
  rows: 3000,
  references: [{ name: 'customer', table: 'customers', popularity: { kind: 'pareto', top: 0.2, share: 0.8 } }],
  columns: [
    { name: 'id', type: 'integer', source: { kind: 'sequence' }, unique: true },
    { name: 'customer_id', type: 'text', source: { kind: 'lookup', reference: 'customer', column: 'id' } },
    { name: 'tier', type: 'text', source: { kind: 'lookup', reference: 'customer', column: 'tier' } },
    {
      name: 'ordered_at',
      type: 'timestamp',
      source: { kind: 'moment', from: '2024-01-01', to: '2025-01-01', ascending: true },
    },
    {
      name: 'shipped_at',
      type: 'timestamp',
      source: {
        kind: 'moment',
        after: { column: 'ordered_at', gap: { kind: 'uniform', min: 1, max: 72 }, unit: 'hour' },
      },
    },
    {
      name: 'quantity',
      type: 'integer',
      source: { kind: 'number', distribution: { kind: 'uniform', min: 1, max: 9 } },
    },
    {
      name: 'price',
      type: 'decimal',
      source: {
        kind: 'number',
        distribution: { kind: 'lognormal', median: 30, sigma: 1 },
        min: 1,
        max: 900,
        given: [{ when: 'tier == "gold"', distribution: { kind: 'uniform', min: 500, max: 900 } }],
      },
    },
    {
      name: 'status',
      type: 'text',
      source: { kind: 'category', values: [{ value: 'open' }, { value: 'done', weight: 3 }] },
    },
    {
      name: 'note',
      type: 'text',
      source: { kind: 'constant', value: 'waiting' },
      when: [{ if: 'status == "done"', source: { kind: 'constant', value: 'closed' } }],
    },
    {
      name: 'done_at',
      type: 'timestamp',
      source: { kind: 'moment', after: { column: 'shipped_at', gap: { kind: 'exponential', mean: 2 }, unit: 'day' } },
      nulls: [{ share: 1, if: 'status != "done"' }],
    },
    { name: 'total', type: 'decimal', source: { kind: 'formula', expression: 'quantity * price' } },
  ],
};

it('gives the same cells for any cut into chunks and for single rows', async () => {
  const plan = planOf([customers, orders]);
  const whole = await textsOfRows(engineOf(plan), 'orders', 0, 3000);
  const engine = engineOf(plan);
  const pieces: Record<string, string[]> = {};
  for (const [first, count] of [
    [0, 1],
    [1, 999],
    [1000, 1537],
    [2537, 463],
  ] as const) {
    for (const [name, texts] of Object.entries(await textsOfRows(engine, 'orders', first, count)))
      pieces[name] = [...(pieces[name] ?? []), ...texts];
  }
  expect(pieces).toEqual(whole);
  const { chunk } = await engine.rows('orders', { first: 0, count: 3, index: Float64Array.of(2999, 0, 1234) });
  expect(chunk.columns.get('id')).toEqual({ type: 'integer', values: Int32Array.of(3000, 1, 1235), valid: null });
  expect(new Set(Object.keys(whole))).toEqual(new Set(orders.columns.map((column) => column.name)));
});

it('an added, removed or reordered column changes no other', async () => {
  const before = await textsOfRows(engineOf(planOf([customers, orders])), 'orders', 500, 700);
  const added: TableDraft = {
    ...orders,
    columns: [
      { name: 'extra', type: 'double', source: { kind: 'number', distribution: { kind: 'normal', mean: 0, sd: 1 } } },
      ...orders.columns.toReversed(),
    ],
  };
  const { extra, ...after } = await textsOfRows(engineOf(planOf([added, customers])), 'orders', 500, 700);
  expect(extra).toHaveLength(700);
  expect(after).toEqual(before);
});

it('lookups agree with the row they point at, conditions and formulas with their columns', async () => {
  const engine = engineOf(planOf([customers, orders]));
  const parents = await textsOfRows(engine, 'customers', 0, 400);
  const rows = await textsOfRows(engine, 'orders', 0, 3000);
  const tierOf = new Map(parents['id']?.map((id, at) => [id, parents['tier']?.[at]]));
  const faults = rows['id']?.filter((_id, at) => {
    const gold = rows['tier']?.[at] === 'gold';
    const price = Number(rows['price']?.[at]);
    const done = rows['status']?.[at] === 'done';
    return (
      tierOf.get(rows['customer_id']?.[at] ?? '') !== rows['tier']?.[at] ||
      (gold && (price < 500 || price > 900)) ||
      rows['note']?.[at] !== (done ? 'closed' : 'waiting') ||
      (rows['done_at']?.[at] === '') === done ||
      (rows['shipped_at']?.[at] ?? '') < (rows['ordered_at']?.[at] ?? '') ||
      Math.round(Number(rows['quantity']?.[at]) * price * 100) !== Math.round(Number(rows['total']?.[at]) * 100)
    );
  });
  expect(faults).toEqual([]);
});

it('aggregates equal the sums over the child rows, to the cent', async () => {
  const engine = engineOf(planOf([customers, orders]));
  const parents = await textsOfRows(engine, 'customers', 0, 400);
  const rows = await textsOfRows(engine, 'orders', 0, 3000);
  const cents = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const [at, id] of (rows['customer_id'] ?? []).entries()) {
    cents.set(id, (cents.get(id) ?? 0) + Math.round(Number(rows['total']?.[at]) * 100));
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  expect(parents['spent']?.map((text) => Math.round(Number(text) * 100))).toEqual(
    parents['id']?.map((id) => cents.get(id) ?? 0),
  );
  expect(parents['order_count']?.map(Number)).toEqual(parents['id']?.map((id) => counts.get(id) ?? 0));
});

it('children come parent by parent, between the bounds, exactly as many as asked', async () => {
  const plan = planOf([
    { name: 'baskets', rows: 100, columns: [{ name: 'id', type: 'integer', source: { kind: 'sequence' } }] },
    {
      name: 'lines',
      rows: 350,
      references: [{ name: 'basket', table: 'baskets', children: { min: 1, max: 9, mean: 3.5 } }],
      columns: [{ name: 'basket', type: 'integer', source: { kind: 'lookup', reference: 'basket', column: 'id' } }],
    },
  ]);
  const engine = engineOf(plan);
  expect(await engine.rowsOf('lines')).toBe(350);
  const baskets = await numbersOfRows(engine, 'lines', 'basket', 350);
  expect(baskets).toEqual(baskets.toSorted((a, b) => a - b));
  const counts = new Map<number, number>();
  for (const basket of baskets) counts.set(basket, (counts.get(basket) ?? 0) + 1);
  expect(counts.size).toBe(100);
  expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(1);
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(9);
});

it('a derived table has one row for each parent row that meets its condition', async () => {
  const plan = planOf([
    {
      name: 'orders',
      rows: 50,
      columns: [
        { name: 'id', type: 'integer', source: { kind: 'sequence' } },
        {
          name: 'status',
          type: 'text',
          source: {
            kind: 'category',
            exact: true,
            values: [
              { value: 'shipped', weight: 15 },
              { value: 'open', weight: 35 },
            ],
          },
        },
      ],
    },
    {
      name: 'shipments',
      rows: null,
      references: [{ name: 'order', table: 'orders', where: 'status == "shipped"', children: { min: 1, max: 1 } }],
      columns: [
        { name: 'order_id', type: 'integer', source: { kind: 'lookup', reference: 'order', column: 'id' } },
        { name: 'status', type: 'text', source: { kind: 'lookup', reference: 'order', column: 'status' } },
      ],
    },
  ]);
  const engine = engineOf(plan);
  expect(await engine.rowsOf('shipments')).toBe(15);
  const rows = await textsOfRows(engine, 'shipments', 0, 15);
  expect(new Set(rows['status'])).toEqual(new Set(['shipped']));
  expect(new Set(rows['order_id']).size).toBe(15);
});

it('draws failing rows again until the row rules hold, the same way for every chunk', async () => {
  const table: TableDraft = {
    name: 't',
    rows: 2000,
    columns: [
      { name: 'a', type: 'integer', source: { kind: 'number', distribution: { kind: 'uniform', min: 0, max: 100 } } },
      { name: 'b', type: 'integer', source: { kind: 'number', distribution: { kind: 'uniform', min: 0, max: 100 } } },
      { name: 'sum', type: 'integer', source: { kind: 'formula', expression: 'a + b' } },
    ],
    rules: [
      { expression: 'a <= b', text: 'a before b', redraw: ['b'] },
      { expression: 'sum < 160', text: 'sum below 160', redraw: ['a', 'b'] },
    ],
  };
  const whole = await textsOfRows(engineOf(planOf([table])), 't', 0, 2000);
  const faults = whole['a']?.filter(
    (a, at) =>
      !(
        Number(a) <= Number(whole['b']?.[at]) &&
        Number(a) + Number(whole['b']?.[at]) === Number(whole['sum']?.[at]) &&
        Number(whole['sum']?.[at]) < 160
      ),
  );
  expect(faults).toEqual([]);
  const engine = engineOf(planOf([table]));
  const middle = await textsOfRows(engine, 't', 777, 100);
  expect(middle).toEqual(
    Object.fromEntries(Object.entries(whole).map(([name, texts]) => [name, texts.slice(777, 877)])),
  );
  const { chunk } = await engine.rows('t', { first: 0, count: 1, index: Float64Array.of(1999) });
  expect(chunk.columns.get('sum')).toMatchObject({ values: { 0: Number(whole['sum']?.[1999]) } });
});

it('sets cells to null, and says how many, when a rule cannot be met', async () => {
  const plan = planOf([
    {
      name: 't',
      rows: 100,
      columns: [
        { name: 'a', type: 'integer', source: { kind: 'sequence' } },
        { name: 'b', type: 'integer', source: { kind: 'number', distribution: { kind: 'uniform', min: 0, max: 50 } } },
        { name: 'c', type: 'integer', source: { kind: 'formula', expression: 'b * 2' } },
      ],
      rules: [{ expression: 'a > 40 or b > 50', text: 'impossible for the first 40', redraw: ['b'], attempts: 3 }],
    },
  ]);
  const { chunk, outcomes, flaggedCells } = await engineOf(plan).rows('t', { first: 0, count: 100, index: null });
  expect(outcomes).toEqual([{ rule: 'impossible for the first 40', redrawn: 40, flagged: 40 }]);
  expect(flaggedCells).toBe(80);
  const valid = chunk.columns.get('c')?.valid;
  expect(
    Array.from(valid ?? [])
      .map((one, at) => (at < 40 ? one === 0 : one === 1))
      .every(Boolean),
  ).toBe(true);
});

it('repeats earlier rows when duplicates are asked for', async () => {
  const table: TableDraft = {
    name: 't',
    rows: 1000,
    duplicates: { share: 0.1 },
    columns: [{ name: 'id', type: 'text', source: { kind: 'uuid' } }],
  };
  const rows = await textsOfRows(engineOf(planOf([table])), 't', 0, 1000);
  const distinct = new Set(rows['id']).size;
  expect(distinct).toBeGreaterThanOrEqual(890);
  expect(distinct).toBeLessThanOrEqual(910);
});

it('tables may point at each other', async () => {
  const id = { name: 'id', type: 'integer', source: { kind: 'sequence' } } as const;
  const other = (table: string) =>
    ({ name: `${table}_id`, type: 'integer', source: { kind: 'lookup', reference: table, column: 'id' } }) as const;
  const engine = engineOf(
    planOf([
      { name: 'pets', rows: 4, columns: [id, other('visits')], references: [{ name: 'visits', table: 'visits' }] },
      { name: 'visits', rows: 6, columns: [id, other('pets')], references: [{ name: 'pets', table: 'pets' }] },
    ]),
  );
  const pets = await numbersOfRows(engine, 'visits', 'pets_id', 6);
  const visits = await numbersOfRows(engine, 'pets', 'visits_id', 4);
  expect(pets.every((one) => one >= 1 && one <= 4)).toBe(true);
  expect(visits.every((one) => one >= 1 && one <= 6)).toBe(true);
  expect([pets.length, visits.length]).toEqual([6, 4]);
});
