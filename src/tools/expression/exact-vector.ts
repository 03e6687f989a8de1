import type { ColumnData, Validity } from '../../contract/chunk.ts';

/**
 * Numbers of a chunk in JavaScript arithmetic: `scale` null for DOUBLE, else whole numbers scaled by 10^scale.
 * Exact values stay below 2^50, where sums, products and halves are exact in a double.
 */
export type NumberVector = { readonly values: Float64Array; readonly scale: number | null; readonly valid: Validity };

/** Largest exact value: room for the one bit that rounding at halves needs. */
export const largestExact = 2 ** 50;

/** A number column as a vector; null for other types, or when its values are too large. */
export function vectorOf(data: ColumnData): NumberVector | null {
  if (data.type === 'double') return { values: data.values, scale: null, valid: data.valid };
  if (data.type !== 'integer' && data.type !== 'decimal') return null;
  const values = data.values instanceof Float64Array ? data.values : new Float64Array(data.values);
  return settled({ values, scale: data.type === 'decimal' ? data.scale : 0, valid: data.valid });
}

/** The vector, or null when a value leaves the range in which it can be trusted to be what SQL has. */
export function settled(vector: NumberVector): NumberVector | null {
  const { values, scale } = vector;
  if (scale === null) {
    for (let at = 0; at < values.length; at += 1) if (!Number.isFinite(values[at])) return null;
    return vector;
  }
  for (let at = 0; at < values.length; at += 1) if (Math.abs(values[at] ?? 0) > largestExact) return null;
  return vector;
}

/** The values as DOUBLE: an exact number over its power of ten, as SQL casts it. */
export function doublesOf(vector: NumberVector): Float64Array {
  const { values, scale } = vector;
  if (scale === null || scale === 0) return values;
  const unit = 10 ** scale;
  const doubles = new Float64Array(values.length);
  for (let at = 0; at < doubles.length; at += 1) doubles[at] = (values[at] ?? 0) / unit;
  return doubles;
}

/** Exact values at another scale, rounded half away from zero where digits are dropped; null when they grow too large. */
export function rescaled(vector: NumberVector, scale: number): NumberVector | null {
  const from = vector.scale ?? 0;
  if (from === scale) return vector;
  const values = new Float64Array(vector.values.length);
  if (scale > from) {
    const unit = 10 ** (scale - from);
    for (let at = 0; at < values.length; at += 1) values[at] = (vector.values[at] ?? 0) * unit;
    return settled({ values, scale, valid: vector.valid });
  }
  const unit = 10 ** (from - scale);
  for (let at = 0; at < values.length; at += 1) values[at] = roundAway((vector.values[at] ?? 0) / unit);
  return { values, scale, valid: vector.valid };
}

/** Half away from zero. */
export function roundAway(value: number): number {
  return value < 0 ? -Math.round(-value) : Math.round(value);
}

/** DOUBLEs scaled up by 10^places and rounded half away from zero, scaled down again unless `keepUnits`. */
export function roundScaled(values: Float64Array, places: number, keepUnits: boolean): Float64Array {
  const unit = 10 ** places;
  const rounded = new Float64Array(values.length);
  for (let at = 0; at < rounded.length; at += 1) {
    const scaled = roundAway((values[at] ?? 0) * unit);
    rounded[at] = keepUnits ? scaled : scaled / unit;
  }
  return rounded;
}

/** Valid where both are. */
export function bothValid(a: Validity, b: Validity): Validity {
  if (a === null) return b;
  if (b === null || a === b) return a;
  const valid = new Uint8Array(a.length);
  for (let at = 0; at < valid.length; at += 1) valid[at] = (a[at] ?? 0) & (b[at] ?? 0);
  return valid;
}
