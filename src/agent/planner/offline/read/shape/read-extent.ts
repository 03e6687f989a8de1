import type { ShapeAsk } from '../../reading.ts';
import type { TimeSpan, TimeUnit } from '../../../../../contract/rhythm.ts';
import { phraseEnd, wordsEnd } from '../lexicon/lexicon.ts';
import { readNumber } from '../number/read-number.ts';
import { timeUnits } from '../number/units.ts';
import { dictionary } from '../text/dictionary.ts';
import type { Scene } from '../text/scene.ts';
import { readLevels, readSpread, readStart } from './read-levels.ts';
import { times } from './times-words.ts';

/** How far a shape goes, as one piece of its words says. */
export type Extent = {
  readonly next: number;
  readonly factor?: number;
  readonly rate?: NonNullable<ShapeAsk['rate']>;
  /** Hundredths that may be a factor or a share, as the words around have it: `by 30 %`. */
  readonly percent?: number;
  readonly span?: TimeSpan;
  readonly lag?: TimeSpan;
  readonly levels?: NonNullable<ShapeAsk['levels']>;
  readonly spread?: NonNullable<ShapeAsk['spread']>;
  readonly count?: number;
  /** "starts at 400". */
  readonly start?: number;
};

const adverbs = dictionary<TimeUnit>({
  monthly: 'month',
  weekly: 'week',
  daily: 'day',
  hourly: 'hour',
  yearly: 'year',
  annually: 'year',
  annual: 'year',
  quarterly: 'quarter',
  mom: 'month',
  yoy: 'year',
  wow: 'week',
  qoq: 'quarter',
});
const overs = dictionary<TimeUnit>({ year: 'year', month: 'month', quarter: 'quarter', week: 'week' });

/** Reads a factor, a rate, a length of time, a lag or two levels at a position; null for none. */
export function readExtent(scene: Scene, at: number, end: number): Extent | null {
  const word = scene.tokens[at]?.word ?? '';
  return (
    readSpread(scene, at) ??
    readLevels(scene, at, end) ??
    readTimes(scene, at) ??
    readFraction(scene, at) ??
    readStart(scene, at) ??
    readSpan(scene, at, end, word) ??
    readPercent(scene, at, end) ??
    readCount(scene, at)
  );
}

/** `5x`, `x5`, `×5`, `five times`, `tenfold`, `1.5 times as many`, `3x the normal level`. */
function readTimes(scene: Scene, at: number): Extent | null {
  const { tokens } = scene;
  const word = tokens[at]?.word ?? '';
  const glued = /^x(\d+(?:\.\d+)?)$/u.exec(word);
  if (glued !== null) return { next: rest(scene, at + 1), factor: Number(glued[1]) };
  if ((word === '*' || word === 'x') && tokens[at + 1]?.kind === 'number')
    return { next: rest(scene, at + 2), factor: tokens[at + 1]?.value ?? 1 };
  const fact = scene.factFrom.get(at);
  if (fact?.kind === 'range' && fact.min !== null && times.has(tokens[fact.end]?.word ?? ''))
    return { next: rest(scene, fact.end + 1), factor: fact.max === null ? fact.min : (fact.min + fact.max) / 2 };
  const number =
    fact?.kind === 'amount' && !fact.percent && fact.unit === null && fact.timeUnit === null
      ? { value: fact.value, next: fact.end }
      : fact === undefined && tokens[at]?.kind === 'word' && word !== 'a' && word !== 'an'
        ? readNumber(tokens, at, scene.language)
        : null;
  if (number !== null && times.has(tokens[number.next]?.word ?? '') && number.value > 0)
    return { next: rest(scene, number.next + 1), factor: number.value };
  if (word === 'tenfold') return { next: at + 1, factor: 10 };
  return null;
}

const fractions = dictionary<number>({ half: 0.5, third: 1 / 3, quarter: 0.25, fifth: 0.2, tenth: 0.1 });

