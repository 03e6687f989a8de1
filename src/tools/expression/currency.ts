const signs: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['us$', 'USD'],
  ['dollar', 'USD'],
  ['dollars', 'USD'],
  ['us dollars', 'USD'],
  ['€', 'EUR'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['£', 'GBP'],
  ['pounds sterling', 'GBP'],
  ['sterling', 'GBP'],
  ['¥', 'JPY'],
  ['yen', 'JPY'],
  ['₹', 'INR'],
  ['rs', 'INR'],
  ['rupee', 'INR'],
  ['rupees', 'INR'],
  ['swiss francs', 'CHF'],
  ['yuan', 'CNY'],
  ['rmb', 'CNY'],
  ['renminbi', 'CNY'],
  ['₩', 'KRW'],
  ['won', 'KRW'],
  ['r$', 'BRL'],
  ['reais', 'BRL'],
  ['pesos', 'MXN'],
]);

/** The ISO 4217 code of a currency as people write it (`€`, `dollars`, `usd`); null for anything else. */
export function currencyCode(written: string): string | null {
  const plain = written.trim().toLowerCase();
  const sign = signs.get(plain);
  if (sign !== undefined) return sign;
  const code = plain.toUpperCase();
  return /^[A-Z]{3}$/u.test(code) && Intl.supportedValuesOf('currency').includes(code) ? code : null;
}
