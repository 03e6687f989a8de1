import { wordSet } from '../text/word-set.ts';
import type { RuleAsk } from '../../reading.ts';
import { wordsEnd } from '../lexicon/lexicon.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { isAnd, splitAt } from '../text/split.ts';
import { quoteName } from './read-expression.ts';

const depends: readonly (readonly [string, '+' | '-'])[] = [
  ['depends inversely on', '-'],
  ['depend inversely on', '-'],
  ['inversely depends on', '-'],
  ['is inversely proportional to', '-'],
  ['inversely proportional to', '-'],
  ['decreases with', '-'],
  ['decrease with', '-'],
  ['falls with', '-'],
  ['drops as', '-'],
  ['is negatively correlated with', '-'],
  ['negatively correlated with', '-'],
  ['negatively correlates with', '-'],
  ['inversely correlated with', '-'],
  ['inversely related to', '-'],
  ['goes down as', '-'],
  ['decreases as', '-'],
  ['drops when', '-'],
  ['depends on', '+'],
  ['depend on', '+'],
  ['dependent on', '+'],
  ['correlates with', '+'],
  ['correlate with', '+'],
  ['is correlated with', '+'],
  ['are correlated with', '+'],
  ['correlated with', '+'],
  ['positively correlated with', '+'],
  ['correlated to', '+'],
  ['increases with', '+'],
  ['increase with', '+'],
  ['grows with', '+'],
  ['rises with', '+'],
  ['scales with', '+'],
  ['is proportional to', '+'],
  ['proportional to', '+'],
  ['driven by', '+'],
  ['goes up with', '+'],
  ['increases as', '+'],
  ['depend strongly on', '+'],
  ['depends strongly on', '+'],
  ['influenced by', '+'],
  ['should correlate with', '+'],
  ['should be correlated with', '+'],
  ['should depend on', '+'],
  ['should increase with', '+'],
  ['must correlate with', '+'],
];
const leads = wordSet(
  'make let have the and a should must strongly are is their its be that with where which ensure both negatively positively strong',
);
const tails = wordSet('goes increases up rises grows increase strongly too and well');

/** "make duration and fuel depend on distance", "Units Sold depends inversely on price", "a strong correlation between a and b". */
export function readDependency(scene: Scene, first: number, end: number): readonly RuleAsk[] {
  const between = readBetween(scene, first, end);
  if (between !== null) return between;
  for (let at = first; at < end; at += 1) {
    for (const [words, sign] of depends) {
      const from = wordsEnd(scene.tokens, at, words);
      if (from < 0 || from >= end) continue;
      const left = namesIn(scene, first, at);
      const right = namesIn(scene, from, end);
      const [b] = right;
      if (b === undefined || left.length === 0) continue;
      const isTight = ['strongly', 'closely', 'highly'].some((word) => wordsOf(scene, first, end).includes(word));
      return left.flatMap((a) =>
        right.map((other): RuleAsk => ({
          ...spanOf(scene, first, end),
          kind: 'correlates',
          a,
          b: other,
          sign,
          ...(isTight ? { rho: sign === '+' ? 0.85 : -0.85 } : {}),
        })),
      );
    }
  }
  return [];
}

/** "a positive correlation between price and size", "correlation of 0.8 between a and b". */
function readBetween(scene: Scene, first: number, end: number): readonly RuleAsk[] | null {
  for (let at = first; at < end; at += 1) {
    if (!/^(?:correlation|correlations|relationship|dependency)$/u.test(scene.tokens[at]?.word ?? '')) continue;
    let from = -1;
    let rho: number | undefined;
    for (let here = at + 1; here < end; here += 1) {
      const fact = scene.factFrom.get(here);
      if (fact?.kind === 'amount' && Math.abs(fact.value) <= 1) rho = fact.value;
      if (scene.tokens[here]?.word === 'between' || (scene.tokens[here]?.word === 'of' && rho === undefined))
        from = here + 1;
    }
    if (from < 0) continue;
    const [a, b] = namesIn(scene, from, end);
    if (a === undefined || b === undefined) continue;
    const before = wordsOf(scene, first, at).toLowerCase();
    const sign = /negative|inverse/u.test(before) || (rho ?? 0) < 0 ? '-' : '+';
    return [{ ...spanOf(scene, first, end), kind: 'correlates', a, b, sign, ...(rho === undefined ? {} : { rho }) }];
  }
  return null;
}

