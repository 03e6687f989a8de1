import { expect, it } from 'vitest';
import type { PlanDraft } from '../../../src/contract/plan.ts';
import { engineOf, planOf, textsOfRows } from './engine-setup.ts';

type TableDraft = NonNullable<PlanDraft['tables']>[number];

const members = (rows: number): TableDraft => ({
  name: 'members',
  rows,
  pool: true,
  columns: [
    { name: 'id', type: 'integer', source: { kind: 'sequence' } },
    { name: 'city', type: 'text', source: { kind: 'category', values: [{ value: 'Riga' }, { value: 'Oslo' }] } },
  ],
});

const loans = (rows: number, limits: TableDraft['limits'], popularity = 0.8): TableDraft => ({
  name: 'loans',
  rows,
  references: [{ name: 'member', table: 'members', popularity: { kind: 'zipf', exponent: popularity } }],
  columns: [
    { name: 'loan', type: 'integer', source: { kind: 'sequence' } },
    { name: 'member', type: 'integer', source: { kind: 'lookup', reference: 'member', column: 'id' } },
    { name: 'city', type: 'text', source: { kind: 'lookup', reference: 'member', column: 'city' } },
    { name: 'day', type: 'date', source: { kind: 'moment', from: '2026-01-01', to: '2026-01-31', grain: 'day' } },
    {
      name: 'hours',
      type: 'decimal',
      decimals: 1,
      source: { kind: 'number', distribution: { kind: 'gamma', shape: 4, scale: 1.5 }, min: 0.5, max: 12 },
    },
    { name: 'note', type: 'text', source: { kind: 'uuid' } },
  ],
  limits,
});

const perDay = { text: 'one a day', by: [{ column: 'member' }, { column: 'day' }], most: 1 };

function sums(keys: readonly string[], values: readonly number[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const [at, key] of keys.entries()) totals.set(key, (totals.get(key) ?? 0) + (values[at] ?? 0));
  return totals;
}

it('two columns never come together twice, whatever the cut into chunks, and everything looked up still belongs together', async () => {
  const plan = planOf([members(60), loans(1500, [perDay])]);
  const whole = await textsOfRows(engineOf(plan), 'loans', 0, 1500);
  const pairs = (whole['member'] ?? []).map((member, at) => `${member} ${whole['day']?.[at]}`);
  expect(new Set(pairs).size).toBe(1500);
  const cityOf = new Map((whole['member'] ?? []).map((member, at) => [member, whole['city']?.[at]]));
  expect((whole['member'] ?? []).every((member, at) => cityOf.get(member) === whole['city']?.[at])).toBe(true);
  const other = engineOf(plan);
  for (const [first, count] of [
    [1400, 100],
    [0, 1],
    [700, 333],
  ] as const) {
    const part = await textsOfRows(other, 'loans', first, count);
    for (const [name, cells] of Object.entries(part)) expect(cells).toEqual(whole[name]?.slice(first, first + count));
  }
});

it('only rows that would go over are drawn again, and columns that no limit names stay as they were', async () => {
  const free = await textsOfRows(engineOf(planOf([members(60), loans(300, [], 0.1)])), 'loans', 0, 300);
  const kept = await textsOfRows(engineOf(planOf([members(60), loans(300, [perDay], 0.1)])), 'loans', 0, 300);
  expect([kept['note'], kept['hours'], kept['loan']]).toEqual([free['note'], free['hours'], free['loan']]);
  expect(kept['member']).toEqual(free['member']);
  const moved = (kept['day'] ?? []).filter((day, at) => day !== free['day']?.[at]).length;
  expect(moved).toBeGreaterThan(0);
  expect(moved).toBeLessThan(60);
});

it('fills the space to its last combination', async () => {
  const plan = planOf([members(20), loans(600, [perDay])]);
  const rows = await textsOfRows(engineOf(plan), 'loans', 0, 600);
  expect(new Set((rows['member'] ?? []).map((member, at) => `${member} ${rows['day']?.[at]}`)).size).toBe(600);
});

it('caps rows per group', async () => {
  const limits = [{ text: 'two each', by: [{ column: 'member' }], most: 2 }];
  const rows = await textsOfRows(engineOf(planOf([members(300), loans(550, limits, 1.2)])), 'loans', 0, 550);
  const counts = sums(
    rows['member'] ?? [],
    (rows['member'] ?? []).map(() => 1),
  );
  expect(Math.max(...counts.values())).toBe(2);
});

it('caps a sum per group and week, together with another limit', async () => {
  const limits = [
    {
      text: '20 hours a week',
      by: [{ column: 'member' }, { column: 'day', per: 'week' as const }],
      most: 20,
      of: 'hours',
    },
    perDay,
  ];
  const rows = await textsOfRows(engineOf(planOf([members(60), loans(700, limits)])), 'loans', 0, 700);
  const weekOf = (day: string) => Math.floor((Date.parse(day) / 86_400_000 + 3) / 7);
  const weeks = sums(
    (rows['member'] ?? []).map((member, at) => `${member} ${weekOf(rows['day']?.[at] ?? '')}`),
    (rows['hours'] ?? []).map(Number),
  );
  expect(Math.max(...weeks.values())).toBeLessThanOrEqual(20 + 1e-9);
  expect(new Set((rows['member'] ?? []).map((member, at) => `${member} ${rows['day']?.[at]}`)).size).toBe(700);
});

it('row rules hold on moved rows, and sums over them are those of the written rows', async () => {
  const [base] = [loans(400, [perDay])];
  const plan = planOf([
    {
      ...members(40),
      columns: [
        ...members(40).columns,
        {
          name: 'hours',
          type: 'decimal',
          decimals: 1,
          source: { kind: 'aggregate', table: 'loans', reference: 'member', how: 'sum', column: 'hours' },
        },
        {
          name: 'last',
          type: 'integer',
          source: { kind: 'aggregate', table: 'loans', reference: 'member', how: 'count' },
        },
      ],
    },
    {
      ...base,
      limits: [{ text: 'twelve each', by: [{ column: 'member' }], most: 12 }, perDay],
      rules: [{ expression: 'day != date("2026-01-15") or hours < 4', text: 'short on the 15th', redraw: ['day'] }],
    },
  ]);
  const engine = engineOf(plan);
  const rows = await textsOfRows(engine, 'loans', 0, 400);
  const parents = await textsOfRows(engine, 'members', 0, 40);
  const counts = sums(
    rows['member'] ?? [],
    (rows['member'] ?? []).map(() => 1),
  );
  const hours = sums(rows['member'] ?? [], (rows['hours'] ?? []).map(Number));
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(12);
  for (const [at, id] of (parents['id'] ?? []).entries()) {
    expect(Number(parents['last']?.[at])).toBe(counts.get(id) ?? 0);
    expect(Number(parents['hours']?.[at])).toBeCloseTo(hours.get(id) ?? 0, 6);
  }
  const broken = (rows['day'] ?? []).filter((day, at) => day === '2026-01-15' && Number(rows['hours']?.[at]) >= 4);
  expect(broken).toEqual([]);
});

it('refuses more rows than find a place, before any row is given', async () => {
  const engine = engineOf(planOf([members(20), loans(601, [perDay])]));
  await expect(engine.rowsOf('loans')).rejects.toMatchObject({
    code: 'plan-invalid',
    message: "1 of 601 rows of table 'loans' find no place under 'one a day'",
  });
});
