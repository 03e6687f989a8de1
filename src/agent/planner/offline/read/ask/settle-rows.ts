import type { CountAsk } from '../../reading.ts';
import { sameName, type Draft, type TableDraft } from '../draft.ts';
import { isTag, phraseEnd } from '../lexicon/lexicon.ts';
import { claim, spanOf, wordsOf, type Scene } from '../text/scene.ts';
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
  const isTicking = draft.rules.some((rule) => rule.kind === 'regular');
  // Beside a clock only a count that says rows, or that opens the request, is one: "one turbine, hourly", "around 20 on a normal day".
  if (isTicking && ahead === null && table.rows !== null && !isSaid(scene, draft, table.rows)) {
    readEntities(scene, draft, table.rows);
    table.rows = null;
  }
  if (ahead !== null) {
    const other = draft.rowCounts.length > 0;
    if (other) draft.rowCounts.push(ahead);
    else table.rows = ahead;
    return;
  }
  if (table.rows !== null || tables.length > 1 || isTicking) return;
  const told = readCounts(scene, 0, scene.tokens.length).find((count) => count.of === 'rows');
  if (told !== undefined) table.rows = told.count;
  else readFirstThings(scene, table);
}

function isSaid(scene: Scene, draft: Draft, rows: CountAsk): boolean {
  if (draft.rowCounts.some((count) => count.from === rows.from)) return true;
  const per = draft.rules.find((rule) => rule.kind === 'regular')?.per ?? null;
  const fact = scene.facts.find((one) => (scene.tokens[one.first]?.from ?? -1) === rows.from);
  const noun = fact === undefined ? null : nounEnd(scene, fact.end);
  if (per !== null && noun !== null && sameName(scene.tokens[noun - 1]?.text ?? '') === sameName(per)) return false;
  const first = scene.tokens.findIndex((token) => token.from >= rows.from);
  const before = scene.tokens[first - 1]?.word ?? '';
  return rows.min > 1 && first >= 0 && (first === 0 || (giving.has(before) && first < 6));
}

/** "3 turbines, hourly": what is counted beside a clock is what every tick has a row for. */
function readEntities(scene: Scene, draft: Draft, rows: CountAsk): void {
  const fact = scene.facts.find((one) => (scene.tokens[one.first]?.from ?? -1) === rows.from);
  const noun = fact === undefined || rows.min < 2 || rows.min !== rows.max ? null : nounEnd(scene, fact.end);
  if (fact !== undefined && noun !== null) draft.entities ??= { name: wordsOf(scene, fact.end, noun), count: rows.min };
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
