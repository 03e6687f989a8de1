import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/table/duckdb/open-database.ts';
import { emptyFolder, runRowsmith } from '../e2e/run-rowsmith.ts';

type Answer = {
  readonly tables: readonly { readonly rows: number }[];
  readonly requirements: readonly { readonly met: boolean }[];
  readonly usage: { readonly peak_rss_mb: number; readonly seconds: number };
};

function makeSales(rows: string, out: string, cwd: string): Answer {
  const {
    code,
    out: text,
    err,
  } = runRowsmith(
    [`create a demo data set with a spike in sales activity in November, I want ${rows} rows`, '--json', '-o', out],
    cwd,
  );
  if (code !== 0) throw new Error(err);
  return JSON.parse(text) as Answer;
}

it.each(['csv', 'parquet'])('ten million rows stay within 1.5 GB (%s)', (format) => {
  const cwd = emptyFolder();
  const one = makeSales('1 million', `one.${format}`, cwd);
  const ten = makeSales('10 million', `ten.${format}`, cwd);
  rmSync(cwd, { recursive: true });
  expect(ten.tables[0]?.rows).toBe(10_000_000);
  expect(ten.requirements.every((requirement) => requirement.met)).toBe(true);
  console.log(
    `peak memory, ${format}: 1 M rows ${one.usage.peak_rss_mb} MB in ${one.usage.seconds} s, 10 M rows ${ten.usage.peak_rss_mb} MB in ${ten.usage.seconds} s`,
  );
  expect(ten.usage.peak_rss_mb).toBeLessThan(1500);
});

it('a full disk in mid-run keeps what is sure, says how to go on, and the resumed file is whole', (context) => {
  const cwd = emptyFolder();
  const small = join(cwd, 'small');
  mkdirSync(small);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', small], { stdio: 'pipe' });
  } catch {
    context.skip('needs the right to mount a small tmpfs');
  }
  try {
    const request = '400,000 sales with a spike in November';
    const full = runRowsmith([request, '-o', join(small, 'sales.csv'), '--seed', '5'], cwd);
    expect(full.code).toBe(1);
    expect(full.err).toMatch(/full/iu);
    expect(full.err).toMatch(/--resume/u);
    expect(existsSync(join(small, 'sales.csv'))).toBe(false);
    expect(statSync(join(small, 'sales.csv.partial')).size).toBeGreaterThan(1_000_000);
    execFileSync('mount', ['-o', 'remount,size=200m', small]);
    expect(runRowsmith([request, '-o', join(small, 'sales.csv'), '--seed', '5', '--resume', '--quiet'], cwd).code).toBe(
      0,
    );
    expect(runRowsmith([request, '-o', 'whole.csv', '--seed', '5', '--quiet'], cwd).code).toBe(0);
    expect(readFileSync(join(small, 'sales.csv')).equals(readFileSync(join(cwd, 'whole.csv')))).toBe(true);
    expect(readdirSync(small).filter((name) => name.endsWith('.partial'))).toEqual([]);
  } finally {
    execFileSync('umount', [small]);
    rmSync(cwd, { recursive: true, force: true });
  }
});

it('Parquet in parts and at once hold the same rows', async () => {
  const cwd = emptyFolder();
  const big = makeSales('5 million', 'big.parquet', cwd);
  expect(big.tables[0]?.rows).toBe(5_000_000);
  await using database = await openDatabase();
  const [row] = await database.all(
    `SELECT count(*) AS rows, count(DISTINCT COLUMNS(*)) FROM (SELECT sale_id FROM '${join(cwd, 'big.parquet')}')`,
  );
  expect(Object.values(row ?? {}).map(Number)).toEqual([5_000_000, 5_000_000]);
  rmSync(cwd, { recursive: true });
});
