import { plainDecimal } from './sql-literal.ts';

/** An exact fraction in lowest terms; `d` is positive. */
export type Ratio = { readonly n: bigint; readonly d: bigint };

export function ratio(n: bigint, d: bigint): Ratio {
  const shared = greatestDivisor(n < 0n ? -n : n, d < 0n ? -d : d);
  const sign = d < 0n ? -1n : 1n;
  return shared === 0n ? { n, d } : { n: (sign * n) / shared, d: (sign * d) / shared };
}

/** The fraction that a number's shortest decimal notation means: 0.1 is 1/10. */
export function ratioOf(value: number): Ratio {
  return ratioOfText(plainDecimal(value));
}

/** The fraction of a plain decimal such as `-1.609344`. */
export function ratioOfText(text: string): Ratio {
  const [whole = '0', fraction = ''] = text.split('.');
  return ratio(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

export function addRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.n, a.d * b.d);
}

export function divideRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d, a.d * b.n);
}

export function negateRatio(a: Ratio): Ratio {
  return { n: -a.n, d: a.d };
}

/** The plain decimal of a fraction, or null when its digits never end. */
export function decimalOfRatio(value: Ratio): string | null {
  let [rest, twos, fives] = [value.d, 0, 0];
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
  if (rest !== 1n) return null;
  const places = Math.max(twos, fives);
  const scaled = (value.n * 10n ** BigInt(places)) / value.d;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The factors of the denominator other than 2 and 5: what is left to divide by after a decimal multiplication. */
export function endlessDivisor(value: Ratio): bigint {
  let rest = value.d;
  while (rest % 2n === 0n) rest /= 2n;
  while (rest % 5n === 0n) rest /= 5n;
  return rest;
}

/** The nearest DOUBLE. */
export function numberOfRatio(value: Ratio): number {
  const decimal = decimalOfRatio(value);
  if (decimal !== null) return Number(decimal);
  const sign = value.n < 0n ? -1 : 1;
  const n = value.n < 0n ? -value.n : value.n;
  const shift = BigInt(Math.max(0, value.d.toString().length - n.toString().length + 25));
  return sign * Number(`${((n * 10n ** shift) / value.d).toString()}e-${shift.toString()}`);
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
