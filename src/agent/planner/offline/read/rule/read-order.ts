import { dictionary } from '../text/dictionary.ts';
import { wordSet } from '../text/word-set.ts';
import type { Draft } from '../draft.ts';
import { nameParts, stemOf } from '../vocabulary/name-parts.ts';
import { columnLike, namedColumns } from './name-run.ts';
import { isTag, wordsEnd } from '../lexicon/lexicon.ts';
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
export function readOrder(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] {
  const gap = readGap(scene, draft, first, end);
  if (gap !== null) return [gap];
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

const gapUnits = dictionary<readonly [unit: 'days' | 'hours', times: number]>({
  minute: ['hours', 60],
  hour: ['hours', 1],
  day: ['days', 1],
  week: ['days', 1 / 7],
  month: ['days', 1 / 30.4375],
  year: ['days', 1 / 365.25],
});
const glue = wordSet(
  'is are must should be comes come happens happen takes take follows follow always within between at least most exactly about lasts last occurs occur arrives arrive',
);

/** "Ship date is 2 to 5 days after order date", "end at least 30 minutes after start", "delivery within 3 days of the order date". */
function readGap(scene: Scene, draft: Draft, first: number, end: number): RuleAsk | null {
  for (let at = first + 1; at < end - 2; at += 1) {
    const fact = scene.factFrom.get(at);
    if (fact === undefined || (fact.kind !== 'range' && fact.kind !== 'amount') || fact.timeUnit === null) continue;
    const unit = gapUnits[fact.timeUnit];
    const link = scene.tokens[fact.end]?.word ?? '';
    if (unit === undefined || !['after', 'before', 'of', 'from', 'later', 'earlier'].includes(link)) return null;
    const isThan = ['later', 'earlier'].includes(link) && scene.tokens[fact.end + 1]?.word === 'than';
    const left = columnLike(scene, draft, first, at);
    const right = columnLike(scene, draft, isThan ? fact.end + 2 : fact.end + 1, end);
    if (left === null || right === null || right.next < end || left.name === right.name) return null;
    const between = scene.tokens.slice(left.next, at).map((token) => token.word);
    if (!between.every((word) => glue.has(word))) return null;
    const isWithin = between.includes('within') || link === 'of';
    const [earlier, later] = link === 'before' || link === 'earlier' ? [left, right] : [right, left];
    const value = fact.kind === 'amount' ? fact.value : null;
    const low = fact.kind === 'range' ? fact.min : between.includes('most') || isWithin ? 0 : value;
    const high = fact.kind === 'range' ? fact.max : between.includes('least') ? null : value;
    const [call, times] = unit;
    const figure = (bound: number): string =>
      times >= 1 ? String(bound) : String(Number((bound / times).toPrecision(9)));
    const span = `${call}(${quoteName(earlier.name)}, ${quoteName(later.name)})${times > 1 ? ` * ${String(times)}` : ''}`;
    const parts = [
      low === null ? `${span} >= 0` : `${span} >= ${figure(low)}`,
      ...(high === null ? [] : [`${span} <= ${figure(high)}`]),
    ];
    return { ...spanOf(scene, first, end), kind: 'row', expression: parts.join(' and ') };
  }
  return readTurning(scene, draft, first, end);
}

/** "Everyone was hired after turning 18", "employees are at least 18 when hired": an age at a moment. */
function readTurning(scene: Scene, draft: Draft, first: number, end: number): RuleAsk | null {
  const words = scene.tokens.slice(first, end).map((token) => token.word);
  const turning = words.findIndex((word) => ['turning', 'turned', 'turns', 'reaching'].includes(word));
  const birth = namedColumns(draft).find((column) => /birth|dob|born/iu.test(column.name));
  if (birth === undefined) return null;
  const isAt =
    words.some((word) => ['when', 'at', 'on', 'by'].includes(word)) &&
    scene.facts.some((fact) => fact.first >= first && fact.end <= end && fact.kind === 'range');
  if (turning < 0 && !isAt) return null;
  const fact = scene.facts.find(
    (one) => one.first >= first && one.end <= end && (one.kind === 'amount' || one.kind === 'range'),
  );
  const years = fact?.kind === 'amount' ? fact.value : fact?.kind === 'range' ? fact.min : null;
  if (years === null || years === undefined || years < 5 || years > 100) return null;
  const event = namedColumns(draft).find(
    (column) =>
      column !== birth &&
      /date|_at$|joined|hired|start/iu.test(column.name) &&
      words.some(
        (word) =>
          word.length > 3 &&
          nameParts(column.name).words.some(
            (part) => stemOf(part) === stemOf(word) || part.slice(0, 4) === word.slice(0, 4),
          ),
      ),
  );
  if (event === undefined) return null;
  return {
    ...spanOf(scene, first, end),
    kind: 'row',
    expression: `age(${quoteName(birth.name)}, ${quoteName(event.name)}) >= ${String(years)}`,
  };
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
  if (to - from > 1 && isTag(scene.tokens[from]?.word ?? '', 'article')) from += 1;
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
