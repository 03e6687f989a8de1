import duckdb from '@duckdb/node-bindings';
import type { Chunk, ColumnData } from '../../contract/chunk.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { ColumnShape } from '../column-shape.ts';
import type { ParquetOptions } from '../database.ts';
import { diskFull, roomLeft } from '../disk-full.ts';
import { quoteText } from '../quote-sql.ts';
import { engineError } from './engine-error.ts';
import type { Lanes } from './lanes.ts';
import { sqlOfFeed, type FeedRegistry, type RowFeed } from './row-feed.ts';
import { createVectorWriter, vectorRows } from './vector-writer.ts';

/** `Database.writeParquet`: full vectors are assembled across chunk borders, so the file does not show where chunks ended. */
export async function writeParquet(
  lanes: Lanes,
  feeds: FeedRegistry,
  path: string,
  schema: readonly ColumnShape[],
  next: () => Chunk | null,
  options: ParquetOptions = {},
): Promise<{ readonly rows: number }> {
  let rows = 0;
  const feed = chunkFeed(schema, options, () => {
    options.signal?.throwIfAborted();
    const chunk = next();
    rows += chunk?.count ?? 0;
    return chunk;
  });
  const id = feeds.add(feed);
  try {
    await copyTo(lanes, `SELECT * FROM ${sqlOfFeed(id)}`, path, options, async (error) => {
      const failure = feeds.takeFailure(id);
      return failure ?? (await writeError(path, rows, error));
    });
  } finally {
    feeds.remove(id);
  }
  return { rows };
}

async function copyTo(
  lanes: Lanes,
  query: string,
  path: string,
  options: ParquetOptions,
  explain: (error: unknown) => Promise<unknown>,
): Promise<void> {
  const form = `FORMAT parquet, ROW_GROUP_SIZE ${options.rowGroupRows ?? 122_880}, COMPRESSION ${options.compression ?? 'snappy'}`;
  await lanes.use(options, async ({ connection }) => {
    try {
      await duckdb.query(connection, `COPY (${query}) TO ${quoteText(path)} (${form})`);
    } catch (error) {
      options.signal?.throwIfAborted();
      const explained = await explain(error);
      throw explained instanceof Error
        ? explained
        : engineError(explained, { code: 'run-failed', what: `Writing ${path} failed` });
    }
  });
}

function chunkFeed(schema: readonly ColumnShape[], options: ParquetOptions, next: () => Chunk | null): RowFeed {
  const writers = schema.map((shape) =>
    createVectorWriter(shape, shape.type === 'text' ? options.dictionaries?.get(shape.name) : undefined),
  );
  let chunk: Chunk | null = null;
  let position = 0;
  let ended = false;
  const more = (): Chunk | null => {
    while (!ended && (chunk === null || position === chunk.count)) {
      chunk = next();
      position = 0;
      ended = chunk === null;
    }
    return chunk;
  };
  return {
    names: schema.map(({ name }) => name),
    types: writers.map(({ type }) => type),
    rows: null,
    open: (wanted) => (out) => {
      let filled = 0;
      while (filled < vectorRows) {
        const current = more();
        if (current === null) break;
        const count = Math.min(vectorRows - filled, current.count - position);
        for (const index of wanted)
          writers[index]?.add(columnOf(current, schema[index]?.name ?? ''), position, filled, count);
        position += count;
        filled += count;
      }
      for (const [at, index] of wanted.entries()) writers[index]?.flush(duckdb.data_chunk_get_vector(out, at), filled);
      return filled;
    },
  };
}

function columnOf(chunk: Chunk, name: string): ColumnData {
  const data = chunk.columns.get(name);
  if (data !== undefined) return data;
  throw new RowsmithError({
    code: 'run-failed',
    message: `The chunk from row ${chunk.first} of table "${chunk.table}" has no column "${name}".`,
    site: { table: chunk.table, column: name, row: chunk.first },
  });
}

async function writeError(path: string, rows: number, cause: unknown): Promise<RowsmithError> {
  // The engine tells a full disk by words alone, so the disk is asked.
  if ((await roomLeft(path)) < 1024 * 1024) {
    return diskFull(path, `${rows} rows had been handed over`, 'The unfinished Parquet file cannot be read.', cause);
  }
  return engineError(cause, {
    code: 'output-unwritable',
    what: `${path} could not be written`,
    hint: 'Name a path in a directory that exists and may be written.',
    site: { path },
  });
}
