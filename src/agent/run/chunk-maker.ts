import type { Abortable } from '../../contract/abort.ts';
import type { Chunk } from '../../contract/chunk.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { OutputFormat, Plan, Table } from '../../contract/plan.ts';
import type { PoolSource } from '../../contract/pool.ts';
import type { Database } from '../../table/database.ts';
import { createEncoder, type Encoder } from '../../table/text/create-encoder.ts';
import { createEngine, writtenType, type Engine } from '../../tools/compute/engine.ts';
import type { ChunkOrder } from './chunk-message.ts';
import type { RuleOutcome } from '../../tools/compute/row-rules.ts';

export type MadeChunk = {
  readonly id: number;
  readonly rows: number;
  readonly outcomes: readonly RuleOutcome[];
  readonly flaggedCells: number;
  readonly chunk: Chunk;
  readonly bytes: Uint8Array | null;
};

/** Computes chunks of a plan's tables, encoded unless the format is Parquet. One lives in each thread. */
export interface ChunkMaker extends AsyncDisposable {
  readonly engine: Engine;
  /** The bytes are the caller's own. */
  make(order: ChunkOrder, options?: Abortable): Promise<MadeChunk>;
}

/**
 * @param pools Shared by the makers of a thread: each pool is then read once.
 * @param database Opened only when some column needs SQL; closed with the maker when the maker opened it.
 */
export function createChunkMaker(
  plan: Plan,
  format: OutputFormat,
  pools: PoolSource,
  database?: () => Promise<Database>,
): ChunkMaker {
  let own: Promise<Database> | null = null;
  const engine = createEngine({ plan, pools, evaluator: database ?? (() => (own ??= openOwn())) });
  const encoders = new Map<string, Encoder>();
  return {
    engine,
    async make(order, options = {}) {
      const { chunk, outcomes, flaggedCells } = await engine.rows(
        order.table,
        { first: order.first, count: order.count, index: null },
        options,
      );
      const made = { id: order.id, rows: order.count, outcomes, flaggedCells, chunk };
      if (format === 'parquet') return { ...made, bytes: null };
      const encoder =
        encoders.get(order.table) ?? createEncoder(format, encoderTable(plan, tableOf(plan, order.table)));
      encoders.set(order.table, encoder);
      return { ...made, bytes: encoder.encode(chunk).slice() };
    },
    async [Symbol.asyncDispose]() {
      await (await own)?.[Symbol.asyncDispose]();
    },
  };
}

async function openOwn(): Promise<Database> {
  const { openDatabase } = await import('../../table/duckdb/open-database.ts');
  return openDatabase({ threads: 1 });
}

/** What an encoder must know of a table: its written columns, and its keys for SQL. */
export function encoderTable(plan: Plan, table: Table): Parameters<typeof createEncoder>[1] {
  const foreignKeys = table.references.flatMap((reference) => {
    const parent = plan.tables.find((one) => one.name === reference.table);
    const key = parent?.key[0];
    const column = table.columns.find(
      (one) => one.source.kind === 'lookup' && one.source.reference === reference.name && one.source.column === key,
    );
    return parent === undefined || parent.pool || key === undefined || column === undefined
      ? []
      : [{ column: column.name, table: parent.name, parentColumn: key }];
  });
  return {
    name: table.name,
    columns: table.columns.filter((column) => !column.hidden).map(writtenType),
    primaryKey: table.key,
    foreignKeys,
  };
}

/** The table of that name. */
export function tableOf(plan: Plan, name: string): Table {
  const table = plan.tables.find((one) => one.name === name);
  if (table === undefined)
    throw new RowsmithError({
      code: 'plan-invalid',
      message: `the plan has no table '${name}'`,
      site: { table: name },
    });
  return table;
}
