import type { Abortable } from '../contract/abort.ts';
import type { Chunk, ColumnData, ColumnType, Dictionary } from '../contract/chunk.ts';
import type { ColumnShape } from './column-shape.ts';
import type { DeclaredTable } from './declared-table.ts';

/** One output of `evaluate`: SQL over quoted column names, cast to `type`. `scale` matters for `decimal` only. */
export type NamedExpression = {
  readonly name: string;
  readonly sql: string;
  readonly type: ColumnType;
  readonly scale: number;
};

export type ParquetOptions = Abortable & {
  /**
   * Columns whose dictionary holds every text of the whole table, known before the first chunk: they are written as Parquet
   * dictionaries at once, which is the fastest way. A later chunk may bring another dictionary as long as its texts are in this one.
   * Dictionary columns that are not named here are written as plain text, whose Parquet encoding the file's writer chooses.
   */
  readonly dictionaries?: ReadonlyMap<string, Dictionary> | undefined;
  /** Rows of a row group. Default 122,880. */
  readonly rowGroupRows?: number | undefined;
  /** Default `snappy`. */
  readonly compression?: 'snappy' | 'zstd' | 'uncompressed' | undefined;
};

/** An in-process SQL engine. Calls may overlap; each runs on a connection of its own. */
export interface Database extends AsyncDisposable {
  /**
   * The rows of a query, materialised: use it for small results.
   *
   * Integers are numbers when safe and decimal text otherwise, decimals exact text, dates, times and timestamps ISO text
   * (`2026-11-01`, `08:30:00`, `2026-11-01T08:30:00`), UUIDs text, lists arrays, structs and maps objects. A value
   * of any other type (interval, blob, …) is refused: cast it.
   * Throws `RowsmithError` with the engine's words, or the signal's reason; an abort interrupts the query.
   */
  all(sql: string, options?: Abortable): Promise<readonly Record<string, unknown>[]>;
  /** Runs one or several statements and drops their results. Throws like `all`. */
  run(sql: string, options?: Abortable): Promise<void>;
  /**
   * Computes expressions row by row over the columns of one chunk; the result has `count` rows in the same order.
   *
   * Integers are seen as BIGINT, decimals as DECIMAL(18, scale), timestamps as TIMESTAMP, dictionary and text columns as VARCHAR.
   * The statement is prepared once per distinct (columns, types, expressions). Throws `expression-invalid` when SQL cannot be
   * bound and `run-failed` when a row cannot be computed (overflow, bad cast).
   */
  evaluate(
    columns: ReadonlyMap<string, ColumnData>,
    count: number,
    expressions: readonly NamedExpression[],
    options?: Abortable,
  ): Promise<ReadonlyMap<string, ColumnData>>;
  /**
   * Writes a Parquet file from chunks pulled one by one until `next` gives null. `next` is called synchronously.
   *
   * The bytes depend on the rows and options alone, not on how rows are cut into chunks nor on the number of threads.
   * The file at `path` is replaced; on failure an unfinished file may remain there. Throws `disk-full` or `output-unwritable`,
   * or whatever `next` throws.
   */
  writeParquet(
    path: string,
    schema: readonly ColumnShape[],
    next: () => Chunk | null,
    options?: ParquetOptions,
  ): Promise<{ readonly rows: number }>;
  /** Reads `CREATE TABLE` statements of MySQL, PostgreSQL, SQL Server, SQLite or DuckDB. Throws `file-malformed` with the place. */
  describeCreate(sql: string, options?: Abortable): Promise<readonly DeclaredTable[]>;
}
