import { canStart } from '../lexicon/lexicon.ts';
import { startsNumber } from '../number/read-number.ts';
import { currencies } from '../number/units.ts';
import { startsMoment } from '../time/starts-moment.ts';
import { readAmount } from '../number/read-amount.ts';
import { readMoments } from '../time/read-moments.ts';
import type { Token } from '../text/token.ts';
import { readBounds } from './read-bound.ts';
import type { Fact } from './fact.ts';
import { readRange } from './read-range.ts';

const tags = ['between', 'from', 'about', 'atLeast', 'atMost', 'over', 'under', 'butNot'] as const;

/** Most words start no figure; asking a set first spares the readers. */
function startsFact(word: string, language: string): boolean {
  return (
    tags.some((tag) => canStart(word, tag)) ||
    startsNumber(word, language) ||
    startsMoment(word) ||
    currencies[word] !== undefined ||
    word === 'r' ||
    word === 'negative'
  );
}

/** Reads every figure and stretch of time, from left to right, the longest reading first. Linear in the number of tokens. */
export function readFacts(tokens: readonly Token[], today: string, language: string): readonly Fact[] {
  const facts: Fact[] = [];
  let at = 0;
  while (at < tokens.length) {
    const fact = readFactAt(tokens, at, today, language);
    if (fact === null || fact.end <= at) at += 1;
    else {
      facts.push(fact);
      at = fact.end;
    }
  }
  return facts;
}

function readFactAt(tokens: readonly Token[], at: number, today: string, language: string): Fact | null {
  const kind = tokens[at]?.kind;
  if (kind === 'quoted' || kind === 'line' || kind === 'literal' || kind === 'time') return null;
  if (kind === 'word' && !startsFact(tokens[at]?.word ?? '', language)) return null;
  const ratio = kind === 'number' ? readRatio(tokens, at) : null;
  if (ratio !== null) return ratio;
  const moments = readMoments(tokens, at, today, language);
  if (moments !== null) return moments;
  const range = readRange(tokens, at, language) ?? readBounds(tokens, at, language);
  if (range !== null) return range;
  const amount = readAmount(tokens, at, language);
  if (amount === null) return null;
  return {
    kind: 'amount',
    first: at,
    end: amount.next,
    value: amount.value,
    percent: amount.percent,
    unit: amount.unit,
    timeUnit: amount.timeUnit,
    approximate: amount.approximate,
    written: amount.written,
  };
}

/** `1:2:2:1`, `60/30/10`, `70-20-10`: three parts or more; two with a colon, or two with a slash that add up to 100. */
function readRatio(tokens: readonly Token[], at: number): Fact | null {
  const sign = tokens[at + 1]?.word;
  if ((sign !== ':' && sign !== '/' && sign !== '-') || tokens[at + 1]?.glued !== true) return null;
  const parts = [tokens[at]?.value ?? 0];
  let here = at + 1;
  while (
    tokens[here]?.word === sign &&
    tokens[here]?.glued === true &&
    tokens[here + 1]?.kind === 'number' &&
    tokens[here + 1]?.glued === true
  ) {
    parts.push(tokens[here + 1]?.value ?? 0);
    here += 2;
  }
  const sum = parts.reduce((total, part) => total + part, 0);
  const isRatio =
    sign === ':' ? parts.length >= 2 : sum === 100 && (sign === '/' ? parts.length >= 2 : parts.length >= 3);
  return isRatio ? { kind: 'ratio', first: at, end: here, parts } : null;
}
