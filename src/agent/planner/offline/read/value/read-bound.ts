import { wordSet } from '../text/word-set.ts';
import { phraseEnd, skipPhrase, type Tag } from '../lexicon/lexicon.ts';
import { readAmount, type Amount } from '../number/read-amount.ts';
import type { Token } from '../text/token.ts';
import type { FactOf } from './fact.ts';

type Range = FactOf<'range'>;
type Bound = { readonly side: 'min' | 'max'; readonly open: boolean; readonly amount: Amount; readonly next: number };

/** Reads one or two bounds: `at least 5`, `>= 0`, `18+`, `65 or older`, `up to 100`, `over 30 and under 20`, `min 0 max 100`, `0 <= x <= 1` from the first sign. */
export function readBounds(tokens: readonly Token[], at: number, language: string): Range | null {
  const first = readBound(tokens, at, language);
  if (first === null) return null;
  let here = first.next;
  const link = tokens[here]?.word ?? '';
  const joins =
    link === ',' ||
    link === 'and' ||
    link === 'but' ||
    link === '&' ||
    link === 'y' ||
    link === 'e' ||
    link === ';' ||
    link === '&&';
  if (joins) here += 1;
  if (tokens[here]?.word === 'but' || tokens[here]?.word === 'and') here += 1;
  const second = readBound(tokens, here, language);
  const pairs = second !== null && second.side !== first.side ? second : null;
  const bounds = pairs === null ? [first] : [first, pairs];
  const low = bounds.find((bound) => bound.side === 'min');
  const high = bounds.find((bound) => bound.side === 'max');
  const exclusive = low?.open === true ? (high?.open === true ? 'both' : 'min') : high?.open === true ? 'max' : 'none';
  return {
    kind: 'range',
    first: at,
    end: pairs?.next ?? first.next,
    min: low?.amount.value ?? null,
    max: high?.amount.value ?? null,
    exclusive,
    percent: bounds.some((bound) => bound.amount.percent),
    unit: high?.amount.unit ?? low?.amount.unit ?? null,
    timeUnit: high?.amount.timeUnit ?? low?.amount.timeUnit ?? null,
    approximate: false,
  };
}

const kinds: readonly { readonly tag: Tag; readonly side: 'min' | 'max'; readonly open: boolean }[] = [
  { tag: 'butNot', side: 'max', open: true },
  { tag: 'atLeast', side: 'min', open: false },
  { tag: 'atMost', side: 'max', open: false },
  { tag: 'over', side: 'min', open: true },
  { tag: 'under', side: 'max', open: true },
];
const skipped = wordSet(': = of is value de a age to than');

function readBound(tokens: readonly Token[], at: number, language: string): Bound | null {
  let best: Bound | null = null;
  for (const { tag, side, open } of kinds) {
    let here = phraseEnd(tokens, at, tag);
    if (here < 0 || (best !== null && here <= best.next - (best.amount.next - best.amount.first))) continue;
    for (
      let steps = 0;
      steps < 2 && skipped.has(tokens[here]?.word ?? '') && tokens[here + 1] !== undefined;
      steps += 1
    )
      here += 1;
    here = skipPhrase(tokens, here, 'about');
    const amount = readAmount(tokens, here, language, false);
    // "over 2024" is during that year.
    if (tokens[at]?.word === 'over' && here === at + 1 && isYearAfterNoun(tokens, at)) continue;
    if (amount !== null) best = { side, open, amount, next: amount.next };
  }
  return best ?? readAfter(tokens, at, language);
}

/** The figure first: `18+`, `65 or older`, `10 and above`, `5 or fewer`, `18 이상`, `100以下`. */
function readAfter(tokens: readonly Token[], at: number, language: string): Bound | null {
  const amount = readAmount(tokens, at, language, false);
  if (amount === null) return null;
  if (amount.plus) return { side: 'min', open: false, amount, next: amount.next };
  let here = amount.next;
  if (tokens[here]?.word === 'years' || tokens[here]?.word === 'years old') here += 1;
  const more = phraseEnd(tokens, here, 'orMore');
  if (more > 0 && tokens[here]?.word !== 'plus' && tokens[here]?.word !== 'minimum')
    return { side: 'min', open: false, amount, next: more };
  const less = phraseEnd(tokens, here, 'orLess');
  if (less > 0 && tokens[here]?.word !== 'maximum') return { side: 'max', open: false, amount, next: less };
  return null;
}

/** "transactions over 2024": a plural noun before, a year and no noun after. */
function isYearAfterNoun(tokens: readonly Token[], over: number): boolean {
  const year = tokens[over + 1];
  const noun = tokens[over - 1]?.word ?? '';
  return (
    year?.kind === 'number' &&
    /^(?:19[9]\d|20[0-3]\d)$/u.test(year.text) &&
    /(?:s|data)$/u.test(noun) &&
    tokens[over + 2]?.kind !== 'word'
  );
}
