import { countOf } from '../ask/read-count.ts';
import { addColumn, currentTable, type Draft, type TableDraft } from '../draft.ts';
import { claim, spanOf, type Scene } from '../text/scene.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { splitAt, splitCommas, type Piece } from '../text/split.ts';
import { wordSet } from '../text/word-set.ts';
import { isClosed } from '../vocabulary/attach-column.ts';
import { readGlobals } from './read-globals.ts';
import { readColumn } from '../column/read-column.ts';
import { columnItem } from '../structure/column-item.ts';
import { isAddition } from './is-addition.ts';
import { readHead } from './read-head.ts';
import { readRemark } from './read-remark.ts';

/** Comma by comma: the first piece is the head, the others are remarks or more about it. "but add …" parts a piece. */
export function readLoose(scene: Scene, draft: Draft, first: number, end: number, isHead: boolean): void {
  let wantsHead = isHead;
  for (const comma of headFirst(scene, splitCommas(scene, first, end), isHead)) {
    for (const piece of splitAt(scene, comma.first, comma.end, (at) => isTurn(scene, at, comma.end))) {
      const isFirst = wantsHead && draft.current === null;
      if (isFirst || !readRemark(scene, draft, piece.first, piece.end)) {
        if (draft.isListed && draft.current !== null && isClosed(draft.current))
          readLate(scene, draft, draft.current, piece.first, piece.end);
        else if (!isErrand(scene, draft, piece.first) && !isRuleLike(scene, draft, piece.first, piece.end))
          readHead(scene, draft, piece.first, piece.end);
      }
      wantsHead = false;
    }
  }
  if (draft.current === null && end > first) currentTable(draft, spanOf(scene, first, end));
}

/** "Log of 12 boats for October, 1500 landings": a piece that starts with the count of its things is the head, wherever it stands. */
function headFirst(scene: Scene, pieces: readonly Piece[], isHead: boolean): readonly Piece[] {
  const isCounted = (piece: Piece): boolean => {
    const fact = scene.factFrom.get(piece.first);
    const noun = fact === undefined ? undefined : scene.tokens[fact.end];
    return (
      fact !== undefined &&
      fact.end < piece.end &&
      fact.kind === 'amount' &&
      countOf(scene, fact, fact.first, fact.end) !== null &&
      noun?.kind === 'word' &&
      phraseEnd(scene.tokens, fact.end, 'row') < 0 &&
      phraseEnd(scene.tokens, fact.end, 'column') < 0 &&
      /[^s]s$/u.test(scene.tokens[piece.end - 1]?.word ?? '') &&
      piece.end - fact.end <= 3
    );
  };
  const [lead] = pieces;
  const at = pieces.findIndex(isCounted);
  if (!isHead || lead === undefined || at <= 0 || !hasInnerCount(scene, lead)) return pieces;
  return [...pieces.slice(at, at + 1), ...pieces.slice(0, at), ...pieces.slice(at + 1)];
}

/** Whether a piece counts something inside: "of 12 boats". */
function hasInnerCount(scene: Scene, piece: Piece): boolean {
  for (let at = piece.first + 1; at < piece.end; at += 1) {
    const fact = scene.factFrom.get(at);
    if (fact?.kind === 'amount' && countOf(scene, fact, fact.first, fact.end) !== null) return true;
  }
  return false;
}

const additions = wordSet('also add plus include additionally please and extra another further a an one more');

/** "also add a remark_text column", "plus a loyalty score": one more column than the list has. */
function readAddition(scene: Scene, table: TableDraft, first: number, end: number): boolean {
  if (!isAddition(scene, first)) return false;
  let from = first;
  while (from < end && additions.has(scene.tokens[from]?.word ?? '')) from += 1;
  const item = from > first ? columnItem(scene, from, end) : null;
  if (item === null || !['also', 'add', 'plus', 'additionally', 'include'].includes(scene.tokens[first]?.word ?? ''))
    return false;
  const read = readColumn(scene, from, end, { literal: item.identifier, bullet: false });
  if (read === null) return false;
  addColumn(table, read.column);
  claim(scene, first, end);
  return true;
}

/** Words after everything is listed: counts, times and output are taken, a count of things as well; what else they say stays unused, to be shown. */
function readLate(scene: Scene, draft: Draft, table: TableDraft, first: number, end: number): void {
  if (readAddition(scene, table, first, end)) return;
  const make = Math.max(first, phraseEnd(scene.tokens, first, 'make'));
  const fact = scene.factFrom.get(make);
  if (table.rows === null && fact !== undefined && countOf(scene, fact, fact.first, fact.end) !== null) {
    readHead(scene, draft, first, end);
    return;
  }
  readGlobals(scene, draft, first, end, 'head');
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

const ruleWords = wordSet("never always unless otherwise cannot can't must mustn't whenever twice thrice only");

/** A remark that sounds like a rule no reader understood, once columns are named: its words stay unused, so they can be shown. */
function isRuleLike(scene: Scene, draft: Draft, first: number, end: number): boolean {
  if (draft.current === null || draft.current.columns.length === 0) return false;
  const words = scene.tokens.slice(first, end).map((token) => token.word);
  return (
    words.length > 2 &&
    words.some(
      (word, at) =>
        ruleWords.has(word) || (word === 'as' && ['often', 'much', 'many', 'likely'].includes(words[at + 1] ?? '')),
    )
  );
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
