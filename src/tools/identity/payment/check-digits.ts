/** The digit that makes a card number valid: Luhn's formula (ISO/IEC 7812-1, annex B). */
export function luhnDigit(body: string): string {
  let sum = 0;
  for (let at = 0; at < body.length; at += 1) {
    const digit = body.charCodeAt(body.length - 1 - at) - 48;
    const doubled = at % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

/** The two check digits of an IBAN: 98 less the rest by 97 of the account, the country and 00, letters as 10 to 35 (ISO 13616, ISO 7064 MOD 97-10). */
export function ibanCheckDigits(country: string, account: string): string {
  const signs = `${account}${country}00`;
  let rest = 0;
  for (let at = 0; at < signs.length; at += 1) {
    const code = signs.charCodeAt(at);
    rest = (code >= 65 ? rest * 100 + code - 55 : rest * 10 + code - 48) % 97;
  }
  return String(98 - rest).padStart(2, '0');
}

/** The ninth digit of an American routing number: weights 3, 7, 1 sum to a multiple of ten (ABA). */
export function routingDigit(eight: string): string {
  const weights = [3, 7, 1];
  let sum = 0;
  for (let at = 0; at < 8; at += 1) sum += Number(eight[at]) * (weights[at % 3] ?? 0);
  return String((10 - (sum % 10)) % 10);
}
