import { mkdtempSync, readdirSync, readFileSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { compilePools } from '../../../src/knowledge/pools/compile-pools.ts';
import { calculate } from '../../../src/knowledge/pools/calculate.ts';
import { findPoolFolder } from '../../../src/knowledge/pools/pool-folder.ts';
import { createPoolSource } from '../../../src/knowledge/pool-source.ts';
import { romanise, slug } from '../../../src/knowledge/pools/romanise.ts';

const knowledge = join(import.meta.dirname, '..', '..', '..', 'knowledge');
const pools = createPoolSource();
const folder = mkdtempSync(join(tmpdir(), 'pools-'));
afterAll(() => rmSync(folder, { recursive: true }));

const names = readdirSync(join(knowledge, 'pools'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => basename(name, '.yaml'));

describe('pool files', () => {
  it('compiles every file, and reads the same from what it compiled', async () => {
    const files = await compilePools(knowledge);
    expect(files.length).toBeGreaterThan(300);
    for (const kind of ['pools', 'grammars']) mkdirSync(join(folder, 'knowledge', kind), { recursive: true });
    for (const { path, text } of files) writeFileSync(join(folder, 'knowledge', path), text);
    const compiled = createPoolSource(findPoolFolder(folder));
    for (const name of ['product', 'place/KE', 'first_name/ja_JP', 'street/de_DE', 'prefix/fr_FR'])
      expect(await compiled.pool(name)).toEqual(await pools.pool(name));
    for (const name of ['product_review', 'chat', 'answer'])
      expect(await compiled.grammar(name, 'en')).toEqual(await pools.grammar(name, 'en'));
    expect(await compiled.grammar('product_review', 'es')).toEqual(await pools.grammar('product_review', 'es-MX'));
  });

  it.each(names)('has whole, distinct entries in %s', async (name) => {
    const pool = await pools.pool(name);
    if (pool === null) throw new Error(name);
    expect(pool.size).toBeGreaterThan(0);
    for (const [part, cells] of pool.parts) {
      expect({ part, length: cells.length }).toEqual({ part, length: pool.size });
      expect({
        part,
        unfilled: cells.filter(
          (cell) => typeof cell === 'string' && /\{[a-z=]/u.test(cell) && !cell.startsWith('{country}'),
        ),
      }).toEqual({ part, unfilled: [] });
    }
    const entries = Array.from({ length: pool.size }, (_none, at) =>
      JSON.stringify([...pool.parts.values()].map((cells) => cells[at])),
    );
    expect(new Set(entries).size).toBe(pool.size);
  });

  it('holds what was promised', async () => {
    const least: Record<string, number> = {
      product: 400,
      diagnosis: 120,
      job: 150,
      airport: 150,
      country: 40,
      locale: 25,
    };
    for (const [name, size] of Object.entries(least))
      expect((await pools.pool(name))?.size).toBeGreaterThanOrEqual(size);
    expect(await sizeOf('product', 'category')).toBeGreaterThanOrEqual(20);
    expect(await sizeOf('job', 'department')).toBeGreaterThanOrEqual(15);
    expect(await sizeOf('sql_example', 'prompt')).toBeGreaterThanOrEqual(150);
    expect(await sizeOf('diagnosis', 'name')).toBeGreaterThanOrEqual(120);
  });

  it('answers null for what it does not have', async () => {
    expect([
      await pools.pool('nonsense'),
      await pools.pool('../secret'),
      await pools.pool('place/XX'),
      await pools.grammar('nonsense', 'en'),
    ]).toEqual([null, null, null, null]);
  });

  it('has a place file for every country and a name file for every locale', async () => {
    for (const code of (await pools.pool('country'))?.parts.get('country_code') ?? [])
      expect(await pools.pool(`place/${String(code)}`)).not.toBe(null);
    for (const locale of (await pools.pool('country'))?.parts.get('locale') ?? [])
      expect((await pools.pool('locale'))?.parts.get('locale')).toContain(locale);
    for (const locale of (await pools.pool('locale'))?.parts.get('locale') ?? []) {
      for (const kind of ['first_name', 'last_name', 'street', 'prefix', 'company_suffix', 'name_style'])
        expect(await pools.pool(`${kind}/${String(locale)}`)).not.toBe(null);
    }
  });

  it('has coordinates and time zones that are real', async () => {
    for (const file of readdirSync(join(knowledge, 'pools', 'place'))) {
      const pool = await pools.pool(`place/${basename(file, '.yaml').toUpperCase()}`);
      pool?.parts.get('latitude')?.forEach((latitude, at) => {
        expect(Math.abs(Number(latitude))).toBeLessThanOrEqual(75);
        expect(Math.abs(Number(pool.parts.get('longitude')?.[at]))).toBeLessThanOrEqual(180);
        expect(
          () => new Intl.DateTimeFormat('en', { timeZone: String(pool.parts.get('timezone')?.[at]) }),
        ).not.toThrow();
      });
    }
  });

  it('has word problems whose steps end in the answer', async () => {
    const pool = await pools.pool('math_problem');
    const [answers, steps] = [pool?.parts.get('answer') ?? [], pool?.parts.get('steps') ?? []];
    answers.forEach((answer, at) => {
      const figures = String(steps[at]).match(/-?\d+(\.\d+)?/gu) ?? [];
      expect(figures.at(-1)).toBe(String(answer));
      // Every equation of plain numbers holds, worked out a second time.
      for (const [, left, right] of String(steps[at]).matchAll(/((?:\d+ [-+×÷] )+\d+) = (-?\d+)/gu)) {
        expect(leftToRight(left ?? '')).toBe(Number(right));
      }
    });
  });

  it('has SQL that runs on the table it is given', async () => {
    const pool = await pools.pool('sql_example');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const [contexts, queries] = [pool?.parts.get('context') ?? [], pool?.parts.get('sql') ?? []];
    for (const context of new Set(contexts)) await connection.run(String(context));
    for (const query of queries) await connection.run(String(query));
    expect(queries.length).toBeGreaterThanOrEqual(150);
  });
});

describe('small parts', () => {
  it('writes other letters in Latin ones', () => {
    expect(['Ærøskøbing', 'Жуков', 'Παπαδόπουλος', '김민지', 'Łódź', 'Ñandú'].map(romanise)).toEqual([
      'Aeroskobing',
      'Zhukov',
      'Papadopoylos',
      'gimminji',
      'Lodz',
      'Nandu',
    ]);
    expect(slug("Mc O'Brien-Øst 2")).toBe('mcobrienost2');
  });

  it('works sums out and refuses anything else', () => {
    expect(['2+3*4', '(2+3)*4', '7/2', '10-2-3'].map(calculate)).toEqual([14, 20, 3.5, 5]);
    for (const wrong of ['2+', 'a', '(1', '1 2']) expect(() => calculate(wrong)).toThrow(/cannot be worked out/u);
  });

  it('names no machine and no unreserved domain in its files', () => {
    const text = names.map((name) => readFileSync(join(knowledge, 'pools', `${name}.yaml`), 'utf8')).join('\n');
    expect(text.match(/[\w.-]+@(?!example\.|[\w-]+\.example)[\w.-]+/gu)).toBe(null);
  });
});

function leftToRight(sum: string): number {
  const [first = '0', ...rest] = sum.split(' ');
  let total = Number(first);
  // × and ÷ stand alone in these steps, so reading from left to right is right.
  for (let at = 0; at < rest.length; at += 2) {
    const number = Number(rest[at + 1]);
    total =
      rest[at] === '+'
        ? total + number
        : rest[at] === '-'
          ? total - number
          : rest[at] === '×'
            ? total * number
            : total / number;
  }
  return total;
}

async function sizeOf(pool: string, part: string): Promise<number> {
  return new Set((await pools.pool(pool))?.parts.get(part)).size;
}
