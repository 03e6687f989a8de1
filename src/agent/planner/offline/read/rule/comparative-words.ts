import { dictionary } from '../text/dictionary.ts';

/** An adjective in its comparative, as the column it speaks of (any of these names) and the way it points. */
export type Comparative = { readonly names: readonly string[]; readonly sign: '+' | '-' };

const sizes = [
  'size',
  'area',
  'sqft',
  'square',
  'surface',
  'amount',
  'quantity',
  'employees',
  'volume',
  'population',
  'total',
];
const lengths = ['duration', 'length', 'distance', 'minutes', 'hours', 'days', 'time', 'nights'];
const prices = ['price', 'cost', 'fare', 'rate', 'fee', 'amount'];

/** Comparatives of one word. */
export const comparatives = dictionary<Comparative>({
  taller: { names: ['height'], sign: '+' },
  heavier: { names: ['weight'], sign: '+' },
  lighter: { names: ['weight'], sign: '-' },
  older: { names: ['age', 'tenure', 'years'], sign: '+' },
  younger: { names: ['age', 'years'], sign: '-' },
  newer: { names: ['year', 'age'], sign: '+' },
  bigger: { names: sizes, sign: '+' },
  larger: { names: sizes, sign: '+' },
  smaller: { names: sizes, sign: '-' },
  longer: { names: lengths, sign: '+' },
  shorter: { names: ['height', ...lengths], sign: '-' },
  richer: { names: ['income', 'wealth', 'salary'], sign: '+' },
  wealthier: { names: ['income', 'wealth', 'salary'], sign: '+' },
  poorer: { names: ['income', 'wealth', 'salary'], sign: '-' },
  faster: { names: ['speed'], sign: '+' },
  slower: { names: ['speed'], sign: '-' },
  cheaper: { names: prices, sign: '-' },
  pricier: { names: prices, sign: '+' },
  costlier: { names: prices, sign: '+' },
  dearer: { names: prices, sign: '+' },
  warmer: { names: ['temperature', 'temp'], sign: '+' },
  hotter: { names: ['temperature', 'temp'], sign: '+' },
  colder: { names: ['temperature', 'temp'], sign: '-' },
  cooler: { names: ['temperature', 'temp'], sign: '-' },
  rarer: { names: ['rarity', 'frequency', 'stock', 'quantity', 'count'], sign: '+' },
  farther: { names: ['distance'], sign: '+' },
  further: { names: ['distance'], sign: '+' },
  closer: { names: ['distance'], sign: '-' },
  louder: { names: ['noise', 'volume'], sign: '+' },
  stronger: { names: ['strength', 'power'], sign: '+' },
  happier: { names: ['satisfaction', 'happiness', 'rating', 'nps'], sign: '+' },
  busier: { names: ['visitors', 'traffic', 'orders', 'load'], sign: '+' },
  sicker: { names: ['severity'], sign: '+' },
  riskier: { names: ['risk'], sign: '+' },
  deeper: { names: ['depth'], sign: '+' },
});

/** Adjectives after "more" and "less". */
export const adjectives = dictionary<readonly string[]>({
  expensive: prices,
  experienced: ['experience', 'seniority', 'tenure', 'years'],
  educated: ['education', 'schooling'],
  popular: ['popularity', 'views', 'sales', 'downloads'],
  severe: ['severity'],
  active: ['activity', 'sessions', 'logins'],
  loyal: ['loyalty', 'tenure', 'years'],
  risky: ['risk'],
  satisfied: ['satisfaction', 'rating'],
  senior: ['seniority', 'level', 'experience'],
  rare: ['rarity'],
  humid: ['humidity'],
  polluted: ['pollution', 'pm'],
  powerful: ['power', 'horsepower'],
  frequent: ['frequency'],
  remote: ['distance'],
});

/** Rows whose age is not told in years of life: what is newer has the higher year and the lower age. */
export const againstYears: ReadonlySet<string> = new Set(['year', 'built', 'model']);
