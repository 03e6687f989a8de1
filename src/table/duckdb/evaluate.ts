import duckdb from '@duckdb/node-bindings';
import type { Abortable } from '../../contract/abort.ts';
import type { ColumnData } from '../../contract/chunk.ts';
import type { ColumnShape } from '../column-shape.ts';
import type { NamedExpression } from '../database.ts';
import { quoteName } from '../quote-sql.ts';
import { sqlTypeOf } from '../sql-type.ts';
import { engineError } from './engine-error.ts';
import type { Lane, Lanes, Prepared } from './lanes.ts';
import { sqlOfFeed, type FeedRegistry } from './row-feed.ts';
import { createVectorReader } from './vector-reader.ts';
import { createVectorWriter, vectorRows } from './vector-writer.ts';

/** The statements kept per lane; the one used longest ago goes first. */
const keptStatements = 64;

/** `Database.evaluate`: the chunk's columns go in through a feed, the SELECT's vectors come back as typed arrays. */
export async function evaluate(
  lanes: Lanes,
  feeds: FeedRegistry,
  columns: ReadonlyMap<string, ColumnData>,
  count: number,
  expressions: readonly NamedExpression[],
  options: Abortable = {},
): Promise<ReadonlyMap<string, ColumnData>> {
  options.signal?.throwIfAborted();
  if (expressions.length === 0) return new Map();
  const shapes = [...columns].map(([name, data]) => shapeOf(name, data));
  return lanes.use(options, async (lane) => {
    const prepared = await prepare(lane, feeds, shapes, expressions);
    prepared.load([...columns.values()], count);
    let result: duckdb.Result;
    try {
      result = await duckdb.execute_prepared(prepared.statement);
    } catch (error) {
      options.signal?.throwIfAborted();
      const failure = feeds.takeFailure(prepared.feed) ?? error;
      throw engineError(failure, {
        code: 'run-failed',
        what: `Computing ${expressions.map(({ name }) => `"${name}"`).join(', ')} failed`,
      });
    } finally {
      prepared.load([], 0);
    }
    return collect(result, count, expressions);
  });
}

function shapeOf(name: string, data: ColumnData): ColumnShape {
  return {
    name,
    type: data.type === 'dictionary' ? 'text' : data.type,
    scale: data.type === 'decimal' ? data.scale : 0,
  };
}

async function prepare(
  lane: Lane,
  feeds: FeedRegistry,
  shapes: readonly ColumnShape[],
  expressions: readonly NamedExpression[],
): Promise<Prepared> {
  const key = JSON.stringify([shapes, expressions]);
  const known = lane.statements.get(key);
  lane.statements.delete(key);
  const prepared = known ?? (await prepareNew(lane, feeds, shapes, expressions));
  lane.statements.set(key, prepared);
  if (lane.statements.size > keptStatements) {
    for (const [oldKey, old] of lane.statements) {
      duckdb.destroy_prepare_sync(old.statement);
      feeds.remove(old.feed);
      lane.statements.delete(oldKey);
      break;
    }
  }
  return prepared;
}

async function prepareNew(
  lane: Lane,
  feeds: FeedRegistry,
  shapes: readonly ColumnShape[],
  expressions: readonly NamedExpression[],
): Promise<Prepared> {
  const writers = shapes.map((shape) => createVectorWriter(shape));
  let columns: readonly ColumnData[] = [];
  let count = 0;
  const feed = feeds.add({
    // A feed needs a column even when the expressions read none.
    names: [...shapes.map(({ name }) => name), ...(shapes.length === 0 ? ['rowsmith_row'] : [])],
    types: [
      ...writers.map(({ type }) => type),
      ...(shapes.length === 0 ? [duckdb.create_logical_type(duckdb.Type.BOOLEAN)] : []),
    ],
    rows: null,
    open(wanted) {
      let position = 0;
      return (out) => {
        const rows = Math.min(vectorRows, count - position);
        for (const [at, index] of wanted.entries()) {
          const writer = writers[index];
          const data = columns[index];
          if (writer === undefined || data === undefined) continue;
          writer.add(data, position, 0, rows);
          writer.flush(duckdb.data_chunk_get_vector(out, at), rows);
        }
        position += rows;
        return rows;
      };
    },
  });
  const list = expressions.map(
    ({ name, sql, type, scale }) => `CAST((${sql}) AS ${sqlTypeOf(type, scale)}) AS ${quoteName(name)}`,
  );
  try {
    const statement = await duckdb.prepare(lane.connection, `SELECT ${list.join(', ')} FROM ${sqlOfFeed(feed)}`);
    return {
      statement,
      feed,
      load(next, rows) {
        columns = next;
        count = rows;
      },
    };
  } catch (error) {
    feeds.remove(feed);
    throw engineError(error, {
      code: 'expression-invalid',
      what: `SQL for ${expressions.map(({ name }) => `"${name}"`).join(', ')} cannot be bound`,
      hint: `Columns at hand: ${shapes.map(({ name }) => name).join(', ')}.`,
    });
  }
}

function collect(
  result: duckdb.Result,
  count: number,
  expressions: readonly NamedExpression[],
): ReadonlyMap<string, ColumnData> {
  const readers = expressions.map(({ type, scale }) => createVectorReader(type, scale, count));
  const chunks = duckdb.result_chunk_count(result);
  let at = 0;
  for (let index = 0; index < chunks; index++) {
    const chunk = duckdb.result_get_chunk(result, index);
    const rows = duckdb.data_chunk_get_size(chunk);
    for (const [column, reader] of readers.entries()) reader.add(duckdb.data_chunk_get_vector(chunk, column), at, rows);
    at += rows;
  }
  return new Map(
    expressions.map(({ name }, column) => [
      name,
      readers[column]?.finish() ?? { type: 'text', values: [], valid: null },
    ]),
  );
}
