import type { ColumnData } from '../../contract/chunk.ts';

/** Rows that are written together: their text (about 100 KiB) stays in the processor's nearer cache. */
export const blockRows = 1024;

/** Where text goes: the same bytes twice. Up to 8 bytes behind the last cell may be overwritten. */
export type ByteRoom = { readonly bytes: Uint8Array; readonly view: DataView };

/**
 * Writes the cells of one column, a block of at most `blockRows` rows at a time and the block in two passes: lengths first, so that every
 * row's place is known, then the bytes. Both passes are loops over one column, which is what makes them fast.
 */
export interface CellWriter {
  /** The column of the chunk that the next blocks are of. */
  load(data: ColumnData): void;
  /** Adds the length in bytes of the cells of rows [from, from + count) of the chunk to `lengths[0…]`. */
  measure(from: number, count: number, lengths: Uint32Array): void;
  /** Writes the cells just measured at `at[0…]` and moves `at` behind them. */
  write(from: number, count: number, at: Uint32Array, room: ByteRoom): void;
}

/** The fixed bytes around a column's cells. */
export type CellFrame = {
  /** Before a value, such as `"name":` in JSON. */
  readonly before: string;
  /** After a value: the separator, or the end of the row. */
  readonly after: string;
  /** The whole cell, frame included, of a null. */
  readonly nullCell: string;
  /** Bytes that follow the cell in its row for sure: a writer may spill over that many bytes, they are written later. */
  readonly slack: number;
};

/** How values look in a format. */
export type CellStyle = {
  /** A text with quotes and escapes as the format needs them. */
  readonly escape: (text: string) => string;
  /** True for the ASCII codes that a text may hold without changing under `escape`, at any place in it. */
  readonly plain: Uint8Array;
  /** What `escape` puts around a text whose every character is plain and which is not empty. */
  readonly quote: string;
  /** Around dates, times and timestamps. */
  readonly momentQuote: string;
  /** Between date and time of a timestamp. */
  readonly momentBlank: ' ' | 'T';
  /** What follows a double without an exponent, for readers that would otherwise take it for a decimal. */
  readonly doubleEnd: string;
  /** A double that is no number: NaN and the infinities. */
  readonly notFinite: (value: number) => string | null;
};

const encoder = new TextEncoder();

/** UTF-8. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Copies all of `source`, byte by byte; for short things. */
export function putBytes(room: ByteRoom, at: number, source: Uint8Array): number {
  const bytes = room.bytes;
  for (let i = 0; i < source.length; i++) bytes[at + i] = source[i] ?? 0;
  return at + source.length;
}
