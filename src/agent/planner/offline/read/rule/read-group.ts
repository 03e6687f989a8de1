import { wordSet } from '../text/word-set.ts';
import type { Draft } from '../draft.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { rangeValue } from '../value/read-figures.ts';
import { compareRange } from './compare-range.ts';
import { people, rowKind, timeGroups } from './group-words.ts';
import { conditionOf } from './match-value.ts';
import { columnAt, namedColumns } from './name-run.ts';
import { quoteName } from './read-expression.ts';

/** A condition that was read, and the position after it. `known`: its column was found. */
export type ConditionRead = { readonly when: string; readonly next: number; readonly known: boolean };

const leads = wordSet('all the for any only every each a an of that our those with');
const noNouns = wordSet('is has was always does as less his its this us plus minus times');

/** "failed transactions", "male patients", "premium and VIP users", "people over 65", "weekend orders": which rows are meant. */
export function readGroup(scene: Scene, draft: Draft, first: number, end: number): ConditionRead | null {
  const one = oneGroup(scene, draft, first, end);
  if (one === null) return null;
  const link = scene.tokens[one.next]?.word ?? '';
  if (!['and', 'or', '/', '&', ','].includes(link)) return one;
  // "premium and VIP users": more values of the same kind before the noun.
  const more = readGroup(scene, draft, one.next + 1, end);
  if (more === null || !more.known || sideOf(more.when) !== sideOf(one.when)) return one;
  return { when: `${one.when} or ${more.when}`, next: more.next, known: true };
}

function sideOf(condition: string): string {
  return condition.split(' == ')[0] ?? condition;
}

function oneGroup(scene: Scene, draft: Draft, first: number, end: number): ConditionRead | null {
  let at = first;
  while (leads.has(scene.tokens[at]?.word ?? '') && at < end) at += 1;
  const token = scene.tokens[at];
  if (token === undefined || at >= end || (token.kind !== 'word' && token.kind !== 'quoted')) return null;
  return byTime(scene, at, end) ?? byPhrase(scene, draft, at, end) ?? byValue(scene, draft, at, end);
}

/** The words after a value that only say what the rows are: "failed orders", "premium tier customers". */
function nounEnd(scene: Scene, draft: Draft, at: number, end: number): number {
  const noun = scene.tokens[at];
  if (noun?.kind !== 'word' || at >= end || (scene.factEnd[at] ?? 0) > at) return at;
  if (people.has(noun.word) || /^(?:rows|ones|status|tier|plan|level|segment|class|category)$/u.test(noun.word)) {
    const isMore = /^(?:tier|plan|level|segment|class|category)$/u.test(noun.word);
    return isMore && people.has(scene.tokens[at + 1]?.word ?? '') ? at + 2 : at + 1;
  }
  const isPlural = noun.word.endsWith('s') && !noNouns.has(noun.word);
  const isTable = draft.tables.some((table) => table.subject.toLowerCase().includes(noun.word) && noun.word.length > 3);
  return (isPlural || isTable) && columnAt(scene, draft, at, end) === null ? at + 1 : at;
}

function byTime(scene: Scene, at: number, end: number): ConditionRead | null {
  const when = timeGroups[scene.tokens[at]?.word ?? ''];
  if (when === undefined) return null;
  const noun = scene.tokens[at + 1];
  const isNoun = noun?.kind === 'word' && at + 1 < end && noun.word.endsWith('s') && !noNouns.has(noun.word);
  return { when, next: isNoun ? at + 2 : at + 1, known: true };
}

