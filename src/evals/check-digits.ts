export const checkDigits = ['isbn10', 'isbn13', 'isbn13 or isbn10', 'ean13', 'luhn', 'iban'] as const;
export type CheckDigit = (typeof checkDigits)[number];

/** Whether a code's check digit is right: ISBN (ISO 2108), EAN-13 (GS1), Luhn (ISO/IEC 7812-1), IBAN (ISO 13616). Blanks and hyphens do not count. */
export function hasCheckDigit(kind: CheckDigit, cell: string): boolean {
  const code = cell.replaceAll(/[\s-]/gu, '').toUpperCase();
  switch (kind) {
    case 'isbn10':
      return isIsbn10(code);
    case 'isbn13':
      return /^97[89]/u.test(code) && isEan13(code);
    case 'isbn13 or isbn10':
      return hasCheckDigit('isbn13', code) || isIsbn10(code);
    case 'ean13':
      return isEan13(code);
    case 'luhn':
      return isLuhn(code);
    case 'iban':
      return isIban(code);
  }
}

function isEan13(code: string): boolean {
  return (
    /^\d{13}$/u.test(code) &&
    Array.from(code).reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0
  );
}

function isIsbn10(code: string): boolean {
  return (
    /^\d{9}[\dX]$/u.test(code) &&
    Array.from(code).reduce((sum, digit, at) => sum + (digit === 'X' ? 10 : Number(digit)) * (10 - at), 0) % 11 === 0
  );
}

function isLuhn(code: string): boolean {
  if (!/^\d{2,}$/u.test(code)) return false;
  const sum = Array.from(code)
    .toReversed()
    .map((digit, at) => (at % 2 === 0 ? Number(digit) : Number(digit) * 2))
    .reduce((all, value) => all + (value > 9 ? value - 9 : value), 0);
  return sum % 10 === 0;
}

function isIban(code: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/u.test(code)) return false;
  const digits = `${code.slice(4)}${code.slice(0, 4)}`.replaceAll(/[A-Z]/gu, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}
