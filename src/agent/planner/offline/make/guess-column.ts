import type { Column } from '../../../../contract/plan.ts';
import type { ColumnAsk } from '../reading.ts';
import { freshColumn } from './draft.ts';
import { nameWords } from './name-words.ts';

/** A guess at an unknown column, and the reason in words, to be shown as an assumption. */
export type Guess = { readonly column: Column; readonly because: string };

type Shape = {
  readonly words: readonly string[];
  readonly at: 'first' | 'last' | 'any';
  /** Names that have the words and mean something else. */ readonly unless?: RegExp;
  readonly because: string;
  readonly make: (name: string) => Column;
};

const whole = (name: string, median: number): Column => ({
  ...freshColumn(name, 'integer', {
    kind: 'number',
    distribution: { kind: 'lognormal', median, sigma: 0.8 },
    min: 0,
    given: [],
  }),
});
const real = (name: string, mean: number, sd: number, min: number, max: number): Column => ({
  ...freshColumn(name, 'double', { kind: 'number', distribution: { kind: 'normal', mean, sd }, min, max, given: [] }),
  decimals: 2,
});

/** Times that last rather than happen: "waiting time", "lead time", "time". */
const lasting =
  /^(?:time|.*(?:ing|response|lead|cycle|wait|travel|run|up|down|idle|prep|play|screen|elapsed|total|average|avg|mean|max|min|spent|reaction|setup|repair|transit|handle|talk|hold|queue|turnaround|lap|race|execution|compute|dwell|ride|flight|study|watch|work|service|job|over|free|cooking|half|full|part|real) time|.*time (?:spent|taken))$/u;

/** What the shape of a name tells, first match wins. */
const shapes: readonly Shape[] = [
  {
    words: ['is', 'has', 'was', 'can', 'should', 'flag', 'enabled', 'active'],
    at: 'any',
    because: 'it reads like a yes or no',
    make: (name) => freshColumn(name, 'boolean', { kind: 'boolean', share: 0.5, exact: false, given: [] }),
  },
  {
    words: ['uuid', 'guid'],
    at: 'last',
    because: 'it reads like a UUID',
    make: (name) => freshColumn(name, 'text', { kind: 'uuid' }),
  },
  {
    words: ['id', 'key', 'no'],
    at: 'last',
    because: 'it reads like an id',
    make: (name) => freshColumn(name, 'integer', { kind: 'sequence', start: 1, step: 1 }),
  },
  {
    words: ['at', 'datetime', 'timestamp'],
    at: 'last',
    because: 'it reads like a point in time',
    make: (name) => freshColumn(name, 'timestamp', { kind: 'moment', grain: 'second', ascending: false, given: [] }),
  },
  {
    words: ['time'],
    at: 'last',
    because: 'it reads like a point in time',
    unless: lasting,
    make: (name) => freshColumn(name, 'timestamp', { kind: 'moment', grain: 'second', ascending: false, given: [] }),
  },
  {
    words: ['date', 'day'],
    at: 'last',
    because: 'it reads like a date',
    make: (name) => freshColumn(name, 'date', { kind: 'moment', grain: 'day', ascending: false, given: [] }),
  },
  {
    words: ['code', 'ref', 'reference', 'serial'],
    at: 'last',
    because: 'it reads like a code',
    make: (name) => freshColumn(name, 'text', { kind: 'pattern', pattern: 'AA-####', ordered: false, start: 1 }),
  },
  {
    words: ['percent', 'percentage', 'pct'],
    at: 'any',
    because: 'it reads like a percentage from 0 to 100',
    make: (name) => real(name, 50, 20, 0, 100),
  },
  {
    words: ['rate', 'ratio', 'share', 'probability', 'fraction'],
    at: 'last',
    because: 'it reads like a share from 0 to 1',
    make: (name) => real(name, 0.5, 0.2, 0, 1),
  },
  {
    words: ['score', 'index', 'rating', 'level'],
    at: 'last',
    because: 'it reads like a score from 0 to 100',
    make: (name) => real(name, 60, 18, 0, 100),
  },
  {
    words: [
      'amount',
      'price',
      'cost',
      'fee',
      'value',
      'total',
      'revenue',
      'charge',
      'payment',
      'balance',
      'salary',
      'income',
      'budget',
    ],
    at: 'any',
    because: 'it reads like an amount of money',
    make: (name) => ({
      ...freshColumn(name, 'decimal', {
        kind: 'number',
        distribution: { kind: 'lognormal', median: 100, sigma: 0.8 },
        min: 0,
        given: [],
      }),
      decimals: 2,
    }),
  },
  {
    words: ['count', 'number', 'num', 'quantity', 'qty', 'total', 'times', 'visits', 'frequency'],
    at: 'any',
    because: 'it reads like a count',
    make: (name) => whole(name, 12),
  },
  {
    words: [
      'duration',
      'time',
      'length',
      'weight',
      'height',
      'width',
      'distance',
      'size',
      'speed',
      'volume',
      'depth',
      'temperature',
      'pressure',
      'usage',
      'measurement',
      'reading',
      'consumption',
    ],
    at: 'any',
    because: 'it reads like a measure',
    make: (name) => real(name, 50, 15, 0, 100),
  },
  {
    words: [
      'comment',
      'note',
      'remark',
      'description',
      'message',
      'text',
      'summary',
      'content',
      'explanation',
      'feedback',
    ],
    at: 'any',
    because: 'it reads like a text',
    make: (name) => freshColumn(name, 'text', { kind: 'text', grammar: 'note', given: {}, language: 'en' }),
  },
];