/** "a third as many", "to a tenth", "half the usual". */
function readFraction(scene: Scene, at: number): Extent | null {
  const { tokens } = scene;
  const here = ['a', 'one'].includes(tokens[at]?.word ?? '') ? at + 1 : at;
  const factor = fractions[tokens[here]?.word ?? ''];
  if (factor === undefined || (here === at && tokens[here]?.word !== 'half')) return null;
  const end = rest(scene, here + 1);
  const isSaid = end > here + 1 || ['to', 'by'].includes(tokens[at - 1]?.word ?? '');
  return isSaid ? { next: end, factor } : null;
}

const comparing = [
  'the normal level',
  'the usual level',
  'the normal volume',
  'the usual volume',
  'the normal',
  'the usual',
  'the average',
  'the baseline',
  'the rest',
  'as many',
  'as much',
  'as often',
  'as high',
  'as usual',
  'more',
  'higher',
  'normal',
  'usual',
  'than usual',
  'than normal',
  'the normal rate',
  'the usual rate',
];
function rest(scene: Scene, at: number): number {
  let here = at;
  for (let steps = 0; steps < 2; steps += 1)
    for (const words of comparing) here = Math.max(here, wordsEnd(scene.tokens, here, words));
  return here;
}

/** `for three days`, `lasting 6 hours`, `a two-day`, `over a week`, `three weeks later`, `two days after the outage`, `every 6 hours` after a half-life. */
function readSpan(scene: Scene, at: number, end: number, word: string): Extent | null {
  const { tokens } = scene;
  const fact = scene.factFrom.get(at);
  // "over two weeks" beside a shape is how long, not more than.
  if (
    fact?.kind === 'range' &&
    fact.timeUnit !== null &&
    fact.max === null &&
    fact.min !== null &&
    fact.min > 0 &&
    word === 'over'
  )
    return { next: fact.end, span: { amount: fact.min, unit: fact.timeUnit } };
  const length = lengthAt(scene, at);
  if (length === null) return null;
  const after = tokens[length.next]?.word ?? '';
  if (['later', 'afterwards', 'after', 'past'].includes(after)) {
    let next = length.next + 1;
    while (next < end && ['that', 'the', 'it', 'this'].includes(tokens[next]?.word ?? '')) next += 1;
    if (
      next > length.next + 1 &&
      ['outage', 'event', 'launch', 'incident', 'campaign', 'spike'].includes(tokens[next]?.word ?? '')
    )
      next += 1;
    return { next, lag: length.span };
  }
  const lead = tokens[at - 1]?.word ?? '';
  const isSpan =
    [
      'for',
      'lasting',
      'lasts',
      'lasted',
      'over',
      'within',
      'of',
      'during',
      'after',
      'about',
      'durante',
      'around',
      'in',
      'the',
      'a',
      'next',
      'following',
      'around',
    ].includes(lead) ||
    (fact !== undefined && tokens[length.next - 2]?.word === '-') ||
    ['long', 'outage', 'downtime', 'gap', 'campaign', 'promotion', 'blackout'].includes(after);
  if (!isSpan) return null;
  if (lead === 'after' && word !== '') return { next: length.next, lag: length.span };
  return { next: after === 'long' ? length.next + 1 : length.next, span: length.span };
}

function lengthAt(scene: Scene, at: number): { readonly next: number; readonly span: TimeSpan } | null {
  const { tokens } = scene;
  const fact = scene.factFrom.get(at);
  if (fact?.kind === 'amount' && fact.timeUnit !== null && fact.value > 0)
    return { next: fact.end, span: { amount: fact.value, unit: fact.timeUnit } };
  if (fact !== undefined) return null;
  const word = tokens[at]?.word ?? '';
  const units = {
    hour: 'hour',
    day: 'day',
    week: 'week',
    month: 'month',
    fortnight: 'fortnight',
    year: 'year',
  } as const;
  const single = tokens[at + 1]?.word ?? '';
  const name = ['full', 'whole', 'single'].includes(single) ? (tokens[at + 2]?.word ?? '') : single;
  const step = name === single ? 2 : 3;
  if (!['a', 'an', 'one', 'the', 'next'].includes(word) || !Object.hasOwn(units, name)) return null;
  if (
    (word === 'the' || word === 'next') &&
    !['over', 'during', 'following', 'the'].includes(tokens[at - 1]?.word ?? '')
  )
    return null;
  if (word === 'the') return null;
  if (name === 'fortnight') return { next: at + step, span: { amount: 14, unit: 'day' } };
  const unit = timeUnits[name];
  return unit === undefined ? null : { next: at + step, span: { amount: 1, unit } };
}

