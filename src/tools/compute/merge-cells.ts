import type { ColumnData, Dictionary } from '../../contract/chunk.ts';

/**
 * `base` with the cells of `over` wherever `mask` is 1. Both have the same type, except that dictionary and text mix.
 * Two dictionaries give their union, made once per pair, so that chunks share it.
 */
export function mergeCells(base: ColumnData, over: ColumnData, mask: Uint8Array): ColumnData {
  const valid = mergeValid(base.valid, over.valid, mask);
  if (base.type === 'dictionary' && over.type === 'dictionary') return mergeDictionaries(base, over, mask, valid);
  if ((base.type === 'text' || base.type === 'dictionary') && (over.type === 'text' || over.type === 'dictionary')) {
    const values: string[] = Array.from({ length: mask.length });
    for (let at = 0; at < mask.length; at += 1) values[at] = mask[at] === 1 ? textAt(over, at) : textAt(base, at);
    return { type: 'text', values, valid };
  }
  if (base.type === 'boolean' && over.type === 'boolean')
    return { type: 'boolean', values: mergeInto(new Uint8Array(mask.length), base.values, over.values, mask), valid };
  if (base.type === 'date' && over.type === 'date')
    return { type: 'date', values: mergeInto(new Int32Array(mask.length), base.values, over.values, mask), valid };
  if (base.type === 'time' && over.type === 'time')
    return { type: 'time', values: mergeInto(new Int32Array(mask.length), base.values, over.values, mask), valid };
  if (base.type === 'decimal' && over.type === 'decimal') {
    return {
      type: 'decimal',
      scale: base.scale,
      values: mergeInto(new Float64Array(mask.length), base.values, over.values, mask),
      valid,
    };
  }
  if (base.type === 'integer' && over.type === 'integer')
    return { type: 'integer', values: mergeInto(new Float64Array(mask.length), base.values, over.values, mask), valid };
  if (base.type === 'double' && over.type === 'double')
    return { type: 'double', values: mergeInto(new Float64Array(mask.length), base.values, over.values, mask), valid };
  if (base.type === 'timestamp' && over.type === 'timestamp')
    return {
      type: 'timestamp',
      values: mergeInto(new Float64Array(mask.length), base.values, over.values, mask),
      valid,
    };
  throw new TypeError(`cells of type ${over.type} cannot replace cells of type ${base.type}`);
}

/** The text of one cell of a text or dictionary column. */
export function textAt(data: Extract<ColumnData, { type: 'text' | 'dictionary' }>, at: number): string {
  return data.type === 'text' ? (data.values[at] ?? '') : (data.dictionary[data.codes[at] ?? 0] ?? '');
}

type Numbers = Int32Array | Float64Array | Uint8Array;

function mergeInto<Into extends Numbers>(into: Into, base: Numbers, over: Numbers, mask: Uint8Array): Into {
  for (let at = 0; at < mask.length; at += 1) into[at] = (mask[at] === 1 ? over[at] : base[at]) ?? 0;
  return into;
}

function mergeValid(base: Uint8Array | null, over: Uint8Array | null, mask: Uint8Array): Uint8Array | null {
  if (base === null && over === null) return null;
  const valid = new Uint8Array(mask.length);
  for (let at = 0; at < mask.length; at += 1) {
    const from = mask[at] === 1 ? over : base;
    valid[at] = from === null ? 1 : (from[at] ?? 0);
  }
  return valid;
}

type Union = { readonly dictionary: Dictionary; readonly codes: Uint32Array };
const unions = new WeakMap<Dictionary, WeakMap<Dictionary, Union>>();

function unionOf(base: Dictionary, over: Dictionary): Union {
  const known = unions.get(base)?.get(over);
  if (known !== undefined) return known;
  const codeOf = new Map(base.map((text, code) => [text, code]));
  const dictionary = [...base];
  const codes = Uint32Array.from(over, (text) => {
    const found = codeOf.get(text);
    if (found !== undefined) return found;
    codeOf.set(text, dictionary.length);
    return dictionary.push(text) - 1;
  });
  const union: Union = { dictionary, codes };
  const inner = unions.get(base) ?? new WeakMap<Dictionary, Union>();
  inner.set(over, union);
  unions.set(base, inner);
  return union;
}

type DictionaryData = Extract<ColumnData, { type: 'dictionary' }>;

function mergeDictionaries(
  base: DictionaryData,
  over: DictionaryData,
  mask: Uint8Array,
  valid: Uint8Array | null,
): ColumnData {
  const union = unionOf(base.dictionary, over.dictionary);
  const codes = new Uint32Array(mask.length);
  for (let at = 0; at < mask.length; at += 1)
    codes[at] = (mask[at] === 1 ? union.codes[over.codes[at] ?? 0] : base.codes[at]) ?? 0;
  return { type: 'dictionary', codes, dictionary: union.dictionary, valid };
}
