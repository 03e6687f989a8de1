import duckdb from '@duckdb/node-bindings';
import type { Abortable } from '../../contract/abort.ts';
import type { Chunk, ColumnData } from '../../contract/chunk.ts';
import type { ColumnShape } from '../column-shape.ts';
import type { Database, NamedExpression, ParquetOptions } from '../database.ts';
import type { DeclaredTable } from '../declared-table.ts';
import { engineError } from './engine-error.ts';
import { evaluate } from './evaluate.ts';
import { Lanes } from './lanes.ts';
import type { DatabaseOptions } from './open-database.ts';
import { queryRows } from './query-rows.ts';
import { FeedRegistry } from './row-feed.ts';
import { writeParquet } from './write-parquet.ts';

/** The DuckDB implementation of `Database`. */
export class DuckdbDatabase implements Database {
  readonly #database: duckdb.Database;
  readonly #lanes: Lanes;
  readonly #feeds = new FeedRegistry();

  private constructor(database: duckdb.Database) {
    this.#database = database;
    this.#lanes = new Lanes(database);
  }

  static async open(options: DatabaseOptions): Promise<DuckdbDatabase> {
    const config = duckdb.create_config();
    // Nothing may be fetched or loaded behind the user's back.
    duckdb.set_config(config, 'autoinstall_known_extensions', 'false');
    duckdb.set_config(config, 'autoload_known_extensions', 'false');
    if (options.threads !== undefined) duckdb.set_config(config, 'threads', String(options.threads));
    if (options.memoryLimitMb !== undefined) duckdb.set_config(config, 'memory_limit', `${options.memoryLimitMb}MiB`);
    if (options.tempDirectory !== undefined) duckdb.set_config(config, 'temp_directory', options.tempDirectory);
    const opened = new DuckdbDatabase(await duckdb.open(':memory:', config));
    await opened.#lanes.use({}, async (lane) => opened.#feeds.register(lane.connection));
    return opened;
  }

  async all(sql: string, options: Abortable = {}): Promise<readonly Record<string, unknown>[]> {
    return this.#lanes.use(options, async ({ connection }) => {
      try {
        return queryRows(await duckdb.query(connection, sql));
      } catch (error) {
        throw engineError(error, { code: 'run-failed', what: 'A query failed' });
      }
    });
  }

  async run(sql: string, options: Abortable = {}): Promise<void> {
    await this.#lanes.use(options, async ({ connection }) => {
      try {
        await duckdb.query(connection, sql);
      } catch (error) {
        throw engineError(error, { code: 'run-failed', what: 'A statement failed' });
      }
    });
  }

  async evaluate(
    columns: ReadonlyMap<string, ColumnData>,
    count: number,
    expressions: readonly NamedExpression[],
    options?: Abortable,
  ): Promise<ReadonlyMap<string, ColumnData>> {
    return evaluate(this.#lanes, this.#feeds, columns, count, expressions, options);
  }

  async writeParquet(
    path: string,
    schema: readonly ColumnShape[],
    next: () => Chunk | null,
    options?: ParquetOptions,
  ): Promise<{ readonly rows: number }> {
    return writeParquet(this.#lanes, this.#feeds, path, schema, next, options);
  }

  async describeCreate(sql: string, options?: Abortable): Promise<readonly DeclaredTable[]> {
    const { describeCreate } = await import('./describe-create.ts');
    return describeCreate(this, sql, options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#lanes.close();
    duckdb.close_sync(this.#database);
  }
}
