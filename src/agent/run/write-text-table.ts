import type { Task } from '../../contract/event.ts';
import { createAtomicFile } from '../../table/atomic-file.ts';
import { createEncoder } from '../../table/text/create-encoder.ts';
import { encoderTable, tableOf } from './chunk-maker.ts';
import type { ChunkOrder } from './chunk-message.ts';
import { chunkOrders } from './chunk-orders.ts';
import { cutBack } from './run-directory.ts';
import type { WriteContext, WrittenChunk } from './write-table.ts';

type Bytes = WrittenChunk & { readonly bytes: Uint8Array };

/** Writes a table as text: chunks are encoded where they are computed and appended in order. */
export async function* writeTextTable(
  task: Task,
  context: WriteContext,
): AsyncGenerator<WrittenChunk, void, undefined> {
  const { plan, paths, directory } = context;
  const path = paths.tables.get(task.table) ?? '';
  const encoder = createEncoder(
    paths.format === 'parquet' ? 'csv' : paths.format,
    encoderTable(plan, tableOf(plan, task.table)),
  );
  const progress = directory?.progress.get(task.table);
  const resumed = progress !== undefined && cutBack(`${path}.partial`, progress) ? progress : undefined;
  const file = await createAtomicFile(path, {
    overwrite: context.options.overwrite === true || context.options.resume === true,
    append: resumed !== undefined,
  });
  let bytesWritten = resumed?.bytes ?? 0;
  let rowsWritten = resumed?.rows ?? 0;
  const write = async (bytes: Uint8Array) => {
    if (paths.scratch !== null) await context.stdout(bytes);
    await file.write(bytes);
    bytesWritten += bytes.length;
  };
  try {
    if (resumed === undefined) await write(encoder.head().slice());
    else yield { rows: resumed.rows, outcomes: [], flaggedCells: 0 };
    const orders = chunkOrders(task.table, rowsWritten, task.rows, context.chunkRows);
    for await (const made of madeChunks(orders, context)) {
      await write(made.bytes);
      rowsWritten += made.rows;
      directory?.log({ type: 'chunk-end', table: task.table, rows: rowsWritten, bytes: bytesWritten });
      yield made;
    }
    await write(encoder.tail(task.rows).slice());
    await file.commit();
  } finally {
    // What was written stays in the unfinished file, for a later run to go on from.
    await file.close();
  }
}

async function* madeChunks(
  orders: readonly ChunkOrder[],
  context: WriteContext,
): AsyncGenerator<Bytes, void, undefined> {
  const { workers, maker } = context.parts;
  const { signal } = context.options;
  const make = async (order: ChunkOrder) => {
    const { id, rows, outcomes, flaggedCells, bytes } = await maker.make(order, { signal });
    return { kind: 'bytes' as const, id, rows, outcomes, flaggedCells, bytes: bytes ?? nothing };
  };
  if (workers !== null) {
    for await (const reply of workers.replies(orders, make, signal)) {
      if (reply.kind === 'bytes') yield reply;
    }
    return;
  }
  for (const order of orders) {
    signal?.throwIfAborted();
    yield await make(order);
  }
}

const nothing = new Uint8Array(0);
