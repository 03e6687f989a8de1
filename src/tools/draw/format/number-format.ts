/** A number pattern taken apart: what stands around the digits, and how many of them there are. */
export type NumberFormat = {
  readonly prefix: string;
  readonly suffix: string;
  readonly leastWhole: number;
  readonly leastFraction: number;
  readonly mostFraction: number;
  readonly isGrouped: boolean;
  /** Powers of ten that the number is multiplied by: 2 for percent. */
  readonly shift: number;
};

/**
 * Reads a pattern such as `$#,##0.00`, `0.0%` (× 100) or `#,##0 km`.
 *
 * `0` is a digit that is always written, `#` one that is written when needed, `,` groups thousands. Everything else stands for itself.
 */
export function compileNumberFormat(pattern: string): NumberFormat {
  const match = /[#0][#0,]*(?:\.[#0]+)?|\.[#0]+/u.exec(pattern);
  const digits = match?.[0] ?? '';
  const from = match?.index ?? pattern.length;
  const [whole = '', fraction = ''] = digits.split('.');
  const prefix = pattern.slice(0, from);
  const suffix = pattern.slice(from + digits.length);
  return {
    prefix,
    suffix,
    leastWhole: whole.replaceAll(/[^0]/gu, '').length,
    leastFraction: fraction.replaceAll(/[^0]/gu, '').length,
    mostFraction: fraction.length,
    isGrouped: whole.includes(','),
    shift: (prefix + suffix).includes('%') ? 2 : 0,
  };
}

/**
 * Writes value × 10^-scale in a format, rounding halves away from zero.
 *
 * Exact for whole `value` up to 2^53; with `scale` null, `value` is any number and is taken with 15 significant digits.
 */
export function writeNumber(format: NumberFormat, value: number, scale: number | null): string {
  const places = format.mostFraction;
  const power = places + format.shift - (scale ?? 0);
  const size = Math.abs(value);
  const scaled = power >= 0 ? size * 10 ** power : size / 10 ** -power;
  const units = Math.round(scale === null ? Number(scaled.toPrecision(15)) : scaled);
  const power10 = 10 ** places;
  const wholeUnits = Math.floor(units / power10);
  let whole =
    wholeUnits === 0 && format.leastWhole === 0 && places > 0
      ? ''
      : String(wholeUnits).padStart(format.leastWhole, '0');
  let fraction = places === 0 ? '' : String(units - wholeUnits * power10).padStart(places, '0');
  while (fraction.length > format.leastFraction && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  if (whole === '' && fraction === '') whole = '0';
  if (format.isGrouped && whole.length > 3) whole = group(whole);
  const sign = value < 0 && units !== 0 ? '-' : '';
  return `${sign}${format.prefix}${whole}${fraction === '' ? '' : `.${fraction}`}${format.suffix}`;
}

function group(digits: string): string {
  let text = digits.slice(-3);
  for (let end = digits.length - 3; end > 0; end -= 3) text = `${digits.slice(Math.max(0, end - 3), end)},${text}`;
  return text;
}
