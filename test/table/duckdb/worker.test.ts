import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';

// Inside node_modules, so that the bundle finds the engine's package.
const bundle = fileURLToPath(new URL('../../../node_modules/.cache/rowsmith-worker-test', import.meta.url));

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('./evaluating-worker.ts', import.meta.url))],
    outdir: bundle,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['@duckdb/*'],
  });
});

afterAll(async () => {
  await rm(bundle, { recursive: true, force: true });
});

function ask(factor: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(`${bundle}/evaluating-worker.mjs`, { workerData: factor });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

it('works in several threads of one process at once', async () => {
  await using here = await openDatabase({ threads: 1 });
  const [two, three, own] = await Promise.all([ask(2), ask(3), here.all('SELECT 1 AS one')]);
  expect(two).toEqual([0, 2, 4, 6]);
  expect(three).toEqual([0, 3, 6, 9]);
  expect(own).toEqual([{ one: 1 }]);
});
