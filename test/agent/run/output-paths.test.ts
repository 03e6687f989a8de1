import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outputPaths } from '../../../src/agent/run/output-paths.ts';
import { isRowsmithError } from '../../../src/contract/error.ts';
import type { Plan } from '../../../src/contract/plan.ts';
import { planOf } from '../../tools/compute/engine-setup.ts';

const columns = [{ name: 'id', type: 'integer' as const, source: { kind: 'sequence' as const } }];
const one = planOf([
  { name: 'sales', rows: 1, columns },
  { name: 'pool', rows: 1, columns, pool: true },
]);
const two = planOf([
  { name: 'a b/../c', rows: 1, columns },
  { name: 'orders', rows: 1, columns },
]);
const folder = (): string => mkdtempSync(join(tmpdir(), 'rowsmith-paths-'));

function codeOf(plan: Plan, options: Parameters<typeof outputPaths>[1]): string {
  try {
    outputPaths(plan, options);
    return 'none';
  } catch (error) {
    return isRowsmithError(error) ? error.code : String(error);
  }
}

it('names the file after the table, and numbers it when the name is taken', () => {
  const cwd = folder();
  expect(outputPaths(one, { cwd })).toEqual({
    format: 'csv',
    scratch: null,
    tables: new Map([['sales', join(cwd, 'sales.csv')]]),
    run: join(cwd, 'sales.rowsmith'),
    report: join(cwd, 'sales.rowsmith', 'report.html'),
  });
  writeFileSync(join(cwd, 'sales.csv'), '');
  expect(outputPaths(one, { cwd }).tables).toEqual(new Map([['sales', join(cwd, 'sales-2.csv')]]));
});

it('never replaces a given path unless told', () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'x.parquet'), '');
  expect(codeOf(one, { cwd, out: 'x.parquet' })).toBe('output-exists');
  expect(outputPaths(one, { cwd, out: 'x.parquet', overwrite: true }).format).toBe('parquet');
  writeFileSync(join(cwd, 'r.html'), '');
  expect(codeOf(one, { cwd, out: 'y.csv', report: 'r.html' })).toBe('output-exists');
});

it('puts several tables into a directory, with names that cannot leave it', () => {
  const cwd = folder();
  expect(outputPaths(two, { cwd, out: 'shop/' }).tables).toEqual(
    new Map([
      ['a b/../c', join(cwd, 'shop', 'a_b_.._c.csv')],
      ['orders', join(cwd, 'shop', 'orders.csv')],
    ]),
  );
  mkdirSync(join(cwd, 'there'));
  expect(outputPaths(one, { cwd, out: 'there' }).tables).toEqual(new Map([['sales', join(cwd, 'there', 'sales.csv')]]));
  expect(codeOf(two, { cwd, out: 'one.csv' })).toBe('flag-invalid');
  expect(codeOf(two, { cwd, out: '-' })).toBe('flag-invalid');
});

it('refuses formats it cannot write', () => {
  const cwd = folder();
  expect(codeOf(one, { cwd, out: 'x.xlsx' })).toBe('output-format');
  expect(codeOf(one, { cwd, out: 'x' })).toBe('output-format');
  expect(outputPaths(one, { cwd, out: 'x.ndjson' }).format).toBe('jsonl');
});
