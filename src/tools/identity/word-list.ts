import type { ColumnData, Dictionary } from '../../contract/chunk.ts';

/** Collects distinct texts; the same text always has the same code. */
export class WordList {
  readonly words: string[] = [];
  readonly #codes = new Map<string, number>();

  add(word: string): number {
    const known = this.#codes.get(word);
    if (known !== undefined) return known;
    this.#codes.set(word, this.words.length);
    this.words.push(word);
    return this.words.length - 1;
  }
}

/** Codes of the narrowest width that a dictionary needs. */
export function newCodes(count: number, size: number): Uint8Array | Uint16Array | Uint32Array {
  if (size <= 0x100) return new Uint8Array(count);
  return size <= 0x1_0000 ? new Uint16Array(count) : new Uint32Array(count);
}

/** A dictionary column whose code at each position is `code(position)`; -1 is null. */
export function dictionaryColumn(count: number, dictionary: Dictionary, code: (at: number) => number): ColumnData {
  const codes = newCodes(count, dictionary.length);
  let valid: Uint8Array | null = null;
  for (let at = 0; at < count; at += 1) {
    const value = code(at);
    if (value >= 0) codes[at] = value;
    else {
      valid ??= new Uint8Array(count).fill(1);
      valid[at] = 0;
    }
  }
  return { type: 'dictionary', codes, dictionary, valid };
}
