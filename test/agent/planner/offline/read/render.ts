import fc from 'fast-check';

/** One thing to say, and a way of saying it; written apart from the reader so that both must agree on English, not on code. */
export type Rendered<Meaning> = { readonly text: string; readonly means: Meaning };

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** English words for 1..999,999,999. */
function spellOut(value: number, joiner: string): string {
  if (value < 20) return ones[value] ?? '';
  if (value < 100)
    return `${tens[Math.floor(value / 10)] ?? ''}${value % 10 === 0 ? '' : `-${ones[value % 10] ?? ''}`}`;
  if (value < 1000)
    return `${ones[Math.floor(value / 100)] ?? ''} hundred${value % 100 === 0 ? '' : ` ${joiner}${spellOut(value % 100, joiner)}`}`;
  if (value < 1e6)
    return `${spellOut(Math.floor(value / 1000), joiner)} thousand${value % 1000 === 0 ? '' : ` ${spellOut(value % 1000, joiner)}`}`;
  return `${spellOut(Math.floor(value / 1e6), joiner)} million${value % 1e6 === 0 ? '' : ` ${spellOut(value % 1e6, joiner)}`}`;
}

function grouped(value: number, separator: string): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, separator);
}

/** A whole number in one of the ways people write it. */
function wholeNumber(min: number, max: number): fc.Arbitrary<Rendered<number>> {
  return fc.tuple(fc.integer({ min, max }), fc.integer({ min: 0, max: 6 })).map(([value, way]) => {
    const plain = { text: String(value), means: value };
    if (way === 1) return { text: grouped(value, ','), means: value };
    if (way === 2 && value >= 1000) return { text: grouped(value, ' '), means: value };
    if (way === 3) return { text: spellOut(value, 'and '), means: value };
    if (way === 4) return { text: spellOut(value, ''), means: value };
    if (way === 5 && value % 1000 === 0 && value >= 1000) return { text: `${String(value / 1000)}k`, means: value };
    if (way === 6 && value % 100_000 === 0 && value >= 1e6) return { text: `${String(value / 1e6)}M`, means: value };
    if (way === 6 && value % 1000 === 0) return { text: `${String(value / 1000)} thousand`, means: value };
    return plain;
  });
}

/** Round numbers as often as crooked ones. */
export const rowNumber: fc.Arbitrary<Rendered<number>> = fc.oneof(
  wholeNumber(1, 999),
  wholeNumber(1000, 2_000_000),
  fc.integer({ min: 1, max: 999 }).map((thousands) => ({ text: `${String(thousands)}k`, means: thousands * 1000 })),
  fc.integer({ min: 1, max: 50 }).map((millions) => ({ text: `${String(millions)} million`, means: millions * 1e6 })),
  fc.constantFrom(
    { text: 'a million', means: 1e6 },
    { text: 'half a million', means: 500_000 },
    { text: 'two dozen', means: 24 },
    { text: '1.5M', means: 1_500_000 },
    { text: 'a thousand', means: 1000 },
    { text: '1e6', means: 1e6 },
    { text: 'a hundred', means: 100 },
    { text: 'a hundred thousand', means: 100_000 },
    { text: 'one and a half million', means: 1_500_000 },
    { text: 'a quarter million', means: 250_000 },
  ),
);

export const subject = fc.constantFrom(
  'customers',
  'sales orders',
  'hospital patients',
  'product reviews',
  'bank transactions',
  'support tickets',
  'employees',
);
export const columnName = fc.constantFrom(
  'age',
  'price',
  'quantity',
  'unit_price',
  'score',
  'salary',
  'stock_level',
  'weight',
  'total amount',
  'discount',
);
export const categoryName = fc.constantFrom(
  'status',
  'plan',
  'order_status',
  'ticket priority',
  'segment',
  'region',
  'channel',
);

/** A figure that may be a bound: whole, or with one or two decimals. */
export const figure: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 120 }),
  fc.integer({ min: 0, max: 100_000 }),
  fc.integer({ min: 0, max: 99_999 }).map((cents) => cents / 100),
);

export function written(value: number, style: 'plain' | 'grouped'): string {
  if (style === 'plain' || !Number.isInteger(value)) return String(value);
  return grouped(value, ',');
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day in one of the ways people write it. */
export const day: fc.Arbitrary<Rendered<string>> = fc
  .tuple(
    fc.integer({ min: 2001, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(([year, month, date, way]) => {
    const iso = `${String(year)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
    const name = months[month - 1] ?? '';
    const short = name.slice(0, 3);
    const ordinal = `${String(date)}${date % 10 === 1 && date !== 11 ? 'st' : date % 10 === 2 && date !== 12 ? 'nd' : date % 10 === 3 && date !== 13 ? 'rd' : 'th'}`;
    const texts = [
      iso,
      iso.replaceAll('-', '/'),
      `${name} ${String(date)}, ${String(year)}`,
      `${String(date)} ${name} ${String(year)}`,
      `${name} ${ordinal}, ${String(year)}`,
      `${short} ${String(date)} ${String(year)}`,
      `the ${ordinal} of ${name} ${String(year)}`,
    ];
    return { text: texts[way] ?? iso, means: iso };
  });

export const monthNames = months;

/** Two to six different values of one word. */
export const choices: fc.Arbitrary<readonly string[]> = fc.uniqueArray(
  fc.constantFrom(
    'pending',
    'shipped',
    'open',
    'closed',
    'gold',
    'silver',
    'bronze',
    'low',
    'medium',
    'high',
    'north',
    'south',
    'web',
    'mobile',
    'retail',
    'basic',
    'premium',
    'trial',
  ),
  { minLength: 2, maxLength: 6 },
);
