import type { ColumnShape } from '../column-shape.ts';
import type { ByteRoom, CellFrame, CellStyle } from './cell-writer.ts';
import { jsonFormat, jsonLinesFormat } from './json-format.ts';
import { separatedFormat } from './separated-format.ts';
import { sqlFormat } from './sql-format.ts';

export const textFormats = ['csv', 'tsv', 'json', 'jsonl', 'sql'] as const;
export type TextFormat = (typeof textFormats)[number];

/** A table to write. `primaryKey` and `foreignKeys` are for SQL alone. */
export type TextTable = {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  readonly primaryKey?: readonly string[] | undefined;
  readonly foreignKeys?:
    readonly { readonly column: string; readonly table: string; readonly parentColumn: string }[] | undefined;
};

/** Bytes before each row that depend on how many rows came before it. */
export interface RowHead {
  measure(position: number, count: number, lengths: Uint32Array): void;
  write(position: number, count: number, at: Uint32Array, room: ByteRoom): void;
}

/** A format applied to a table. */
export type Layout = {
  readonly head: Uint8Array;
  readonly tail: (rows: number) => Uint8Array;
  /** One frame per column. */
  readonly frames: readonly CellFrame[];
  readonly emptyFrame: CellFrame;
  readonly style: CellStyle;
  readonly rowHead: RowHead | null;
  /** Bytes at the start of a row that the very first row does not have. */
  readonly firstRowSkip: number;
};

/** The layout of a table in a format. */
export function formatOf(format: TextFormat, table: TextTable): Layout {
  switch (format) {
    case 'csv':
      return separatedFormat(table, ',');
    case 'tsv':
      return separatedFormat(table, '\t');
    case 'json':
      return jsonFormat(table);
    case 'jsonl':
      return jsonLinesFormat(table);
    case 'sql':
      return sqlFormat(table);
  }
}
