import { wordSet } from '../text/word-set.ts';
import type { Draft } from '../draft.ts';
import { firstPhrase } from '../lexicon/lexicon.ts';
import type { Scene } from '../text/scene.ts';
import { nameRun } from './name-run.ts';
import { quoteName } from './read-expression.ts';

const never = [
  'must not have',
  'must never have',
  'should not have',
  'should never have',
  'should have no',
  'must have no',
  'do not have',
  'does not have',
  'did not have',
  'never have',
  'never has',
  'never get',
  'never gets',
  'have no',
  'has no',
  'cannot have',
  "can't have",
  'can not have',
  "don't have",
  "doesn't have",
  "shouldn't have",
  "mustn't have",
  'will not have',
  "won't have",
  'do not get',
  "don't get",
  'get no',
  'gets no',
  'there is no',
  'there are no',
  'without',
  'no',
  'lack',
  'lacks',
];
const always = [
  'must always have',
  'should always have',
  'always have',
  'always has',
  'must have',
  'must also have',
  'need to have',
  'will have',
  'have',
  'has',
];
const emptyWords = wordSet('null empty blank missing unset absent n/a nil none omitted');
const fullWords = wordSet('filled present mandatory required populated given known');
const negations = wordSet("not never isn't aren't cannot can't mustn't shouldn't won't");
const stops = wordSet(
  'should must never have has are is always can will cannot do does range may need ranges be to as if when and or null empty set not only value unless until stays stay remains remain left , ; otherwise yet at all',
);

/** "never have completed_at", "have no end date", "completed_at is null", "without a manager": an expression that says so, or that it is there. */
export function readEmpty(scene: Scene, draft: Draft, from: number, end: number): string | null {
  for (let at = from; at < Math.min(end, from + 4); at += 1) {
    const none = firstPhrase(scene.tokens, at, never);
    if (none > 0) {
      const name = nameRun(scene, draft, none, end, stops);
      if (name !== null && isEnd(scene, name.next, end)) return `isnull(${quoteName(name.name)})`;
    }
    const all = none > 0 ? -1 : firstPhrase(scene.tokens, at, always);
    if (all > 0 && ['a', 'an', 'some'].includes(scene.tokens[all]?.word ?? '')) {
      const name = nameRun(scene, draft, all, end, stops);
      if (name !== null && name.next >= end) return `not isnull(${quoteName(name.name)})`;
    }
  }
  const name = nameRun(scene, draft, skipSet(scene, from, end), end, stops);
  if (name === null) return null;
  let isNot = false;
  for (let at = name.next; at < end; at += 1) {
    const word = scene.tokens[at]?.word ?? '';
    if (negations.has(word)) isNot = !isNot;
    if (word === 'exist' || word === 'exists') return isNot ? `isnull(${quoteName(name.name)})` : null;
    if (word === 'applicable') return isNot ? `isnull(${quoteName(name.name)})` : null;
    const isEmptyWord = emptyWords.has(word) || (word === 'set' && isNot);
    const isFull = fullWords.has(word) && !isNot;
    if (isEmptyWord || isFull || (fullWords.has(word) && isNot)) {
      const isEmpty = word === 'set' ? true : fullWords.has(word) ? isNot : !isNot;
      return isEmpty ? `isnull(${quoteName(name.name)})` : `not isnull(${quoteName(name.name)})`;
    }
    if (!glue.has(word) && !negations.has(word)) return null;
  }
  return null;
}

const glue = wordSet(
  'is are must should be stays stay remains remain left always will to as set can may was were have has it been kept n',
);

function skipSet(scene: Scene, from: number, end: number): number {
  let at = from;
  while (
    ['the', 'a', 'an', 'set', 'leave', 'keep', 'its', 'their', 'and', 'all', 'then'].includes(
      scene.tokens[at]?.word ?? '',
    ) &&
    at < end
  )
    at += 1;
  return at;
}

function isEnd(scene: Scene, at: number, end: number): boolean {
  return (
    at >= end ||
    ['at', 'yet', ',', 'and', 'or'].includes(scene.tokens[at]?.word ?? '') ||
    scene.tokens[at]?.kind === 'mark'
  );
}
