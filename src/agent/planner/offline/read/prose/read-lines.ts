import { readColumn } from '../column/read-column.ts';
import { addColumn, currentTable, type Draft } from '../draft.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { claim, spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { splitSentences, type Line } from '../text/sentences.ts';
import type { Piece } from '../text/split.ts';
import { readListedTables } from '../table/read-listed-tables.ts';
import { readRemark } from './read-remark.ts';
import { columnItem } from '../structure/column-item.ts';
import { settleMaps } from '../structure/value-map.ts';
import { isAside } from '../structure/is-aside.ts';
import { readClause, readSentence } from './read-sentence.ts';

/**
 * Reads a request in two passes: first every table and list of columns, wherever and however it is written; then each clause about them.
 */
export function readAllLines(scene: Scene, draft: Draft, lines: readonly Line[]): void {
  const asides: Piece[] = [];
  const done = readTablesFirst(scene, draft, lines);
  for (let index = 0; index < lines.length;) {
    const line = lines[index];
    if (line === undefined) break;
    const stop = listEnd(scene, lines, index);
    if (stop > index && !lines.slice(index, stop).some((one) => done.has(one.first))) {
      readListLines(scene, draft, lines.slice(index, stop));
      index = stop;
      continue;
    }
    const sentences = splitSentences(scene, line.first, line.end);
    const told = columnSentences(scene, sentences);
    for (const [at, sentence] of sentences.entries()) {
      if (done.has(sentence.first)) continue;
      if (told.has(at)) {
        if (at === 0 || !told.has(at - 1))
          readListLines(scene, draft, linesOf(sentences.filter((_one, place) => told.has(place))));
        continue;
      }
      const isLast = at === sentences.length - 1 && index === lines.length - 1;
      if (!isLast && (draft.tables.length === 0 || done.size > 0) && isAside(scene, sentence.first, sentence.end))
        asides.push({ ...sentence, lead: '' });
      else readSentence(scene, draft, sentence.first, sentence.end);
    }
    index += 1;
  }
  draft.isListed = true;
  settleMaps(scene, draft);
  for (const clause of draft.later) {
    draft.current = clause.table ?? draft.current;
    readClause(scene, draft, clause.first, clause.end);
  }
  for (const intro of asides) {
    draft.tables[0]?.about.push(wordsOf(scene, intro.first, intro.end));
    claim(scene, intro.first, intro.end);
  }
}

/** "child_id 1-75. first_name. age 4 to 72.": sentences of one column each, at least three in a row of which two are written as names are. */
function columnSentences(scene: Scene, sentences: readonly Sentence[]): ReadonlySet<number> {
  let best: number[] = [];
  let run: number[] = [];
  let names = 0;
  const seen = new Set<string>();
  for (let at = 0; at <= sentences.length; at += 1) {
    const sentence = sentences[at];
    const item = sentence === undefined ? null : columnItem(scene, sentence.first, sentence.end);
    const name = item === null ? '' : wordsOf(scene, item.first, item.nameEnd);
    const isItem =
      item !== null &&
      item.nameEnd - item.first <= 3 &&
      !seen.has(name) &&
      (item.identifier || item.bare || item.known || scene.tokens[item.nameEnd]?.word === ':') &&
      !isStated(scene, item.nameEnd);
    if (isItem) {
      seen.add(name);
      run.push(at);
      names += item.identifier || scene.tokens[item.nameEnd]?.word === ':' ? 1 : 0;
      continue;
    }
    if (run.length >= 3 && names >= 2 && run.length > best.length) best = run;
    run = [];
    names = 0;
  }
  return new Set(best);
}

type Sentence = { readonly first: number; readonly end: number };

/** "price is …", "total = …" after a list say something of a column that is listed already. */
function isStated(scene: Scene, at: number): boolean {
  return ['is', 'are', '=', 'must', 'should'].includes(scene.tokens[at]?.word ?? '');
}

function linesOf(sentences: readonly Sentence[]): readonly Line[] {
  return sentences.map(({ first, end }) => ({ first, end, bullet: 'bullet', indent: 0, blankBefore: false }));
}

/** Several tables, each with its own count or columns, are looked for over the whole request. Gives where the sentences that were read start. */
function readTablesFirst(scene: Scene, draft: Draft, lines: readonly Line[]): ReadonlySet<number> {
  const sentences = lines.flatMap((line) => splitSentences(scene, line.first, line.end));
  const read = readListedTables(scene, draft, sentences);
  return new Set(sentences.filter((_sentence, at) => read.has(at)).map((sentence) => sentence.first));
}

