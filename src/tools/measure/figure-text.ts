/** A number with thousands separators and at most `digits` digits after the point: 1,234,567 or 2.98. */
export function figure(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return value > 0 ? 'endless' : String(value);
  const small = value !== 0 && Math.abs(value) < 10 ** -digits;
  const fixed = small ? value.toPrecision(2) : value.toFixed(digits);
  const text = fixed.includes('.') && !fixed.includes('e') ? fixed.replace(/\.?0+$/u, '') : fixed;
  if (text.includes('e')) return text;
  const [whole = '', fraction] = text.split('.');
  return whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') + (fraction === undefined ? '' : `.${fraction}`);
}

/** A count with its noun: `1 row`, `1,000 rows`. */
export function counted(count: number, noun: string): string {
  return `${figure(count, 0)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A share as percent: 0.2003 is `20.03 %`. */
export function percent(share: number): string {
  return `${figure(share * 100)} %`;
}

/** A moment in SQL or ISO text with its time left out when that is midnight. */
export function momentText(text: string): string {
  return text
    .replace(' ', 'T')
    .replace(/T00:00(?::00(?:\.0+)?)?$/u, '')
    .replace('T', ' ');
}

/** The cell of an answer as a number; null for null and for what is none. */
export function numberOf(cell: unknown): number | null {
  if (typeof cell === 'number') return Number.isNaN(cell) ? null : cell;
  if (typeof cell === 'bigint') return Number(cell);
  if (typeof cell !== 'string' || cell === '') return null;
  const value = Number(cell);
  return Number.isNaN(value) ? null : value;
}

/** The cell of an answer as a count; null counts nothing. */
export function countOf(cell: unknown): number {
  return numberOf(cell) ?? 0;
}
