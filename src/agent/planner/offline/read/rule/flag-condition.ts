import { wordSet } from '../text/word-set.ts';
import { sameName, type Draft } from '../draft.ts';
import { wordsOf, type Scene } from '../text/scene.ts';
import { flagCondition, isFlag } from './match-value.ts';
import { namedColumns } from './name-run.ts';
import type { ConditionRead } from './read-group.ts';

const links = wordSet(
  "is are was were has have had did does do been be not never isn't aren't wasn't weren't hasn't haven't hadn't didn't",
);
const turned = wordSet("not never isn't aren't wasn't weren't hasn't haven't hadn't didn't");
const pronouns = wordSet('it they he she this that');
const articles = wordSet('the a an its their any');

/**
 * A yes-or-no column said as a sentence: "the parcel wasn't insured" for `parcel_insured`, "it has been paid" for `paid`. The words before the verb
 * and after it make the column's name; a pronoun stands for any of them. Null when no such column is named.
 */
export function flagSaid(scene: Scene, draft: Draft, first: number, end: number): ConditionRead | null {
  let from = first;
  while (from < end && articles.has(scene.tokens[from]?.word ?? '')) from += 1;
  let verb = from;
  while (verb < end && verb - from < 4 && scene.tokens[verb]?.kind === 'word' && !isLink(scene, verb)) verb += 1;
  if (verb === from || verb >= end || !isLink(scene, verb)) return null;
  let after = verb;
  let isNot = false;
  while (after < end && isLink(scene, after)) {
    if (turned.has(wordAt(scene, after))) isNot = !isNot;
    after += 1;
  }
  if (scene.tokens[after]?.kind !== 'word' || after >= end) return null;
  const subject = wordsOf(scene, from, verb);
  const flags = namedColumns(draft).filter(isFlag);
  for (const size of [2, 1]) {
    if (after + size > end) continue;
    const said = wordsOf(scene, after, after + size);
    const flag = pronouns.has(subject.toLowerCase())
      ? flags.find((one) => sameName(one.name) === sameName(said) || endsIn(one.name, said))
      : flags.find((one) => sameName(one.name) === sameName(`${subject} ${said}`));
    if (flag !== undefined) return { when: flagCondition(flag, !isNot), next: after + size, known: true };
  }
  return null;
}

function wordAt(scene: Scene, at: number): string {
  return (scene.tokens[at]?.word ?? '').replace('’', "'");
}

function isLink(scene: Scene, at: number): boolean {
  return links.has(wordAt(scene, at));
}

function endsIn(name: string, said: string): boolean {
  return new RegExp(`[_\\s]${sameName(said)}$`, 'u').test(name.toLowerCase());
}
