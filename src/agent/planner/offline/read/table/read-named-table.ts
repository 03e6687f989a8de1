import { isTag } from '../lexicon/lexicon.ts';
import { newTable, sameName, type Draft } from '../draft.ts';
import { claim, closeOf, spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { readItems } from '../prose/read-items.ts';
import { countOf } from '../ask/read-count.ts';

/** "Users table: id, username, email", "Table orders (500 rows): id, total": a table by name with its columns; false when the sentence is none. */
export function readNamedTable(scene: Scene, draft: Draft, first: number, end: number): boolean {
  const { tokens } = scene;
  let at = first;
  while (['the', 'a', 'and', 'an'].includes(tokens[at]?.word ?? '')) at += 1;
  const leads = tokens[at]?.word === 'table';
  const nameFrom = leads ? at + (tokens[at + 1]?.word === ':' ? 2 : 1) : at;
  let stop = nameFrom;
  while (
    stop < end &&
    stop - nameFrom < 4 &&
    (tokens[stop]?.kind === 'word' || tokens[stop]?.kind === 'quoted') &&
    tokens[stop]?.word !== 'table' &&
    tokens[stop]?.word !== 'with'
  )
    stop += 1;
  if (stop === nameFrom) return false;
  let next = stop;
  if (!leads) {
    if (tokens[next]?.word !== 'table') return false;
    next += 1;
  }
  const group = tokens[next]?.word === '(' ? closeOf(scene, next, end) : -1;
  let listFrom = next;
  let listEnd = end;
  if (group > 0) {
    const fact = scene.factFrom.get(next + 1);
    const isCount = fact !== undefined && fact.end >= group - 2 && countOf(scene, fact, fact.first, fact.end) !== null;
    listFrom = isCount ? group : next + 1;
    listEnd = isCount ? end : group - 1;
  }
  const hasColon =
    tokens[listFrom]?.word === ':' || tokens[listFrom]?.word === '-' || tokens[listFrom]?.word === 'with';
  if (!hasColon && (group < 0 || listEnd === end)) return false;
  if (hasColon) listFrom += 1;
  const words = wordsOf(scene, nameFrom, stop).replaceAll(/["'`]/gu, '');
  if (
    /^(?:a|an|the|this|my|data|sql|test|sample|simple|new|single|one|small|large|excel|database|markdown)$/iu.test(
      words,
    )
  )
    return false;
  if (scene.tokens.slice(nameFrom, stop).some((token) => isTag(token.word, 'make') || isTag(token.word, 'article')))
    return false;
  const known = draft.tables.find((table) => sameName(table.subject) === sameName(words));
  const table = known ?? newTable(spanOf(scene, first, end));
  if (known === undefined) {
    const [only] = draft.tables;
    // A title before the first named table is no table of its own.
    if (
      only !== undefined &&
      draft.tables.length === 1 &&
      only.columns.length === 0 &&
      only.rows === null &&
      !only.declared
    )
      draft.tables.pop();
    draft.tables.push(table);
  }
  table.subject = words;
  if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(words)) table.name ??= words;
  draft.current = table;
  draft.hasIntent = true;
  claim(scene, first, listFrom);
  if (group > 0 && listFrom >= group) {
    const fact = scene.factFrom.get(next + 1);
    if (fact !== undefined) table.rows ??= countOf(scene, fact, fact.first, fact.end);
  }
  readItems(scene, draft, listFrom, listEnd, { said: 'columns', open: false });
  return true;
}
