import { wordSet } from '../text/word-set.ts';
import type { RuleAsk } from '../../reading.ts';
import { wordsEnd } from '../lexicon/lexicon.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { isAnd, splitAt } from '../text/split.ts';

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
