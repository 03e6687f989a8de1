import { readPlan, type Plan, type PlanDraft } from '../../../src/contract/plan.ts';
import { createPoolSource } from '../../../src/knowledge/pool-source.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';
import { textsOf } from '../../../src/tools/compute/cast-cells.ts';
import { createEngine, type Engine } from '../../../src/tools/compute/engine.ts';

export function planOf(tables: PlanDraft['tables'], seed = 7): Plan {
  const read = readPlan({ version: 1, request: 'test', seed, tables });
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

/** An engine over a real database, opened when first needed. */
export function engineOf(plan: Plan): Engine {
  return createEngine({ plan, pools: createPoolSource(), evaluator: () => (shared ??= openDatabase({ threads: 1 })) });
}
let shared: ReturnType<typeof openDatabase> | null = null;

/** Rows [first, first + count) of a table as texts by column. */
export async function textsOfRows(
  engine: Engine,
  table: string,
  first: number,
  count: number,
): Promise<Record<string, string[]>> {
  const { chunk } = await engine.rows(table, { first, count, index: null });
  return Object.fromEntries([...chunk.columns].map(([name, data]) => [name, textsOf(data)]));
}

export async function numbersOfRows(engine: Engine, table: string, column: string, count: number): Promise<number[]> {
  return (await textsOfRows(engine, table, 0, count))[column]?.map(Number) ?? [];
}
