import { findList, type ListStart } from '../prose/find-list.ts';
import { countOf } from '../ask/read-count.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { closeOf, stepOver, type Scene } from '../text/scene.ts';
import { wordSet } from '../text/word-set.ts';
import { columnItem, identifiersIn, isIdentifierText } from './column-item.ts';
import { listItems } from './list-items.ts';
import { findRun, listPieces, type ListRun } from './list-run.ts';

/** Where a sentence lists the columns of its table: [from, to); what stands before is its head, what stands behind goes on about it. */
export type Region = {
  readonly headEnd: number;
  readonly from: number;
  readonly to: number;
  readonly tail: number;
  /** Whether its names are written as names of columns are, so that it is a list even after another. */
  readonly isSure: boolean;
};

/** What is known before a sentence: whether its table is named and waits for columns, and where a count of rows stood that is read already. */
export type Before = { readonly isAwaited: boolean; readonly countAt: number | null };

/** "rooms of a hostel, (200 rows,) number, beds, price 20-90": behind the count of the rows come the columns. */
function countedRegion(scene: Scene, first: number, end: number, before: Before): Region | null {
  const { countAt } = before;
  if (countAt === null || countAt < (scene.tokens[first]?.from ?? 0)) return null;
  let from = first;
  while (from < end && (scene.tokens[from]?.from ?? 0) < countAt) from += 1;
  while (from < end && [',', ';', ':', '-'].includes(scene.tokens[from]?.word ?? '')) from += 1;
  if (from === first || from >= end) return null;
  const run = runRegion(scene, from, end, true);
  return run === null || run.from > from + 3 ? null : { ...run, headEnd: from };
}

/** The list of columns in a sentence that no opening word announces, or that stands in brackets. Null when there is none. */
export function findRegion(
  scene: Scene,
  first: number,
  end: number,
  list: ListStart | null,
  before: Before,
): Region | null {
  const bracket = bracketRegion(scene, first, end);
  if (bracket !== null) return bracket;
  const counted = countedRegion(scene, first, end, before);
  if (counted !== null) return counted;
  if (list === null) return runRegion(scene, first, end, before.isAwaited);
  // "loads, 500 rows, load_id uuid, tonnes with 3 decimals": the names begin before what looks like an opening word.
  const run = runRegion(scene, first, end, false);
  if (run !== null && run.from < list.headEnd && identifiersIn(scene, run.from, list.headEnd) > 0) return run;
  const named = list.said === 'colon' ? namedRegion(scene, first, end, list) : null;
  if (named !== null) return named;
  // "Per day for 2025: date, price and rentals of a small car rental": what follows the list is no part of its last name.
  const to = ofTable(scene, list.from, end);
  return to < end && list.said === 'colon' && identifiersIn(scene, list.from, to) > 0
    ? { headEnd: list.headEnd, from: list.from, to, tail: to, isSure: false }
    : null;
}

/** "truck: HT-1 through HT-20, shift: day or night": the first colon stands behind a column's name, as further ones do. */
function namedRegion(scene: Scene, first: number, end: number, list: ListStart): Region | null {
  const pieces = listItems(scene, first, end);
  const named = pieces.filter((piece) => {
    const item = columnItem(scene, piece.first, piece.end);
    return item !== null && scene.tokens[item.nameEnd]?.word === ':';
  });
  const [lead] = pieces;
  const isLead = lead !== undefined && named[0] === lead && list.headEnd <= lead.end;
  return isLead && named.length >= 2 && named.length >= pieces.length / 2
    ? { headEnd: first, from: first, to: end, tail: end, isSure: false }
    : null;
}

/** "5,000 gifts in 2024 (donor_id, gift_date, amount)": a bracket of columns after the words for the table. */
function bracketRegion(scene: Scene, first: number, end: number): Region | null {
  const { tokens } = scene;
  for (let at = first; at < end; at = stepOver(scene, at, end)) {
    if (tokens[at]?.word !== '(') continue;
    const close = closeOf(scene, at, end);
    if (close < 0 || (at === first && close < end)) continue;
    let from = at + 1;
    const fact = scene.factFrom.get(from);
    const count = fact === undefined ? null : countOf(scene, fact, fact.first, fact.end);
    if (fact !== undefined && count !== null) {
      // "(500 rows: a, b, c)": the count belongs to the head.
      let next = fact.end;
      if (phraseEnd(tokens, next, 'row') > 0) next = phraseEnd(tokens, next, 'row');
      if (tokens[next]?.word === ':' || tokens[next]?.word === ',' || tokens[next]?.word === ';') from = next + 1;
    }
    while ([':', ',', ';'].includes(tokens[from]?.word ?? '')) from += 1;
    const to = close - 1;
    if (identifiersIn(scene, first, at) > 0 || isIdentifierText(tokens[at - 1]?.text ?? '')) return null;
    const listed = findList(scene, first, at);
    const ids = identifiersIn(scene, from, to);
    if (listed !== null && (ids < 2 || listed.said === 'columns')) return null;
    const pieces = listPieces(scene, from, to);
    const run = findRun(scene, from, to, false);
    if (run === null || pieces.length < 2 || run.items.length < pieces.length * 0.6) continue;
    const isQuoted = pieces.every((piece) => tokens[piece.first]?.kind === 'quoted' && piece.end === piece.first + 1);
    if (ids === 0 && isListItem(scene, first, at, isQuoted ? 1 : 2)) continue;
    return { headEnd: at, from, to, tail: close, isSure: false };
  }
  return null;
}

