import { wordSet } from '../text/word-set.ts';
import { isTag, phraseEnd } from '../lexicon/lexicon.ts';
import { countOf } from '../ask/read-count.ts';
import { splitCommas } from '../text/split.ts';
import { stepOver, type Scene } from '../text/scene.ts';

/** Where a sentence goes over from its head to a list of columns or remarks. `open`: more than the listed is welcome ("such as"). */
export type ListStart = {
  readonly headEnd: number;
  readonly from: number;
  readonly said: 'columns' | 'colon' | 'with' | 'values';
  readonly open: boolean;
  readonly columnCount: number | null;
};

const linkWords = wordSet(
  ': - are is like such as for including include includes named called should be to generate required namely = of needed — included must following the below son sao sont siguientes seguintes suivantes e.g. , eg contain ( in this order exactly only these each und sind have you will need want would i at least',
);

/** The first list opener outside brackets: a word for columns, else a colon or spaced dash, else a word for "with". */
export function findList(scene: Scene, first: number, end: number): ListStart | null {
  const { tokens } = scene;
  let colon = -1;
  let withAt = -1;
  let comma = -1;
  let hasFormula = false;
  for (let at = first; at < end; at = stepOver(scene, at, end)) {
    if ((scene.factEnd[at] ?? 0) > at && phraseEnd(tokens, at, 'column') < 0) continue;
    const column = phraseEnd(tokens, at, 'column');
    if (column > 0 && column <= end && isListWord(scene, at, column, first, end)) {
      const list = afterColumns(scene, column, end);
      if (list !== null)
        return {
          headEnd: headEnd(scene, first, at),
          from: list.from,
          said: 'columns',
          open: list.open,
          columnCount: null,
        };
    }
    const word = tokens[at]?.word ?? '';
    if (word === ',' && comma < 0) comma = at;
    if (word === '=') hasFormula = true;
    // A dash after "=" is a minus.
    const isAfterDash = colon >= 0 && word === ':' && tokens[colon]?.word !== ':' && hasCountBetween(scene, colon, at);
    if ((colon < 0 || isAfterDash) && isColon(scene, at, end) && !(hasFormula && word === '-')) colon = at;
    if (withAt < 0 && at > first && isWith(scene, at, end)) withAt = at;
  }
  // "Include id, status: open or closed and city": the colon belongs to one of the names.
  if (withAt < 0 && comma >= 0 && comma < colon && isWith(scene, first, end)) withAt = first;
  const byWith = (): ListStart => {
    const from = phraseEnd(tokens, withAt, 'with');
    const such = phraseEnd(tokens, from, 'such');
    return {
      headEnd: withAt,
      from: skipList(scene, such > 0 ? such : from, end),
      said: 'with',
      open: such > 0,
      columnCount: null,
    };
  };
  const byColon: ListStart | null =
    colon < 0 ? null : { headEnd: colon, from: colon + 1, said: 'colon', open: false, columnCount: null };
  if (withAt >= 0 && byColon !== null && colon > withAt) {
    const hasComma = comma > withAt && comma < colon;
    const isShort =
      colon - withAt <= 4 &&
      tokens
        .slice(withAt + 1, colon)
        .every((token) => isTag(token.word, 'filler') || isTag(token.word, 'article') || token.kind === 'mark');
    const hasCount = hasCountBetween(scene, withAt, colon);
    if (!hasComma && (isShort || hasCount)) return byColon;
    if (!hasComma && tokens[colon]?.word === ':')
      return isNamesOfKinds(scene, colon + 1, end) ? { ...byWith(), said: 'values' } : { ...byColon, headEnd: withAt };
    return byWith();
  }
  if (withAt >= 0 && (byColon === null || withAt < colon)) return byWith();
  return byColon;
}

/** A list cannot begin before its first word: articles and "the following" are passed over. */
function skipList(scene: Scene, at: number, end: number): number {
  let here = at;
  while (here < end - 1 && ['the', 'following', ':', 'these', 'below'].includes(scene.tokens[here]?.word ?? ''))
    here += 1;
  return here;
}

