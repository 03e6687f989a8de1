/** Two digits at once: `pairs[n]` is the text of n, 00…99, as a little-endian 16-bit number. */
const pairs = Uint16Array.from({ length: 100 }, (_, n) => 48 + Math.floor(n / 10) + ((48 + (n % 10)) << 8));
const powers = Int32Array.from({ length: 10 }, (_, n) => 10 ** n);
const ten8 = 100_000_000;

/**
 * How many decimal digits a whole number 0…2^31-1 has.
 * Source: Henry S. Warren, "Hacker's Delight", integer logarithm from the number of bits (1233 / 4096 approximates log10 2).
 */
export function decimalDigits(value: number): number {
  const guess = ((32 - Math.clz32(value | 1)) * 1233) >> 12;
  return guess + (guess < 10 && value >= (powers[guess] ?? 0) ? 1 : 0) + (value === 0 ? 1 : 0);
}

/** Writes `value`, 0…2^31-1, as `length` digits that end before `end`, zeros in front. Returns `end`. */
export function putDigits(view: DataView, bytes: Uint8Array, end: number, value: number, length: number): number {
  let to = end;
  let rest = value | 0;
  let left = length;
  while (left >= 2) {
    const quotient = (rest / 100) | 0;
    to -= 2;
    left -= 2;
    view.setUint16(to, pairs[rest - quotient * 100] ?? 0, true);
    rest = quotient;
  }
  if (left === 1) bytes[to - 1] = 48 + rest;
  return end;
}

/** Like `putDigits`, for 0…2^53. */
export function putWideDigits(view: DataView, bytes: Uint8Array, end: number, value: number, length: number): number {
  const high = Math.floor(value / ten8);
  const tail = length < 8 ? length : 8;
  putDigits(view, bytes, end, value - high * ten8, tail);
  putDigits(view, bytes, end - tail, high, length - tail);
  return end;
}

/** Writes two digits, 00…99, at `at`. */
export function putPair(view: DataView, at: number, value: number): void {
  view.setUint16(at, pairs[value] ?? 0, true);
}