/** An honest guess at a column nobody knows, from the shape of its name and from what was said about its values. */
export function guessColumn(name: string, ask: ColumnAsk | null): Guess {
  const words = nameWords(name);
  const said = ask === null ? null : fromValues(name, ask);
  if (said !== null) return said;
  for (const shape of shapes) {
    const hit =
      shape.at === 'first'
        ? shape.words.includes(words[0] ?? '')
        : shape.at === 'last'
          ? shape.words.includes(words.at(-1) ?? '')
          : words.some((word) => shape.words.includes(word));
    if (hit && shape.unless?.test(words.join(' ')) !== true)
      return { column: shape.make(name), because: shape.because };
  }
  const label =
    words.length === 0 ? 'Value' : words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  const values = ['A', 'B', 'C', 'D', 'E'].map((letter) => ({ value: `${label} ${letter}`, weight: 1 }));
  return {
    column: freshColumn(name, 'text', { kind: 'category', values, exact: false, given: [] }),
    because: `it gets the values ${label} A to ${label} E`,
  };
}

function fromValues(name: string, ask: ColumnAsk): Guess | null {
  for (const value of ask.values) {
    if (value.kind === 'share' && (value.value === '' || value.value === 'true')) {
      return {
        column: freshColumn(name, 'boolean', { kind: 'boolean', share: value.share, exact: true, given: [] }),
        because: 'a share of rows has it, so it is a yes or no',
      };
    }
    if (value.kind === 'range') {
      const fractional = [value.min, value.max].some((bound) => bound !== null && !Number.isInteger(bound));
      const min = value.min ?? (value.max ?? 1) - 1;
      const max = value.max ?? min + 100;
      const column = freshColumn(name, fractional ? 'double' : 'integer', {
        kind: 'number',
        distribution: { kind: 'uniform', min, max },
        given: [],
      });
      return {
        column: fractional ? { ...column, decimals: 2 } : column,
        because: 'its values are spread evenly over the bounds',
      };
    }
    if (value.kind === 'moment-range')
      return {
        column: freshColumn(name, 'date', { kind: 'moment', grain: 'day', ascending: false, given: [] }),
        because: 'it has dates for bounds',
      };
    if (value.kind === 'one-of')
      return {
        column: freshColumn(name, 'text', {
          kind: 'category',
          values: [{ value: '', weight: 1 }],
          exact: false,
          given: [],
        }),
        because: 'its values are the ones listed',
      };
    if (value.kind === 'type') return fromType(name, value.type);
  }
  return null;
}

function fromType(name: string, type: Column['type']): Guess | null {
  const because = `it holds any ${type}`;
  switch (type) {
    case 'integer':
      return { column: whole(name, 50), because };
    case 'decimal':
    case 'double':
      return { column: { ...real(name, 50, 15, 0, 100), type }, because };
    case 'boolean':
      return {
        column: freshColumn(name, 'boolean', { kind: 'boolean', share: 0.5, exact: false, given: [] }),
        because,
      };
    case 'date':
      return {
        column: freshColumn(name, 'date', { kind: 'moment', grain: 'day', ascending: false, given: [] }),
        because,
      };
    case 'timestamp':
    case 'time':
      return {
        column: freshColumn(name, type, { kind: 'moment', grain: 'second', ascending: false, given: [] }),
        because,
      };
    case 'text':
      return null;
  }
}
