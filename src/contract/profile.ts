/** What one column of a table holds, read from all of its rows. */
export type ColumnProfile = {
  readonly name: string;
  /** The type as the reader of the file sees it: `integer`, `decimal(12,2)`, `timestamp`, `text`, …. */
  readonly type: string;
  readonly nulls: number;
  /** Different values, nulls not counted; may be an estimate on large tables. */
  readonly distinct: number;
  /** As text in the file's own form; null for an empty column. */
  readonly min: string | null;
  readonly max: string | null;
  /** Of number columns; null for the others. */
  readonly mean: number | null;
  readonly median: number | null;
  readonly sd: number | null;
  /** The most frequent values, most frequent first; empty when no value repeats. */
  readonly top: readonly { readonly value: string; readonly count: number }[];
  /** Rows per bin of number and moment columns, bins of equal width in ascending order, `to` exclusive but for the last. */
  readonly histogram: readonly HistogramBin[];
};

export type HistogramBin = { readonly from: string; readonly to: string; readonly count: number };

export type TableProfile = {
  readonly name: string;
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  readonly columns: readonly ColumnProfile[];
};
