/** The last digit of an EAN-13 or ISBN-13: weights 1 and 3 in turn, up to the next ten (ISO 2108, GS1 General Specifications). */
export function eanCheckDigit(twelve: string): string {
  let sum = 0;
  for (let at = 0; at < 12; at += 1) sum += Number(twelve[at]) * (at % 2 === 0 ? 1 : 3);
  return String((10 - (sum % 10)) % 10);
}

/** The last sign of an ISBN-10: weights 10 down to 2, modulo 11, X for ten (ISO 2108). */
export function isbn10CheckDigit(nine: string): string {
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += Number(nine[at]) * (10 - at);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? 'X' : String(digit);
}

/**
 * A code for entry `number` (from 0): a different one for each entry below a million, always the same for the same entry.
 * ISBNs take publisher block 0-000 and 978-0-00, EANs the prefix 200 that GS1 keeps for use within a company.
 */
export function serialCode(kind: 'isbn13' | 'isbn10' | 'ean13', number: number): string {
  // 7919 has no factor in common with a million, so numbers are scattered without repeats.
  const scattered = String((number * 7919 + 104_729) % 1_000_000).padStart(6, '0');
  if (kind === 'isbn10') return `000${scattered}${isbn10CheckDigit(`000${scattered}`)}`;
  const body = kind === 'isbn13' ? `978000${scattered}` : `200000${scattered}`;
  return `${body}${eanCheckDigit(body)}`;
}
