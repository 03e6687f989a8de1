import type { ColumnData, Dictionary } from '../../contract/chunk.ts';

/**
 * The cells at the given positions, in their order; position -1 gives null.
 * Dictionaries are shared, not copied.
 */
export function pickRows(data: ColumnData, positions: Float64Array | Uint32Array): ColumnData {
  const count = positions.length;
  const valid = pickValid(data.valid, positions);
  switch (data.type) {
    case 'dictionary': {
      const codes =
        data.codes instanceof Uint8Array
          ? new Uint8Array(count)
          : data.codes instanceof Uint16Array
            ? new Uint16Array(count)
            : new Uint32Array(count);
      pickInto(data.codes, codes, positions);
      return { type: 'dictionary', codes, dictionary: data.dictionary, valid };
    }
    case 'text': {
      const values: string[] = Array.from({ length: count });
      for (let at = 0; at < count; at += 1) values[at] = data.values[positions[at] ?? -1] ?? '';
      return { type: 'text', values, valid };
    }
    case 'integer': {
      const values = data.values instanceof Int32Array ? new Int32Array(count) : new Float64Array(count);
      pickInto(data.values, values, positions);
      return { type: 'integer', values, valid };
    }
    case 'decimal': {
      const values = data.values instanceof Int32Array ? new Int32Array(count) : new Float64Array(count);
      pickInto(data.values, values, positions);
      return { type: 'decimal', values, scale: data.scale, valid };
    }
    case 'double':
    case 'timestamp': {
      const values = new Float64Array(count);
      pickInto(data.values, values, positions);
      return { type: data.type, values, valid };
    }
    case 'date':
    case 'time': {
      const values = new Int32Array(count);
      pickInto(data.values, values, positions);
      return { type: data.type, values, valid };
    }
    case 'boolean': {
      const values = new Uint8Array(count);
      pickInto(data.values, values, positions);
      return { type: 'boolean', values, valid };
    }
  }
}

type Cells = Int32Array | Float64Array | Uint8Array | Uint16Array | Uint32Array;

function pickInto(from: Cells, to: Cells, positions: Float64Array | Uint32Array): void {
  for (let at = 0; at < positions.length; at += 1) to[at] = from[positions[at] ?? -1] ?? 0;
}

function pickValid(valid: Uint8Array | null, positions: Float64Array | Uint32Array): Uint8Array | null {
  let picked: Uint8Array | null = null;
  for (let at = 0; at < positions.length; at += 1) {
    const position = positions[at] ?? -1;
    if (position >= 0 && (valid === null || valid[position] === 1)) continue;
    picked ??= new Uint8Array(positions.length).fill(1);
    picked[at] = 0;
  }
  return picked;
}

/** The same cells with those where `mask` is 1 set to null. */
export function withNulls(data: ColumnData, mask: Uint8Array | null): ColumnData {
  if (mask === null) return data;
  const valid = data.valid === null ? new Uint8Array(mask.length).fill(1) : data.valid.slice();
  for (let at = 0; at < mask.length; at += 1) if (mask[at] === 1) valid[at] = 0;
  return { ...data, valid };
}

/** The same cells, null also wherever `valid` is 0. */
export function withValidity(data: ColumnData, valid: Uint8Array | null): ColumnData {
  if (valid === null) return data;
  const own = data.valid;
  return { ...data, valid: own === null ? valid : valid.map((one, at) => one & (own[at] ?? 0)) };
}

/** A text column as codes into its distinct texts, in order of first appearance; other columns unchanged. */
export function toDictionary(data: ColumnData): ColumnData {
  if (data.type !== 'text') return data;
  const codeOf = new Map<string, number>();
  const codes = new Uint32Array(data.values.length);
  for (let at = 0; at < codes.length; at += 1) {
    const value = data.values[at] ?? '';
    let code = codeOf.get(value);
    if (code === undefined) {
      code = codeOf.size;
      codeOf.set(value, code);
    }
    codes[at] = code;
  }
  const dictionary: Dictionary = [...codeOf.keys()];
  const small =
    dictionary.length <= 0xff ? Uint8Array.from(codes) : dictionary.length <= 0xffff ? Uint16Array.from(codes) : codes;
  return { type: 'dictionary', codes: small, dictionary, valid: data.valid };
}
