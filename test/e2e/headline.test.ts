import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { parseJsonAs } from '../../src/contract/json.ts';
import { openDatabase } from '../../src/table/duckdb/open-database.ts';
import { emptyFolder, runRowsmith } from './run-rowsmith.ts';

const request = 'create a demo data set with a spike in sales activity in November, I want a million rows';

const Answer = z.strictObject({
  rowsmith: z.string(),
  kind: z.enum(['create', 'edit', 'answer', 'clarify']),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      rows: z.number(),
      path: z.string().nullable(),
      columns: z.array(z.strictObject({ name: z.string(), type: z.string(), source: z.string() })),
    }),
  ),
  requirements: z.array(
    z.strictObject({ text: z.string(), check: z.string(), asked: z.string(), measured: z.string(), met: z.boolean() }),
  ),
  unplaced: z.array(z.string()),
  assumptions: z.array(z.string()),
  question: z.string().nullable(),
  answer: z.null(),
  changes: z.null(),
  usage: z.strictObject({
    seconds: z.number(),
    rows_per_second: z.number(),
    model_calls: z.number(),
    tokens: z.number(),
    peak_rss_mb: z.number(),
  }),
  seed: z.number(),
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/u),
  report: z.string().nullable(),
});

function answerOf(text: string): z.infer<typeof Answer> {
  const read = parseJsonAs(Answer, text);
  if (!read.ok) throw new Error(`${read.reason}\n${text.slice(0, 2000)}`);
  return read.value;
}

it('makes the million sales with the November spike, and proves it', async () => {
  const cwd = emptyFolder();
  const { code, out, err } = runRowsmith([request, '--json', '-o', 'sales.csv'], cwd);
  expect(err).toBe('');
  expect(code).toBe(0);
  const answer = answerOf(out);
  expect(answer.kind).toBe('create');
  expect(answer.unplaced).toEqual([]);
  expect(answer.tables).toHaveLength(1);
  expect(answer.tables[0]).toMatchObject({ rows: 1_000_000, path: join(cwd, 'sales.csv') });
  expect(answer.tables[0]?.columns.length).toBeGreaterThanOrEqual(10);
  expect(answer.requirements.filter((one) => !one.met)).toEqual([]);
  expect(answer.requirements.map((one) => one.check.split(' ')[0])).toEqual(
    expect.arrayContaining(['rows', 'peak', 'unique']),
  );
  expect(answer.report).toBe(join(cwd, 'sales.rowsmith', 'report.html'));

  // The proof again, by someone else: DuckDB guessing the file's types on its own.
  await using database = await openDatabase();
  const moment =
    answer.tables[0]?.columns.find((column) => column.type === 'date' || column.type === 'timestamp')?.name ?? '';
  const months = await database.all(
    `SELECT date_trunc('month', "${moment}") AS month, count(*) AS rows FROM read_csv('${join(cwd, 'sales.csv')}') GROUP BY 1 ORDER BY 2`,
  );
  const counts = months.map((row) => Number(row['rows']));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1_000_000);
  expect(String(months.at(-1)?.['month'])).toMatch(/-11-/u);
  const median = counts[Math.floor((counts.length - 1) / 2)] ?? 0;
  expect((counts.at(-1) ?? 0) / median).toBeGreaterThan(2);

  const page = readFileSync(answer.report ?? '', 'utf8');
  expect(page).toContain('November');
  expect(page).not.toMatch(/(?:src|href)="https?:/u);
  expect(statSync(answer.report ?? '').size).toBeLessThan(400_000);
});

it('makes the same bytes again from the plan it left behind', () => {
  const cwd = emptyFolder();
  const first = answerOf(
    runRowsmith(['5,000 online orders with a spike in December', '--json', '-o', 'a.csv', '--seed', '42'], cwd).out,
  );
  const again = runRowsmith(['run', join('a.rowsmith', 'plan.json'), '--json', '-o', 'b.csv'], cwd);
  expect(again.code).toBe(0);
  expect(answerOf(again.out)).toMatchObject({ seed: 42, fingerprint: first.fingerprint });
  expect(readFileSync(join(cwd, 'b.csv'))).toEqual(readFileSync(join(cwd, 'a.csv')));
});

it('a plan can be saved, and run as saved', () => {
  const cwd = emptyFolder();
  const plan = runRowsmith(
    ['plan', '200 employees with name, department and salary between 30k and 90k', '--json'],
    cwd,
  );
  expect(plan.code).toBe(0);
  expect(readdirSync(cwd)).toEqual([]);
  expect(plan.out).toContain('"version": 1');
});

it.each(['tsv', 'json', 'jsonl', 'parquet', 'sql'])('writes %s by the extension', (format) => {
  const cwd = emptyFolder();
  const { code, out } = runRowsmith(
    ['300 customers with id, name, age between 18 and 65, 20% premium', '--json', '-o', `customers.${format}`],
    cwd,
  );
  expect(code).toBe(0);
  const answer = answerOf(out);
  expect(answer.requirements.filter((one) => !one.met)).toEqual([]);
  expect(answer.tables[0]?.rows).toBe(300);
  expect(existsSync(join(cwd, `customers.${format}`))).toBe(true);
});

it('shows one screen to a person, with the measured figures', () => {
  const cwd = emptyFolder();
  const { code, out, err } = runRowsmith(['2,000 sales with a spike in November', '-o', 'sales.csv'], cwd, {
    COLUMNS: '100',
  });
  expect(code).toBe(0);
  expect(`${out}${err}`).toMatch(/2,000/u);
  expect(out).toMatch(/✓/u);
  expect(out).toMatch(/November/u);
  expect(out).toContain('report.html');
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
});
