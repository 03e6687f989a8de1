import { wordSet } from '../text/word-set.ts';
import { sameName, type Draft } from '../draft.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { rangeValue } from '../value/read-figures.ts';
import { compareRange } from './compare-range.ts';
import { flagSaid } from './flag-condition.ts';
import { verbColumns } from './group-words.ts';
import { listedValue } from './match-value.ts';
import { columnAt, namedColumns } from './name-run.ts';
import { quoteName } from './read-expression.ts';
import { readGroup, type ConditionRead } from './read-group.ts';

export type { ConditionRead } from './read-group.ts';

const equalsWords = wordSet("is are = == equals was being : isn't != <> ≠ were equal remains stays contains becomes");
const skipped = wordSet('the a an its their if when that this');
const valueStops = wordSet(
  'then and or should must the it set have has , otherwise else is are be can will leave there gets get they otherwise',
);

/** One condition or several joined by "and" and "or": "status is failed and amount > 100", "age over 60", or a group of rows. */
export function readCondition(scene: Scene, draft: Draft, first: number, end: number): ConditionRead | null {
  const one = simpleCondition(scene, draft, first, end);
  if (one === null) return null;
  let whole = one;
  for (;;) {
    const comma = scene.tokens[whole.next]?.word === ',' ? whole.next + 1 : whole.next;
    const link = scene.tokens[comma]?.word ?? '';
    if ((link !== 'and' && link !== 'or') || comma + 1 >= end) return whole;
    const more = comparison(scene, draft, comma + 1, end);
    if (more === null || (columnAt(scene, draft, comma + 1, end) === null && link === 'and')) return whole;
    const wrapped = (text: string): string => (link === 'and' && / or /u.test(text) ? `(${text})` : text);
    whole = { when: `${wrapped(whole.when)} ${link} ${wrapped(more.when)}`, next: more.next, known: true };
  }
}

function simpleCondition(scene: Scene, draft: Draft, first: number, end: number): ConditionRead | null {
  return (
    flagSaid(scene, draft, first, end) ?? comparison(scene, draft, first, end) ?? readGroup(scene, draft, first, end)
  );
}

