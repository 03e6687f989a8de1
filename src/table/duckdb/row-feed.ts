import duckdb from '@duckdb/node-bindings';

/** Rows for one statement: the columns it has, and a function that writes the next vectors into `out` and returns how many rows. */
export type RowFeed = {
  readonly names: readonly string[];
  readonly types: readonly duckdb.LogicalType[];
  /** Exact when known. */
  readonly rows: number | null;
  /** Starts a scan that asks for these columns, by position. */
  readonly open: (columns: readonly number[]) => (out: duckdb.DataChunk) => number;
};

const functionName = 'rowsmith_rows';

/**
 * The one table function through which rows enter a database: `rowsmith_rows(7)` reads the feed registered under 7.
 *
 * A feed is scanned by one thread, so the order of its rows is kept. What a feed throws is kept in `takeFailure`, because the
 * engine passes on only its message.
 */
export class FeedRegistry {
  readonly #feeds = new Map<number, RowFeed>();
  readonly #failures = new Map<number, unknown>();
  #lastId = 0;

  register(connection: duckdb.Connection): void {
    const table = duckdb.create_table_function();
    duckdb.table_function_set_name(table, functionName);
    duckdb.table_function_add_parameter(table, duckdb.create_logical_type(duckdb.Type.INTEGER));
    duckdb.table_function_supports_projection_pushdown(table, true);
    duckdb.table_function_set_bind(table, (info) => this.#bind(info));
    duckdb.table_function_set_init(table, (info) => this.#init(info));
    duckdb.table_function_set_function(table, (info, out) => this.#read(info, out));
    duckdb.register_table_function(connection, table);
    duckdb.destroy_table_function_sync(table);
  }

  /** Adds a feed and returns its number; `sqlOf` makes the call. */
  add(feed: RowFeed): number {
    this.#lastId += 1;
    this.#feeds.set(this.#lastId, feed);
    return this.#lastId;
  }

  remove(id: number): void {
    this.#feeds.delete(id);
    this.#failures.delete(id);
  }

  /** What the feed threw during the last scan, once; undefined when it did not. */
  takeFailure(id: number): unknown {
    const failure = this.#failures.get(id);
    this.#failures.delete(id);
    return failure;
  }

  #bind(info: duckdb.TableFunctionBindInfo): void {
    const id = duckdb.get_int32(duckdb.bind_get_parameter(info, 0));
    const feed = this.#feeds.get(id);
    if (feed === undefined) {
      duckdb.bind_set_error(info, `no rows are registered under ${id}`);
      return;
    }
    for (const [at, name] of feed.names.entries()) {
      const type = feed.types[at];
      if (type !== undefined) duckdb.bind_add_result_column(info, name, type);
    }
    if (feed.rows !== null) duckdb.bind_set_cardinality(info, feed.rows, true);
    duckdb.bind_set_bind_data(info, { id, feed });
  }

  #init(info: duckdb.TableFunctionInitInfo): void {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- bind data is what #bind set
    const { id, feed } = duckdb.init_get_bind_data(info) as { id: number; feed: RowFeed };
    const columns: number[] = [];
    for (let at = 0; at < duckdb.init_get_column_count(info); at++)
      columns.push(duckdb.init_get_column_index(info, at));
    duckdb.init_set_max_threads(info, 1);
    duckdb.init_set_init_data(info, { id, read: feed.open(columns) });
  }

  #read(info: duckdb.TableFunctionInfo, out: duckdb.DataChunk): void {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- init data is what #init set
    const { id, read } = duckdb.function_get_init_data(info) as { id: number; read: (out: duckdb.DataChunk) => number };
    try {
      duckdb.data_chunk_set_size(out, read(out));
    } catch (error) {
      this.#failures.set(id, error);
      duckdb.data_chunk_set_size(out, 0);
      duckdb.function_set_error(info, error instanceof Error ? error.message : String(error));
    }
  }
}

/** The SQL that reads a registered feed. */
export function sqlOfFeed(id: number): string {
  return `${functionName}(${id})`;
}
