import type { Scalar } from '../../../../../contract/source.ts';

/** Values that tell what their column is called when the request does not say. */
const known: readonly (readonly [string, RegExp])[] = [
  ['carrier', /^(?:fedex|ups|usps|dhl|royal mail|dpd|gls|tnt)$/iu],
  ['currency', /^(?:usd|eur|gbp|inr|jpy|brl|cad|aud|chf|cny|mxn)$/iu],
  ['gender', /^(?:male|female|m|f|men|women|non-binary|other)$/iu],
  ['size', /^(?:xs|s|m|l|xl|xxl|small|medium|large)$/iu],
  ['priority', /^(?:low|medium|high|urgent|critical|p[0-4])$/iu],
  [
    'payment_method',
    /^(?:visa|mastercard|amex|paypal|credit card|debit card|cash|pix|apple pay|google pay|bank transfer)$/iu,
  ],
  ['tier', /^(?:free|pro|enterprise|basic|premium|starter|smb|mid-market|gold|silver|bronze|platinum)$/iu],
  ['status', /(?:ed|ing|active|open|new|done|inactive)$/iu],
];

/** The usual column name for such values; `otherwise` when they tell nothing. */
export function nameForValues(values: readonly { readonly value: Scalar }[], otherwise: string): string {
  const found = known.find(
    ([, pattern]) => values.length > 0 && values.every(({ value }) => pattern.test(String(value))),
  );
  return (
    found?.[0] ?? known.find(([, pattern]) => values.some(({ value }) => pattern.test(String(value))))?.[0] ?? otherwise
  );
}
