import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const program = join(root, 'bin/rowsmith');
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

function blocksOf(page: string, language: string): readonly string[] {
  return [...textOf(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gmu'))].map(
    ([, text = '']) => text,
  );
}

it('every link of every page leads somewhere', () => {
  const links = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/gu)].map(([, target = '']) => ({ page, target })),
  );
  const broken = links.filter(({ page, target }) => !existsSync(resolve(root, dirname(page), target)));
  expect(links.length).toBeGreaterThan(8);
  expect(broken).toEqual([]);
});

it('every path named in ARCHITECTURE.md exists', () => {
  const paths = [...textOf('ARCHITECTURE.md').matchAll(/`((?:src|test|docs|bench)\/[\w./-]+)`/gu)].map(
    ([, path = '']) => path,
  );
  expect(paths.length).toBeGreaterThan(8);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('every command of the README runs as shown', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'rowsmith-docs-'));
  const commands = blocksOf('README.md', 'sh')
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.startsWith('rowsmith '));
  expect(commands.length).toBeGreaterThanOrEqual(10);
  const failures = commands.flatMap((command) => {
    const done = spawnSync('bash', ['-c', command.replace(/^rowsmith/u, `"${process.execPath}" "${program}"`)], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    return done.status === 0 ? [] : [`${command}\n${done.status}\n${done.stderr}`];
  });
  expect(failures).toEqual([]);
  expect(readdirSync(cwd)).toEqual(
    expect.arrayContaining([
      'sales.csv',
      'sales.rowsmith',
      'customers.csv',
      'orders.parquet',
      'staff.json',
      'sensors.csv',
      'patients.csv',
      'patients.plan.json',
    ]),
  );
});

it('the library example of the README runs as shown', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'rowsmith-docs-'));
  mkdirSync(join(cwd, 'node_modules'));
  symlinkSync(root, join(cwd, 'node_modules/rowsmith'));
  const [example = ''] = blocksOf('README.md', 'ts');
  // Node 20 has no `using`; tsx compiles it as a user's build would.
  writeFileSync(join(cwd, 'example.mts'), example);
  const done = spawnSync(
    process.execPath,
    ['--import', join(root, 'node_modules/tsx/dist/loader.mjs'), 'example.mts'],
    { cwd, encoding: 'utf8' },
  );
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  expect(done.stdout).toMatch(/^✓ .*2,000/mu);
  expect(existsSync(join(cwd, 'sales.parquet'))).toBe(true);
});