function namesIn(scene: Scene, first: number, end: number): readonly string[] {
  const names: string[] = [];
  for (const piece of splitAt(scene, first, end, (at) => isAnd(scene, at) || scene.tokens[at]?.word === ',')) {
    let from = piece.first;
    let to = piece.end;
    while (from < to && leads.has(scene.tokens[from]?.word ?? '')) from += 1;
    while (
      to > from &&
      (tails.has(scene.tokens[to - 1]?.word ?? '') ||
        leads.has(scene.tokens[to - 1]?.word ?? '') ||
        scene.tokens[to - 1]?.kind === 'mark')
    )
      to -= 1;
    const stop = scene.tokens
      .slice(from, to)
      .findIndex((token) => token.kind === 'mark' || ['with', 'for', 'but'].includes(token.word));
    if (stop > 0) to = from + stop;
    if (to > from && to - from <= 4) names.push(wordsOf(scene, from, to).replaceAll(/["'`]/gu, ''));
  }
  return names;
}

const laters = [
  'must be after',
  'should be after',
  'must come after',
  'should come after',
  'comes after',
  'is always after',
  'always after',
  'is after',
  'are after',
  'must be later than',
  'should be later than',
  'is later than',
  'later than',
  'after',
  'must be on or after',
  'not before',
  'never before',
  'should not be before',
  'must not be before',
  'cannot be before',
  'must follow',
];
const earliers = [
  'must be before',
  'should be before',
  'must come before',
  'is always before',
  'always before',
  'is before',
  'before',
  'earlier than',
  'must precede',
  'precedes',
  'not after',
  'never after',
  'cannot be after',
];
const greater: readonly (readonly [string, string])[] = [
  ['>=', '>='],
  ['<=', '<='],
  ['>', '>'],
  ['<', '<'],
  ['!=', '!='],
  ['must be greater than or equal to', '>='],
  ['must be less than or equal to', '<='],
  ['must be greater than', '>'],
  ['should be greater than', '>'],
  ['is greater than', '>'],
  ['greater than', '>'],
  ['higher than', '>'],
  ['must be higher than', '>'],
  ['should be higher than', '>'],
  ['must be less than', '<'],
  ['should be less than', '<'],
  ['is less than', '<'],
  ['less than', '<'],
  ['lower than', '<'],
  ['should be lower than', '<'],
  ['must not exceed', '<='],
  ['should not exceed', '<='],
  ['cannot exceed', '<='],
  ['never exceeds', '<='],
  ['must never exceed', '<='],
  ['can not exceed', '<='],
  ['should never exceed', '<='],
  ['never more than', '<='],
  ['at most', '<='],
  ['at least', '>='],
  ['must be different from', '!='],
  ['differs from', '!='],
];

/** The order of two columns: "ship date after order date", "end_date > start_date", "discount must not exceed price". */
export function readOrder(scene: Scene, first: number, end: number): readonly RuleAsk[] {
  for (let at = first + 1; at < end - 1; at += 1) {
    const found = signAt(scene, at, end);
    if (found === null || (scene.factEnd[at] ?? 0) > at) continue;
    const a = nameOf(scene, first, at);
    const b = nameOf(scene, found.next, end);
    if (a === null || b === null) continue;
    return [{ ...spanOf(scene, first, end), kind: 'row', expression: `${quoteName(a)} ${found.sign} ${quoteName(b)}` }];
  }
  return [];
}

function signAt(scene: Scene, at: number, end: number): { readonly sign: string; readonly next: number } | null {
  let best: { sign: string; next: number } | null = null;
  const groups: readonly (readonly [readonly string[], string])[] = [
    [laters, '>='],
    [earliers, '<='],
  ];
  for (const [phrases, sign] of groups)
    for (const words of phrases) best = longer(best, wordsEnd(scene.tokens, at, words), sign);
  for (const [words, sign] of greater) best = longer(best, wordsEnd(scene.tokens, at, words), sign);
  return best === null || best.next >= end ? null : best;
}

function longer(
  best: { sign: string; next: number } | null,
  next: number,
  sign: string,
): { sign: string; next: number } | null {
  return next > 0 && (best === null || next > best.next) ? { sign, next } : best;
}

function nameOf(scene: Scene, first: number, end: number): string | null {
  let from = first;
  let to = end;
  while (
    from < to &&
    [
      'the',
      'each',
      'every',
      'a',
      'an',
      'all',
      'that',
      'their',
      'its',
      'ensure',
      'make',
      'sure',
      'with',
      'where',
      'and',
      'order',
    ].includes(scene.tokens[from]?.word ?? '') &&
    !(scene.tokens[from]?.word === 'order' && to - from > 1)
  )
    from += 1;
  while (
    to > from &&
    ['should', 'must', 'is', 'be', 'are', 'always', 'by', 'strictly'].includes(scene.tokens[to - 1]?.word ?? '')
  )
    to -= 1;
  if (to <= from || to - from > 4) return null;
  for (let at = from; at < to; at += 1)
    if (
      (scene.tokens[at]?.kind !== 'word' && scene.tokens[at]?.kind !== 'quoted') ||
      (scene.factEnd[at] ?? 0) > at ||
      ['with', 'if', 'when', 'in', 'on', 'for', 'of', 'never', 'not', 'have', 'starting'].includes(
        scene.tokens[at]?.word ?? '',
      )
    )
      return null;
  return wordsOf(scene, from, to).replaceAll(/["'`]/gu, '');
}
