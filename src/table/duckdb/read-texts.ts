import { isAscii } from 'node:buffer';
import duckdb from '@duckdb/node-bindings';
import { readValidity } from './read-validity.ts';

const structBytes = 16;
const inlineBytes = 12;
const two32 = 4_294_967_296;

/**
 * Appends the texts of a VARCHAR vector to `out`; a null cell gives ''.
 *
 * Short texts sit in the vector; longer ones are behind pointers, mostly one after the other in memory, so whole runs are
 * fetched with one native call, and an ASCII vector is decoded with one more.
 */
export function readTexts(vector: duckdb.Vector, rows: number, out: string[]): void {
  if (rows === 0) return;
  const bytes = duckdb.vector_get_data(vector, rows * structBytes);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the bytes behind a vector are never shared memory
  const memory = bytes.buffer as ArrayBuffer;
  const view = new DataView(memory, bytes.byteOffset, rows * structBytes);
  const bits = readValidity(vector, rows);
  const ends = new Uint32Array(rows);
  const lengthOf = (row: number): number =>
    bits !== null && ((bits[row >> 3] ?? 0) & (1 << (row & 7))) === 0 ? 0 : view.getUint32(row * structBytes, true);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    total += lengthOf(row);
    ends[row] = total;
  }
  const text = Buffer.allocUnsafe(total);
  let at = 0;
  for (let row = 0; row < rows;) {
    const length = (ends[row] ?? 0) - at;
    if (length <= inlineBytes) {
      const from = row * structBytes + 4;
      for (let i = 0; i < length; i++) text[at + i] = bytes[from + i] ?? 0;
      at += length;
      row += 1;
      continue;
    }
    // A run: rows whose bytes follow each other, with no short text between them.
    const start = pointerAt(view, row);
    let size = length;
    let last = row + 1;
    while (last < rows) {
      const next = lengthOf(last);
      if (next <= inlineBytes || pointerAt(view, last) !== start + size) break;
      size += next;
      last += 1;
    }
    text.set(duckdb.get_data_from_pointer(memory, bytes.byteOffset + row * structBytes + 8, size), at);
    at += size;
    row = last;
  }
  decode(text, ends, out);
}

/** The pointer of a row's text; exact, because addresses have at most 48 bits in use. */
function pointerAt(view: DataView, row: number): number {
  return view.getUint32(row * structBytes + 12, true) * two32 + view.getUint32(row * structBytes + 8, true);
}

function decode(text: Buffer, ends: Uint32Array, out: string[]): void {
  let from = 0;
  if (isAscii(text)) {
    const all = text.toString('latin1');
    for (const end of ends) {
      out.push(all.slice(from, end));
      from = end;
    }
    return;
  }
  for (const end of ends) {
    out.push(text.toString('utf8', from, end));
    from = end;
  }
}
