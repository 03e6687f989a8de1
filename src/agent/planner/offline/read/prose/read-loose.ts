import { countOf } from '../ask/read-count.ts';
import { currentTable, type Draft, type TableDraft } from '../draft.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import { splitAt, splitCommas } from '../text/split.ts';
import { wordSet } from '../text/word-set.ts';
import { isClosed } from '../vocabulary/attach-column.ts';
import { readGlobals } from './read-globals.ts';
import { readHead } from './read-head.ts';
import { readRemark } from './read-remark.ts';

/** Comma by comma: the first piece is the head, the others are remarks or more about it. "but add …" parts a piece. */
export function readLoose(scene: Scene, draft: Draft, first: number, end: number, isHead: boolean): void {
  let wantsHead = isHead;
  for (const comma of splitCommas(scene, first, end)) {
    for (const piece of splitAt(scene, comma.first, comma.end, (at) => isTurn(scene, at, comma.end))) {
      const isFirst = wantsHead && draft.current === null;
      if (isFirst || !readRemark(scene, draft, piece.first, piece.end)) {
        if (draft.isListed && draft.current !== null && isClosed(draft.current))
          readLate(scene, draft, draft.current, piece.first, piece.end);
        else if (!isErrand(scene, draft, piece.first)) readHead(scene, draft, piece.first, piece.end);
      }
      wantsHead = false;
    }
  }
  if (draft.current === null && end > first) currentTable(draft, spanOf(scene, first, end));
}

/** Words after everything is listed: counts, times and output are taken, a count of things as well; what else they say stays unused, to be shown. */
function readLate(scene: Scene, draft: Draft, table: TableDraft, first: number, end: number): void {
  const fact = scene.factFrom.get(first);
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
