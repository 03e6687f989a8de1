import { phraseEnd } from '../lexicon/lexicon.ts';
import { skipLeading } from '../column/column-name.ts';
import { closeOf, wordsOf, type Scene } from '../text/scene.ts';
import { wordSet } from '../text/word-set.ts';
import { isColumnNoun } from './column-nouns.ts';

/**
 * How an item of a list looks when it is taken for a column. `identifier`: written as one (`donor_id`, `giftDate`). `known`: named as columns are.
 * `bare`: the name and nothing else. `nameEnd`: where the name ends.
 */
export type ColumnItem = {
  readonly first: number;
  readonly nameEnd: number;
  readonly identifier: boolean;
  readonly known: boolean;
  readonly bare: boolean;
};

/** Words that no column's name starts with: they start a clause, a wish or a remark. */
const clauseStarts = wordSet(
  "i we you it they he she there here this these those that if when whenever where while unless otherwise because since although no not never nobody none neither nothing only exactly about around roughly approximately almost most many half a an every all any each please can could would should must may will make give create generate build need want provide let let's hi hello thanks as with without for from between during over until after before above below under in on at by per of to up but so then also plus use using include including exclude is are was were be has have had do does did rows columns everything everyone them those others other usual normal which whose mostly usually often sometimes rather quite very too more less few several pls plz",
);
/** Words that cannot stand inside a name. */
const notInNames = wordSet(
  "true false and yes is are was were be been being has have had must should will can cannot can't may might never always not if when which who whose that get gets go goes pay pays cost costs rise rises fall falls drop drops grow grows depend depends because than then otherwise only do does don't doesn't with without between from to at least most more less under over above below per for on in by as",
);

/** Takes [first, end) for one item of a column list: a short name, with nothing or something about its values behind. Null when it cannot be one. */
export function columnItem(scene: Scene, first: number, end: number): ColumnItem | null {
  const { tokens } = scene;
  const start = skipLeading(scene, first, end);
  const token = tokens[start];
  if (token === undefined || start >= end || (token.kind !== 'word' && token.kind !== 'quoted')) return null;
  const identifier = isIdentifierText(token.text);
  if (!identifier && token.kind === 'word' && (clauseStarts.has(token.word) || (scene.factEnd[start] ?? 0) > start))
    return null;
  if (!identifier && phraseEnd(tokens, start, 'make') > 0 && start + 1 < end) return null;
  let at = start + 1;
  if (!identifier) {
    while (
      at < end &&
      at - start < 5 &&
      tokens[at]?.kind === 'word' &&
      (scene.factEnd[at] ?? 0) <= at &&
      !notInNames.has(tokens[at]?.word ?? '') &&
      !isIdentifierText(tokens[at]?.text ?? '')
    )
      at += 1;
    if (at - start > 4) return null;
  }
  const next = tokens[at];
  const bare = at >= end;
  const isFollowed =
    bare ||
    (scene.factEnd[at] ?? 0) > at ||
    next?.kind === 'quoted' ||
    next?.kind === 'number' ||
    next?.kind === 'time' ||
    next?.kind === 'date' ||
    (next?.kind === 'mark' &&
      ['(', '[', '{', ':', '=', '-', '/', '|', '<', '>', '>=', '<=', '->', '#', '?'].includes(next.word));
  if (!isFollowed && !identifier && !valueWords.has(next?.word ?? '')) return null;
  // "distance / 60 * rate" is arithmetic; "closes HH:MM" a name and its format.
  const name = wordsOf(scene, start, at);
  return {
    first: start,
    nameEnd: at,
    identifier,
    known: identifier || token.kind === 'quoted' || isKnown(scene, name),
    bare,
  };
}

const valueWords = wordSet(
  'true false and yes from between in as which that starting like one either is are unique random e.g. such of at after before with under over above below up',
);

function isKnown(scene: Scene, name: string): boolean {
  return isColumnNoun(name) || (scene.knows?.isColumn(name) ?? 0) >= 0.85;
}

/** A name written as programs do: with an underscore, or with a capital inside. */
export function isIdentifierText(text: string): boolean {
  return /^\p{L}[\p{L}\p{N}]*_[\p{L}\p{N}_]+$/u.test(text) || /^\p{Ll}+\p{Lu}\p{L}*$/u.test(text);
}

/** How many identifiers stand in [first, end), outside inner brackets. */
export function identifiersIn(scene: Scene, first: number, end: number): number {
  let count = 0;
  for (let at = first; at < end; at += 1) {
    const close = closeOf(scene, at, end);
    if (close > 0) at = close - 1;
    else if (scene.tokens[at]?.kind === 'word' && isIdentifierText(scene.tokens[at]?.text ?? '')) count += 1;
  }
  return count;
}
