import { expect, test } from 'vitest';
import { rowsmith } from '../../../../../src/index.ts';
import type { RowObject } from '../../../../../src/smith/created-table.ts';

async function rowsOf(request: string): Promise<readonly RowObject[]> {
  await using smith = await rowsmith();
  const created = await smith.create(request, { seed: 5, rows: 60 });
  const rows: RowObject[] = [];
  for await (const row of created.rows()) rows.push(row);
  return rows;
}

test('a bakery sells what bakeries sell, and totals are quantity times price', async () => {
  const rows = await rowsOf('bakery orders');
  const categories = new Set(rows.map((row) => row['category']));
  const wrong = rows.filter(
    (row) => Math.abs(Number(row['quantity']) * Number(row['unit_price']) - Number(row['total_amount'])) > 0.005,
  );
  expect({
    rows: rows.length,
    wrong,
    foreign: [...categories].filter((one) => !['Bread', 'Pastries', 'Cakes', 'Cookies'].includes(String(one))),
  }).toEqual({
    rows: 60,
    wrong: [],
    foreign: [],
  });
});

test('facts stay together: every dinosaur has its own figures', async () => {
  const rows = await rowsOf('fossil dinosaurs list');
  const rex = rows.filter((row) => row['name'] === 'Tyrannosaurus rex');
  expect(rex.length).toBeGreaterThan(0);
  expect(new Set(rex.map((row) => `${String(row['period'])} ${String(row['diet'])}`))).toEqual(
    new Set(['Late Cretaceous Carnivore']),
  );
});

test('what follows another column follows it: landing value of a catch', async () => {
  const rows = await rowsOf('fish catches');
  const wrong = rows.filter(
    (row) => Math.abs(Number(row['weight_kg']) * Number(row['price_per_kg']) - Number(row['landing_value'])) > 0.01,
  );
  expect({ rows: rows.length, wrong }).toEqual({ rows: 60, wrong: [] });
});
