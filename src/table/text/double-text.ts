const powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

/**
 * Writes the shortest decimal text that reads back as `value` (finite) and returns the position behind it.
 *
 * A value that is a whole number of 10^-k, k ≤ 6, below 10^15 in those units, is written from that whole number: a decimal of at
 * most 15 digits reads back as the double nearest to it, and no shorter text does. Everything else is left to the runtime's
 * own shortest conversion, whose exponents begin below 1e-6 and from 1e21.
 */
export function putDouble(bytes: Uint8Array, at: number, value: number): number {
  const size = Math.abs(value);
  for (let scale = 0; scale < powers.length; scale++) {
    const power = powers[scale] ?? 1;
    const whole = Math.round(size * power);
    if (whole >= 1e15) break;
    if (whole / power !== size) continue;
    let to = at;
    if (value < 0) {
      bytes[to] = 45;
      to += 1;
    }
    return putScaled(bytes, to, whole, scale);
  }
  const text = String(value);
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
  return at + text.length;
}

function putScaled(bytes: Uint8Array, at: number, whole: number, scale: number): number {
  let digits = 1;
  for (let bound = 10; whole >= bound; bound *= 10) digits += 1;
  if (digits <= scale) digits = scale + 1;
  const end = at + digits + (scale > 0 ? 1 : 0);
  let to = end - 1;
  let rest = whole;
  for (let i = 0; i < digits; i++) {
    if (i === scale && scale > 0) {
      bytes[to] = 46;
      to -= 1;
    }
    const quotient = Math.floor(rest / 10);
    bytes[to] = 48 + (rest - quotient * 10);
    rest = quotient;
    to -= 1;
  }
  return end;
}
