import type { Task } from '../../contract/event.ts';
import { createAtomicFile, type AtomicFile } from '../../table/atomic-file.ts';
import { createEncoder } from '../../table/text/create-encoder.ts';
import { encoderTable, tableOf } from './chunk-maker.ts';
import type { ChunkOrder } from './chunk-message.ts';
import { chunkOrders } from './chunk-orders.ts';
import { cutBack } from './run-directory.ts';
import type { WriteContext, WrittenChunk } from './write-table.ts';

type Bytes = WrittenChunk & { readonly bytes: Uint8Array };

/** Writes a table as text: chunks are encoded where they are computed and appended in order. */
export async function* writeTextTable(task: Task, context: WriteContext): AsyncGenerator<WrittenChunk, void, undefined> {
  const { plan, paths, directory } = context;
  const path = paths.tables.get(task.table) ?? null;
  const encoder = createEncoder(paths.format === 'parquet' ? 'csv' : paths.format, encoderTable(plan, tableOf(plan, task.table)));
  const progress = path === null ? undefined : directory?.progress.get(task.table);
  const resumed = path !== null && progress !== undefined && cutBack(`${path}.partial`, progress) ? progress : undefined;
  const file = path === null ? null : await createAtomicFile(path, { overwrite: context.options.overwrite === true || context.options.resume === true, append: resumed !== undefined });
  const put = (bytes: Uint8Array) => (file === null ? context.stdout(bytes) : file.write(bytes));
  let bytesWritten = resumed?.bytes ?? 0;
  let rowsWritten = resumed?.rows ?? 0;
  const write = async (bytes: Uint8Array) => {
    await put(bytes);
    bytesWritten += bytes.length;
  };
  try {
    if (resumed === undefined) await write(encoder.head().slice());
    else yield { rows: resumed.rows, outcomes: [], flaggedCells: 0 };
    const orders = chunkOrders(task.table, rowsWritten, task.rows, context.chunkRows);
    for await (const made of madeChunks(orders, context)) {
      if (rowsWritten > 0) await write(encoder.between().slice());
      await write(made.bytes);
      rowsWritten += made.rows;
      directory?.log({ type: 'chunk-end', table: task.table, rows: rowsWritten, bytes: bytesWritten });
      yield made;
    }
    await write(encoder.tail().slice());
    await file?.commit();
  } catch (error) {
    await keep(file);
    throw error;
  }
}

async function keep(file: AtomicFile | null): Promise<void> {
  await file?.close();
}

async function* madeChunks(orders: readonly ChunkOrder[], context: WriteContext): AsyncGenerator<Bytes, void, undefined> {
  const { workers, maker } = context.parts;
  const { signal } = context.options;
  if (workers !== null) {
    for await (const reply of workers.replies(orders, signal)) {
      yield { rows: reply.rows, outcomes: reply.outcomes, flaggedCells: reply.flaggedCells, bytes: reply.kind === 'bytes' ? reply.bytes : new Uint8Array(0) };
    }
    return;
  }
  for (const order of orders) {
    signal?.throwIfAborted();
    const made = await maker.make(order, { signal });
    yield { rows: made.rows, outcomes: made.outcomes, flaggedCells: made.flaggedCells, bytes: made.bytes ?? new Uint8Array(0) };
  }
}
