import { newTable, sameName, type Draft, type TableDraft } from '../draft.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { readGlobals } from '../prose/read-globals.ts';
import { readItems } from '../prose/read-items.ts';
import { columnItem, identifiersIn } from '../structure/column-item.ts';
import { sameTable, spanOfMention, tableMentions, type TableMention } from '../structure/find-tables.ts';
import { claim, wordsOf, type Scene } from '../text/scene.ts';
import { splitAt } from '../text/split.ts';
import { countEach, readGroupRest } from './rows-for-each.ts';
import { isPlural, isSection, readSection, sectionName } from './table-sections.ts';

type Stretch = { readonly first: number; readonly end: number };
type Told = Stretch & { readonly mentions: readonly TableMention[] };

/**
 * Reads a request that names several tables, each with its count or columns, in whatever order and over however many sentences:
 * "owners (200), pets (350). owners: owner_id, name. pets: …", "clients(client_id, company), projects(…)", "6 car_parks with …; 300 permits with …".
 * Gives the sentences it read; none when the request names one table at most.
 */
export function readListedTables(scene: Scene, draft: Draft, sentences: readonly Stretch[]): ReadonlySet<number> {
  const told = sentences
    .flatMap((sentence) => segmentsOf(scene, sentence))
    .map((segment) => ({ ...segment, mentions: tableMentions(scene, segment.first, segment.end) }));
  const all = told.flatMap((one) => one.mentions.map((mention) => ({ mention, one })));
  const grouped = new Set(
    all
      .filter(({ mention }) => mention.columns !== null || mention.rest !== null || isBracketCount(scene, mention))
      .map(({ mention }) => sameName(mention.name)),
  );
  const sections = new Set(sentences.flatMap((sentence) => sectionName(scene, sentence, null) ?? []).map(sameName));
  const nouns = new Set(
    all
      .filter(({ mention }) => mention.count !== null || mention.columns !== null)
      .map(({ mention }) => sameName(mention.name)),
  );
  const named = [...sections].filter((name) => [...nouns].some((noun) => sameTable(noun, name)));
  const listsOwn = told.filter(
    (one) => one.mentions.length === 1 && one.mentions[0]?.count !== null && hasWithList(scene, one),
  ).length;
  const isMany =
    (nouns.size >= 2 &&
      (grouped.size >= 2 ||
        named.length >= 2 ||
        listsOwn >= 2 ||
        (grouped.size >= 1 && named.length >= 1) ||
        (grouped.size + named.length >= 1 && hasRun(told)))) ||
    [...sections].filter(isPlural).length >= 2;
  if (!isMany || draft.tables.length > 0) return new Set();
  const read = new Set<number>();
  for (const one of told) {
    if (one.mentions.length === 0 || !isAboutTables(one, nouns)) continue;
    readSegment(scene, draft, one);
    for (const [at, sentence] of sentences.entries())
      if (one.first >= sentence.first && one.end <= sentence.end) read.add(at);
  }
  for (const [at, sentence] of sentences.entries()) {
    if (read.has(at) && !isSection(scene, sentence)) continue;
    if (readSection(scene, draft, sentence)) read.add(at);
  }
  draft.hasIntent = true;
  draft.current = draft.tables[0] ?? null;
  return read;
}

function isBracketCount(scene: Scene, mention: TableMention): boolean {
  return mention.count !== null && scene.tokens[mention.end - 1]?.word === ')';
}

function hasRun(told: readonly Told[]): boolean {
  return told.some(
    (one) => one.mentions.filter((mention) => mention.count !== null || mention.columns !== null).length >= 2,
  );
}

function isAboutTables(one: Told, nouns: ReadonlySet<string>): boolean {
  return (
    one.mentions.some((mention) => mention.count !== null || mention.columns !== null) &&
    one.mentions.some((mention) => nouns.has(sameName(mention.name)))
  );
}

