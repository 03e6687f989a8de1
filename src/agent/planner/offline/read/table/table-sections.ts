import { newTable, type Draft } from '../draft.ts';
import { readItems } from '../prose/read-items.ts';
import { columnItem, identifiersIn } from '../structure/column-item.ts';
import { sameTable } from '../structure/find-tables.ts';
import { claim, closeOf, spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { singular } from './implied-column.ts';

type Stretch = { readonly first: number; readonly end: number };

export function isSection(scene: Scene, sentence: Stretch): boolean {
  return sectionName(scene, sentence, null) !== null;
}

/** The noun a sentence starts with when its columns follow: "owners: owner_id, name", "cars has car_id, model", "table loans (loan_id, due)". */
export function sectionName(scene: Scene, sentence: Stretch, at: { list: number } | null): string | null {
  const { tokens } = scene;
  let from = sentence.first;
  while (['the', 'and', 'table', 'each', 'every', 'for'].includes(tokens[from]?.word ?? '')) from += 1;
  for (let size = 1; size <= 3; size += 1) {
    const stop = from + size;
    if (stop >= sentence.end || tokens[stop - 1]?.kind !== 'word') return null;
    let next = stop;
    if (tokens[next]?.word === 'table') next += 1;
    const word = tokens[next]?.word ?? '';
    let list = -1;
    if (word === ':' || word === '-' || word === '=') list = next + 1;
    else if (
      ['has', 'have', 'with', 'contains', 'contain', 'includes', 'include', 'need', 'needs', 'hold', 'holds'].includes(
        word,
      )
    )
      list = next + 1;
    else if (word === '(') list = next + 1;
    if (list < 0) continue;
    const item = columnItem(scene, list, sentence.end);
    if (
      item === null ||
      identifiersIn(scene, list, word === '(' ? Math.max(list, closeOf(scene, next, sentence.end)) : sentence.end) === 0
    )
      return null;
    if (at !== null) at.list = list;
    return wordsOf(scene, from, stop);
  }
  return null;
}

export function isPlural(name: string): boolean {
  return (
    /[^s]s$/u.test(name) &&
    !/^(?:columns|fields|rules|notes|values|rows|records|constraints|requirements|details|examples|options)$/iu.test(
      name,
    )
  );
}

/** Reads the columns of one of the tables that are known by now. */
export function readSection(scene: Scene, draft: Draft, sentence: Stretch): boolean {
  const place = { list: -1 };
  const name = sectionName(scene, sentence, place);
  if (name === null) return false;
  const table = draft.tables.find((one) => sameTable(one.subject, name) || sameTable(singular(one.subject), name));
  if (table === undefined && isPlural(name)) {
    draft.current = newTable(spanOf(scene, sentence.first, sentence.end));
    draft.current.subject = name;
    if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) draft.current.name = name;
    draft.tables.push(draft.current);
  } else draft.current = table ?? null;
  const own = draft.current;
  if (own === null || own.columns.length > 0) return false;
  claim(scene, sentence.first, place.list);
  const close = scene.tokens[place.list - 1]?.word === '(' ? closeOf(scene, place.list - 1, sentence.end) : -1;
  const end = close > 0 ? close - 1 : sentence.end;
  readItems(scene, draft, place.list, end, { said: 'columns', open: false });
  own.complete = true;
  if (close > 0) {
    claim(scene, end, close);
    if (close < sentence.end) draft.later.push({ table: own, first: close, end: sentence.end });
  }
  return true;
}
