import { dictionary } from '../text/dictionary.ts';
import { wordSet } from '../text/word-set.ts';
import type { RuleAsk, Span } from '../../reading.ts';
import { addColumn, sameName, type Draft } from '../draft.ts';
import { claim, spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { flagCondition, listedValue, isFlag } from './match-value.ts';
import { columnAt } from './name-run.ts';
import { quoteName } from './quote-name.ts';
import { readConsequence } from './read-consequence.ts';

const abouts = wordSet('about around roughly approximately some nearly almost circa exactly only just');
const fractions = dictionary<number>({ half: 0.5, third: 1 / 3, quarter: 0.25, fifth: 0.2, tenth: 0.1 });
const verbs = wordSet('are is were was get gets be should being');
const groupWords = wordSet('those these they which and');
const haveWords = wordSet('have has had get gets with');
/** What a column of yes and no is called: what was done to the row, or what it is. */
const participle = /(?:ed|ent|ost|old|aid|ken|own|urgent|late|free|active|sick|open|new)$/u;

/**
 * A part of the rows by a value of theirs, and what holds for that part: "about 6 % are refunded and those have no invoice", "a quarter are urgent",
 * "3 % failed: those have neither score nor grade". False, with nothing claimed, for any other words.
 */
export function readGroupPart(scene: Scene, draft: Draft, first: number, end: number): boolean {
  const part = partAt(scene, first, end);
  if (part === null) return false;
  let at = part.next;
  let verb = at;
  while (verb < end && verb - at < 5 && !verbs.has(wordAt(scene, verb)) && scene.tokens[verb]?.kind === 'word')
    verb += 1;
  if (wordAt(scene, at) === 'of') {
    if (!verbs.has(wordAt(scene, verb))) return false;
    at = verb;
  }
  while (at < end && verbs.has(wordAt(scene, at))) at += 1;
  const value = valueAt(scene, draft, at, end);
  if (value === null) return false;
  let next = value.next;
  const rules: RuleAsk[] = [];
  if (next < end) {
    if (![',', ';', ':', 'and'].includes(wordAt(scene, next))) return false;
    let from = next + 1;
    while (from < end && groupWords.has(wordAt(scene, from))) from += 1;
    if (from === next + 1 || from >= end) return false;
    const read = heldBy(scene, draft, value.when, spanOf(scene, next + 1, end), from, end);
    if (read === null) return false;
    rules.push(...read);
    next = end;
  }
  addColumn(value.table, {
    ...value.column,
    about: '',
    values: [{ ...spanOf(scene, first, value.next), kind: 'share', value: value.value, share: part.share }],
  });
  draft.rules.push(...rules);
  claim(scene, first, end);
  return true;
}

function wordAt(scene: Scene, at: number): string {
  return scene.tokens[at]?.word ?? '';
}

function partAt(scene: Scene, first: number, end: number): { readonly share: number; readonly next: number } | null {
  let at = first;
  while (at < end && abouts.has(wordAt(scene, at)) && scene.factFrom.get(at) === undefined) at += 1;
  const fact = scene.factFrom.get(at);
  if (fact?.kind === 'amount' && fact.percent && fact.end < end) return { share: fact.value / 100, next: fact.end };
  const from = ['a', 'one'].includes(wordAt(scene, at)) ? at + 1 : at;
  const share = fractions[wordAt(scene, from)];
  return share === undefined || (from === at && share !== 0.5) ? null : { share, next: from + 1 };
}

/** A value that a column lists, or a column of yes and no that is called so. */
function valueAt(scene: Scene, draft: Draft, at: number, end: number) {
  if (scene.tokens[at]?.kind !== 'word') return null;
  for (const size of [3, 2, 1]) {
    if (at + size > end) continue;
    const words = wordsOf(scene, at, at + size);
    for (const table of draft.tables) {
      const own = table.columns.find(
        (one) =>
          sameName(one.name.replace(/^(?:is|was|has)_/u, '')) === sameName(words) &&
          (isFlag(one) || (one.values.length === 0 && participle.test(words.toLowerCase()))),
      );
      if (own !== undefined)
        return { table, column: own, value: 'true', when: flagCondition(own, true), next: at + size };
    }
    const listed = listedValue(draft, words);
    const table = draft.tables.find((one) => listed !== null && one.columns.includes(listed.column));
    if (listed !== null && table !== undefined)
      return {
        table,
        column: listed.column,
        value: String(listed.value),
        when: `${quoteName(listed.column.name)} == ${JSON.stringify(listed.value)}`,
        next: at + size,
      };
  }
  return null;
}

/** "have neither a nor b", "have no agent and zero seconds", "have no end date and cost 0": each piece in turn; null when one cannot be read. */
function heldBy(
  scene: Scene,
  draft: Draft,
  when: string,
  span: Span,
  first: number,
  end: number,
): readonly RuleAsk[] | null {
  const rules: RuleAsk[] = [];
  let isNone = false;
  let at = first;
  while (at < end) {
    const word = wordAt(scene, at);
    if (haveWords.has(word) || word === 'and' || word === ',' || word === 'nor' || word === 'or') {
      if (word === 'and') isNone = false;
      at += 1;
    } else if (['neither', 'no', 'without'].includes(word)) {
      isNone = true;
      at += 1;
    } else if (word === 'zero' || (scene.tokens[at]?.kind === 'number' && wordAt(scene, at) === '0')) {
      const name = columnAt(scene, draft, at + 1, end);
      if (name === null) return null;
      rules.push(figure(span, when, name.name, 0));
      at = name.next;
    } else {
      const name = columnAt(scene, draft, at, end);
      if (name === null) return null;
      const value = scene.tokens[name.next];
      if (isNone) rules.push({ ...span, kind: 'row', expression: `isnull(${quoteName(name.name)})`, when });
      else if (value?.kind === 'number' && name.next < end) rules.push(figure(span, when, name.name, value.value));
      else {
        const rest = readConsequence(scene, draft, when, span, at, end);
        return rest === null ? null : [...rules, rest.rule];
      }
      at = isNone ? name.next : name.next + 1;
    }
  }
  return rules.length === 0 ? null : rules;
}

function figure(span: Span, when: string, column: string, value: number): RuleAsk {
  return {
    ...span,
    kind: 'conditional-values',
    when,
    column,
    value: { ...span, kind: 'range', min: value, max: value, exclusive: 'none' },
  };
}
