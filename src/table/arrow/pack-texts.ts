import type { ColumnData } from '../../contract/chunk.ts';

const encoder = new TextEncoder();

/** The texts of a column one after the other as UTF-8, and where each ends; a null has no bytes. */
export function packTexts(
  data: Extract<ColumnData, { type: 'dictionary' | 'text' }>,
  length: number,
): { readonly valueOffsets: Int32Array; readonly data: Uint8Array } {
  const entries = data.type === 'dictionary' ? data.dictionary.map((text) => encoder.encode(text)) : null;
  const valueOffsets = new Int32Array(length + 1);
  let bytes = new Uint8Array(length * 16 + 64);
  let used = 0;
  for (let row = 0; row < length; row++) {
    if (data.valid === null || data.valid[row] !== 0) {
      const piece =
        data.type === 'dictionary' ? entries?.[data.codes[row] ?? 0] : encoder.encode(data.values[row] ?? '');
      const size = piece?.length ?? 0;
      if (used + size > bytes.length) {
        const grown = new Uint8Array((used + size) * 2);
        grown.set(bytes);
        bytes = grown;
      }
      if (piece !== undefined) bytes.set(piece, used);
      used += size;
    }
    valueOffsets[row + 1] = used;
  }
  return { valueOffsets, data: bytes.slice(0, used) };
}
