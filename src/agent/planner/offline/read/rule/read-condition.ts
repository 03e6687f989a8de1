import { wordSet } from '../text/word-set.ts';
import { dictionary } from '../text/dictionary.ts';
import { sameName, type Draft } from '../draft.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { rangeValue } from '../value/read-figures.ts';
import { quoteName } from './read-expression.ts';

/** A condition on a row, in the plan's expression language; bare words in quotes' place when the column is not known. */
export type ConditionRead = { readonly when: string; readonly next: number; readonly known: boolean };

const genders = dictionary<string>({
  male: 'male',
  males: 'male',
  men: 'male',
  female: 'female',
  females: 'female',
  women: 'female',
  man: 'male',
  woman: 'female',
  boys: 'male',
  girls: 'female',
});
const people = wordSet(
  'names patients customers users employees people persons students members clients name patient employee customer user applicants participants respondents',
);

/** A value as a condition on the column that lists it: `failed` gives `status == "failed"`, `male` gives `gender == "male"`. */
export function conditionOf(draft: Draft, value: string): { readonly when: string; readonly known: boolean } {
  const folded = value.toLowerCase();
  for (const table of draft.tables) {
    for (const column of table.columns) {
      for (const ask of column.values) {
        if (ask.kind !== 'one-of') continue;
        const found = ask.values.find((choice) => String(choice.value).toLowerCase() === folded);
        if (found !== undefined)
          return { when: `${quoteName(column.name)} == ${JSON.stringify(found.value)}`, known: true };
      }
    }
  }
  const gender = genders[folded];
  if (gender !== undefined) {
    const own = draft.tables
      .flatMap((table) => table.columns)
      .find((column) => ['gender', 'sex'].includes(sameName(column.name)));
    return { when: `${quoteName(own?.name ?? 'gender')} == "${gender}"`, known: true };
  }
  const flag = draft.tables
    .flatMap((table) => table.columns)
    .find(
      (column) =>
        (/^is_?/iu.test(column.name) ||
          column.values.some((ask) => ask.kind === 'share' || (ask.kind === 'type' && ask.type === 'boolean'))) &&
        [folded, `is${folded}`, `is_${folded}`].some((name) => sameName(name) === sameName(column.name)),
    );
  if (flag !== undefined) return { when: `${quoteName(flag.name)} == true`, known: true };
  return { when: value, known: false };
}

/** "failed transactions", "male patients", "premium users", "females": a value before the word for the rows. */
export function readGroup(scene: Scene, draft: Draft, first: number, end: number): ConditionRead | null {
  let at = first;
  while (
    ['all', 'the', 'for', 'any', 'only', 'every', 'each', 'a', 'an', 'of', 'that'].includes(
      scene.tokens[at]?.word ?? '',
    ) &&
    at < end
  )
    at += 1;
  const token = scene.tokens[at];
  if (token === undefined || at >= end || (token.kind !== 'word' && token.kind !== 'quoted')) return null;
  for (const size of [2, 1]) {
    if (at + size > end || scene.factFrom.has(at + size - 1)) continue;
    const words = token.kind === 'quoted' && size === 1 ? token.text : wordsOf(scene, at, at + size);
    const condition = conditionOf(draft, words);
    if (!condition.known) continue;
    const noun = scene.tokens[at + size];
    const isNoun =
      noun?.kind === 'word' &&
      at + size < end &&
      (people.has(noun.word) || noun.word.endsWith('s') || /^(?:rows|ones|status)$/u.test(noun.word)) &&
      !['is', 'has', 'was', 'always', 'does'].includes(noun.word);
    return { when: condition.when, next: isNoun ? at + size + 1 : at + size, known: true };
  }
  return null;
}

const equalsWords = wordSet('is are = == equals was being :');

/** "status is failed", "type = premium", "age over 60", "amount > 100", or a group of rows. */
export function readCondition(scene: Scene, draft: Draft, first: number, end: number): ConditionRead | null {
  let at = first;
  while (['the', 'a', 'an', 'its', 'their', 'if', 'when'].includes(scene.tokens[at]?.word ?? '') && at < end) at += 1;
  for (let size = 1; size <= 4 && at + size < end; size += 1) {
    const stop = at + size;
    const fact = scene.factFrom.get(stop);
    const name = wordsOf(scene, at, stop).replaceAll(/["'`]/gu, '');
    if (fact?.kind === 'range')
      return { when: compare(name, rangeValue(fact, spanOf(scene, stop, fact.end))), next: fact.end, known: true };
    const link = scene.tokens[stop]?.word ?? '';
    if (!equalsWords.has(link)) continue;
    const after = scene.factFrom.get(stop + 1);
    if (after?.kind === 'range')
      return { when: compare(name, rangeValue(after, spanOf(scene, stop, after.end))), next: after.end, known: true };
    const isNot = scene.tokens[stop + 1]?.word === 'not';
    const from = isNot ? stop + 2 : stop + 1;
    const value = scene.tokens[from];
    if (value === undefined || from >= end) continue;
    if (['null', 'empty', 'missing', 'blank'].includes(value.word))
      return {
        when: isNot ? `not isnull(${quoteName(name)})` : `isnull(${quoteName(name)})`,
        next: from + 1,
        known: true,
      };
    const sign = isNot ? '!=' : '==';
    if (value.kind === 'number')
      return { when: `${quoteName(name)} ${sign} ${String(value.value)}`, next: from + 1, known: true };
    if (value.word === 'true' || value.word === 'false')
      return { when: `${quoteName(name)} ${sign} ${value.word}`, next: from + 1, known: true };
    if (value.kind === 'quoted' || value.kind === 'word') {
      let to = from + 1;
      while (
        value.kind === 'word' &&
        to < end &&
        to - from < 3 &&
        scene.tokens[to]?.kind === 'word' &&
        !['then', 'and', 'or', 'should', 'must', 'the', 'it', 'set', 'have'].includes(scene.tokens[to]?.word ?? '')
      )
        to += 1;
      const text = value.kind === 'quoted' ? value.text : wordsOf(scene, from, to);
      return { when: `${quoteName(name)} ${sign} ${JSON.stringify(text)}`, next: to, known: true };
    }
  }
  return readGroup(scene, draft, first, end);
}

function compare(name: string, ask: ReturnType<typeof rangeValue>): string {
  if (ask.kind !== 'range') return '';
  const column = quoteName(name);
  const low =
    ask.min === null
      ? null
      : `${column} ${ask.exclusive === 'min' || ask.exclusive === 'both' ? '>' : '>='} ${String(ask.min)}`;
  const high =
    ask.max === null
      ? null
      : `${column} ${ask.exclusive === 'max' || ask.exclusive === 'both' ? '<' : '<='} ${String(ask.max)}`;
  return [low, high].filter((part) => part !== null).join(' and ');
}
