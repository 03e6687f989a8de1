import duckdb from '@duckdb/node-bindings';
import type { Dictionary } from '../../contract/chunk.ts';

/**
 * Texts in the engine's own form: 16 bytes each. Up to 12 bytes of UTF-8 sit inside; a longer text has its first 4 bytes
 * and a pointer. All long texts of a call go over the border as ONE string, and the pointers into it are computed here.
 */
const structInts = 4;
const inlineBytes = 12;
const encoder = new TextEncoder();

/** Reusable room for the structs and long bytes of up to `capacity` texts. */
export class TextPacker {
  #structs: Int32Array<ArrayBuffer> = new Int32Array(2048 * structInts);
  #bytes = new Uint8Array(this.#structs.buffer);
  #long = new Uint8Array(64 * 1024);
  #longLength = 0;
  /** Rows whose struct still holds an offset into `#long` instead of a pointer. */
  #pending = new Int32Array(256);
  #pendingCount = 0;
  readonly #scratch = new Uint8Array(16);

  /** Forgets the texts and makes room for `count` of them; rows that are not set are empty. */
  reset(count: number): void {
    if (this.#structs.length < count * structInts) {
      this.#structs = new Int32Array(count * structInts);
      this.#bytes = new Uint8Array(this.#structs.buffer);
    } else this.#structs.fill(0, 0, count * structInts);
    this.#longLength = 0;
    this.#pendingCount = 0;
  }

  /** Sets row `at`. Half surrogate pairs become U+FFFD. */
  set(at: number, text: string): void {
    if (text.length <= inlineBytes && this.#setShort(at, text)) return;
    this.#reserve(text.length * 3);
    const { written } = encoder.encodeInto(text, this.#long.subarray(this.#longLength));
    this.#setLong(at, written);
  }

  /** Sets `count` rows from row `at` to packed entries; their pointers stay valid as long as the dictionary's `PackedTexts` lives. */
  copyAll(
    at: number,
    packed: Int32Array,
    codes: Uint8Array | Uint16Array | Uint32Array,
    first: number,
    count: number,
  ): void {
    const structs = this.#structs;
    for (let i = 0, to = at * structInts; i < count; i++, to += structInts) {
      const from = (codes[first + i] ?? 0) * structInts;
      structs[to] = packed[from] ?? 0;
      structs[to + 1] = packed[from + 1] ?? 0;
      structs[to + 2] = packed[from + 2] ?? 0;
      structs[to + 3] = packed[from + 3] ?? 0;
    }
  }

  #setShort(at: number, text: string): boolean {
    const bytes = this.#bytes;
    const to = at * 16 + 4;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) return this.#setShortWide(at, text);
      bytes[to + i] = code;
    }
    this.#structs[at * structInts] = text.length;
    return true;
  }

  #setShortWide(at: number, text: string): boolean {
    const { read, written } = encoder.encodeInto(text, this.#scratch.subarray(0, inlineBytes));
    this.#bytes.fill(0, at * 16 + 4, at * 16 + 16);
    if (read < text.length) return false;
    this.#bytes.set(this.#scratch.subarray(0, written), at * 16 + 4);
    this.#structs[at * structInts] = written;
    return true;
  }

  #setLong(at: number, length: number): void {
    const start = this.#longLength;
    const to = at * 16 + 4;
    if (length <= inlineBytes) {
      for (let i = 0; i < length; i++) this.#bytes[to + i] = this.#long[start + i] ?? 0;
    } else {
      for (let i = 0; i < 4; i++) this.#bytes[to + i] = this.#long[start + i] ?? 0;
      this.#structs[at * structInts + 2] = start;
      this.#longLength = start + length;
      this.#addPending(at);
    }
    this.#structs[at * structInts] = length;
  }

  #addPending(at: number): void {
    if (this.#pendingCount === this.#pending.length) {
      const grown = new Int32Array(this.#pending.length * 4);
      grown.set(this.#pending);
      this.#pending = grown;
    }
    this.#pending[this.#pendingCount++] = at;
  }

  #reserve(more: number): void {
    if (this.#longLength + more <= this.#long.length) return;
    const grown = new Uint8Array(Math.max(this.#long.length * 2, this.#longLength + more));
    grown.set(this.#long.subarray(0, this.#longLength));
    this.#long = grown;
  }

  /** Gives the long texts to `vector`, whose memory then owns them, and turns offsets into pointers. Returns the structs of `count` rows. */
  seal(vector: duckdb.Vector, count: number): Int32Array<ArrayBuffer> {
    const structs = this.#structs.subarray(0, count * structInts);
    if (this.#longLength === 0) return structs;
    duckdb.vector_assign_string_element_len(vector, 0, this.#long.subarray(0, this.#longLength));
    const probe = duckdb.vector_get_data(vector, 16);
    const view = new DataView(probe.buffer, probe.byteOffset, 16);
    const low = view.getUint32(8, true);
    const high = view.getUint32(12, true);
    for (let i = 0; i < this.#pendingCount; i++) {
      const at = (this.#pending[i] ?? 0) * structInts;
      const sum = low + ((structs[at + 2] ?? 0) >>> 0);
      structs[at + 2] = sum | 0;
      structs[at + 3] = sum >= 4_294_967_296 ? high + 1 : high;
    }
    return structs;
  }
}

/** A dictionary's texts in the engine's memory; the pointers in `structs` are valid while this object is reachable. */
export type PackedTexts = { readonly structs: Int32Array; readonly owner: duckdb.Vector };

const packedByDictionary = new WeakMap<Dictionary, PackedTexts>();

/** Packs a dictionary once; the same object gives the same result again. */
export function packDictionary(dictionary: Dictionary): PackedTexts {
  const known = packedByDictionary.get(dictionary);
  if (known !== undefined) return known;
  const packer = new TextPacker();
  packer.reset(dictionary.length);
  for (const [at, text] of dictionary.entries()) packer.set(at, text);
  const owner = duckdb.create_vector(duckdb.create_logical_type(duckdb.Type.VARCHAR), 1);
  const packed = { structs: packer.seal(owner, dictionary.length).slice(), owner };
  packedByDictionary.set(dictionary, packed);
  return packed;
}