/** Where the list that starts at a line ends, or the same index when none starts there. */
function listEnd(scene: Scene, lines: readonly Line[], index: number): number {
  const line = lines[index];
  if (line === undefined) return index;
  const isAfterIntro = index > 0 && isIntro(scene, lines[index - 1]);
  if (line.bullet !== '') {
    let stop = index;
    while (lines[stop]?.bullet !== undefined && lines[stop]?.bullet !== '') stop += 1;
    return stop;
  }
  const isItem = (candidate: Line | undefined): boolean =>
    candidate !== undefined && candidate.bullet === '' && isItemLine(scene, candidate, isAfterIntro);
  if (!isItem(line)) return index;
  let stop = index;
  while (isItem(lines[stop]) && (stop === index || lines[stop]?.blankBefore !== true)) stop += 1;
  return isAfterIntro || stop - index >= 2 ? stop : index;
}

function isIntro(scene: Scene, line: Line | undefined): boolean {
  if (line === undefined) return false;
  return scene.tokens[line.end - 1]?.word === ':';
}

/** A short line, or one that starts with a name and a colon. After an intro any line that is no wish of its own counts. */
function isItemLine(scene: Scene, line: Line, isAfterIntro: boolean): boolean {
  const { tokens } = scene;
  const isNamed =
    tokens[line.first]?.kind !== 'mark' &&
    (tokens[line.first + 1]?.word === ':' ||
      (tokens[line.first + 2]?.word === ':' && tokens[line.first]?.kind === 'word')) &&
    line.end - line.first > 2;
  if (
    isNamed &&
    ![
      'rows',
      'records',
      'columns',
      'fields',
      'table',
      'note',
      'notes',
      'example',
      'output',
      'format',
      'tables',
    ].includes(tokens[line.first]?.word ?? '')
  )
    return true;
  if (isGapped(scene, line)) return true;
  if (!isAfterIntro) return false;
  for (let at = line.first; at < Math.min(line.end, line.first + 4); at += 1) {
    const fact = scene.factFrom.get(at);
    if (at === line.first && fact?.kind === 'amount') return false;
  }
  if (phraseEnd(tokens, line.first, 'make') > 0) return false;
  return tokens.slice(line.first, line.end).filter((token) => token.kind !== 'mark').length <= 14;
}

/** "hours        8 to 160": a name, a wide gap, and what it holds. */
function isGapped(scene: Scene, line: Line): boolean {
  const item = columnItem(scene, line.first, line.end);
  const name = scene.tokens[line.first];
  const next = scene.tokens[line.first + 1];
  if (item === null && name?.kind !== 'word') return false;
  return (
    name !== undefined &&
    next !== undefined &&
    line.end > line.first + 1 &&
    (next.from - name.to >= 2 || scene.request.slice(name.to, next.from).includes('\t'))
  );
}

/** Each line of a list is one column, or a remark on the whole. */
function readListLines(scene: Scene, draft: Draft, lines: readonly Line[]): void {
  let columns = 0;
  for (const line of lines) {
    const end = trimEnd(scene, line);
    const named = columnItem(scene, line.first, end);
    const isNamed = named !== null && (named.identifier || scene.tokens[named.nameEnd]?.word === ':');
    const rules = draft.rules.length;
    const clocks = draft.periods.length;
    if (readRemark(scene, draft, line.first, end)) {
      // A line that names its column makes it, though what it says is a rule or a clock.
      if (isNamed && named.nameEnd < end && draft.rules.length + draft.periods.length > rules + clocks) {
        const span = spanOf(scene, line.first, end);
        addColumn(currentTable(draft, span), {
          ...span,
          name: wordsOf(scene, named.first, named.nameEnd),
          literal: true,
          about: '',
          values: [],
        });
        columns += 1;
      }
      continue;
    }
    const read = readColumn(scene, line.first, end, { literal: true, bullet: true });
    if (read === null) continue;
    const table = currentTable(draft, spanOf(scene, line.first, end));
    addColumn(table, read.column);
    for (const more of read.more) addColumn(table, more);
    draft.rules.push(...read.rules);
    columns += 1;
  }
  if (columns >= 2 && draft.current !== null) draft.current.complete = true;
}

function trimEnd(scene: Scene, line: Line): number {
  let { end } = line;
  while (end > line.first + 1 && ['.', ',', ';'].includes(scene.tokens[end - 1]?.word ?? '')) {
    claim(scene, end - 1, end);
    end -= 1;
  }
  return end;
}
