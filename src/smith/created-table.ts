import type { Abortable } from '../contract/abort.ts';
import type { Chunk } from '../contract/chunk.ts';
import type { Plan } from '../contract/plan.ts';
import type { Smith } from '../contract/smith.ts';
import { cellValue, type CellValue } from './cell-value.ts';
import { defaultChunkRows } from '../agent/run/schedule.ts';
import { openRunParts } from '../agent/run/run-parts.ts';

export type RowObject = Readonly<Record<string, CellValue>>;

/** One table of a plan, to be gone through, written or handed on. Rows are computed as they are asked for; nothing is kept. */
export interface CreatedTable {
  readonly name: string;
  readonly rowCount: number;
  readonly columns: readonly string[];
  /** Chunks of columns, in order: bounded memory. Breaking out of the loop frees what was opened. `chunkRows` defaults to 32,768. */
  chunks(options?: Abortable & { readonly chunkRows?: number | undefined }): AsyncGenerator<Chunk, void, undefined>;
  /** Rows as objects, in order. Decimals are text, so that money stays exact; dates and times are ISO text; nulls are null. */
  rows(options?: Abortable): AsyncGenerator<RowObject, void, undefined>;
  /** Writes the table to a file whose extension names the format. Throws `output-exists` unless `overwrite`. */
  write(path: string, options?: Abortable & { readonly overwrite?: boolean | undefined }): Promise<void>;
  /** The whole table as an Arrow IPC stream, for `tableFromIPC` and every other Arrow reader. Held in memory. */
  toArrow(options?: Abortable): Promise<Uint8Array>;
  /** The whole table as a danfojs DataFrame. Throws `model-unavailable` when danfojs is not installed. */
  toDanfo(options?: Abortable): Promise<unknown>;
}

export function createTable(plan: Plan, name: string, rowCount: number, smith: Smith): CreatedTable {
  const table = plan.tables.find((one) => one.name === name);
  const columns = (table?.columns ?? []).filter((column) => !column.hidden).map((column) => column.name);
  const created: CreatedTable = {
    name,
    rowCount,
    columns,
    async *chunks(options = {}) {
      await using parts = await openRunParts(plan, { workers: 0 });
      const chunkRows = options.chunkRows ?? defaultChunkRows;
      for (let first = 0; first < rowCount; first += chunkRows) {
        options.signal?.throwIfAborted();
        yield (
          await parts.maker.engine.rows(
            name,
            { first, count: Math.min(chunkRows, rowCount - first), index: null },
            options,
          )
        ).chunk;
      }
    },
    async *rows(options = {}) {
      for await (const chunk of created.chunks(options)) {
        for (let at = 0; at < chunk.count; at += 1)
          yield Object.fromEntries([...chunk.columns].map(([column, data]) => [column, cellValue(data, at)]));
      }
    },
    async write(path, options = {}) {
      const alone: Plan = {
        ...plan,
        tables: plan.tables.map((one) => (one.name === name ? one : { ...one, pool: true })),
        requirements: [],
      };
      for await (const event of smith.run(alone, {
        out: path,
        overwrite: options.overwrite,
        report: null,
        signal: options.signal,
      })) {
        if (event.type === 'run-end') return;
      }
    },
    async toArrow(options = {}) {
      const { toArrow } = await import('../table/arrow/to-arrow.ts');
      return toArrow(created.chunks(options));
    },
    async toDanfo(options = {}) {
      const { toDanfo } = await import('../table/danfo/to-danfo.ts');
      return toDanfo(created.chunks(options));
    },
  };
  return created;
}
