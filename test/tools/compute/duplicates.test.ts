import { expect, it } from 'vitest';
import type { PlanDraft } from '../../../src/contract/plan.ts';
import { engineOf, planOf, textsOfRows } from './engine-setup.ts';

type TableDraft = NonNullable<PlanDraft['tables']>[number];

const rows = 2000;
const contacts = (duplicates: TableDraft['duplicates'], more: TableDraft['columns'] = []): TableDraft => ({
  name: 'contacts',
  rows,
  key: ['id'],
  columns: [
    { name: 'id', type: 'integer', source: { kind: 'sequence' }, unique: true },
    { name: 'name', type: 'text', source: { kind: 'person', part: 'full_name', of: 'contact' } },
    { name: 'city', type: 'text', source: { kind: 'place', part: 'city', of: 'contact' } },
    { name: 'joined', type: 'date', source: { kind: 'moment', from: '2024-01-01', to: '2026-01-01', grain: 'day' } },
    {
      name: 'income',
      type: 'decimal',
      source: {
        kind: 'number',
        distribution: { kind: 'lognormal', median: 40_000, sigma: 0.4 },
        min: 10_000,
        max: 200_000,
      },
    },
    { name: 'net', type: 'decimal', source: { kind: 'formula', expression: 'round(income * 0.7, 2)' } },
    { name: 'code', type: 'text', source: { kind: 'formula', expression: 'concat("C-", id)' } },
    ...more,
  ],
  ...(duplicates === undefined ? {} : { duplicates }),
});
const near = { share: 0.1, near: true, changes: ['name', 'city', 'joined'] };

type Cells = Readonly<Record<string, readonly string[]>>;
const all = (plan: ReturnType<typeof planOf>, first = 0, count = rows) =>
  textsOfRows(engineOf(plan), 'contacts', first, count);
const rowOf = (cells: Cells, names: readonly string[], at: number) => names.map((name) => cells[name]?.[at]).join('|');

/** Rows that agree with an earlier one in `same`. */
function repeats(cells: Cells, same: readonly string[]): { readonly at: number; readonly of: number }[] {
  const firsts = new Map<string, number>();
  const found: { at: number; of: number }[] = [];
  for (let at = 0; at < rows; at += 1) {
    const key = rowOf(cells, same, at);
    const of = firsts.get(key);
    if (of === undefined) firsts.set(key, at);
    else found.push({ at, of });
  }
  return found;
}

it('near copies keep key, formulas and what may not differ, and differ a little in one to three cells', async () => {
  const cells: Cells = await all(planOf([contacts(near)]));
  const copies = repeats(cells, ['id']);
  expect(copies).toHaveLength(200);
  const free: Cells = await all(planOf([contacts(undefined)]));
  for (const { at } of copies) {
    const original = Number(cells['id']?.[at]) - 1;
    expect(rowOf(cells, ['income', 'net', 'code'], at)).toBe(rowOf(free, ['income', 'net', 'code'], original));
    const different = near.changes.filter((name) => cells[name]?.[at] !== free[name]?.[original]);
    expect(different.length).toBeGreaterThan(0);
    const days =
      Math.abs(Date.parse(cells['joined']?.[at] ?? '') - Date.parse(free['joined']?.[original] ?? '')) / 86_400_000;
    expect(days).toBeLessThanOrEqual(3);
    expect(Math.abs((cells['name']?.[at] ?? '').length - (free['name']?.[original] ?? '').length)).toBeLessThanOrEqual(
      1,
    );
  }
  const changed = near.changes.map(
    (name) => copies.filter(({ at, of }) => cells[name]?.[at] !== cells[name]?.[of]).length,
  );
  for (const count of changed) expect(count).toBeGreaterThan(40);
});

it('near copies do not depend on the cut into chunks or on other columns', async () => {
  const whole = await all(planOf([contacts(near)]));
  const extra = planOf([contacts(near, [{ name: 'extra', type: 'text', source: { kind: 'uuid' } }])]);
  const wider = await all(extra);
  for (const name of Object.keys(whole)) expect(wider[name]).toEqual(whole[name]);
  for (const [first, count] of [
    [0, 1],
    [999, 500],
    [1990, 10],
  ] as const) {
    const part = await all(planOf([contacts(near)]), first, count);
    for (const name of Object.keys(whole)) expect(part[name]).toEqual(whole[name]?.slice(first, first + count));
  }
});

it('fresh keys: a copy has its own key, what comes from it, and the figures of its own children', async () => {
  const visits: TableDraft = {
    name: 'visits',
    rows: 3000,
    references: [{ name: 'contact', table: 'contacts' }],
    columns: [
      { name: 'contact', type: 'integer', source: { kind: 'lookup', reference: 'contact', column: 'id' } },
      { name: 'name', type: 'text', source: { kind: 'lookup', reference: 'contact', column: 'name' } },
    ],
  };
  const counted: TableDraft['columns'] = [
    {
      name: 'visits',
      type: 'integer',
      source: { kind: 'aggregate', table: 'visits', reference: 'contact', how: 'count' },
    },
  ];
  for (const keys of ['fresh', 'same'] as const) {
    const plan = planOf([contacts({ ...near, keys }, counted), visits]);
    const engine = engineOf(plan);
    const cells: Cells = await textsOfRows(engine, 'contacts', 0, rows);
    const seen: Cells = await textsOfRows(engine, 'visits', 0, 3000);
    expect(new Set(cells['id']).size).toBe(keys === 'fresh' ? rows : rows - 200);
    expect(cells['code']).toEqual(cells['id']?.map((id) => `C-${id}`));
    expect(repeats(cells, ['income', 'net'])).toHaveLength(200);
    const counts = new Map<string, number>();
    for (const id of seen['contact'] ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
    expect(cells['visits']?.map(Number)).toEqual(cells['id']?.map((id) => counts.get(id) ?? 0));
    const known = new Set(cells['id']?.map((id, at) => `${id} ${cells['name']?.[at]}`));
    expect((seen['contact'] ?? []).every((id, at) => known.has(`${id} ${seen['name']?.[at]}`))).toBe(true);
  }
});

it('without named columns, those may differ on which nothing else depends', async () => {
  const cells: Cells = await all(planOf([contacts({ share: 0.1, near: true })]));
  const copies = repeats(cells, ['id']);
  expect(copies).toHaveLength(200);
  for (const { at, of } of copies) {
    expect(rowOf(cells, ['income', 'net', 'code'], at)).toBe(rowOf(cells, ['income', 'net', 'code'], of));
  }
});
