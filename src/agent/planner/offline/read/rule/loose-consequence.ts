import { wordSet } from '../text/word-set.ts';
import type { RuleAsk, Span } from '../../reading.ts';
import { wordsOf, type Scene } from '../text/scene.ts';
import { readChoices } from '../value/read-choices.ts';
import { readValueAt } from '../value/read-value.ts';

/** What must hold in the rows of a condition, and the column it is about, for "it" in what follows. */
export type Consequence = { readonly rule: RuleAsk; readonly column: string | null };

/** Words that turn a statement round. */
export const negations = wordSet("not never cannot can't isn't aren't mustn't shouldn't won't don't doesn't");

const skipped = wordSet(
  'should must have has are is be an a the always can will to correspond between of in with range from their its may only lie aged get need ranges and at least most years old that then set also',
);

/** A column that is not named yet, by the words before its value. Without any, people's figures are their age. */
export function looseConsequence(
  scene: Scene,
  when: string,
  span: Span,
  from: number,
  end: number,
): Consequence | null {
  let nameFrom = -1;
  let nameEnd = -1;
  for (let at = from; at < end; at += 1) {
    const word = scene.tokens[at]?.word ?? '';
    if (negations.has(word)) return null;
    const isName =
      scene.tokens[at]?.kind === 'quoted' ||
      (scene.tokens[at]?.kind === 'word' && !skipped.has(word) && (scene.factEnd[at] ?? 0) <= at);
    if (isName && nameEnd < 0) {
      if (nameFrom < 0) nameFrom = at;
    } else if (nameFrom >= 0 && nameEnd < 0) nameEnd = at;
    const value = at > from || nameFrom < 0 ? readValueAt(scene, at, end, true) : null;
    const choices =
      value === null && ['is', 'are', 'be'].includes(word) && nameEnd === at ? readChoices(scene, at + 1, end) : null;
    const ask = value?.values[0] ?? choices ?? null;
    if (ask === null || ask.kind === 'share' || (ask.kind === 'statistic' && scene.factFrom.get(at) === undefined))
      continue;
    const name =
      nameFrom < 0 || nameFrom >= at
        ? 'age'
        : wordsOf(scene, nameFrom, nameEnd < 0 || nameEnd > at ? at : nameEnd).replaceAll(/["'`]/gu, '');
    const isAge =
      name === 'age' &&
      ask.kind === 'range' &&
      (ask.unit === undefined || ask.unit === 'year') &&
      (ask.max ?? ask.min ?? 0) <= 120;
    if (name === 'age' && nameFrom < 0 && !isAge) return null;
    return { rule: { ...span, kind: 'conditional-values', when, column: name, value: ask }, column: name };
  }
  return null;
}
