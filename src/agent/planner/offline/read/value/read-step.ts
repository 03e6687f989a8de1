import { firstPhrase } from '../lexicon/lexicon.ts';
import { wordSet } from '../text/word-set.ts';
import { dictionary } from '../text/dictionary.ts';
import { spanOf } from '../text/scene.ts';
import type { ValueReader } from './value-read.ts';

/** Words before the figure of a step. */
const leads = [
  'in steps of',
  'with steps of',
  'steps of',
  'step of',
  'step size of',
  'step size',
  'step',
  'in increments of',
  'increments of',
  'in multiples of',
  'multiples of',
  'multiple of',
  'a multiple of',
  'divisible by',
  'rounded off to the nearest',
  'rounded to the nearest',
  'rounded to nearest',
  'round to the nearest',
  'to the nearest',
  'en pasos de',
  'em passos de',
  'par pas de',
  'in schritten von',
  'in stappen van',
  'a passi di',
];
/** Whole phrases that say a step by themselves; the hour ones are in hours. */
const named = dictionary<{ readonly step: number; readonly offset?: number; readonly unit?: string }>({
  'in half hours': { step: 0.5, unit: 'hour' },
  'in half hour steps': { step: 0.5, unit: 'hour' },
  'in half - hour steps': { step: 0.5, unit: 'hour' },
  'in quarter hours': { step: 0.25, unit: 'hour' },
  'in quarter - hour steps': { step: 0.25, unit: 'hour' },
  'in halves': { step: 0.5 },
  'in half points': { step: 0.5 },
  'in half steps': { step: 0.5 },
  'in quarters of an hour': { step: 0.25, unit: 'hour' },
  'odd numbers only': { step: 2, offset: 1 },
  'only odd numbers': { step: 2, offset: 1 },
  'odd numbers': { step: 2, offset: 1 },
  'odd number': { step: 2, offset: 1 },
  'odd integers': { step: 2, offset: 1 },
  'odd only': { step: 2, offset: 1 },
  'odd values': { step: 2, offset: 1 },
  'always odd': { step: 2, offset: 1 },
  'even numbers only': { step: 2 },
  'only even numbers': { step: 2 },
  'even numbers': { step: 2 },
  'even number': { step: 2 },
  'even integers': { step: 2 },
  'even only': { step: 2 },
  'even values': { step: 2 },
  'always even': { step: 2 },
});
const phrases = Object.keys(named).toSorted((a, b) => b.length - a.length);
const sizes = dictionary<number>({
  ten: 10,
  tens: 10,
  five: 5,
  fives: 5,
  hundred: 100,
  hundreds: 100,
  thousand: 1000,
  thousands: 1000,
  half: 0.5,
  quarter: 0.25,
});
const timeWords = wordSet('second seconds day days week weeks month months year years');

/** The grid that a number stands on: `in steps of 50`, `multiples of 5`, `rounded to the nearest 10`, `odd numbers`, `in half hours`. */
export const readStep: ValueReader = (scene, at, end) => {
  const { tokens } = scene;
  for (const words of phrases) {
    const next = firstPhrase(tokens, at, [words]);
    const grid = named[words];
    if (next < 0 || next > end || grid === undefined) continue;
    const { step, offset = 0, unit } = grid;
    return {
      next,
      values: [{ ...spanOf(scene, at, next), kind: 'step', step, offset, ...(unit === undefined ? {} : { unit }) }],
    };
  }
  const here = firstPhrase(tokens, at, leads);
  if (here < 0 || here >= end) return null;
  const fact = scene.factFrom.get(here);
  const isFigure = fact?.kind === 'amount' && !fact.percent && fact.timeUnit === null && fact.end <= end;
  const step = isFigure ? fact.value : (sizes[tokens[here]?.word ?? ''] ?? 0);
  const next = isFigure ? fact.end : here + 1;
  if (!(step > 0) || timeWords.has(tokens[next]?.word ?? '')) return null;
  const unit = isFigure && fact.unit !== null ? { unit: fact.unit } : {};
  return { next, values: [{ ...spanOf(scene, at, next), kind: 'step', step, offset: 0, ...unit }] };
};
