import { wordSet } from '../text/word-set.ts';
import type { RuleAsk, Span } from '../../reading.ts';
import type { Draft } from '../draft.ts';
import { firstPhrase } from '../lexicon/lexicon.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import { nameRun } from './name-run.ts';
import { readCondition } from './read-condition.ts';
import { quoteName } from './read-expression.ts';
import { readGroup } from './read-group.ts';

const onlyTails = [
  'is only available for',
  'are only available for',
  'is only available when',
  'is only set when',
  'is only set for',
  'is only filled when',
  'is only filled for',
  'is only present when',
  'is only given to',
  'are only given to',
  'only applies to',
  'only apply to',
  'applies only to',
  'apply only to',
  'is reserved for',
  'is only for',
  'are only for',
  'only exists when',
  'only exists for',
  'only exist for',
  'exists only for',
  'exists only when',
  'exists only if',
  'only exists if',
  'should only exist for',
  'should only exist when',
  'should only be filled when',
  'should only be filled for',
  'should only be set when',
  'is only filled if',
  'is only set if',
  'is filled only when',
  'is filled only if',
  'is filled only for',
  'is set only when',
  'is set only for',
  'is set only if',
  'only if',
  'only when',
  'only for',
  'only in case of',
  'exclusively for',
  'just for',
];
/** Amounts that are nought, rather than unknown, for those who get none. */
const noughts = /(?:discount|bonus|commission|surcharge|tip|penalt|cashback|overtime|fee|rebate|allowance)/iu;

/** What is not there for anyone else: an empty cell, or nought for amounts one gets or does not. */
function absent(span: Span, name: string, when: string): RuleAsk {
  return noughts.test(name) && !/(?:date|_at|code|type|reason|id)\b/iu.test(name)
    ? {
        ...span,
        kind: 'conditional-values',
        when,
        column: name,
        value: { ...span, kind: 'range', min: 0, max: 0, exclusive: 'none' },
      }
    : { ...span, kind: 'row', expression: `isnull(${quoteName(name)})`, when };
}

const onlyVerbs = [
  'can have',
  'may have',
  'should have',
  'must have',
  'have',
  'has',
  'get',
  'gets',
  'can get',
  'receive',
  'receives',
  'carry',
  'contain',
  'come with',
  'are given',
  'can use',
  'qualify for',
];
const nameStops = wordSet(
  'should must never have has are is always can will if when and or only for not be , ; unless',
);

/** "Only shipped orders have a tracking number", "a bonus only for managers", "cancelled_at is filled only when the status is cancelled". */
export function readOnly(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] | null {
  const span = spanOf(scene, first, end);
  if (scene.tokens[first]?.word === 'only') {
    const group = readGroup(scene, draft, first + 1, end);
    if (group === null || !group.known) return null;
    const verb = firstPhrase(scene.tokens, group.next, onlyVerbs);
    const name = verb < 0 ? null : nameRun(scene, draft, verb, end, nameStops);
    return name === null || name.next < end ? null : [absent(span, name.name, negated(group.when))];
  }
  for (let at = first + 1; at < end - 1; at += 1) {
    const from = firstPhrase(scene.tokens, at, onlyTails);
    if (from < 0 || from >= end) continue;
    const condition = readCondition(scene, draft, from, end);
    const subject = subjectOf(scene, draft, first, at);
    if (condition === null || condition.next < end || subject === null) continue;
    return [absent(span, subject, negated(condition.when))];
  }
  return null;
}

function subjectOf(scene: Scene, draft: Draft, first: number, end: number): string | null {
  let at = first;
  while (
    [
      'the',
      'a',
      'an',
      'set',
      'leave',
      'its',
      'their',
      'and',
      'all',
      'there',
      'is',
      'have',
      'fill',
      'show',
      'give',
      'include',
      'add',
    ].includes(scene.tokens[at]?.word ?? '') &&
    at < end
  )
    at += 1;
  const name = nameRun(scene, draft, at, end, nameStops);
  if (name === null) return null;
  for (let here = name.next; here < end; here += 1)
    if (
      !/^(?:is|are|should|must|be|can|filled|set|present|given|apply|applies|available|values?|exists?|has|have)$/u.test(
        scene.tokens[here]?.word ?? '',
      )
    )
      return null;
  return name.name;
}

/** The condition turned round. */
export function negated(when: string): string {
  const inner = /^not \((.*)\)$/su.exec(when)?.[1];
  return inner === undefined || inner.includes(')') ? `not (${when})` : inner;
}
