/** The type of a column's cells, as a reader of the file sees it. */
export const columnTypes = ['integer', 'decimal', 'double', 'boolean', 'date', 'time', 'timestamp', 'text'] as const;
export type ColumnType = (typeof columnTypes)[number];

/** One byte per row, 1 where the cell holds a value; null when every cell does. */
export type Validity = Uint8Array | null;

/** The distinct texts that a dictionary column's codes point at. Reuse one object for one list: sinks cache by identity. */
export type Dictionary = readonly string[];

/**
 * The cells of one column for one chunk. `valid` and the values have one entry per row.
 *
 * - `integer`: whole numbers, exact up to 2^53.
 * - `decimal`: whole numbers scaled by 10^scale (12.34 with scale 2 is 1234), exact up to 2^53; scale 0..9.
 * - `date`: days since 1970-01-01. `time`: milliseconds since midnight. `timestamp`: milliseconds since 1970-01-01T00:00 (no zone).
 * - `boolean`: 1 or 0.
 * - `dictionary`: text cells as codes into `dictionary`.
 * - `text`: text cells as strings; the entry of an invalid row is ignored ('' by habit).
 */
export type ColumnData =
  | { readonly type: 'integer'; readonly values: Int32Array | Float64Array; readonly valid: Validity }
  | {
      readonly type: 'decimal';
      readonly values: Int32Array | Float64Array;
      readonly scale: number;
      readonly valid: Validity;
    }
  | { readonly type: 'double'; readonly values: Float64Array; readonly valid: Validity }
  | { readonly type: 'boolean'; readonly values: Uint8Array; readonly valid: Validity }
  | { readonly type: 'date'; readonly values: Int32Array; readonly valid: Validity }
  | { readonly type: 'time'; readonly values: Int32Array; readonly valid: Validity }
  | { readonly type: 'timestamp'; readonly values: Float64Array; readonly valid: Validity }
  | {
      readonly type: 'dictionary';
      readonly codes: Uint8Array | Uint16Array | Uint32Array;
      readonly dictionary: Dictionary;
      readonly valid: Validity;
    }
  | { readonly type: 'text'; readonly values: readonly string[]; readonly valid: Validity };

/** The rows of one table that are computed together: named columns, all of `count` rows. */
export type Chunk = {
  readonly table: string;
  /** Row number of the first row, from 0. */
  readonly first: number;
  readonly count: number;
  readonly columns: ReadonlyMap<string, ColumnData>;
};

/** The rows to compute: `count` rows from `first`, or, when `index` is given, exactly the row numbers in it. */
export type RowSet = { readonly first: number; readonly count: number; readonly index: Float64Array | null };

/** The row number at position `at` of a row set. */
export function rowAt(rows: RowSet, at: number): number {
  return rows.index === null ? rows.first + at : (rows.index[at] ?? 0);
}
