import { wordSet } from '../text/word-set.ts';
import type { RuleAsk } from '../../reading.ts';
import type { Draft } from '../draft.ts';
import { wordsEnd } from '../lexicon/lexicon.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { readValueAt } from '../value/read-value.ts';
import { readChoices } from '../value/read-choices.ts';
import { readCondition, readGroup, type ConditionRead } from './read-condition.ts';
import { quoteName } from './read-expression.ts';

const ifWords = ['if', 'when', 'whenever', 'where', 'for', 'in case', 'once'];
const tailWords = ['only if', 'only when', 'only for', 'if', 'when', 'unless', 'whenever', 'where', 'for'];
const verbs = wordSet(
  'should must never have has are is always can will cannot do does range may need ranges correspond lie get between be',
);

/** Rules that hold for some rows: "failed transactions never have completed_at", "male patients are 30 to 50", "completed_at is empty when status is pending". */
export function readConditional(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] {
  return (
    readLeading(scene, draft, first, end) ??
    readTrailing(scene, draft, first, end) ??
    readGrouped(scene, draft, first, end) ??
    []
  );
}

function readLeading(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] | null {
  for (const words of ifWords) {
    const at = wordsEnd(scene.tokens, first, words);
    if (at < 0) continue;
    const condition = readCondition(scene, draft, at, end);
    if (condition === null) continue;
    let next = condition.next;
    while ([',', 'then', 'the', 'its', 'their', ':', 'set'].includes(scene.tokens[next]?.word ?? '')) next += 1;
    const rule = readConsequence(scene, condition, first, next, end);
    if (rule !== null) return [rule];
  }
  return null;
}

function readTrailing(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] | null {
  for (let at = first + 1; at < end - 1; at += 1) {
    for (const words of tailWords) {
      const from = wordsEnd(scene.tokens, at, words);
      if (from < 0 || from >= end) continue;
      const condition = readCondition(scene, draft, from, end);
      if (condition === null || condition.next < end) continue;
      const isUnless = words === 'unless' || words.startsWith('only');
      const when = isUnless ? `not (${condition.when})` : condition.when;
      if (isUnless) {
        const name = consequenceName(scene, first, at);
        if (name === null) continue;
        return [{ ...spanOf(scene, first, end), kind: 'row', expression: `isnull(${quoteName(name)})`, when }];
      }
      const rule = readConsequence(scene, { ...condition, when }, first, first, at, end);
      if (rule !== null) return [rule];
    }
  }
  return null;
}

function readGrouped(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] | null {
  const group = readGroup(scene, draft, first, end);
  if (group === null || group.next >= end) return null;
  const verb = scene.tokens[group.next]?.word ?? '';
  const isFact = scene.factFrom.has(group.next);
  if (!verbs.has(verb) && !isFact) {
    // "Male patients' age is 30 to 50": a column between the group and the verb.
    const isNamed =
      scene.tokens[group.next]?.kind === 'word' &&
      (verbs.has(scene.tokens[group.next + 1]?.word ?? '') || scene.factFrom.has(group.next + 1));
    if (!isNamed) return null;
  }
  const rule = readConsequence(scene, group, first, group.next, end);
  return rule === null ? null : [rule];
}

/** What must hold: a column that is empty, or has a range, a list, a share or a format. Without a column's name, people's figures are their age. */
function readConsequence(
  scene: Scene,
  condition: ConditionRead,
  first: number,
  from: number,
  end: number,
  last = end,
): RuleAsk | null {
  const span = spanOf(scene, first, last);
  const empty = readEmpty(scene, from, end);
  if (empty !== null) return { ...span, kind: 'row', expression: empty, when: condition.when };
  let nameFrom = -1;
  let nameEnd = -1;
  for (let at = from; at < end; at += 1) {
    const word = scene.tokens[at]?.word ?? '';
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
    return { ...span, kind: 'conditional-values', when: condition.when, column: name, value: ask };
  }
  return null;
}

const skipped = wordSet(
  'should must have has are is be an a the always can will to correspond between of in with range from their its may only lie aged get need ranges and at least most years old that then set also',
);

/** "never have completed_at", "have no end date", "completed_at is null", "without a manager": an expression that says so. */
function readEmpty(scene: Scene, from: number, end: number): string | null {
  const never = [
    'never have',
    'never has',
    'must not have',
    'should not have',
    'do not have',
    'does not have',
    'have no',
    'has no',
    'cannot have',
    'without',
    'must never have',
    'should never have',
    'should have no',
    'must have no',
    "don't have",
    "doesn't have",
    'no',
    'never get',
    'lack',
  ];
  for (let at = from; at < Math.min(end, from + 4); at += 1) {
    for (const words of never) {
      let here = wordsEnd(scene.tokens, at, words);
      if (here < 0) continue;
      while (['a', 'an', 'any', 'the'].includes(scene.tokens[here]?.word ?? '')) here += 1;
      const name = nameAt(scene, here, end);
      if (name !== null) return `isnull(${quoteName(name.words)})`;
    }
    const always = Math.max(
      wordsEnd(scene.tokens, at, 'always have'),
      wordsEnd(scene.tokens, at, 'must have'),
      wordsEnd(scene.tokens, at, 'always has'),
    );
    if (always > 0) {
      const here = ['a', 'an', 'the'].includes(scene.tokens[always]?.word ?? '') ? always + 1 : always;
      const name = nameAt(scene, here, end);
      if (name !== null && name.next >= end) return `not isnull(${quoteName(name.words)})`;
    }
  }
  for (let at = from + 1; at < end; at += 1) {
    const word = scene.tokens[at]?.word ?? '';
    if (!['null', 'empty', 'blank', 'missing', 'unset'].includes(word)) continue;
    const name = consequenceName(scene, from, at);
    const isNot = scene.tokens[at - 1]?.word === 'not' || scene.tokens[at - 1]?.word === 'never';
    if (name !== null) return isNot ? `not isnull(${quoteName(name)})` : `isnull(${quoteName(name)})`;
  }
  return null;
}

function consequenceName(scene: Scene, first: number, end: number): string | null {
  let at = first;
  while (['the', 'a', 'an', 'set', 'leave', 'its', 'their', 'and', 'all'].includes(scene.tokens[at]?.word ?? ''))
    at += 1;
  return nameAt(scene, at, end)?.words ?? null;
}

function nameAt(scene: Scene, at: number, end: number): { readonly words: string; readonly next: number } | null {
  let next = at;
  while (
    next < end &&
    next - at < 4 &&
    (scene.tokens[next]?.kind === 'word' || scene.tokens[next]?.kind === 'quoted') &&
    !verbs.has(scene.tokens[next]?.word ?? '') &&
    !['to', 'as', 'if', 'when', 'and', 'or', 'null', 'empty', 'set', 'not', 'only', 'value', 'date or'].includes(
      scene.tokens[next]?.word ?? '',
    )
  )
    next += 1;
  return next > at ? { words: wordsOf(scene, at, next).replaceAll(/["'`]/gu, ''), next } : null;
}
