import { expect, it } from 'vitest';
import type { PlanDraft } from '../../../src/contract/plan.ts';
import { engineOf, planOf, textsOfRows } from './engine-setup.ts';

type TableDraft = NonNullable<PlanDraft['tables']>[number];

const staff = (reference: Partial<NonNullable<TableDraft['references']>[number]>, rows = 400): TableDraft => ({
  name: 'staff',
  rows,
  references: [{ name: 'boss', table: 'staff', ...reference }],
  columns: [
    { name: 'id', type: 'integer', source: { kind: 'sequence' } },
    {
      name: 'level',
      type: 'text',
      source: {
        kind: 'category',
        values: [
          { value: 'lead', weight: 1 },
          { value: 'member', weight: 4 },
        ],
      },
    },
    { name: 'weight', type: 'integer', source: { kind: 'number', distribution: { kind: 'uniform', min: 0, max: 3 } } },
    { name: 'boss_id', type: 'integer', source: { kind: 'lookup', reference: 'boss', column: 'id' } },
    { name: 'boss_level', type: 'text', source: { kind: 'lookup', reference: 'boss', column: 'level' } },
    { name: 'boss_weight', type: 'integer', source: { kind: 'lookup', reference: 'boss', column: 'weight' } },
  ],
});
const cellsOf = (table: TableDraft) => textsOfRows(engineOf(planOf([table])), 'staff', 0, table.rows ?? 0);

it.each([
  [{}, 1],
  [{ nulls: 0.05 }, 20],
  [{ popularity: { kind: 'zipf', exponent: 1 } }, 1],
  [{ popularity: { kind: 'zipf', exponent: 0.7 } }, 1],
  [{ popularity: { kind: 'pareto', top: 0.2, share: 0.8 } }, 1],
  [{ unique: true, nulls: 0.1 }, 40],
  [{ popularity: { kind: 'column', column: 'weight' } }, null],
  [{ where: 'level == "lead"' }, null],
] as const)('rows point at earlier rows only: %j', async (reference, roots) => {
  const cells = await cellsOf(staff(reference));
  const bosses = (cells['boss_id'] ?? []).map((text) => (text === '' ? 0 : Number(text)));
  expect(bosses.every((boss, at) => boss < at + 1)).toBe(true);
  if (roots !== null) expect(bosses.filter((boss) => boss === 0)).toHaveLength(roots);
  if ('unique' in reference) expect(new Set(bosses.filter((boss) => boss > 0)).size).toBe(400 - 40);
  if ('where' in reference) expect(new Set(cells['boss_level'])).toEqual(new Set(['', 'lead']));
  if (JSON.stringify(reference).includes('column')) expect((cells['boss_weight'] ?? []).slice(50)).not.toContain('0');
});

it('early rows are pointed at most often when popularity is uneven', async () => {
  const share = async (reference: object) => {
    const cells = await cellsOf(staff(reference, 2000));
    return (cells['boss_id'] ?? []).filter((boss) => boss !== '' && Number(boss) <= 20).length / 2000;
  };
  expect(await share({})).toBeLessThan(0.1);
  expect(await share({ popularity: { kind: 'zipf', exponent: 1.2 } })).toBeGreaterThan(0.4);
});

it('a rule on what is looked up draws another parent, and all lookups follow it', async () => {
  const plan = planOf([
    {
      name: 'shops',
      rows: 50,
      pool: true,
      columns: [
        { name: 'id', type: 'integer', source: { kind: 'sequence' } },
        {
          name: 'size',
          type: 'integer',
          source: { kind: 'number', distribution: { kind: 'uniform', min: 1, max: 9 } },
        },
      ],
    },
    {
      name: 'orders',
      rows: 800,
      references: [{ name: 'shop', table: 'shops' }],
      columns: [
        {
          name: 'amount',
          type: 'integer',
          source: { kind: 'number', distribution: { kind: 'uniform', min: 1, max: 90 } },
        },
        { name: 'shop', type: 'integer', source: { kind: 'lookup', reference: 'shop', column: 'id' } },
        { name: 'size', type: 'integer', source: { kind: 'lookup', reference: 'shop', column: 'size' } },
      ],
      rules: [{ expression: 'amount <= size * 10', text: 'small shops sell little', redraw: ['shop'] }],
    },
  ]);
  const engine = engineOf(plan);
  const { flaggedCells } = await engine.rows('orders', { first: 0, count: 800, index: null });
  expect(flaggedCells).toBe(0);
  const orders = await textsOfRows(engine, 'orders', 0, 800);
  const shops = await textsOfRows(engine, 'shops', 0, 50);
  expect((orders['amount'] ?? []).filter((amount, at) => Number(amount) > Number(orders['size']?.[at]) * 10)).toEqual(
    [],
  );
  expect(orders['size']).toEqual((orders['shop'] ?? []).map((shop) => shops['size']?.[Number(shop) - 1]));
  const counts = orders['amount'] ?? [];
  expect(new Set(counts).size).toBeGreaterThan(80);
});

