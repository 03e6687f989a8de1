/**
 * Moves whole numbers between doubles and 64-bit integers as pairs of 32-bit halves (low first), without BigInt.
 * Exact up to 2^53.
 */
const two32 = 4_294_967_296;

/** Writes `count` numbers of `values` from `from` into `halves` from pair `at`. */
export function packWide(
  halves: Int32Array,
  at: number,
  values: Int32Array | Float64Array,
  from: number,
  count: number,
): void {
  if (values instanceof Int32Array) packInts(halves, at, values, from, count);
  else packDoubles(halves, at, values, from, count);
}

function packInts(halves: Int32Array, at: number, values: Int32Array, from: number, count: number): void {
  for (let i = 0, to = at * 2; i < count; i++, to += 2) {
    const value = values[from + i] ?? 0;
    halves[to] = value;
    halves[to + 1] = value >> 31;
  }
}

function packDoubles(halves: Int32Array, at: number, values: Float64Array, from: number, count: number): void {
  for (let i = 0, to = at * 2; i < count; i++, to += 2) {
    const value = values[from + i] ?? 0;
    const high = Math.floor(value / two32);
    halves[to] = value - high * two32;
    halves[to + 1] = high;
  }
}

/** Like `packWide`, times 1000: milliseconds become microseconds, exact over the whole range of dates. */
export function packMicroseconds(
  halves: Int32Array,
  at: number,
  values: Int32Array | Float64Array,
  from: number,
  count: number,
): void {
  for (let i = 0, to = at * 2; i < count; i++, to += 2) {
    const value = values[from + i] ?? 0;
    const high = Math.floor(value / two32);
    const low = (value - high * two32) * 1000;
    const carry = Math.floor(low / two32);
    halves[to] = low - carry * two32;
    halves[to + 1] = high * 1000 + carry;
  }
}

/** Reads `count` 64-bit integers into `out` from `at`. */
export function unpackWide(out: Float64Array, at: number, halves: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) out[at + i] = (halves[2 * i + 1] ?? 0) * two32 + ((halves[2 * i] ?? 0) >>> 0);
}

/** Reads `count` microseconds as whole milliseconds, rounding towards the past. */
export function unpackMilliseconds(
  out: Float64Array | Int32Array,
  at: number,
  halves: Int32Array,
  count: number,
): void {
  for (let i = 0; i < count; i++) {
    const high = halves[2 * i + 1] ?? 0;
    const low = (halves[2 * i] ?? 0) >>> 0;
    const whole = Math.floor(high / 1000);
    out[at + i] = whole * two32 + Math.floor(((high - whole * 1000) * two32 + low) / 1000);
  }
}