/** A bracket behind an item of a comma list says its values: "id, city, customer (name, mail)"; what stands in quotes is one sooner. */
function isListItem(scene: Scene, first: number, at: number, least: number): boolean {
  let commas = 0;
  for (let here = first; here < at; here = stepOver(scene, here, at)) if (scene.tokens[here]?.word === ',') commas += 1;
  return commas >= least;
}

const openers = wordSet(
  'only just simply the these those with fields columns each row entry record item one of them has have having needs need i we want would like give me us put make include including contains containing contain and for every both please it its there is are a s should named called namely in order to be show use',
);

/** "skier_id, pass_type, scan_time": a run of names with no word that opens it, or with words before that only lead up to it. */
function runRegion(scene: Scene, first: number, end: number, isAwaited: boolean): Region | null {
  const { tokens } = scene;
  let start = first;
  while (start < end && openers.has(tokens[start]?.word ?? '') && !isIdentifierText(tokens[start]?.text ?? ''))
    start += 1;
  const isLed = start > first;
  const body = isLed ? start : first;
  const stop = trimPlease(scene, body, end);
  const isOnly = ['only', 'just'].includes(tokens[first]?.word ?? '');
  const run = findRun(scene, body, stop, isOnly) ?? looseRun(scene, body, stop, isAwaited);
  if (run === null) return null;
  const ids = run.items.filter((item) => item.identifier).length;
  const isWhole = run.from === body && run.to === stop;
  if (!isWhole && ids === 0 && !(run.from > body && hasCount(scene, first, run.from))) return null;
  if (!isWhole && ids === 1 && run.items.length < 3) return null;
  if (isWhole && ids === 0 && run.items.some((item) => !item.bare) && run.items.length < 3) return null;
  const to = ofTable(scene, run.from, run.to);
  const headEnd = run.from === body ? first : run.from;
  const isSure = isWhole && run.items.every((item) => item.bare) && run.items.length >= 2;
  return { headEnd, from: run.from, to, tail: to, isSure };
}

function trimPlease(scene: Scene, first: number, end: number): number {
  let stop = end;
  while (
    stop > first + 1 &&
    ['please', 'pls', 'thanks', 'only', 'plz', 'nothing', 'else', ',', 'thank', 'you'].includes(
      scene.tokens[stop - 1]?.word ?? '',
    )
  )
    stop -= 1;
  return stop;
}

/** A run of names that need not all be known: in the sentence after the one for the table, or behind a count of its rows up to the end. */
function looseRun(scene: Scene, first: number, end: number, isAwaited: boolean): ListRun | null {
  const run = findRun(scene, first, end, true);
  if (run === null || run.to < end) return null;
  return (isAwaited && run.from === first) || (run.from > first && hasCount(scene, first, run.from)) ? run : null;
}

/** "loads, 500 rows, id, date, weight": what comes before a list in the same sentence counts the rows. */
function hasCount(scene: Scene, first: number, from: number): boolean {
  for (let at = first; at < from; at += 1) {
    const fact = scene.factFrom.get(at);
    if (fact?.kind === 'amount' && countOf(scene, fact, fact.first, fact.end) !== null) return true;
  }
  return false;
}

/** "date, price and rentals of a small car rental": the list ends where the words turn to what the table is of. */
function ofTable(scene: Scene, from: number, to: number): number {
  const { tokens } = scene;
  const [last] = listPieces(scene, from, to).slice(-1);
  if (last === undefined) return to;
  for (let at = last.first + 1; at < to; at = stepOver(scene, at, to))
    if (
      ['of', 'for', 'from'].includes(tokens[at]?.word ?? '') &&
      ['a', 'an', 'the', 'our', 'my', 'one', 'some', 'each'].includes(tokens[at + 1]?.word ?? '') &&
      columnItem(scene, last.first, at) !== null
    )
      return at;
  return to;
}
