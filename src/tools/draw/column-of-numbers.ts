import type { ColumnData, ColumnType, Validity } from '../../contract/chunk.ts';

/**
 * Numbers as the cells of a column.
 *
 * `values` are whole numbers of 10^-`scale` when `scale` is given, plain numbers when it is null. A `text` column gets them written out;
 * `date`, `time` and `timestamp` columns read them as days or milliseconds.
 */
export function columnOfNumbers(
  type: ColumnType,
  values: Float64Array,
  scale: number | null,
  valid: Validity,
): ColumnData {
  switch (type) {
    case 'integer':
      return { type, values: narrow(rescale(values, scale, 0)), valid };
    case 'decimal':
      return { type, values: narrow(rescale(values, scale, scale ?? 2)), scale: scale ?? 2, valid };
    case 'double':
      return { type, values: unscale(values, scale), valid };
    case 'boolean':
      return { type, values: Uint8Array.from(values, (value) => (value === 0 ? 0 : 1)), valid };
    case 'date':
    case 'time':
      return { type, values: Int32Array.from(unscale(values, scale), (value) => Math.round(value)), valid };
    case 'timestamp':
      return { type, values: unscale(values, scale).map((value) => Math.round(value)), valid };
    case 'text':
      return { type, values: Array.from(unscale(values, scale), (value) => value.toFixed(scale ?? 0)), valid };
  }
}

/** The digits after the point that a column of numbers is drawn with: null for doubles without a limit. */
export function scaleOf(column: { readonly type: ColumnType; readonly decimals?: number | undefined }): number | null {
  if (column.type === 'decimal') return column.decimals ?? 2;
  if (column.type === 'double' || column.type === 'text') return column.decimals ?? null;
  return 0;
}

/** The values as a 32-bit array when all fit, else as they are. */
export function narrow(values: Float64Array): Int32Array | Float64Array {
  const small = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value > 2147483647 || value < -2147483648) return values;
    small[i] = value;
  }
  return small;
}

function rescale(values: Float64Array, from: number | null, to: number): Float64Array {
  if (from === to) return values;
  const factor = 10 ** (to - (from ?? 0));
  return values.map((value) => Math.round(value * factor));
}

function unscale(values: Float64Array, scale: number | null): Float64Array {
  if (scale === null || scale === 0) return values;
  const unit = 10 ** scale;
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / unit;
  return values;
}
