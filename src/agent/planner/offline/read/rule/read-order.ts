import { wordsEnd } from '../lexicon/lexicon.ts';
import type { RuleAsk } from '../../reading.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { quoteName } from './read-expression.ts';

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

/** The longest phrase for an order of two things that starts here, as a sign, and the position after it. */
export function signAt(scene: Scene, at: number, end: number): { readonly sign: string; readonly next: number } | null {
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
