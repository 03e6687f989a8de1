import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { columnKeys } from '../../src/evals/column-expectations.ts';
import { readSuite } from '../../src/evals/read-suite.ts';
import { vocabulary } from '../../src/evals/vocabulary.ts';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/evals.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'rowsmith-evals-docs-'));
afterAll(() => rmSync(folder, { recursive: true }));

function blockOf(language: string): string {
  return new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'mu').exec(page)?.[1] ?? '';
}

const suite = blockOf('yaml');

test('every word of the vocabulary that is measured is on the page', () => {
  const words = Object.entries(vocabulary).filter(
    ([, { needs }]) => needs === 'answer' || needs === 'table' || needs === 'reader',
  );
  const missing = [...words.map(([key]) => key), ...columnKeys].filter((key) => !page.includes(`\`${key}`));
  expect(words.length).toBeGreaterThan(60);
  expect(missing).toEqual([]);
});

test('the suite of the page is one', async () => {
  const read = await readSuite(suite, 'my-suite.yaml');
  expect(read.ok ? read.suite.requests.map(({ id }) => id) : read.problems).toEqual(['shop-1', 'shop-2']);
});

test('every suite of ours is one', async () => {
  const names = readdirSync(join(root, 'evals')).filter((name) => /\.(?:ya?ml|jsonl)$/u.test(name));
  const problems = await Promise.all(
    names.map(async (name) => {
      const read = await readSuite(readFileSync(join(root, 'evals', name), 'utf8'), name);
      return read.ok ? [] : read.problems;
    }),
  );
  expect(names.length).toBeGreaterThanOrEqual(10);
  expect(problems.flat()).toEqual([]);
});

test('the commands of the page run as shown', { timeout: 120_000 }, () => {
  writeFileSync(join(folder, 'my-suite.yaml'), suite);
  const commands = blockOf('sh')
    .split('\n')
    .filter((line) => line !== '');
  const failures = commands.flatMap((command) => {
    const line = command.replace(/^rowsmith/u, `"${process.execPath}" "${join(root, 'bin/rowsmith')}"`);
    const done = spawnSync('bash', ['-c', line], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    return done.status === 0 ? [] : [`${command}\n${done.status}\n${done.stdout}${done.stderr}`];
  });
  expect(commands.length).toBe(6);
  expect(failures).toEqual([]);
  expect(readFileSync(join(folder, 'my-baseline.json'), 'utf8')).toContain('"shop/shop-1": "pass"');
  expect(readdirSync(join(folder, 'eval-results')).toSorted()).toEqual(['shop.html', 'shop.jsonl']);
});

test('a failing suite ends with 1, a wrong one with 2, and says what is wrong', () => {
  const run = (text: string, ...more: readonly string[]) => {
    writeFileSync(join(folder, 'other.yaml'), text);
    const argv = [join(root, 'bin/rowsmith'), 'eval', 'other.yaml', ...more];
    return spawnSync(process.execPath, argv, { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  };
  const failing = run(suite.replace('- rows: 40', '- rows: 41'));
  expect([failing.status, failing.stdout]).toEqual([
    1,
    expect.stringContaining('FAIL  shop-1 (seed 7)  rows: 41\n      measured: 40 rows\n'),
  ]);
  const wrong = run(suite.replace('- rows: 40', '- rowz: 41'));
  expect([wrong.status, wrong.stdout]).toEqual([2, '']);
  expect(wrong.stderr).toMatch(
    /other\.yaml:8: request shop-1, expectation 1: there is no expectation rowz \(rows\?\)/u,
  );
  const json = run(suite, '--json');
  expect(json.stdout).toMatch(/^\{"rowsmith":"[^"]+","kind":"eval",.*\}\n$/u);
  const nothing = run(suite, '--tag', 'unheard');
  expect([nothing.status, nothing.stderr]).toEqual([
    2,
    expect.stringContaining('no request is left after --tag unheard'),
  ]);
});
