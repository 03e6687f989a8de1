import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// One million sales with a November spike: Rowsmith as a whole process (planning, checking, writing, measuring, report) beside its peers,
// interleaved in one run, medians of five. `--rows N`, `--rounds N`, `--quick` (no faker loop).

const root = resolve(import.meta.dirname, '..');
const peers = join(import.meta.dirname, 'peers');
const rows = Number(option('--rows') ?? 1_000_000);
const rounds = Number(option('--rounds') ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'rowsmith-bench-'));
const request = `create a demo data set with a spike in sales activity in November, I want ${rows} rows`;
const program = join(folder, 'sales');
const hasC = spawnSync('cc', ['-O2', '-o', program, join(peers, 'sales.c')]).status === 0;

type Contender = {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly out: string;
};
const rowsmith = join(root, 'bin/rowsmith');
const contenders: readonly Contender[] = [
  { name: 'rowsmith csv', command: rowsmith, arguments: [request, '-o', 'r.csv', '--yes', '--quiet'], out: 'r.csv' },
  {
    name: 'rowsmith parquet',
    command: rowsmith,
    arguments: [request, '-o', 'r.parquet', '--yes', '--quiet'],
    out: 'r.parquet',
  },
  {
    name: 'duckdb sql csv',
    command: 'node',
    arguments: [join(peers, 'duckdb-sql.mjs'), 'd.csv', String(rows)],
    out: 'd.csv',
  },
  {
    name: 'duckdb sql parquet',
    command: 'node',
    arguments: [join(peers, 'duckdb-sql.mjs'), 'd.parquet', String(rows)],
    out: 'd.parquet',
  },
  {
    name: 'duckdb coherent csv',
    command: 'node',
    arguments: [join(peers, 'duckdb-coherent.mjs'), 'k.csv', String(rows)],
    out: 'k.csv',
  },
  {
    name: 'duckdb coherent parquet',
    command: 'node',
    arguments: [join(peers, 'duckdb-coherent.mjs'), 'k.parquet', String(rows)],
    out: 'k.parquet',
  },
  ...(hasC ? [{ name: 'c program csv', command: program, arguments: ['c.csv', String(rows)], out: 'c.csv' }] : []),
  ...(process.argv.includes('--quick')
    ? []
    : [
        {
          name: 'faker-js loop csv',
          command: 'node',
          arguments: [join(peers, 'faker-loop.mjs'), 'f.csv', String(rows)],
          out: 'f.csv',
        },
      ]),
];

const times = new Map<string, { seconds: number[]; memory: number[]; bytes: number }>();
for (let round = 0; round < rounds; round += 1) {
  for (const contender of contenders) {
    // The faker loop takes half a minute: its spread does not matter at that distance.
    if (contender.name.startsWith('faker') && round >= Math.min(rounds, 2)) continue;
    const measured = timeOf(contender);
    const entry = times.get(contender.name) ?? { seconds: [], memory: [], bytes: 0 };
    entry.seconds.push(measured.seconds);
    entry.memory.push(measured.memoryMb);
    times.set(contender.name, { ...entry, bytes: statSync(join(folder, contender.out)).size });
    rmSync(join(folder, contender.out));
  }
}
rmSync(folder, { recursive: true });

console.log(`${rows.toLocaleString('en-US')} rows, whole process, median of ${rounds} (min to max), peak memory\n`);
for (const [name, { seconds, memory, bytes }] of times) {
  console.log(
    `${name.padEnd(24)} ${median(seconds).toFixed(2)} s (${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)})  ${Math.round(median(memory))} MB  ${(bytes / 1e6).toFixed(1)} MB file`,
  );
}
const ratio = (a: string, b: string) =>
  times.has(a) && times.has(b) ? `${(middle(a) / middle(b)).toFixed(2)}×` : 'not run';
console.log(
  `\nfaker-js loop / rowsmith csv          ${ratio('faker-js loop csv', 'rowsmith csv')}   (bar: at least 20×)`,
);
console.log(`rowsmith csv / duckdb sql csv         ${ratio('rowsmith csv', 'duckdb sql csv')}   (bar: at most 1×)`);
console.log(
  `rowsmith parquet / duckdb sql parquet ${ratio('rowsmith parquet', 'duckdb sql parquet')}   (bar: at most 1×)`,
);
console.log(`rowsmith csv / duckdb coherent csv    ${ratio('rowsmith csv', 'duckdb coherent csv')}   (the like table)`);
console.log(
  `rowsmith parquet / duckdb coherent    ${ratio('rowsmith parquet', 'duckdb coherent parquet')}   (the like table)`,
);
console.log(`rowsmith csv / c program              ${ratio('rowsmith csv', 'c program csv')}   (aim: at most 5×)`);

function middle(name: string): number {
  return median(times.get(name)?.seconds ?? []);
}

function timeOf({ command, arguments: words }: Contender): { readonly seconds: number; readonly memoryMb: number } {
  const hasTime = existsSync('/usr/bin/time');
  const [file, list] = hasTime ? ['/usr/bin/time', ['-f', '%e %M', command, ...words]] : [command, [...words]];
  const from = performance.now();
  const done = spawnSync(file, list, { cwd: folder, encoding: 'utf8' });
  const seconds = (performance.now() - from) / 1000;
  if (done.status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${done.status}: ${done.stderr}`);
  const memory = hasTime ? Number(done.stderr.trim().split(/\s+/u).at(-1)) / 1024 : Number.NaN;
  return { seconds, memoryMb: memory };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
}