/** "people over 65", "orders that are cancelled", "customers on the premium plan", "users without an email", "orders on weekends". */
function byPhrase(scene: Scene, draft: Draft, at: number, end: number): ConditionRead | null {
  const noun = nounEnd(scene, draft, at, end);
  if (noun === at || noun >= end) return null;
  const word = scene.tokens[noun]?.word ?? '';
  const fact = scene.factFrom.get(noun);
  const isPerson = people.has(scene.tokens[noun - 1]?.word ?? '');
  if (
    fact?.kind === 'range' &&
    isPerson &&
    (fact.timeUnit === 'year' || (fact.unit === null && fact.timeUnit === null))
  ) {
    const ask = rangeValue(fact, spanOf(scene, noun, fact.end));
    const far = ask.kind === 'range' ? Math.max(ask.min ?? 0, ask.max ?? 0) : 0;
    const ages = namedColumns(draft).find((column) => /^(?:.*[\s_])?age$/iu.test(column.name));
    const next = ['years', 'old'].includes(scene.tokens[fact.end]?.word ?? '') ? fact.end + 1 : fact.end;
    if (far > 0 && far <= 120) return { when: compareRange(ages?.name ?? 'age', ask), next, known: true };
  }
  if (word === 'aged') {
    const aged = scene.factFrom.get(noun + 1);
    if (aged?.kind === 'range')
      return {
        when: compareRange('age', rangeValue(aged, spanOf(scene, noun + 1, aged.end))),
        next: aged.end,
        known: true,
      };
  }
  if (['on', 'in', 'from', 'at', 'during'].includes(word)) {
    const from = scene.tokens[noun + 1]?.word === 'the' ? noun + 2 : noun + 1;
    const time = timeGroups[scene.tokens[from]?.word ?? ''];
    if (time !== undefined) return { when: time, next: from + 1, known: true };
    return withColumn(scene, draft, from, end) ?? byValue(scene, draft, from, end);
  }
  if (
    ['that', 'which', 'who'].includes(word) &&
    /^(?:are|is|were|was|have|has)$/u.test(scene.tokens[noun + 1]?.word ?? '')
  ) {
    const been = scene.tokens[noun + 2]?.word === 'been' ? noun + 3 : noun + 2;
    const not = scene.tokens[been]?.word === 'not';
    const value = byValue(scene, draft, not ? been + 1 : been, end);
    if (value !== null) return not ? { ...value, when: `not (${value.when})` } : value;
  }
  if (word === 'without' || (word === 'with' && scene.tokens[noun + 1]?.word === 'no')) {
    const name = columnAt(scene, draft, word === 'without' ? noun + 1 : noun + 2, end);
    if (name !== null) return { when: `isnull(${quoteName(name.name)})`, next: name.next, known: true };
  }
  return word === 'with' ? withColumn(scene, draft, noun + 1, end) : null;
}

/** "with status failed", "with high priority", "with more than 3 children": a column and its value, in any order. */
function withColumn(scene: Scene, draft: Draft, at: number, end: number): ConditionRead | null {
  const fact = scene.factFrom.get(at);
  if (fact?.kind === 'range') {
    const of = scene.tokens[fact.end]?.word === 'of' ? fact.end + 1 : fact.end;
    const name = columnAt(scene, draft, of, end);
    if (name !== null)
      return {
        when: compareRange(name.name, rangeValue(fact, spanOf(scene, at, fact.end))),
        next: name.next,
        known: true,
      };
  }
  const name = columnAt(scene, draft, at, end);
  if (name !== null) {
    const range = scene.factFrom.get(name.next);
    if (range?.kind === 'range')
      return {
        when: compareRange(name.name, rangeValue(range, spanOf(scene, name.next, range.end))),
        next: range.end,
        known: true,
      };
    const value = byValue(scene, draft, name.next, end);
    if (value !== null) return value;
    const figure = scene.factFrom.get(name.next);
    if (figure?.kind === 'amount')
      return { when: `${quoteName(name.name)} == ${String(figure.value)}`, next: figure.end, known: true };
    const isArticle = ['a', 'an'].includes(scene.tokens[at]?.word ?? '');
    return isArticle ? { when: `not isnull(${quoteName(name.name)})`, next: name.next, known: true } : null;
  }
  const value = byValue(scene, draft, at, end);
  if (value === null) return null;
  const after = columnAt(scene, draft, value.next, end);
  return after === null ? value : { ...value, next: after.next };
}

function byValue(scene: Scene, draft: Draft, at: number, end: number): ConditionRead | null {
  const token = scene.tokens[at];
  if (token === undefined || at >= end) return null;
  for (const size of [3, 2, 1]) {
    if (at + size > end || scene.factFrom.has(at + size - 1)) continue;
    const words = token.kind === 'quoted' && size === 1 ? token.text : wordsOf(scene, at, at + size);
    const condition = conditionOf(draft, words);
    if (!condition.known) continue;
    // "standard rooms" where the column is the room.
    const own = columnAt(scene, draft, at + size, end);
    const isOwn = own !== null && quoteName(own.name) === sideOf(condition.when);
    return { when: condition.when, next: isOwn ? own.next : nounEnd(scene, draft, at + size, end), known: true };
  }
  return null;
}

/** A group by a word that no column lists: "VIPs", "premium members". Which column has it is found when the table is made. */
export function bareGroup(scene: Scene, draft: Draft, first: number, end: number): ConditionRead | null {
  let at = first;
  while (leads.has(scene.tokens[at]?.word ?? '') && at < end) at += 1;
  const token = scene.tokens[at];
  if (token?.kind !== 'word' || at >= end || scene.factFrom.has(at) || people.has(token.word)) return null;
  const next = nounEnd(scene, draft, at + 1, end);
  const word = next > at + 1 ? token.text : token.text.replace(/(?<=[^s])s$/u, '');
  return { when: `${rowKind} == ${JSON.stringify(word)}`, next, known: true };
}
