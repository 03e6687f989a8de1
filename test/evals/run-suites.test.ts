import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compareWith, readBaseline, updateBaseline } from '../../src/evals/baseline.ts';
import { renderEvalPage } from '../../src/evals/eval-page.ts';
import { readSuite } from '../../src/evals/read-suite.ts';
import type { RequestResult } from '../../src/evals/result.ts';
import { runRequest } from '../../src/evals/run-request.ts';
import { runSuites, type SuiteFile, type SuitesOptions } from '../../src/evals/run-suites.ts';
import { totalsOf } from '../../src/evals/totals.ts';
import { rowsmith } from '../../src/index.ts';
import { meaning } from './eval-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'rowsmith-suites-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(import.meta.dirname, 'garden.jsonl');
const text = readFileSync(path, 'utf8');

async function gardenSuite(): Promise<SuiteFile> {
  const read = await readSuite(text, path);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return { path, text, suite: read.suite };
}

async function gardenResults(): Promise<readonly RequestResult[]> {
  const { suite } = await gardenSuite();
  await using smith = await rowsmith();
  const results: RequestResult[] = [];
  for (const request of suite.requests)
    results.push(await runRequest(suite.name, request, { smith, meaning, today: '2026-03-01', folder, workers: 1 }));
  return results;
}

const results = await gardenResults();

test('requests are put, measured, and what they came to is told apart', () => {
  expect(results.map(({ id, outcome, failed, measured }) => [id, outcome, failed, measured])).toEqual([
    ['garden-1', 'pass', null, null],
    ['garden-2', 'pass', null, null],
    ['garden-3', 'pass', null, null],
    ['garden-4', 'skipped', 'needs edit mode', null],
    ['garden-5', 'fail', 'rows: 11', '10 rows'],
  ]);
  expect(results[0]?.expectations.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'reader']);
  expect(results[1]?.expectations.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'fail']);
});

test('totals count skipped requests apart', () => {
  const { all, byKind, hard, soft } = totalsOf(results);
  expect({ all, hard, soft }).toEqual({
    all: { name: 'all', passed: 3, measured: 4, skipped: 1, reader: 0 },
    hard: { passed: 5, measured: 6 },
    soft: { passed: 0, measured: 1 },
  });
  expect(byKind.map(({ name, passed, measured }) => [name, passed, measured])).toEqual([
    ['ask', 1, 1],
    ['create', 2, 3],
    ['edit', 0, 0],
  ]);
});

test('a baseline tells what is newly wrong from what was wrong', () => {
  const options = { withSeed: false, whole: true };
  const written = updateBaseline(null, results, { ...options, version: '1' });
  const read = readBaseline(written);
  if (!read.ok) throw new Error(read.reason);
  expect(compareWith(read.value, results, options)).toEqual({ newlyFailing: [], newlyPassing: [], gone: [] });
  const better = {
    ...read.value,
    results: { ...read.value.results, 'garden/garden-5': 'pass' as const, 'garden/old': 'pass' as const },
  };
  const worse = { ...read.value, results: { 'garden/garden-1': 'fail' as const } };
  const ids = (list: readonly RequestResult[]) => list.map(({ id }) => id);
  const fromBetter = compareWith(better, results, options);
  expect([ids(fromBetter.newlyFailing), ids(fromBetter.newlyPassing), fromBetter.gone]).toEqual([
    ['garden-5'],
    [],
    ['garden/old'],
  ]);
  const fromWorse = compareWith(worse, results, options);
  expect([ids(fromWorse.newlyFailing), ids(fromWorse.newlyPassing)]).toEqual([
    ['garden-5'],
    ['garden-1', 'garden-2', 'garden-3'],
  ]);
  const kept = updateBaseline(better, results.slice(0, 1), { withSeed: false, whole: false, version: '2' });
  expect(kept).toContain('"garden/old": "pass"');
  expect(readBaseline('{"results": {"a": "maybe"}}').ok).toBe(false);
});

test('the page shows failures open, escapes what it shows, and needs nothing else', () => {
  const [first] = results;
  if (first === undefined) throw new Error('there is no result');
  const evil = {
    ...first,
    id: 'evil',
    request: '<script>alert(1)</script>',
    outcome: 'fail' as const,
    failed: 'rows: "1"',
    measured: '<b>',
  };
  const all = [...results, evil];
  const page = renderEvalPage({
    version: '1',
    today: '2026-03-01',
    results: all,
    totals: totalsOf(all),
    comparison: null,
  });
  expect(page).not.toMatch(/<script|<link|<img|https?:/u);
  expect(page).toContain('3 of 5 requests pass');
  expect(page.match(/<details class="result fail" open>/gu)?.length).toBe(2);
  expect(page).toContain('&lt;script&gt;alert(1)');
});

/** A worker that answers every order by its id; `garden-2` brings it down, `garden-3` never ends. */
const program = join(folder, 'fake-worker.mjs');
writeFileSync(
  program,
  `process.on('message', (message) => {
    if (message.kind === 'suites') return process.send({ kind: 'ready' });
    if (message.id === 'garden-2') { process.stderr.write('out of beds\\n', () => process.exit(9)); return; }
    if (message.id === 'garden-3') return;
    const result = { suite: 'garden', id: message.id, outcome: 'pass', seed: message.seed };
    setTimeout(() => process.send({ kind: 'result', number: message.number, result }), message.id === 'garden-1' ? 200 : 0);
  });`,
);

async function run(more: Partial<SuitesOptions>): Promise<readonly (readonly unknown[])[]> {
  const list: (readonly unknown[])[] = [];
  const options = {
    atOnce: 2,
    seeds: null,
    today: '2026-03-01',
    fixedToday: null,
    workers: 1,
    limitMs: 1500,
    program,
    ...more,
  };
  for await (const { id, seed, outcome, measured } of runSuites([await gardenSuite()], options))
    list.push([id, seed, outcome, measured ?? null]);
  return list;
}

test('results keep the order of the suite; a process that dies or never ends fails its own request only', async () => {
  expect(await run({})).toEqual([
    ['garden-1', null, 'pass', null],
    ['garden-2', null, 'fail', 'the process ended with 9: out of beds'],
    ['garden-3', null, 'fail', 'it took longer than 1.5 s'],
    ['garden-4', null, 'pass', null],
    ['garden-5', null, 'pass', null],
  ]);
});

test('requests can be chosen and repeated with several seeds', async () => {
  const wanted = ({ id }: { readonly id: string }) => id === 'garden-1' || id === 'garden-5';
  expect(await run({ wanted, seeds: [3, 4] })).toEqual([
    ['garden-1', 3, 'pass', null],
    ['garden-1', 4, 'pass', null],
    ['garden-5', 3, 'pass', null],
    ['garden-5', 4, 'pass', null],
  ]);
});

test('a stop ends the run with its reason', async () => {
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  await expect(run({ signal: stop.signal })).rejects.toThrow('enough');
});
