import { bytesOf, type ByteRoom } from './cell-writer.ts';

/**
 * Ready cells, frames included, padded to whole 8-byte words, so that a cell is copied word by word.
 *
 * Words are moved as doubles: UTF-8 never has the bit pattern of a NaN (byte 7F behind a byte F0…FF), so none is altered on the way.
 */
export type PackedCells = {
  readonly words: Float64Array;
  /** First word of each cell. */
  readonly starts: Uint32Array;
  /** Bytes of each cell. */
  readonly lengths: Uint32Array;
  /** The shortest cell. */
  readonly shortest: number;
};

/** Packs cells in order. */
export function packCells(cells: Iterable<string>, count: number): PackedCells {
  const starts = new Uint32Array(count);
  const lengths = new Uint32Array(count);
  let words = new Float64Array(Math.max(16, count * 4));
  let bytes = new Uint8Array(words.buffer);
  let used = 0;
  let shortest = count === 0 ? 0 : Number.MAX_SAFE_INTEGER;
  let index = 0;
  for (const cell of cells) {
    const need = used * 8 + cell.length * 3 + 8;
    if (need > bytes.length) {
      const grown = new Float64Array(Math.max(words.length * 2, Math.ceil(need / 8)));
      grown.set(words);
      words = grown;
      bytes = new Uint8Array(words.buffer);
    }
    const length = putText(bytes, used * 8, cell);
    starts[index] = used;
    lengths[index] = length;
    if (length < shortest) shortest = length;
    used += (length + 7) >> 3;
    index += 1;
  }
  return { words, starts, lengths, shortest };
}

function putText(bytes: Uint8Array, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) {
      const encoded = bytesOf(text);
      bytes.set(encoded, at);
      return encoded.length;
    }
    bytes[at + i] = code;
  }
  return text.length;
}

/** Adds the lengths of the cells named by `codes`. */
export function measurePacked(packed: PackedCells, codes: Uint32Array, count: number, lengths: Uint32Array): void {
  const all = packed.lengths;
  for (let i = 0; i < count; i++) lengths[i] = (lengths[i] ?? 0) + (all[codes[i] ?? 0] ?? 0);
}

/** Writes the cells named by `codes` in whole words, spilling over up to 7 bytes behind each. */
export function writePackedLoosely(
  packed: PackedCells,
  codes: Uint32Array,
  count: number,
  at: Uint32Array,
  room: ByteRoom,
): void {
  const { words, starts, lengths } = packed;
  const view = room.view;
  for (let i = 0; i < count; i++) {
    const code = codes[i] ?? 0;
    let to = at[i] ?? 0;
    let word = starts[code] ?? 0;
    const end = to + (lengths[code] ?? 0);
    at[i] = end;
    while (to < end) {
      view.setFloat64(to, words[word] ?? 0, true);
      word += 1;
      to += 8;
    }
  }
}

/** Writes the cells named by `codes` and not a byte more. */
export function writePackedExactly(
  packed: PackedCells,
  codes: Uint32Array,
  count: number,
  at: Uint32Array,
  room: ByteRoom,
): void {
  const { words, starts, lengths } = packed;
  const bytesIn = new Uint8Array(words.buffer);
  const { view, bytes } = room;
  for (let i = 0; i < count; i++) {
    const code = codes[i] ?? 0;
    let to = at[i] ?? 0;
    let word = starts[code] ?? 0;
    const end = to + (lengths[code] ?? 0);
    at[i] = end;
    while (to + 8 <= end) {
      view.setFloat64(to, words[word] ?? 0, true);
      word += 1;
      to += 8;
    }
    let from = word * 8;
    while (to < end) {
      bytes[to] = bytesIn[from] ?? 0;
      to += 1;
      from += 1;
    }
  }
}
