import type { Draft, TableDraft } from '../draft.ts';
import { isTag, phraseEnd } from '../lexicon/lexicon.ts';
import { claim, spanOf, type Scene } from '../text/scene.ts';
import { wordSet } from '../text/word-set.ts';
import { countOf, readCounts } from './read-count.ts';

const parting = wordSet(', : ; . ! ? ( - – — & •');
const giving = wordSet('give me need want make generate create us please with some of have');

/**
 * Gives the request's only table the count of rows that stood apart from its noun; else, when nothing said how many, the first count of things that
 * opens a stretch of the request: "vet practice: 300 animals with their owners", "dataset for my shop, 200 bookings".
 */
export function settleRows(scene: Scene, draft: Draft): void {
  const tables = draft.tables.filter((table) => table.subject !== '' || table.columns.length > 0 || table.declared);
  const open = tables.filter((table) => table.rows === null);
  const table = tables.length > 1 ? open.at(-1) : (tables[0] ?? draft.tables[0]);
  if (table === undefined) return;
  const { ahead } = draft;
  if (ahead !== null) {
    const other = draft.rowCounts.length > 0;
    if (other) draft.rowCounts.push(ahead);
    else table.rows = ahead;
    return;
  }
  if (table.rows !== null || tables.length > 1 || draft.rules.some((rule) => rule.kind === 'regular')) return;
  const told = readCounts(scene, 0, scene.tokens.length).find((count) => count.of === 'rows');
  if (told !== undefined) table.rows = told.count;
  else readFirstThings(scene, table);
}

function readFirstThings(scene: Scene, table: TableDraft): void {
  for (const fact of scene.facts) {
    const count = countOf(scene, fact, fact.first, fact.end);
    if (count === null || !Number.isInteger(count.min) || count.min < 2 || !opensStretch(scene, fact.first)) continue;
    const noun = nounEnd(scene, fact.end);
    if (noun === null || isTold(scene, table, fact.first)) continue;
    table.rows = { ...count, ...spanOf(scene, fact.first, fact.end) };
    const span = spanOf(scene, fact.first, fact.end);
    table.distinct = table.distinct.filter((one) => one.from !== span.from);
    claim(scene, fact.first, noun);
    return;
  }
}

/** Whether a figure stands at the start of the request or of a stretch of it, or after a word for giving or for a table. */
function opensStretch(scene: Scene, at: number): boolean {
  const before = scene.tokens[at - 1];
  if (before === undefined || before.kind === 'line') return true;
  if (before.kind === 'mark') return parting.has(before.word);
  const isTable = before.word === 'with' && isTag(scene.tokens[at - 2]?.word ?? '', 'dataset');
  return isTable || (giving.has(before.word) && before.word !== 'with' && at < 6);
}

/** Values of a column are no count of rows: they lie inside what is said of one. */
function isTold(scene: Scene, table: TableDraft, at: number): boolean {
  const from = scene.tokens[at]?.from ?? 0;
  return table.columns.some((column) => column.from <= from && from < column.to);
}

const noThings = wordSet(
  'times digits digit characters chars words letters decimals decimal percent stars points levels categories types kinds years days hours minutes months weeks tables',
);

/** The end of a plural noun with up to two words before it, or null. */
function nounEnd(scene: Scene, from: number): number | null {
  for (let at = from; at < from + 3; at += 1) {
    const token = scene.tokens[at];
    if (token?.kind !== 'word' || noThings.has(token.word) || phraseEnd(scene.tokens, at, 'column') > 0) return null;
    if (/(?:[^s]s|people|data)$/u.test(token.word)) return at + 1;
  }
  return null;
}