it('parts of one person that a rule draws again still belong together', async () => {
  const person = (part: 'first_name' | 'email' | 'gender') =>
    ({ name: part, type: 'text', source: { kind: 'person', part, of: 'p' } }) as const;
  const table = (rules: TableDraft['rules']): TableDraft => ({
    name: 't',
    rows: 400,
    columns: [person('first_name'), person('email'), person('gender')],
    rules,
  });
  const rules = [{ expression: 'gender == "Female"', text: 'women only', redraw: ['gender'] }];
  const cells = await textsOfRows(engineOf(planOf([table(rules)])), 't', 0, 400);
  expect(new Set(cells['gender'])).toEqual(new Set(['Female']));
  const told = (cells['first_name'] ?? []).filter((name, at) =>
    (cells['email']?.[at] ?? '').toLowerCase().includes(name.toLowerCase().slice(0, 1)),
  );
  expect(told.length / 400).toBeGreaterThan(0.9);
});

it('a column that goes with another follows the draw that a rule chose for it', async () => {
  const plan = planOf([
    {
      name: 't',
      rows: 4000,
      columns: [
        { name: 'age', type: 'double', source: { kind: 'number', distribution: { kind: 'normal', mean: 40, sd: 12 } } },
        {
          name: 'pay',
          type: 'double',
          source: { kind: 'number', distribution: { kind: 'normal', mean: 50, sd: 9 } },
          correlatesWith: [{ column: 'age', rho: 0.9 }],
        },
      ],
      rules: [{ expression: 'age > 45', text: 'older', redraw: ['age'], attempts: 200 }],
    },
  ]);
  const cells = await textsOfRows(engineOf(plan), 't', 0, 4000);
  const [age = [], pay = []] = [cells['age']?.map(Number), cells['pay']?.map(Number)];
  expect(Math.min(...age)).toBeGreaterThan(45);
  expect(correlation(age, pay)).toBeGreaterThan(0.6);
});

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [at, one] of a.entries()) {
    ab += (one - ma) * ((b[at] ?? 0) - mb);
    aa += (one - ma) ** 2;
    bb += ((b[at] ?? 0) - mb) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

it('bounds of the draw hold before it is multiplied, those of the result after', async () => {
  const plan = (bounds: 'draw' | 'result') =>
    planOf([
      {
        name: 't',
        rows: 2000,
        columns: [
          {
            name: 'base',
            type: 'double',
            source: { kind: 'number', distribution: { kind: 'uniform', min: 10, max: 20 } },
          },
          {
            name: 'cost',
            type: 'double',
            source: {
              kind: 'number',
              distribution: { kind: 'beta', alpha: 2, beta: 5 },
              min: 0.5,
              max: 0.9,
              around: { expression: 'base', how: 'times' },
              bounds,
            },
          },
        ],
      },
    ]);
  const cells = await textsOfRows(engineOf(plan('draw')), 't', 0, 2000);
  const quotients = (cells['cost'] ?? []).map((cost, at) => Number(cost) / Number(cells['base']?.[at]));
  expect(Math.min(...quotients)).toBeGreaterThanOrEqual(0.5);
  expect(Math.max(...quotients)).toBeLessThanOrEqual(0.9);
  const mean = quotients.reduce((sum, one) => sum + one, 0) / quotients.length;
  expect(mean).toBeCloseTo(0.5 + 0.4 * (2 / 7), 2);
  const results = (await textsOfRows(engineOf(plan('result')), 't', 0, 2000))['cost'] ?? [];
  expect(Math.max(...results.map(Number))).toBeLessThanOrEqual(0.9);
});