/** "Fields", "columns" open a list unless they are a count ("8 fields you would expect") or one column's own word ("diagnosis column"). */
function isListWord(scene: Scene, at: number, next: number, first: number, end: number): boolean {
  const { tokens } = scene;
  const isPlural =
    /[sｓ]$/u.test(tokens[next - 1]?.word ?? '') ||
    !/^\p{Script=Latin}/u.test(tokens[at]?.word ?? '') ||
    tokens[at]?.word === 'spalten' ||
    tokens[at]?.word === 'felder' ||
    tokens[at]?.word === 'merkmale';
  const before = tokens[at - 1]?.word ?? '';
  if (!isPlural) return tokens[next]?.word === ':' && at === first;
  if (next >= end) return false;
  if (
    at > first &&
    tokens[at - 1]?.kind === 'word' &&
    (before.includes('_') || tokens[at - 1]?.word === 'custom' || tokens[at - 1]?.word === 'any')
  )
    return false;
  return true;
}

function afterColumns(scene: Scene, at: number, end: number): { readonly from: number; readonly open: boolean } | null {
  const { tokens } = scene;
  if (
    ['you', 'that', 'which', 'typical', 'as', 'relevant', 'commonly'].includes(tokens[at]?.word ?? '') &&
    phraseEnd(tokens, at, 'such') < 0 &&
    !(tokens[at]?.word === 'as' && tokens[at + 1]?.word === 'follows') &&
    !(tokens[at]?.word === 'you' && tokens[at + 1]?.word !== 'would')
  )
    return null;
  let here = at;
  let open = false;
  let steps = 0;
  while (here < end && steps < 8) {
    const such = phraseEnd(tokens, here, 'such');
    if (such > 0 && tokens[here]?.word !== 'i.e.') {
      open = open || tokens[here]?.word !== 'including';
      here = such;
    } else if (linkWords.has(tokens[here]?.word ?? '')) here += 1;
    else break;
    steps += 1;
  }
  return here < end ? { from: here, open } : null;
}

/** The head ends before the words that lead up to "columns": "with the following", "include these", "the". */
function headEnd(scene: Scene, first: number, at: number): number {
  let here = at;
  const leads = wordSet(
    'with the following these include including containing contains has have having that should for of and using use data required each entry exactly con com avec mit las os as les den siguientes specific only few where which must a contain its whose includes my more , below 的 包含 に input main different column i want will',
  );
  while (here > first && (leads.has(scene.tokens[here - 1]?.word ?? '') || isAmount(scene, here - 1)))
    here = isAmount(scene, here - 1) ? factStart(scene, here - 1) : here - 1;
  return here;
}

function isAmount(scene: Scene, at: number): boolean {
  return (scene.factEnd[at] ?? 0) > at;
}

function factStart(scene: Scene, at: number): number {
  let here = at;
  while (here > 0 && !scene.factFrom.has(here)) here -= 1;
  return here;
}

function isColon(scene: Scene, at: number, end: number): boolean {
  const token = scene.tokens[at];
  if (token?.kind !== 'mark' || at + 1 >= end) return false;
  if (token.word === ':') return true;
  return token.word === '—' || (token.word === '-' && !token.glued && scene.tokens[at + 1]?.glued !== true);
}

const noLists = wordSet('has have contain contains como de');
function isWith(scene: Scene, at: number, end: number): boolean {
  const next = phraseEnd(scene.tokens, at, 'with');
  if (next < 0 || next >= end) return false;
  const word = scene.tokens[at]?.word ?? '';
  if (
    word === 'with' &&
    ['corresponding', 'respect', 'their', 'regard', 'each', 'a'].includes(scene.tokens[next]?.word ?? '') &&
    scene.tokens[next]?.word !== 'a' &&
    scene.tokens[next]?.word !== 'their'
  )
    return false;
  return !noLists.has(word) || scene.tokens[at + 1]?.kind === 'word';
}

function hasCountBetween(scene: Scene, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const fact = scene.factFrom.get(at);
    if (fact !== undefined && countOf(scene, fact, at, fact.end) !== null) return true;
  }
  return false;
}

/** "Budget Regulars, Premium Loyalists, Bulk Buyers": names of kinds, not of columns. */
function isNamesOfKinds(scene: Scene, first: number, end: number): boolean {
  const pieces = splitCommas(scene, first, end);
  const capital = pieces.filter(
    (piece) => /^\p{Lu}\p{Ll}/u.test(scene.tokens[piece.first]?.text ?? '') && piece.end - piece.first > 1,
  );
  return pieces.length >= 3 && capital.length > pieces.length / 2;
}
