import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workerFile } from '../../../src/agent/run/worker-thread.ts';
import { isRowsmithError } from '../../../src/contract/error.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';
import { planOf } from '../../tools/compute/engine-setup.ts';
import { endOf, hashOf, newFolder, runTo, salesPlan } from './run-setup.ts';

const rows = 20_000;

it('writes, measures and reports, and says so in order', async () => {
  const cwd = newFolder();
  const events = await runTo(salesPlan(rows), cwd, { workers: 0, chunkRows: 8192 });
  const end = endOf(events);
  expect(end.requirements.map(({ text, met }) => ({ text, met }))).toEqual([
    { text: 'as many rows as asked', met: true },
    { text: 'November spike', met: true },
    { text: 'total', met: true },
    { text: 'id is unique', met: true },
    { text: 'nobody buys many dear things', met: true },
  ]);
  expect(end.tables).toMatchObject([{ name: 'sales', rows, path: join(cwd, 'sales.csv'), flagged: 0 }]);
  expect(events.filter((event) => event.type === 'chunk-end').map((event) => event.rows)).toEqual([8192, 8192, 3616]);
  expect(events[0]?.type).toBe('run-start');
  expect(readdirSync(cwd).toSorted()).toEqual(['sales.csv', 'sales.rowsmith']);
  expect(readdirSync(join(cwd, 'sales.rowsmith')).toSorted()).toEqual([
    'events.jsonl',
    'plan.json',
    'report.html',
    'report.json',
  ]);
  expect(end.report).toBe(join(cwd, 'sales.rowsmith', 'report.html'));
});

it.each(['csv', 'parquet'])(
  '%s: the same bytes whatever the chunk size, the threads and the connections',
  async (format) => {
    expect(workerFile()).not.toBeNull();
    const hashes = new Set<string>();
    for (const options of [
      { workers: 0, chunkRows: 1000, connections: 1 },
      { workers: 0, chunkRows: 1_000_000, connections: 2 },
      { workers: 1, chunkRows: 4096, connections: 1 },
      { workers: 2, chunkRows: 1000, connections: 2 },
    ]) {
      const cwd = newFolder();
      await runTo(salesPlan(rows), cwd, { ...options, out: `sales.${format}`, report: null });
      hashes.add(hashOf(join(cwd, `sales.${format}`)));
    }
    expect(hashes.size).toBe(1);
  },
);

it('an added column leaves the bytes of all others alone, and taking it away gives the file back', async () => {
  const cwd = newFolder();
  const extra = [{ name: 'extra', type: 'text' as const, source: { kind: 'uuid' as const } }];
  await runTo(salesPlan(3000), cwd, { workers: 0, out: 'a.csv', report: null });
  await runTo(salesPlan(3000, extra), cwd, { workers: 0, out: 'b.csv', report: null });
  await runTo(salesPlan(3000), cwd, { workers: 0, out: 'c.csv', report: null });
  const a = readFileSync(join(cwd, 'a.csv'), 'utf8');
  const b = readFileSync(join(cwd, 'b.csv'), 'utf8');
  expect(b.replaceAll(/,(?:extra|[0-9a-f]{8}-[0-9a-f-]{27})$/gmu, '')).toBe(a);
  expect(hashOf(join(cwd, 'c.csv'))).toBe(hashOf(join(cwd, 'a.csv')));
});

it('another seed gives other cells, the same seed the same', async () => {
  const cwd = newFolder();
  const plan = salesPlan(500);
  await runTo(plan, cwd, { workers: 0, out: 'a.csv', report: null });
  await runTo({ ...plan, seed: 12 }, cwd, { workers: 0, out: 'b.csv', report: null });
  expect(hashOf(join(cwd, 'a.csv'))).not.toBe(hashOf(join(cwd, 'b.csv')));
});

it.each([0, 2])('goes on after a stop and gives the bytes of an undisturbed run (%s threads)', async (workers) => {
  const cwd = newFolder();
  await runTo(salesPlan(rows), cwd, { workers, chunkRows: 1000, out: 'whole.csv', report: null });
  const stop = new AbortController();
  const reason = new Error('enough');
  const setting = { clock: () => 0, today: '2026-03-01', cwd, stdout: () => Promise.resolve() };
  const { runPlan } = await import('../../../src/agent/run/run.ts');
  let chunks = 0;
  const stopped = (async () => {
    for await (const event of runPlan(
      salesPlan(rows),
      { workers, chunkRows: 1000, out: 'cut.csv', signal: stop.signal },
      setting,
    )) {
      if (event.type === 'chunk-end' && (chunks += 1) === 7) stop.abort(reason);
    }
  })();
  await expect(stopped).rejects.toBe(reason);
  expect(existsSync(join(cwd, 'cut.csv'))).toBe(false);
  expect(existsSync(join(cwd, 'cut.csv.partial'))).toBe(true);
  // Bytes behind the last sure chunk, as a kill in mid-write leaves them.
  writeFileSync(join(cwd, 'cut.csv.partial'), 'torn', { flag: 'a' });
  const events = await runTo(salesPlan(rows), cwd, { workers, chunkRows: 3000, out: 'cut.csv', resume: true });
  expect(hashOf(join(cwd, 'cut.csv'))).toBe(hashOf(join(cwd, 'whole.csv')));
  expect(events.find((event) => event.type === 'chunk-end')).toMatchObject({ rows: 7000 });
  expect(endOf(events).requirements.every((one) => one.met)).toBe(true);
});

