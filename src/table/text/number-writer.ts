import type { ColumnData } from '../../contract/chunk.ts';
import { blockRows, bytesOf, putBytes, type ByteRoom, type CellFrame, type CellWriter } from './cell-writer.ts';
import { decimalDigits, putDigits, putWideDigits } from './digits.ts';

const minus = 45;
const point = 46;
const wideFrom = 2_147_483_648;
/** The one 32-bit number whose opposite has more bits. */
const least = -2_147_483_648;
const ten8 = 100_000_000;

/** Whole numbers and scaled decimals: exact digits, `scale` of them behind the point. */
export class NumberWriter implements CellWriter {
  readonly #scale: number;
  readonly #before: Uint8Array;
  readonly #after: Uint8Array;
  readonly #nullCell: Uint8Array;
  /** Digits of the cell without sign and point; 0 for a null. */
  readonly #digits = new Uint8Array(blockRows);
  readonly #values = new Float64Array(blockRows);
  readonly #small = new Int32Array(blockRows);
  #isSmall = true;
  #data: Extract<ColumnData, { type: 'integer' | 'decimal' }> | null = null;

  constructor(frame: CellFrame, scale: number) {
    this.#scale = scale;
    this.#before = bytesOf(frame.before);
    this.#after = bytesOf(frame.after);
    this.#nullCell = bytesOf(frame.nullCell);
  }

  load(data: ColumnData): void {
    if (data.type !== 'integer' && data.type !== 'decimal')
      throw new TypeError(`expected a number column, got ${data.type}`);
    this.#data = data;
  }

  measure(from: number, count: number, lengths: Uint32Array): void {
    if (this.#data === null) return;
    const { values, valid } = this.#data;
    const block = values.subarray(from, from + count);
    if (block instanceof Int32Array && !block.includes(least)) {
      this.#small.set(block);
      this.#isSmall = true;
    } else {
      this.#values.set(block);
      this.#isSmall = copyIfSmall(this.#small, this.#values, count);
    }
    const fixed = this.#before.length + this.#after.length + (this.#scale > 0 ? 1 : 0);
    if (this.#isSmall) measureSmall(this.#small, count, this.#scale + 1, fixed, this.#digits, lengths);
    else measureWide(this.#values, count, this.#scale + 1, fixed, this.#digits, lengths);
    if (valid !== null) this.#measureNulls(valid, from, count, fixed, lengths);
  }

  #measureNulls(valid: Uint8Array, from: number, count: number, fixed: number, lengths: Uint32Array): void {
    const negative = this.#isSmall ? this.#small : this.#values;
    for (let i = 0; i < count; i++) {
      if (valid[from + i] !== 0) continue;
      const counted = fixed + (this.#digits[i] ?? 0) + ((negative[i] ?? 0) < 0 ? 1 : 0);
      lengths[i] = (lengths[i] ?? 0) - counted + this.#nullCell.length;
      this.#digits[i] = 0;
    }
  }

  write(_from: number, count: number, at: Uint32Array, room: ByteRoom): void {
    if (this.#isSmall && this.#before.length === 0 && this.#after.length === 1) this.#writeSmall(count, at, room);
    else this.#writeAny(count, at, room);
  }

  /** The common case of the separated formats: 32-bit values, nothing before, one byte after. */
  #writeSmall(count: number, at: Uint32Array, room: ByteRoom): void {
    const digits = this.#digits;
    const values = this.#small;
    const scale = this.#scale;
    const after = this.#after[0] ?? 0;
    const { view, bytes } = room;
    for (let i = 0; i < count; i++) {
      let to = at[i] ?? 0;
      const length = digits[i] ?? 0;
      if (length === 0) {
        at[i] = putBytes(room, to, this.#nullCell);
        continue;
      }
      let value = values[i] ?? 0;
      if (value < 0) {
        bytes[to] = minus;
        to += 1;
        value = -value;
      }
      if (scale === 0) to = putDigits(view, bytes, to + length, value, length);
      else if (scale === 2) {
        const whole = (value / 100) | 0;
        to = putDigits(view, bytes, to + length - 2, whole, length - 2);
        bytes[to] = point;
        putDigits(view, bytes, to + 3, value - whole * 100, 2);
        to += 3;
      } else to = putPoint(bytes, putDigits(view, bytes, to + length, value, length), scale);
      bytes[to] = after;
      at[i] = to + 1;
    }
  }

  #writeAny(count: number, at: Uint32Array, room: ByteRoom): void {
    const { view, bytes } = room;
    for (let i = 0; i < count; i++) {
      let to = at[i] ?? 0;
      const length = this.#digits[i] ?? 0;
      if (length === 0) {
        at[i] = putBytes(room, to, this.#nullCell);
        continue;
      }
      to = putBytes(room, to, this.#before);
      let value = (this.#isSmall ? this.#small[i] : this.#values[i]) ?? 0;
      if (value < 0) {
        bytes[to] = minus;
        to += 1;
        value = -value;
      }
      to =
        value < wideFrom
          ? putDigits(view, bytes, to + length, value | 0, length)
          : putWideDigits(view, bytes, to + length, value, length);
      if (this.#scale > 0) to = putPoint(bytes, to, this.#scale);
      at[i] = putBytes(room, to, this.#after);
    }
  }
}

/** Moves the last `scale` digits before `end` one byte on and puts the point in the gap. */
function putPoint(bytes: Uint8Array, end: number, scale: number): number {
  for (let i = 0; i < scale; i++) bytes[end - i] = bytes[end - i - 1] ?? 0;
  bytes[end - scale] = point;
  return end + 1;
}

function copyIfSmall(small: Int32Array, values: Float64Array, count: number): boolean {
  for (let i = 0; i < count; i++) {
    const value = values[i] ?? 0;
    const whole = value | 0;
    if (whole !== value || whole === least) return false;
    small[i] = whole;
  }
  return true;
}

function measureSmall(
  values: Int32Array,
  count: number,
  fewest: number,
  fixed: number,
  digits: Uint8Array,
  lengths: Uint32Array,
): void {
  for (let i = 0; i < count; i++) {
    const value = values[i] ?? 0;
    const own = decimalDigits(value < 0 ? -value : value);
    const padded = own < fewest ? fewest : own;
    digits[i] = padded;
    lengths[i] = (lengths[i] ?? 0) + padded + fixed + (value < 0 ? 1 : 0);
  }
}

function measureWide(
  values: Float64Array,
  count: number,
  fewest: number,
  fixed: number,
  digits: Uint8Array,
  lengths: Uint32Array,
): void {
  for (let i = 0; i < count; i++) {
    const value = Math.abs(values[i] ?? 0);
    const own = value < wideFrom ? decimalDigits(value | 0) : 8 + decimalDigits(Math.floor(value / ten8));
    const padded = own < fewest ? fewest : own;
    digits[i] = padded;
    lengths[i] = (lengths[i] ?? 0) + padded + fixed + ((values[i] ?? 0) < 0 ? 1 : 0);
  }
}
