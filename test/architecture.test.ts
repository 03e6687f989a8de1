import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

/** Which rooms each room may import besides itself. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  knowledge: ['contract'],
  table: ['contract'],
  report: ['contract'],
  generator: ['contract'],
  tools: ['table', 'contract'],
  agent: ['tools', 'generator', 'table', 'knowledge', 'report', 'contract'],
  smith: ['agent', 'tools', 'generator', 'table', 'knowledge', 'report', 'contract', 'settings.ts'],
  'index.ts': ['smith', 'agent', 'tools', 'generator', 'table', 'knowledge', 'report', 'contract', 'settings.ts'],
  evals: ['index.ts', 'knowledge', 'report', 'contract'],
  cli: ['index.ts', 'evals', 'contract', 'settings.ts'],
  'settings.ts': ['contract'],
};

/** Packages and the only folder whose files may name each one. */
const rooms: Readonly<Record<string, RegExp>> = {
  zod: /^(contract|knowledge|agent|evals|report)\//,
  '@duckdb/node-api': /^table\/duckdb\//,
  '@duckdb/node-bindings': /^table\/duckdb\//,
  mathjs: /^tools\/expression\//,
  '@faker-js/faker': /^knowledge\/faker\//,
  'chrono-node': /^agent\/planner\/offline\//,
  minisearch: /^knowledge\//,
  yaml: /^(knowledge|evals)\//,
  commander: /^cli\//,
  'apache-arrow': /^table\/arrow\//,
  danfojs: /^table\/danfo\//,
  'danfojs-node': /^table\/danfo\//,
};

const importPattern = /^(?:import|export)\b[^'"`;]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gmu;
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

type Import = { readonly file: string; readonly target: string };

const imports: readonly Import[] = files.flatMap((file) =>
  [...readFileSync(join(src, file), 'utf8').matchAll(importPattern)].map(([, from, plain, late]) => ({
    file,
    target: from ?? plain ?? late ?? '',
  })),
);

const roomOf = (file: string): string => file.split('/')[0] ?? '';

it('imports only follow the arrows', () => {
  const offences = imports
    .filter(({ target }) => target.startsWith('.'))
    .flatMap(({ file, target }) => {
      const room = roomOf(file);
      const other = roomOf(relative(src, resolve(src, dirname(file), target)));
      return other === room || arrows[room]?.includes(other) === true ? [] : [`${file} -> ${other}`];
    });
  expect(imports.length).toBeGreaterThan(200);
  expect(offences).toEqual([]);
});

it('each package is named only in its room', () => {
  const offences = imports
    .filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:'))
    .flatMap(({ file, target }) => {
      const name = target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : (target.split('/')[0] ?? '');
      const room = rooms[name];
      return room?.test(file) === true ? [] : [`${file} -> ${target}`];
    });
  expect(offences).toEqual([]);
});

it('files are named for one idea', () => {
  const banned = new Set(['utils.ts', 'helpers.ts', 'helper.ts', 'types.ts', 'common.ts', 'misc.ts']);
  const offences = files.filter(
    (file) => banned.has(basename(file)) || (basename(file) === 'index.ts' && file !== 'index.ts'),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(offences).toEqual([]);
});

it('one word per idea: the banned twins are in no name', () => {
  const names = files.flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(/\b(?:function|const|let|type|interface|class)\s+(\w+)/g)].map(
      ([, name = '']) => ({ file, name }),
    ),
  );
  const offences = names.filter(({ name }) =>
    /(?:^|_)(?:record|batch|job|helper|manager|util)s?(?:$|_)/iu.test(name.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '_')),
  );
  expect(names.length).toBeGreaterThan(500);
  expect(offences).toEqual([]);
});

it('no file is longer than 300 lines of code', () => {
  const long = files.flatMap((file) => {
    const lines = readFileSync(join(src, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && !/^\s*(?:\/\/|\/?\*)/u.test(line));
    return lines.length > 300 ? [`${file}: ${lines.length}`] : [];
  });
  expect(long).toEqual([]);
});
