import { wordSet } from '../text/word-set.ts';
import { readValueCounts } from '../ask/read-value-counts.ts';
import { readColumn } from '../column/read-column.ts';
import { addColumn, currentTable, type Draft } from '../draft.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { readRules } from '../rule/read-rules.ts';
import { readNamedTable } from '../table/read-named-table.ts';
import { readTables } from '../table/read-tables.ts';
import { claim, spanOf, type Scene } from '../text/scene.ts';
import { splitAt, splitCommas } from '../text/split.ts';
import { findList } from './find-list.ts';
import { readCounts, readLabelled } from '../ask/read-count.ts';
import { addRows } from './read-globals.ts';
import { readHead } from './read-head.ts';
import { readItems } from './read-items.ts';
import { readRemark } from './read-remark.ts';
import { readStatement, topicOf } from './read-statement.ts';

/** Reads one sentence of running text: several tables, a table with its list, or remarks on what is being described. */
export function readSentence(scene: Scene, draft: Draft, first: number, end: number): void {
  if (end <= first) return;
  if (scene.tokens[end - 1]?.word === ':') {
    readIntro(scene, draft, first, end - 1);
    return;
  }
  const labelled = readLabelled(scene, first, end);
  if (labelled !== null) {
    addRows(draft, scene, labelled.count, first, true);
    claim(scene, labelled.first, labelled.end);
    const rest = labelled.end + ([',', ';'].includes(scene.tokens[labelled.end]?.word ?? '') ? 1 : 0);
    readSentence(scene, draft, rest, end);
    return;
  }
  if (draft.tables.length > 0) readValueCounts(scene, draft, first, end);
  if (readNamedTable(scene, draft, first, end) || readTables(scene, draft, first, end)) return;
  draft.topic = topicOf(scene, first, end);
  const hasTable = draft.current !== null && (draft.current.subject !== '' || draft.current.columns.length > 0);
  if (hasTable && (readRuleSentence(scene, draft, first, end) || readStatement(scene, draft, first, end))) return;
  const opensList = phraseEnd(scene.tokens, first, 'with');
  const columns = findList(scene, first, end);
  if (columns !== null && columns.said === 'columns') {
    if (columns.headEnd > first) readLoose(scene, draft, first, columns.headEnd, !hasTable);
    for (const count of readCounts(scene, columns.headEnd, columns.from))
      if (count.of === 'columns') currentTable(draft, spanOf(scene, first, end)).columnCount ??= count.count;
    claim(scene, columns.headEnd, columns.from);
    readItems(scene, draft, columns.from, end, { said: 'columns', open: columns.open });
    return;
  }
  if (opensList > 0 && opensList < end && scene.tokens[first]?.word !== 'with') {
    const from =
      columns !== null && columns.said === 'colon' && columns.headEnd - opensList <= 4 ? columns.from : opensList;
    claim(scene, first, from);
    readItems(scene, draft, from, end, {
      said: splitCommas(scene, from, end).length > 2 ? 'columns' : 'with',
      open: false,
    });
    return;
  }
  if (columns === null || (hasTable && columns.said === 'with')) {
    readLoose(scene, draft, first, end, !hasTable);
    return;
  }
  const commaBefore = splitCommas(scene, first, columns.headEnd);
  readLoose(scene, draft, first, columns.headEnd, !hasTable || commaBefore.length === 1);
  claim(scene, columns.headEnd, columns.from);
  if (columns.said === 'values') {
    const read = readColumn(scene, columns.from, end, { literal: false, bullet: true });
    if (read !== null) addColumn(currentTable(draft, spanOf(scene, first, end)), read.column);
    return;
  }
  readItems(scene, draft, columns.from, end, { said: columns.said, open: columns.open });
}

/** "Include these columns:" before a list of lines: only what it says of the table counts. */
function readIntro(scene: Scene, draft: Draft, first: number, end: number): void {
  claim(scene, end, end + 1);
  const list = findList(scene, first, end + 1);
  let stop = list === null ? end : list.headEnd;
  if (list === null) {
    for (let at = first; at < end; at += 1) {
      if (phraseEnd(scene.tokens, at, 'column') > 0 || (at > first && phraseEnd(scene.tokens, at, 'with') === end)) {
        stop = at;
        break;
      }
    }
  }
  claim(scene, stop, end);
  while (
    stop > first &&
    [
      'the',
      'following',
      'these',
      'with',
      'include',
      'should',
      'have',
      'has',
      'including',
      'containing',
      'each',
      'entry',
      'row',
      'record',
    ].includes(scene.tokens[stop - 1]?.word ?? '')
  ) {
    stop -= 1;
    claim(scene, stop, stop + 1);
  }
  if (stop > first) readLoose(scene, draft, first, stop, draft.current === null || draft.current.subject === '');
}

/** A whole sentence that is a rule, commas and all: "If status is failed, completed_at is empty". */
function readRuleSentence(scene: Scene, draft: Draft, first: number, end: number): boolean {
  const rules = readRules(scene, draft, first, end);
  if (rules.length === 0 || splitCommas(scene, first, end).length > 3) return false;
  draft.rules.push(...rules);
  claim(scene, first, end);
  return true;
}

/** Comma by comma: the first piece is the head, the others are remarks or more about it. "but add …" parts a piece. */
function readLoose(scene: Scene, draft: Draft, first: number, end: number, isHead: boolean): void {
  let wantsHead = isHead;
  for (const comma of splitCommas(scene, first, end)) {
    for (const piece of splitAt(scene, comma.first, comma.end, (at) => isTurn(scene, at, comma.end))) {
      const isFirst = wantsHead && draft.current === null;
      if (isFirst || !readRemark(scene, draft, piece.first, piece.end)) {
        if (!isErrand(scene, draft, piece.first)) readHead(scene, draft, piece.first, piece.end);
      }
      wantsHead = false;
    }
  }
  if (draft.current === null && end > first) currentTable(draft, spanOf(scene, first, end));
}

const errands = wordSet(
  "perform remove handle clean apply convert do don't dont avoid never ensure keep show no not standardize normalize note remember assign check repeatable",
);

/** An order to do something else, or a remark nothing understood, when a table is being described: its words stay unused, so they can be shown. */
function isErrand(scene: Scene, draft: Draft, first: number): boolean {
  const word = scene.tokens[first]?.word ?? '';
  const isSure = word === 'make' && ['sure', 'it', 'them', 'that'].includes(scene.tokens[first + 1]?.word ?? '');
  return draft.current !== null && (errands.has(word) || isSure);
}

/** "but add", "and make", "plus": a new remark begins. */
function isTurn(scene: Scene, at: number, end: number): boolean {
  const word = scene.tokens[at]?.word ?? '';
  if (at + 1 >= end) return false;
  if (word === 'but' || word === 'plus' || word === 'where') return true;
  return (
    word === 'and' &&
    [
      'add',
      'make',
      'include',
      'put',
      'give',
      'also',
      'i',
      'ensure',
      'save',
      'export',
      'output',
      'use',
      'set',
      'with',
      'inject',
      'introduce',
    ].includes(scene.tokens[at + 1]?.word ?? '')
  );
}