/** `+40 %`, `by 30 %`, `5 % a month`, `20 % year over year`. */
function readPercent(scene: Scene, at: number, end: number): Extent | null {
  const { tokens } = scene;
  const start = tokens[at]?.word === '+' || tokens[at]?.word === '-' ? at + 1 : at;
  const fact = scene.factFrom.get(start);
  const range =
    fact?.kind === 'range' && fact.percent && fact.min !== null && fact.max !== null ? (fact.min + fact.max) / 2 : null;
  if (fact === undefined || (range === null && (fact.kind !== 'amount' || !fact.percent))) return null;
  const value = (range ?? (fact.kind === 'amount' ? fact.value : 0)) / 100;
  const signed = tokens[at]?.word === '-' && start > at ? -value : value;
  const per = readPer(scene, fact.end, end);
  if (per !== null) return { next: per.next, rate: { rate: compounding(1 + signed, per.amount), per: per.unit } };
  return { next: fact.end, percent: signed };
}

/** The rate per unit of a factor over so many units. */
export function compounding(factor: number, units: number): number {
  return Number((factor ** (1 / units) - 1).toPrecision(12));
}

type Per = { readonly next: number; readonly unit: TimeUnit; readonly amount: number };

/** `a month`, `each quarter`, `every 6 hours`, `year over year`, `monthly`: the unit that a change goes by. */
export function readPer(scene: Scene, at: number, end: number): Per | null {
  const { tokens } = scene;
  let here = at;
  while (
    here < end &&
    ['more', 'growth', 'increase', 'higher', 'of'].includes(tokens[here]?.word ?? '') &&
    here < at + 2
  )
    here += 1;
  const word = tokens[here]?.word ?? '';
  const direct = adverbs[word];
  if (direct !== undefined) return { next: here + 1, unit: direct, amount: 1 };
  const link = tokens[here + 1]?.word === '-' ? tokens[here + 2]?.word : tokens[here + 1]?.word;
  if (overs[word] !== undefined && (link === 'over' || link === 'on'))
    return { next: here + (tokens[here + 1]?.word === '-' ? 5 : 3), unit: overs[word] ?? 'year', amount: 1 };
  const next =
    phraseEnd(tokens, here, 'per') > 0
      ? phraseEnd(tokens, here, 'per')
      : word === 'a' || word === 'each' || word === 'every'
        ? here + 1
        : -1;
  if (next < 0 || next >= end) return null;
  const fact = scene.factFrom.get(next);
  if (fact?.kind === 'amount' && fact.timeUnit !== null && fact.value > 0)
    return { next: fact.end, unit: fact.timeUnit, amount: fact.value };
  const unit = timeUnits[tokens[next]?.word ?? ''];
  if (unit === undefined || tokens[next + 1]?.word === 'of') return null;
  return { next: next + 1, unit, amount: 1 };
}

/** "three outages", "2 big spikes": how many. */
function readCount(scene: Scene, at: number): Extent | null {
  const fact = scene.factFrom.get(at);
  if (fact?.kind !== 'amount' || fact.percent || fact.unit !== null || fact.timeUnit !== null) return null;
  return Number.isInteger(fact.value) && fact.value >= 1 && fact.value <= 24
    ? { next: fact.end, count: fact.value }
    : null;
}
