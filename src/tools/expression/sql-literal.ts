/** A finite number as an SQL literal of type DOUBLE. */
export function sqlDouble(value: number): string {
  return `CAST('${String(value)}' AS DOUBLE)`;
}

/** A number in decimal notation without exponent: `1e-7` is `0.0000001`. The shortest digits that read back as the same number. */
export function plainDecimal(value: number): string {
  const text = String(Math.abs(value));
  const sign = value < 0 ? '-' : '';
  const parts = /^(\d+)(?:\.(\d+))?e([+-]\d+)$/u.exec(text);
  if (parts === null) return sign + text;
  const whole = parts[1] ?? '';
  const fraction = parts[2] ?? '';
  const exponent = Number(parts[3]);
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Digits and digits after the point that hold a plain decimal exactly, as DECIMAL(width, scale) needs them. */
export function decimalSize(plain: string): { readonly width: number; readonly scale: number } {
  const [whole = '', fraction = ''] = plain.replace('-', '').split('.');
  const digits = whole.replace(/^0+/u, '').length;
  return { width: Math.max(1, digits + fraction.length), scale: fraction.length };
}
