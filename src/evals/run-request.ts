import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from '../contract/plan.ts';
import type { Measured } from '../contract/check.ts';
import type { Smith } from '../contract/smith.ts';
import { checkExpectation } from './check-expectation.ts';
import { evalColumn, type EvalTable } from './eval-table.ts';
import { readCsv } from './read-csv.ts';
import type { EvalRequest } from './request-file.ts';

/** What a request came to: the first hard expectation that failed, soft ones counted apart, and what the plan itself promised. */
export type RequestResult = {
  readonly id: string;
  readonly origin: string;
  readonly passed: boolean;
  readonly reason: string;
  readonly hard: { readonly passed: number; readonly of: number };
  readonly soft: { readonly passed: number; readonly of: number };
  readonly planMs: number;
  readonly unmet: readonly string[];
};

/** Plans a request, makes its tables in a temporary folder, and measures every expectation that is not a reader's to judge. `measured: false` leaves the plan's own promises unmeasured. */
export async function runRequest(
  smith: Smith,
  request: EvalRequest,
  options: { readonly today: string; readonly measured?: boolean | undefined },
): Promise<RequestResult> {
  const started = performance.now();
  const base = {
    id: request.id,
    origin: request.origin,
    hard: { passed: 0, of: 0 },
    soft: { passed: 0, of: 0 },
    unmet: [],
  };
  let planMs = 0;
  try {
    const reply = await smith.plan(request.request, { seed: 1, today: options.today });
    planMs = performance.now() - started;
    if (reply.kind === 'clarify') return { ...base, passed: false, reason: `asks: ${reply.question}`, planMs };
    const plan: Plan = {
      ...reply.plan,
      output: { format: 'csv', path: null },
      requirements: options.measured === false ? [] : reply.plan.requirements,
    };
    const { tables, requirements } = await makeTables(smith, plan);
    const [first] = tables;
    if (first === undefined) return { ...base, passed: false, reason: 'no table', planMs };
    const evidence = {
      main: mainOf(tables),
      tables,
      format: reply.plan.output.format,
      today: options.today,
      again: async () => (await makeTables(smith, plan)).tables,
    };
    let reason = '';
    const count = { hard: { passed: 0, of: 0 }, soft: { passed: 0, of: 0 } };
    for (const expectation of request.expect) {
      if (expectation.how === 'judge') continue;
      const verdict = await checkExpectation(expectation, evidence);
      const tally = expectation.soft === true ? count.soft : count.hard;
      tally.of++;
      if (verdict.kind === 'pass') tally.passed++;
      else if (expectation.soft !== true && reason === '')
        reason = verdict.kind === 'fail' ? verdict.reason : `cannot be measured: ${verdict.reason}`;
    }
    return {
      ...base,
      ...count,
      passed: reason === '',
      reason,
      planMs,
      unmet: requirements
        .filter((one) => !one.met)
        .map((one) => `${one.text}: asked ${one.asked}, measured ${one.measured}`),
    };
  } catch (error) {
    return {
      ...base,
      passed: false,
      reason: `throws: ${error instanceof Error ? error.message : String(error)}`,
      planMs,
    };
  }
}

/** Expectations that name no table are about the one with most columns among the longest ones asked for first. */
function mainOf(tables: readonly EvalTable[]): EvalTable {
  return tables.toSorted((a, b) => b.rows - a.rows)[0] ?? { name: '', rows: 0, columns: [] };
}

async function makeTables(
  smith: Smith,
  plan: Plan,
): Promise<{ readonly tables: readonly EvalTable[]; readonly requirements: readonly Measured[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'rowsmith-eval-'));
  try {
    for await (const event of smith.run(plan, { out: `${folder}/`, overwrite: true, report: null })) {
      if (event.type !== 'run-end') continue;
      const tables = await Promise.all(
        event.tables.map(async (table) => readTable(plan, table.name, table.path ?? '')),
      );
      return { tables, requirements: event.requirements };
    }
    throw new Error('the run ended without a table');
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}.rowsmith`, { recursive: true, force: true });
  }
}

async function readTable(plan: Plan, name: string, path: string): Promise<EvalTable> {
  const [head = [], ...rows] = readCsv(await readFile(path, 'utf8'));
  const columns = plan.tables.find((table) => table.name === name)?.columns ?? [];
  return {
    name,
    rows: rows.length,
    columns: head.map((cell, at) =>
      evalColumn(
        cell ?? '',
        columns.find((column) => column.name === cell)?.type ?? 'text',
        rows.map((row) => row[at] ?? null),
      ),
    ),
  };
}
