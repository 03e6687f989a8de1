import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Chunk, Dictionary } from '../../contract/chunk.ts';
import type { Task } from '../../contract/event.ts';
import type { Column } from '../../contract/plan.ts';
import { joinParquet } from '../../table/parquet/join-parquet.ts';
import { writtenType } from '../../tools/compute/engine.ts';
import { tableOf, type MadeChunk } from './chunk-maker.ts';
import { chunkOrders } from './chunk-orders.ts';
import { chunkOf } from './worker-chunks.ts';
import type { WriteContext, WrittenChunk } from './write-table.ts';

/** Rows of a part: tables up to this size are written at once; larger ones in parts that a later run can keep, joined at the end. */
const partRows = 4_194_304;

/** Writes a table as Parquet. The bytes depend on the rows alone: parts and row groups are cut by row number, never by chunk. */
export async function* writeParquetTable(
  task: Task,
  context: WriteContext,
): AsyncGenerator<WrittenChunk, void, undefined> {
  const path = context.paths.tables.get(task.table) ?? '';
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.partial`;
  if (task.rows <= partRows || context.directory === null) {
    yield* writePart(task, 0, task.rows, unfinished, context);
  } else {
    const folder = join(context.directory.path, 'parts');
    mkdirSync(folder, { recursive: true });
    const made: string[] = [];
    for (let first = 0; first < task.rows; first += partRows) {
      const last = Math.min(first + partRows, task.rows);
      const part = join(folder, `${task.table}-${String(made.length).padStart(5, '0')}.parquet`);
      made.push(part);
      if (context.options.resume === true && existsSync(part)) {
        yield { rows: last - first, outcomes: [], flaggedCells: 0 };
        continue;
      }
      yield* writePart(task, first, last, `${part}.partial`, context);
      renameSync(`${part}.partial`, part);
      context.directory.log({ type: 'part-end', table: task.table, rows: last });
    }
    await joinParquet(made, unfinished, context.options);
    rmSync(folder, { recursive: true, force: true });
  }
  renameSync(unfinished, path);
}

async function* writePart(
  task: Task,
  first: number,
  last: number,
  path: string,
  context: WriteContext,
): AsyncGenerator<WrittenChunk, void, undefined> {
  const { plan, parts, options } = context;
  const table = tableOf(plan, task.table);
  const columns = table.columns.filter((column) => !column.hidden);
  const orders = chunkOrders(task.table, first, last, context.chunkRows);
  const dictionaries = await wholeDictionaries(columns, task, context);
  const database = await parts.database();
  const done: WrittenChunk[] = [];
  let wake: () => void = () => undefined;
  const state = { finished: false };
  const next = parts.workers === null ? await readyChunks(orders, context) : arrivingChunks(orders, parts.workers);
  const writing = database
    .writeParquet(
      path,
      columns.map(writtenType),
      () => {
        options.signal?.throwIfAborted();
        const made = next();
        if (made === null) return null;
        done.push(made.written);
        wake();
        return made.chunk;
      },
      { signal: options.signal, dictionaries },
    )
    .finally(() => {
      state.finished = true;
      wake();
    });
  // The rejection is thrown below; without this, Node would call it unhandled while the loop waits.
  writing.catch(() => undefined);
  while (!state.finished || done.length > 0) {
    const written = done.shift();
    if (written !== undefined) yield written;
    else {
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (state.finished || done.length > 0) resolve();
      });
    }
  }
  await writing;
}

type Ready = { readonly chunk: Chunk; readonly written: WrittenChunk };

function arrivingChunks(
  orders: ReturnType<typeof chunkOrders>,
  workers: NonNullable<WriteContext['parts']['workers']>,
): () => Ready | null {
  const next = workers.nextReply(orders);
  let at = 0;
  return () => {
    const reply = next();
    const order = orders[at];
    at += 1;
    if (reply === null || order === undefined) return null;
    return { chunk: chunkOf(reply, order), written: reply };
  };
}

/** Without threads nothing can be computed while the database waits, so the part's chunks are made beforehand. */
async function readyChunks(orders: ReturnType<typeof chunkOrders>, context: WriteContext): Promise<() => Ready | null> {
  const made: MadeChunk[] = [];
  for (const order of orders) made.push(await context.parts.maker.make(order, context.options));
  let at = 0;
  return () => {
    const chunk = made[at];
    at += 1;
    return chunk === undefined ? null : { chunk: chunk.chunk, written: chunk };
  };
}

/** The dictionaries of columns whose every chunk shares one, so that Parquet gets codes instead of texts. */
async function wholeDictionaries(
  columns: readonly Column[],
  task: Task,
  context: WriteContext,
): Promise<ReadonlyMap<string, Dictionary>> {
  if (task.rows === 0) return new Map();
  const { chunk } = await context.parts.maker.engine.rows(
    task.table,
    { first: 0, count: 1, index: null },
    context.options,
  );
  const found = new Map<string, Dictionary>();
  for (const column of columns) {
    const data = chunk.columns.get(column.name);
    if (data?.type === 'dictionary' && hasOneDictionary(column)) found.set(column.name, data.dictionary);
  }
  return found;
}

function hasOneDictionary(column: Column): boolean {
  if (column.format !== undefined || column.noise !== undefined || column.when.length > 0) return false;
  return column.source.kind === 'category' || column.source.kind === 'lookup' || column.source.kind === 'entity';
}