/** A column and what it is: "status is failed", "type = premium", "amount > 100", "end date is not empty", "status is failed or refunded". */
function comparison(scene: Scene, draft: Draft, first: number, end: number): ConditionRead | null {
  let at = first;
  while (skipped.has(scene.tokens[at]?.word ?? '') && at < end) at += 1;
  const known = columnAt(scene, draft, at, end);
  if (known !== null) return predicate(scene, draft, known.name, known.next, end);
  for (let size = 1; size <= 4 && at + size < end; size += 1) {
    const token = scene.tokens[at + size - 1];
    if (token?.kind !== 'word' && token?.kind !== 'quoted') return null;
    if (verbColumns[token.word] !== undefined) return null;
    const name = wordsOf(scene, at, at + size).replaceAll(/["'`]/gu, '');
    if (/^(?:it|they|he|she|there|people|customers|users|anyone|someone)$/iu.test(name)) return null;
    const read = predicate(scene, draft, name, at + size, end);
    if (read !== null) return read;
  }
  return null;
}

function predicate(scene: Scene, draft: Draft, name: string, stop: number, end: number): ConditionRead | null {
  const fact = scene.factFrom.get(stop);
  if (fact?.kind === 'range')
    return { when: compareRange(name, rangeValue(fact, spanOf(scene, stop, fact.end))), next: fact.end, known: true };
  const link = scene.tokens[stop]?.word ?? '';
  if (link === 'exists' || link === 'exist')
    return { when: `not isnull(${quoteName(name)})`, next: stop + 1, known: true };
  if (!equalsWords.has(link)) return null;
  let from = stop + 1;
  let isNot = ["isn't", '!=', '<>', '≠'].includes(link);
  while (['not', 'equal', 'to', 'either', 'one', 'of', 'set'].includes(scene.tokens[from]?.word ?? '') && from < end) {
    if (scene.tokens[from]?.word === 'not') isNot = !isNot;
    from += 1;
  }
  const after = scene.factFrom.get(from);
  if (after?.kind === 'range') {
    const inside = compareRange(name, rangeValue(after, spanOf(scene, from, after.end)));
    return { when: isNot ? `not (${inside})` : inside, next: after.end, known: true };
  }
  const value = scene.tokens[from];
  if (value === undefined || from >= end) return null;
  if (['null', 'empty', 'missing', 'blank'].includes(value.word))
    return {
      when: isNot ? `not isnull(${quoteName(name)})` : `isnull(${quoteName(name)})`,
      next: from + 1,
      known: true,
    };
  if (['filled', 'present', 'given', 'known'].includes(value.word))
    return {
      when: isNot ? `isnull(${quoteName(name)})` : `not isnull(${quoteName(name)})`,
      next: from + 1,
      known: true,
    };
  const list = valueList(scene, draft, name, from, end);
  if (list === null) return null;
  const column = quoteName(name);
  const [only] = list.values;
  const when =
    list.values.length === 1
      ? `${column} ${isNot ? '!=' : '=='} ${only ?? ''}`
      : list.values.map((one) => `${column} ${isNot ? '!=' : '=='} ${one}`).join(isNot ? ' and ' : ' or ');
  return { when, next: list.next, known: true };
}

/** "failed", "failed or refunded", "a, b or c": values written as the expression language has them. */
function valueList(
  scene: Scene,
  draft: Draft,
  name: string,
  first: number,
  end: number,
): { readonly values: readonly string[]; readonly next: number } | null {
  const values: string[] = [];
  let next = first;
  for (let at = first; at < end;) {
    const one = valueAt(scene, draft, name, at, end);
    if (one === null) break;
    // Only what the column lists goes on after the first: "status is failed or the amount is 0" has one value.
    if (values.length > 0 && !one.listed) break;
    values.push(one.text);
    next = one.next;
    at = next;
    while ([',', 'or', 'nor', '/', 'and'].includes(scene.tokens[at]?.word ?? '') && at < end) at += 1;
    if (at === next) break;
  }
  return values.length === 0 ? null : { values, next };
}

function valueAt(
  scene: Scene,
  draft: Draft,
  name: string,
  at: number,
  end: number,
): { readonly text: string; readonly next: number; readonly listed: boolean } | null {
  const value = scene.tokens[at];
  if (value === undefined) return null;
  if (value.kind === 'number') {
    const listed = isListed(draft, name, String(value.value));
    return { text: String(value.value), next: at + 1, listed };
  }
  if (value.word === 'true' || value.word === 'false') return { text: value.word, next: at + 1, listed: false };
  if (value.kind === 'quoted') return { text: JSON.stringify(value.text), next: at + 1, listed: true };
  if (value.kind !== 'word') return null;
  for (const size of [3, 2, 1]) {
    if (at + size > end) continue;
    const words = wordsOf(scene, at, at + size);
    const own = ownValue(draft, name, words);
    if (own !== null) return { text: own, next: at + size, listed: true };
  }
  if (valueStops.has(value.word)) return null;
  let to = at + 1;
  while (to < end && to - at < 3 && scene.tokens[to]?.kind === 'word' && !valueStops.has(scene.tokens[to]?.word ?? ''))
    to += 1;
  return wordValue(scene, at, to);
}

function wordValue(scene: Scene, at: number, to: number) {
  return { text: JSON.stringify(wordsOf(scene, at, to)), next: to, listed: false };
}

function ownValue(draft: Draft, name: string, words: string): string | null {
  const found = listedValue(draft, words);
  if (found !== null && sameName(found.column.name) === sameName(name)) return JSON.stringify(found.value);
  const column = namedColumns(draft).find((one) => sameName(one.name) === sameName(name));
  const values = column?.values.flatMap((ask) => (ask.kind === 'one-of' ? ask.values : [])) ?? [];
  const own = values.find((one) => String(one.value).toLowerCase() === words.toLowerCase());
  return own === undefined ? null : JSON.stringify(own.value);
}

function isListed(draft: Draft, name: string, words: string): boolean {
  return ownValue(draft, name, words) !== null;
}
