import type { Chunk } from '../../contract/chunk.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { ColumnShape } from '../column-shape.ts';
import { blockRows, type CellWriter } from './cell-writer.ts';
import { createColumnWriter } from './column-writer.ts';
import { formatOf, type TextFormat, type TextTable } from './text-format.ts';

/** Turns chunks of one table into the bytes of a text file: head, then every chunk in order of rows, then tail. */
export interface Encoder {
  /** What comes before the first row. */
  head(): Uint8Array;
  /**
   * The bytes of a chunk: a view into a buffer that the next call overwrites; copy it to keep it.
   *
   * `position` is how many rows of the table were written before this chunk; default `chunk.first`. Only JSON and SQL look at
   * it (commas, statements), and the bytes of the file depend on the rows alone, not on how they are cut into chunks.
   */
  encode(chunk: Chunk, position?: number): Uint8Array;
  /** What stands between the bytes of two chunks: nothing in every format so far, because `encode` knows its position. */
  between(): Uint8Array;
  /** What comes after the last row; `rows` is how many there are (only whether it is 0 matters). */
  tail(rows?: number): Uint8Array;
}

/** Writers may spill a word over the end. */
const spare = 16;
const nothing = new Uint8Array(0);

/** An encoder for a table. One encoder is used by one thread; any number may encode chunks of the same table side by side. */
export function createEncoder(format: TextFormat, table: TextTable): Encoder {
  const layout = formatOf(format, table);
  const writers: readonly { readonly column: ColumnShape; readonly writer: CellWriter }[] = table.columns.map(
    (column, at) => ({
      column,
      writer: createColumnWriter(column, layout.frames[at] ?? layout.emptyFrame, layout.style),
    }),
  );
  const lengths = new Uint32Array(blockRows);
  const at = new Uint32Array(blockRows);
  let bytes = new Uint8Array(1 << 20);
  let view = new DataView(bytes.buffer);

  const reserve = (used: number, more: number): void => {
    if (used + more + spare <= bytes.length) return;
    const grown = new Uint8Array(Math.max(Math.ceil(bytes.length * 1.5), used + more + spare));
    grown.set(bytes.subarray(0, used));
    bytes = grown;
    view = new DataView(bytes.buffer);
  };

  return {
    head: () => layout.head,
    between: () => nothing,
    tail: (rows = 1) => layout.tail(rows),
    encode(chunk, position = chunk.first) {
      for (const { column, writer } of writers) {
        const data = chunk.columns.get(column.name);
        if (data === undefined) throw missingColumn(chunk, column.name);
        writer.load(data);
      }
      let used = 0;
      for (let from = 0; from < chunk.count; from += blockRows) {
        const count = Math.min(blockRows, chunk.count - from);
        lengths.fill(0, 0, count);
        layout.rowHead?.measure(position + from, count, lengths);
        for (const { writer } of writers) writer.measure(from, count, lengths);
        let next = used;
        for (let i = 0; i < count; i++) {
          at[i] = next;
          next += lengths[i] ?? 0;
        }
        reserve(used, next - used);
        const room = { bytes, view };
        layout.rowHead?.write(position + from, count, at, room);
        for (const { writer } of writers) writer.write(from, count, at, room);
        used = next;
      }
      return bytes.subarray(position === 0 && used > 0 ? layout.firstRowSkip : 0, used);
    },
  };
}

function missingColumn(chunk: Chunk, name: string): RowsmithError {
  return new RowsmithError({
    code: 'run-failed',
    message: `The chunk from row ${chunk.first} of table "${chunk.table}" has no column "${name}".`,
    site: { table: chunk.table, column: name, row: chunk.first },
  });
}