/** A sentence, cut at the semicolons after which another table starts. */
function segmentsOf(scene: Scene, sentence: Stretch): readonly Stretch[] {
  const parts = splitAt(scene, sentence.first, sentence.end, (at) => scene.tokens[at]?.word === ';');
  const segments: { first: number; end: number }[] = [];
  for (const part of parts) {
    const last = segments.at(-1);
    const starts = tableMentions(scene, part.first, part.end).some(
      (mention) => mention.count !== null || mention.columns !== null,
    );
    if (last === undefined || starts) segments.push({ first: part.first, end: part.end });
    else last.end = part.end;
  }
  return segments;
}

function hasWithList(scene: Scene, one: Told): boolean {
  const mention = one.mentions[0];
  return (
    mention !== undefined &&
    phraseEnd(scene.tokens, mention.end, 'with') > 0 &&
    identifiersIn(scene, mention.end, one.end) >= 1
  );
}

/** The table of this name, made when there is none yet. */
function tableOf(scene: Scene, draft: Draft, mention: TableMention): TableDraft {
  const known = draft.tables.find((table) => sameTable(table.subject, mention.name));
  if (known !== undefined) return known;
  const table = newTable(spanOfMention(scene, mention));
  table.subject = mention.name;
  if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(mention.name)) table.name = mention.name;
  draft.tables.push(table);
  return table;
}

function readSegment(scene: Scene, draft: Draft, one: Told): void {
  const [head] = one.mentions;
  let last: TableDraft | null = null;
  for (const [at, mention] of one.mentions.entries()) {
    const table: TableDraft = tableOf(scene, draft, mention);
    draft.current = table;
    if (mention.each && last !== null && mention.count !== null) countEach(scene, draft, table, last, mention);
    else table.rows ??= mention.count;
    claim(scene, mention.first, mention.columns?.first ?? mention.rest?.first ?? mention.end);
    if (mention.columns !== null) {
      readItems(scene, draft, mention.columns.first, mention.columns.end, { said: 'columns', open: false });
      table.complete = true;
    }
    if (mention.rest !== null) readGroupRest(scene, draft, table, mention.rest);
    claim(scene, mention.end - 1, mention.end);
    const next = one.mentions[at + 1]?.first ?? one.end;
    if (next >= one.end) readAfter(scene, draft, table, mention.end, one.end);
    else claim(scene, mention.end, next);
    last = table;
  }
  if (head !== undefined && head.first > one.first) readTitle(scene, draft, one.first, head.first);
}

/** "with campaign_id, title, raised": the columns of the last table; anything else is said of it later. */
function readAfter(scene: Scene, draft: Draft, table: TableDraft, first: number, end: number): void {
  let at = first;
  while (at < end && [',', ';', '.'].includes(scene.tokens[at]?.word ?? '')) at += 1;
  if (at >= end) return;
  const opens = Math.max(phraseEnd(scene.tokens, at, 'with'), scene.tokens[at]?.word === ':' ? at + 1 : -1);
  const item = opens > 0 ? columnItem(scene, opens, end) : null;
  if (opens > 0 && item !== null && (item.identifier || item.known) && table.columns.length === 0) {
    claim(scene, at, opens);
    readItems(scene, draft, opens, end, { said: 'columns', open: false });
    table.complete = true;
    return;
  }
  for (const piece of splitAt(
    scene,
    scene.tokens[at]?.word === ':' ? at + 1 : at,
    end,
    (here) => scene.tokens[here]?.word === ';',
  ))
    draft.later.push({ table, first: piece.first, end: piece.end });
}

/** "Winery data, 4 to 6 July 2025:": words about all tables; a time among them is the time they cover. */
function readTitle(scene: Scene, draft: Draft, first: number, end: number): void {
  readGlobals(scene, draft, first, end, 'head');
  const words = wordsOf(scene, first, end).replace(/[:,\s]+$/u, '');
  if (words !== '') draft.tables[0]?.about.push(words);
  claim(scene, first, end);
}
