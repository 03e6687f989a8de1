import type { ColumnData } from '../../contract/chunk.ts';
import type { Column } from '../../contract/plan.ts';
import { narrow } from './column-of-numbers.ts';
import { keyOf, type DrawContext } from './draw-context.ts';
import { driftFormats } from './noise/drift-formats.ts';
import { restyle, slip } from './noise/slip.ts';
import { uniforms } from './random/stream.ts';

/**
 * Dirt on purpose: slips of the keyboard in texts, extreme numbers, cells written another way.
 *
 * Cells are hit independently, each kind by its own share; null cells are left alone. Takes cells before their format is applied; a moment or
 * number column with format drift comes back as text (in its own format where it was not hit), so the format is not applied again.
 */
export function applyNoise(data: ColumnData, column: Column, context: DrawContext): ColumnData {
  const { noise } = column;
  if (noise === undefined) return data;
  const own = { ...context, column };
  let result = data;
  if (noise.outliers !== undefined)
    result = stretch(result, hits(own, 'outlier', noise.outliers.share), noise.outliers.factor);
  if (noise.typos > 0) {
    const [kind, place, choice] = [1, 2, 3].map((lane) => uniforms(keyOf(own, 'typo', 0), own.rows, lane));
    result = rewrite(result, hits(own, 'typo', noise.typos), (text, at) =>
      slip(text, kind?.[at] ?? 0, place?.[at] ?? 0, choice?.[at] ?? 0),
    );
  }
  if (noise.formatDrift > 0) {
    const choice = uniforms(keyOf(own, 'drift of format', 0), own.rows, 1);
    const hit = hits(own, 'drift of format', noise.formatDrift);
    const isText = result.type === 'text' || result.type === 'dictionary' || result.type === 'boolean';
    result = isText
      ? rewrite(result, hit, (text, at) => restyle(text, choice[at] ?? 0))
      : driftFormats(result, column, hit, choice);
  }
  return result;
}

function hits(context: DrawContext, purpose: string, share: number): Uint8Array {
  const shares = uniforms(keyOf(context, purpose, 0), context.rows);
  const marks = new Uint8Array(shares.length);
  for (let i = 0; i < marks.length; i++) marks[i] = (shares[i] ?? 1) < share ? 1 : 0;
  return marks;
}

/** Multiplies the cells that are hit; a whole number stays one. */
function stretch(data: ColumnData, hit: Uint8Array, factor: number): ColumnData {
  if (data.type !== 'integer' && data.type !== 'decimal' && data.type !== 'double') return data;
  const values = Float64Array.from(data.values);
  for (let i = 0; i < values.length; i++) {
    if (hit[i] === 0) continue;
    const value = (values[i] ?? 0) * factor;
    values[i] = data.type === 'double' ? value : Math.round(value);
  }
  return data.type === 'double' ? { ...data, values } : { ...data, values: narrow(values) };
}

function rewrite(data: ColumnData, hit: Uint8Array, change: (text: string, at: number) => string): ColumnData {
  if (data.type === 'text') {
    const { valid } = data;
    return {
      ...data,
      values: data.values.map((text, at) =>
        hit[at] === 1 && (valid === null || valid[at] === 1) ? change(text, at) : text,
      ),
    };
  }
  if (data.type !== 'dictionary') return data;
  const dictionary = [...data.dictionary];
  const codeOf = new Map<string, number>();
  const codes = Uint32Array.from(data.codes);
  for (let at = 0; at < codes.length; at++) {
    if (hit[at] === 0 || (data.valid !== null && data.valid[at] === 0)) continue;
    const text = change(dictionary[codes[at] ?? 0] ?? '', at);
    const known = codeOf.get(text);
    codes[at] = known ?? dictionary.length;
    if (known === undefined) {
      codeOf.set(text, dictionary.length);
      dictionary.push(text);
    }
  }
  return { type: 'dictionary', codes, dictionary, valid: data.valid };
}
