import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder, runRowsmith } from './run-rowsmith.ts';

it.each([
  ['zero rows', ['create 0 rows of customers']],
  ['a negative number of rows', ['create -5 customers']],
  ['an absurd number of rows', ['create 10^15 customers']],
  ['zero rows by flag', ['customers', '-n', '0']],
  ['rules that contradict each other', ['100 customers with age over 30 and age under 20']],
  ['a range the wrong way round', ['100 customers with age between 60 and 20']],
  ['pure noise', ['asdf qwer zxcv']],
  ['an empty request', ['   ']],
  ['small talk', ['how are you today?']],
  ['an edit without a table', ['convert the temperatures to Fahrenheit']],
  ['an unknown format', ['100 customers', '-o', 'customers.docx']],
  ['an unknown flag', ['100 customers', '--colour', 'red']],
  ['a missing plan', ['run', 'nowhere.json']],
  ['a missing file to profile', ['profile', 'nowhere.csv']],
])('%s: one clear sentence, exit 2, nothing written', (_name, words) => {
  const cwd = emptyFolder();
  const { code, out, err } = runRowsmith(words, cwd);
  expect({ code, out, files: readdirSync(cwd) }).toEqual({ code: 2, out: '', files: [] });
  expect(err.trim().length).toBeGreaterThan(20);
  expect(err).not.toMatch(/\n\s+at /u);
});

it('never replaces a file without --yes', () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'mine.csv'), 'precious');
  const refused = runRowsmith(['20 customers', '-o', 'mine.csv'], cwd);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('mine.csv');
  expect(readFileSync(join(cwd, 'mine.csv'), 'utf8')).toBe('precious');
  expect(readdirSync(cwd)).toEqual(['mine.csv']);
  expect(runRowsmith(['20 customers', '-o', 'mine.csv', '--yes', '--quiet'], cwd).code).toBe(0);
  expect(readFileSync(join(cwd, 'mine.csv'), 'utf8').split('\n').length).toBe(22);
});

it.each([
  ['unknown keys', '{"version":1,"request":"","seed":1,"colour":"red"}', 'colour'],
  ['no JSON', '{"version":1', 'JSON'],
  ['no table', '{"version":1,"request":"","seed":1}', 'no table'],
  [
    'a hostile formula',
    '{"version":1,"request":"","seed":1,"tables":[{"name":"t","rows":3,"columns":[{"name":"x","type":"double","source":{"kind":"formula","expression":"import(\\"fs\\")"}}]}]}',
    'import',
  ],
  [
    'a cycle',
    '{"version":1,"request":"","seed":1,"tables":[{"name":"t","rows":3,"columns":[{"name":"x","type":"double","source":{"kind":"formula","expression":"y"}},{"name":"y","type":"double","source":{"kind":"formula","expression":"x"}}]}]}',
    'x',
  ],
])('refuses a plan with %s', (_name, plan, word) => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'plan.json'), plan);
  const { code, out, err } = runRowsmith(['run', 'plan.json'], cwd);
  expect({ code, out, files: readdirSync(cwd) }).toEqual({ code: 2, out: '', files: ['plan.json'] });
  expect(err).toContain(word);
});

it('says when a folder cannot be written', () => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, 'file'));
  writeFileSync(join(cwd, 'file', 'x'), '');
  chmodSync(join(cwd, 'file'), 0o555);
  const { code, err } = runRowsmith(['20 customers', '-o', join('file', 'x', 'customers.csv')], cwd);
  expect(code).toBe(2);
  expect(err).toContain(join('file', 'x'));
});
