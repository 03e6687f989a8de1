import { wordSet } from '../text/word-set.ts';
import { countOf } from '../ask/read-count.ts';
import { readLength } from '../ask/read-period.ts';
import { isTag, phraseEnd } from '../lexicon/lexicon.ts';
import type { CountAsk } from '../../reading.ts';
import { closeOf, wordsOf, type Scene } from '../text/scene.ts';
import { isAnd, splitAt, splitCommas, type Piece } from '../text/split.ts';

/** One table of several: its noun, its count, the bracket after it and the words behind. */
export type TablePiece = {
  readonly piece: Piece;
  readonly noun: { readonly first: number; readonly end: number };
  readonly count: CountAsk | null;
  readonly group: { readonly first: number; readonly end: number } | null;
  readonly rest: number;
};

/** The pieces of a sentence that each ask for a table; null when it asks for one at most. */
export function tablePieces(
  scene: Scene,
  first: number,
  end: number,
  more = false,
): { readonly pieces: readonly TablePiece[]; readonly named: boolean; readonly others: readonly Piece[] } | null {
  const { tokens } = scene;
  let start = first;
  while (
    start < end &&
    (phraseEnd(tokens, start, 'make') > 0 ||
      [
        'please',
        'me',
        'a',
        'an',
        'the',
        'i',
        'dataset',
        'database',
        'data',
        'with',
        'of',
        'set',
        'and',
        'for',
        'containing',
        ':',
        'linked',
        'related',
        'relational',
        'some',
        'synthetic',
        'fake',
        'mock',
        'sample',
        'demo',
        'test',
        'schema',
      ].includes(tokens[start]?.word ?? '')) &&
    scene.factFrom.get(start) === undefined
  )
    start = Math.max(start + 1, phraseEnd(tokens, start, 'make'));
  let named = false;
  const fact = scene.factFrom.get(start);
  const afterCount = fact?.kind === 'amount' ? fact.end : start;
  for (const skip of [afterCount, afterCount + 1]) {
    if (
      isTag(tokens[skip]?.word ?? '', 'table') &&
      ['tables', 'tabelas', 'tablas', 'entities'].includes(tokens[skip]?.word ?? '')
    ) {
      named = true;
      start = tokens[skip + 1]?.word === ':' || tokens[skip + 1]?.word === '-' ? skip + 2 : skip + 1;
      break;
    }
  }
  const raw = splitCommas(scene, start, end).flatMap((piece) =>
    splitAt(scene, piece.first, piece.end, (at) => isAnd(scene, at) || tokens[at]?.word === 'plus'),
  );
  const pieces: TablePiece[] = [];
  const others: Piece[] = [];
  let counted = 0;
  for (const piece of raw) {
    const read = readPiece(scene, piece, named);
    if (read === null) others.push(piece);
    else {
      pieces.push(read);
      if (read.count !== null) counted += 1;
    }
  }
  const [firstPiece] = pieces;
  const isFurther =
    more &&
    firstPiece !== undefined &&
    firstPiece.count !== null &&
    firstPiece.piece.first <= start + 1 &&
    start > first;
  const isMany =
    isFurther ||
    (named
      ? pieces.length >= 2
      : counted >= 2 && firstPiece !== undefined && firstPiece.count !== null && firstPiece.piece.first <= start + 1);
  return isMany ? { pieces, named, others } : null;
}

const noTables = wordSet(
  'days years months weeks hours minutes nights guests percent times digits columns fields features decimals characters words categories types levels stars spikes missing duplicate duplicates random seed weekday weekend behavioural behavioral each distinct unique different pending active inactive male female clusters classes sensors',
);

function readPiece(scene: Scene, piece: Piece, named: boolean): TablePiece | null {
  const { tokens } = scene;
  let at = piece.first;
  while (
    at < piece.end &&
    ['the', 'a', 'an', 'around', 'also', 'fake', 'some', 'and', 'their', 'its', 'respective'].includes(
      tokens[at]?.word ?? '',
    ) &&
    scene.factFrom.get(at) === undefined
  )
    at += 1;
  const length = readLength(scene, at, piece.end, false);
  if (length !== null && length.first <= at + 1) {
    at = length.end;
    while (['of', 'worth', 'fake'].includes(tokens[at]?.word ?? '')) at += 1;
  }
  const fact = scene.factFrom.get(at);
  let count: CountAsk | null = null;
  if (fact !== undefined) {
    count = countOf(scene, fact, fact.first, fact.end);
    if (count === null || fact.end >= piece.end || !Number.isInteger(count.min)) return null;
    at = fact.end;
  }
  let stop = at;
  while (
    stop < piece.end &&
    stop - at < 5 &&
    (tokens[stop]?.kind === 'word' || (tokens[stop]?.word === '-' && tokens[stop]?.glued === true)) &&
    scene.factFrom.get(stop) === undefined &&
    ![
      'with',
      'for',
      'of',
      'tied',
      'that',
      'linked',
      'auto',
      'each',
      'per',
      'in',
      'from',
      'across',
      'between',
      'has',
      'have',
      'having',
      'who',
      'which',
      'where',
      'over',
      'referencing',
      'belonging',
      'placed',
      'generated',
      'to',
      'on',
      'made',
      'by',
    ].includes(tokens[stop]?.word ?? '')
  )
    stop += 1;
  if (tokens[stop - 1]?.word === '-') stop -= 1;
  if (stop === at) return null;
  const last = tokens[stop - 1]?.word ?? '';
  const isPlural =
    /(?:[^s]s|ses|xes)$/u.test(last) ||
    /^(?:people|data|staff|personnel|inventory|customers)$/u.test(last) ||
    (count !== null && count.min === 1);
  const isRows = phraseEnd(tokens, stop - 1, 'row') > 0 && stop - at === 1;
  const isData = ['data', 'samples', 'columns'].includes(last);
  if ((!isPlural && !named) || isRows || isData || noTables.has(tokens[at]?.word ?? '') || noTables.has(last))
    return null;
  let group: TablePiece['group'] = null;
  let rest = stop;
  if (tokens[stop]?.word === '(') {
    const close = closeOf(scene, stop, piece.end);
    if (close > 0) {
      group = { first: stop + 1, end: close - 1 };
      rest = close;
    }
  } else if (tokens[stop]?.word === ':' && named) rest = stop + 1;
  if (count === null && !named && wordsOf(scene, at, stop).split(' ').length > 4) return null;
  return { piece, noun: { first: at, end: stop }, count, group, rest };
}
