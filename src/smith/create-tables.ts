import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measured } from '../contract/check.ts';
import { RowsmithError } from '../contract/error.ts';
import type { Usage } from '../contract/event.ts';
import type { Plan } from '../contract/plan.ts';
import type { PlanOptions, Smith } from '../contract/smith.ts';
import { createTable, type CreatedTable } from './created-table.ts';

/** What `create` gives: the tables, and the proof that they are what was asked for. The first table's members are at hand directly. */
export type Created = CreatedTable & {
  readonly plan: Plan;
  readonly tables: readonly CreatedTable[];
  readonly requirements: readonly Measured[];
  readonly assumptions: readonly string[];
  readonly unplaced: readonly string[];
  readonly usage: Usage;
};

/**
 * Plans a request, makes its tables once to measure every requirement, and gives them back to be gone through or written.
 *
 * The measured files lie in a temporary folder that is gone when this settles. Throws `request-unclear` with the planner's question
 * as its message when the request cannot be understood or contradicts itself.
 */
export async function createTables(smith: Smith, request: string, options: PlanOptions): Promise<Created> {
  const reply = await smith.plan(request, options);
  if (reply.kind === 'clarify') {
    throw new RowsmithError({
      code: 'request-unclear',
      message: reply.question,
      hint: reply.options.length === 0 ? undefined : `for example: ${reply.options.join('; ')}`,
    });
  }
  const folder = await mkdtemp(join(tmpdir(), 'rowsmith-'));
  try {
    for await (const event of smith.run(reply.plan, {
      out: `${folder}/`,
      report: null,
      overwrite: true,
      signal: options.signal,
    })) {
      if (event.type !== 'run-end') continue;
      const tables = event.tables.map((table) => createTable(reply.plan, table.name, table.rows, smith));
      const [first] = tables;
      if (first === undefined) break;
      const { assumptions, unplaced } = reply.plan;
      return {
        ...first,
        plan: reply.plan,
        tables,
        requirements: event.requirements,
        assumptions,
        unplaced,
        usage: event.usage,
      };
    }
    throw new RowsmithError({ code: 'run-failed', message: 'the run ended without a table' });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}.rowsmith`, { recursive: true, force: true });
  }
}