it('does not resume the run of another plan', async () => {
  const cwd = newFolder();
  const stop = new AbortController();
  stop.abort(new Error('now'));
  await runTo(salesPlan(2000), cwd, { workers: 0, out: 'x.csv', report: null });
  rmSync(join(cwd, 'x.csv'));
  const other = runTo({ ...salesPlan(2000), seed: 99 }, cwd, { workers: 0, out: 'x.csv', resume: true });
  await expect(other).rejects.toMatchObject({ code: 'plan-invalid', message: expect.stringContaining('another plan') });
});

it('refuses before anything is written', async () => {
  const cwd = newFolder();
  const codeOf = async (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'none',
      (error: unknown) => (isRowsmithError(error) ? error.code : String(error)),
    );
  const column = { name: 'id', type: 'integer' as const, source: { kind: 'sequence' as const } };
  const broken = planOf([{ name: 't', rows: 5, columns: [column, column] }]);
  expect(await codeOf(runTo(broken, cwd, { workers: 0 }))).toBe('plan-invalid');
  writeFileSync(join(cwd, 'taken.csv'), 'mine');
  expect(await codeOf(runTo(salesPlan(10), cwd, { workers: 0, out: 'taken.csv' }))).toBe('output-exists');
  expect(readFileSync(join(cwd, 'taken.csv'), 'utf8')).toBe('mine');
  expect(await codeOf(runTo(salesPlan(10), cwd, { workers: 0, out: 'x.docx' }))).toBe('output-format');
  expect(await codeOf(runTo(salesPlan(10), cwd, { workers: 0, out: 'taken.csv/x.csv' }))).toBe('output-unwritable');
  expect(readdirSync(cwd)).toEqual(['taken.csv']);
});

it('streams the table, and nothing else, to standard output, and still measures it', async () => {
  const cwd = newFolder();
  const written: Uint8Array[] = [];
  const events = await runTo(salesPlan(2000), cwd, { workers: 0, out: '-', chunkRows: 500 }, written);
  await runTo(salesPlan(2000), cwd, { workers: 0, out: 'same.csv', report: null });
  expect(Buffer.concat(written).equals(readFileSync(join(cwd, 'same.csv')))).toBe(true);
  expect(endOf(events).requirements.every((one) => one.met)).toBe(true);
  expect(endOf(events).tables).toMatchObject([{ path: null, rows: 2000 }]);
});

it('several tables go into a directory, keys agree, and every file is read back whole', async () => {
  const cwd = newFolder();
  const plan = planOf([
    {
      name: 'users',
      rows: 40,
      key: ['id'],
      columns: [
        { name: 'id', type: 'integer', source: { kind: 'sequence' } },
        {
          name: 'spent',
          type: 'decimal',
          source: { kind: 'aggregate', table: 'orders', reference: 'user', how: 'sum', column: 'amount' },
        },
      ],
    },
    {
      name: 'orders',
      rows: 200,
      key: ['id'],
      references: [{ name: 'user', table: 'users', children: { min: 1, max: 20 } }],
      columns: [
        { name: 'id', type: 'integer', source: { kind: 'sequence' } },
        { name: 'user_id', type: 'integer', source: { kind: 'lookup', reference: 'user', column: 'id' } },
        {
          name: 'amount',
          type: 'decimal',
          source: { kind: 'number', distribution: { kind: 'uniform', min: 1, max: 100 } },
        },
      ],
    },
  ]);
  for (const format of ['parquet', 'csv'] as const) {
    mkdirSync(join(cwd, format));
    await runTo({ ...plan, output: { format, path: null } }, cwd, {
      workers: 0,
      out: `${format}/`,
      report: null,
      overwrite: true,
    });
    await using database = await openDatabase();
    const read = (name: string) => `read_${format}('${join(cwd, format, `${name}.${format}`)}')`;
    const [row] = await database.all(`
      SELECT count(*) AS orders, count(DISTINCT user_id) AS users,
        (SELECT sum(CAST(spent AS DECIMAL(18, 2))) FROM ${read('users')}) = sum(CAST(amount AS DECIMAL(18, 2))) AS adds_up FROM ${read('orders')}`);
    expect(row).toEqual({ orders: 200, users: 40, adds_up: true });
  }
});
