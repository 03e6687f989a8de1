import type { ColumnData } from '../../contract/chunk.ts';
import { keyOf, type DrawContext } from './draw-context.ts';
import { fillWords } from './random/stream.ts';

const length = 36;
const blockRows = 4096;
const digits = '0123456789abcdef';
const highDigits = Uint8Array.from({ length: 256 }, (_, byte) => digits.charCodeAt(byte >> 4));
const lowDigits = Uint8Array.from({ length: 256 }, (_, byte) => digits.charCodeAt(byte & 15));

/**
 * UUIDs of version 4 (RFC 9562): 122 bits from the seed.
 *
 * Distinct in practice: among a billion rows the chance of one repeat is about 1e-19.
 */
export function drawUuid(context: DrawContext): ColumnData {
  const { rows } = context;
  const a = new Int32Array(rows.count);
  const b = new Int32Array(rows.count);
  const c = new Int32Array(rows.count);
  const d = new Int32Array(rows.count);
  const values: string[] = [];
  const key = keyOf(context, 'value');
  fillWords(key, 0, rows, a, b);
  fillWords(key, 1, rows, c, d);
  const bytes = Buffer.alloc(blockRows * length, '-');
  for (let from = 0; from < rows.count; from += blockRows) {
    const count = Math.min(blockRows, rows.count - from);
    for (let i = 0; i < count; i++) {
      const at = i * length;
      writeByte(bytes, at, (a[from + i] ?? 0) >>> 24);
      writeByte(bytes, at + 2, ((a[from + i] ?? 0) >>> 16) & 255);
      writeByte(bytes, at + 4, ((a[from + i] ?? 0) >>> 8) & 255);
      writeByte(bytes, at + 6, (a[from + i] ?? 0) & 255);
      writeByte(bytes, at + 9, (b[from + i] ?? 0) >>> 24);
      writeByte(bytes, at + 11, ((b[from + i] ?? 0) >>> 16) & 255);
      writeByte(bytes, at + 14, (((b[from + i] ?? 0) >>> 8) & 15) | 0x40);
      writeByte(bytes, at + 16, (b[from + i] ?? 0) & 255);
      writeByte(bytes, at + 19, (((c[from + i] ?? 0) >>> 24) & 63) | 0x80);
      writeByte(bytes, at + 21, ((c[from + i] ?? 0) >>> 16) & 255);
      writeByte(bytes, at + 24, ((c[from + i] ?? 0) >>> 8) & 255);
      writeByte(bytes, at + 26, (c[from + i] ?? 0) & 255);
      writeByte(bytes, at + 28, (d[from + i] ?? 0) >>> 24);
      writeByte(bytes, at + 30, ((d[from + i] ?? 0) >>> 16) & 255);
      writeByte(bytes, at + 32, ((d[from + i] ?? 0) >>> 8) & 255);
      writeByte(bytes, at + 34, (d[from + i] ?? 0) & 255);
    }
    const text = bytes.toString('latin1', 0, count * length);
    for (let i = 0; i < count; i++) values.push(text.slice(i * length, (i + 1) * length));
  }
  return { type: 'text', values, valid: null };
}

function writeByte(bytes: Uint8Array, at: number, byte: number): void {
  bytes[at] = highDigits[byte] ?? 0;
  bytes[at + 1] = lowDigits[byte] ?? 0;
}
