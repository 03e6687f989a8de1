import { wordSet } from '../text/word-set.ts';
import { dictionary } from '../text/dictionary.ts';
import type { TimeUnit } from '../../../../../contract/rhythm.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { readNumber } from '../number/read-number.ts';
import { timeUnits } from '../number/units.ts';
import type { Scene } from '../text/scene.ts';

/** How much a shape moves: a factor (3 for "three times", 1.4 for "+40 %"), a rate per unit of time, a share ("drops by 30 %": 0.3), a number of times. */
export type Factor = {
  readonly factor: number | null;
  readonly rate: { readonly rate: number; readonly per: TimeUnit } | null;
  readonly share: number | null;
  readonly count: number | null;
};

const multiples = dictionary<number>({
  double: 2,
  doubles: 2,
  doubled: 2,
  doubling: 2,
  twice: 2,
  triple: 3,
  triples: 3,
  tripled: 3,
  tripling: 3,
  quadruple: 4,
  quadruples: 4,
  thrice: 3,
  halve: 0.5,
  halves: 0.5,
  halved: 0.5,
  half: 0.5,
  tenfold: 10,
  twofold: 2,
  threefold: 3,
  fivefold: 5,
});
const perWords = dictionary<TimeUnit>({
  monthly: 'month',
  weekly: 'week',
  daily: 'day',
  yearly: 'year',
  annually: 'year',
  annual: 'year',
  quarterly: 'quarter',
  mom: 'month',
  yoy: 'year',
  wow: 'week',
});
const counted = wordSet(
  'spike spikes dips dip anomalies anomaly outages bursts peaks surges incidents anomalia anomalias outage gaps drops promotions picos campaigns',
);

/** Reads `5x`, `three times`, `doubles`, `+40%`, `40 % more`, `by 30%`, `5% a month`, `to 3x the normal level`. */
export function readFactor(scene: Scene, from: number, to: number): Factor {
  const { tokens } = scene;
  let factor: number | null = null;
  let rate: Factor['rate'] = null;
  let share: number | null = null;
  let count: number | null = null;
  for (let at = from; at < to; at += 1) {
    const word = tokens[at]?.word ?? '';
    const multiple = multiples[word];
    if (multiple !== undefined && factor === null) factor = multiple;
    const fact = scene.factFrom.get(at);
    if (fact?.kind === 'amount' && fact.percent) {
      const per = perAfter(scene, fact.end, to);
      if (per !== null) rate ??= { rate: fact.value / 100, per };
      else {
        share ??= fact.value / 100;
        const isOf = tokens[fact.end]?.word === 'of';
        factor ??= isOf ? fact.value / 100 : 1 + fact.value / 100;
      }
      continue;
    }
    if (fact?.kind === 'amount' && fact.unit === null && fact.timeUnit === null) {
      const next = tokens[fact.end]?.word ?? '';
      if (
        next === 'x' ||
        next === 'times' ||
        next === 'fold' ||
        next === '*' ||
        next === 'vezes' ||
        next === 'veces' ||
        next === 'fois' ||
        (next === '-' && tokens[fact.end + 1]?.word === 'fold')
      )
        factor = fact.value;
      else if (counted.has(next) || counted.has(tokens[fact.end + 1]?.word ?? '')) count = fact.value;
    } else if (
      fact?.kind === 'range' &&
      fact.unit === null &&
      fact.timeUnit === null &&
      !fact.percent &&
      fact.min !== null &&
      ['x', 'times'].includes(tokens[fact.end]?.word ?? '')
    ) {
      factor = fact.max === null ? fact.min : (fact.min + fact.max) / 2;
    } else if (fact === undefined && tokens[at]?.kind === 'word') {
      const number = word === 'a' || word === 'an' ? null : readNumber(tokens, at, scene.language);
      if (number !== null && ['times', 'fold', 'x'].includes(tokens[number.next]?.word ?? '')) factor = number.value;
      else if (
        (word === 'one' || word === 'uma' || word === 'um' || word === 'a') &&
        counted.has(tokens[at + 1]?.word ?? '') &&
        count === null &&
        word !== 'a'
      )
        count = 1;
    }
  }
  return { factor, rate, share, count };
}

function perAfter(scene: Scene, at: number, to: number): TimeUnit | null {
  const { tokens } = scene;
  for (let here = at; here < Math.min(at + 4, to); here += 1) {
    const word = tokens[here]?.word ?? '';
    const direct = perWords[word];
    if (direct !== undefined) return direct;
    const per = phraseEnd(tokens, here, 'per');
    const unit = per > 0 && per < to ? timeUnits[tokens[per]?.word ?? ''] : undefined;
    if (unit !== undefined) return unit;
    if ((word === 'month' || word === 'year' || word === 'week') && tokens[here + 1]?.word === 'over')
      return timeUnits[word] ?? null;
  }
  return null;
}
