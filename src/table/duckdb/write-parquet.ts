import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import duckdb from '@duckdb/node-bindings';
import type { Chunk } from '../../contract/chunk.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { ColumnShape } from '../column-shape.ts';
import type { ParquetOptions } from '../database.ts';
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
    await lanes.use(options, async ({ connection }) => {
      try {
        const groups = `ROW_GROUP_SIZE ${options.rowGroupRows ?? 122_880}, COMPRESSION ${options.compression ?? 'snappy'}`;
        await duckdb.query(
          connection,
          `COPY (SELECT * FROM ${sqlOfFeed(id)}) TO ${quoteText(path)} (FORMAT parquet, ${groups})`,
        );
      } catch (error) {
        options.signal?.throwIfAborted();
        throw feeds.takeFailure(id) ?? (await writeError(path, rows, error));
      }
    });
  } finally {
    feeds.remove(id);
  }
  return { rows };
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

function columnOf(chunk: Chunk, name: string) {
  const data = chunk.columns.get(name);
  if (data !== undefined) return data;
  throw new RowsmithError({
    code: 'run-failed',
    message: `The chunk from row ${chunk.first} of table "${chunk.table}" has no column "${name}".`,
    site: { table: chunk.table, column: name, row: chunk.first },
  });
}

async function writeError(path: string, rows: number, cause: unknown): Promise<RowsmithError> {
  const room = await statfs(dirname(path)).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  if (room !== null && room < 1024 * 1024) {
    return new RowsmithError({
      code: 'disk-full',
      message: `The disk is full: writing ${path} stopped after ${rows} rows were handed over. The unfinished file cannot be read.`,
      hint: 'Free some space or name a path on another disk, then run the same request again: the same seed gives the same rows.',
      site: { path },
      cause,
    });
  }
  return engineError(cause, {
    code: 'output-unwritable',
    what: `${path} could not be written`,
    hint: 'Name a path in a directory that exists and may be written.',
    site: { path },
  });
}
