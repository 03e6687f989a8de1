import type { ColumnData, ColumnType } from '../../contract/chunk.ts';
import { textAt } from './merge-cells.ts';

/** Digits after the point of a column's cells, when it has any of its own: decimals default to 2. */
export function scaleOf(column: { readonly type: ColumnType; readonly decimals?: number | undefined }): number {
  return column.type === 'decimal' ? (column.decimals ?? 2) : 0;
}

/**
 * The cells in a column's declared type: numbers are rounded half away from zero to the scale, dates and timestamps convert,
 * anything can become text, and text that does not read as the type becomes null.
 */
export function castCells(data: ColumnData, type: ColumnType, scale: number): ColumnData {
  if (type === 'text')
    return data.type === 'text' || data.type === 'dictionary'
      ? data
      : { type: 'text', values: textsOf(data), valid: data.valid };
  if (data.type === type && (data.type !== 'decimal' || data.scale === scale)) return data;
  if (data.type === 'text' || data.type === 'dictionary') return fromText(data, type, scale);
  if (data.type === 'date' && type === 'timestamp')
    return { type, values: Float64Array.from(data.values, (day) => day * dayMs), valid: data.valid };
  if (data.type === 'timestamp' && type === 'date')
    return { type, values: Int32Array.from(data.values, (at) => Math.floor(at / dayMs)), valid: data.valid };
  if (data.type === 'timestamp' && type === 'time')
    return {
      type,
      values: Int32Array.from(data.values, (at) => at - Math.floor(at / dayMs) * dayMs),
      valid: data.valid,
    };
  return fromNumbers(numbersOf(data), data.valid, type, scale);
}

const dayMs = 86_400_000;

/** The cells as plain numbers: decimals unscaled, booleans 0 and 1, dates in days, timestamps and times in milliseconds. Text reads as NaN. */
export function numbersOf(data: ColumnData): Float64Array {
  if (data.type === 'text') return Float64Array.from(data.values, Number);
  if (data.type === 'dictionary') {
    const numbers = data.dictionary.map(Number);
    return Float64Array.from(data.codes, (code) => numbers[code] ?? Number.NaN);
  }
  if (data.type !== 'decimal') return Float64Array.from(data.values);
  const unit = 10 ** data.scale;
  return Float64Array.from(data.values, (value) => value / unit);
}

function fromNumbers(numbers: Float64Array, valid: Uint8Array | null, type: ColumnType, scale: number): ColumnData {
  switch (type) {
    case 'integer':
      return { type, values: numbers.map(roundAway), valid };
    case 'decimal': {
      const unit = 10 ** scale;
      return { type, scale, values: numbers.map((value) => roundAway(Number((value * unit).toPrecision(15)))), valid };
    }
    case 'double':
      return { type, values: numbers, valid };
    case 'boolean':
      return { type, values: Uint8Array.from(numbers, (value) => (value === 0 ? 0 : 1)), valid };
    case 'date':
    case 'time':
      return { type, values: Int32Array.from(numbers), valid };
    case 'timestamp':
      return { type, values: numbers, valid };
    case 'text':
      return { type, values: Array.from(numbers, String), valid };
  }
}

function roundAway(value: number): number {
  return value < 0 ? -Math.round(-value) : Math.round(value);
}

function fromText(
  data: Extract<ColumnData, { type: 'text' | 'dictionary' }>,
  type: ColumnType,
  scale: number,
): ColumnData {
  const count = data.type === 'text' ? data.values.length : data.codes.length;
  const numbers = new Float64Array(count);
  const valid = new Uint8Array(count);
  for (let at = 0; at < count; at += 1) {
    const read = data.valid === null || data.valid[at] === 1 ? readAs(textAt(data, at).trim(), type) : Number.NaN;
    if (Number.isNaN(read)) continue;
    numbers[at] = read;
    valid[at] = 1;
  }
  return fromNumbers(numbers, valid.every((one) => one === 1) ? null : valid, type, scale);
}

function readAs(text: string, type: ColumnType): number {
  if (text === '') return Number.NaN;
  if (type === 'boolean') return /^(?:true|yes|1)$/iu.test(text) ? 1 : /^(?:false|no|0)$/iu.test(text) ? 0 : Number.NaN;
  if (type === 'date' || type === 'timestamp') {
    const at = Date.parse(
      /[zZ]|[+-]\d\d:?\d\d$/u.test(text) || text.length <= 10 ? text : `${text.replace(' ', 'T')}Z`,
    );
    return type === 'date' ? Math.floor(at / dayMs) : at;
  }
  if (type === 'time') {
    const parts = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/u.exec(text);
    return parts === null
      ? Number.NaN
      : (Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3] ?? 0)) * 1000;
  }
  return Number(text);
}

/** Every cell as text, the way it is written to CSV; '' for nulls. */
export function textsOf(data: ColumnData): string[] {
  const count = data.type === 'dictionary' ? data.codes.length : data.values.length;
  const texts: string[] = Array.from({ length: count });
  for (let at = 0; at < count; at += 1)
    texts[at] = data.valid === null || data.valid[at] === 1 ? cellText(data, at) : '';
  return texts;
}

/** One cell as text, the way it is written to CSV. The cell must not be null. */
export function cellText(data: ColumnData, at: number): string {
  switch (data.type) {
    case 'text':
    case 'dictionary':
      return textAt(data, at);
    case 'boolean':
      return data.values[at] === 1 ? 'true' : 'false';
    case 'date':
      return new Date((data.values[at] ?? 0) * dayMs).toISOString().slice(0, 10);
    case 'time':
      return new Date(data.values[at] ?? 0).toISOString().slice(11, 19);
    case 'timestamp':
      return new Date(data.values[at] ?? 0).toISOString().slice(0, 19).replace('T', ' ');
    case 'decimal': {
      const value = data.values[at] ?? 0;
      const digits = String(Math.abs(value)).padStart(data.scale + 1, '0');
      const whole = data.scale === 0 ? digits : `${digits.slice(0, -data.scale)}.${digits.slice(-data.scale)}`;
      return value < 0 ? `-${whole}` : whole;
    }
    case 'integer':
    case 'double':
      return String(data.values[at] ?? 0);
  }
}
