import { isTag } from '../lexicon/lexicon.ts';
import { stepOver, type Scene } from './scene.ts';

/** A stretch of tokens; `lead` is the mark or word that stood before it ('' at the start). */
export type Piece = { readonly first: number; readonly end: number; readonly lead: string };

/** Cuts [first, end) at the positions `cuts` says, outside brackets and figures; empty pieces are dropped. */
export function splitAt(scene: Scene, first: number, end: number, cuts: (at: number) => boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = first;
  let lead = '';
  for (let at = first; at < end; at = stepOver(scene, at, end)) {
    if ((scene.factEnd[at] ?? 0) > at || !cuts(at)) continue;
    if (at > start) pieces.push({ first: start, end: at, lead });
    lead = scene.tokens[at]?.word ?? '';
    start = at + 1;
  }
  if (end > start) pieces.push({ first: start, end, lead });
  return pieces;
}

/** Cuts at commas, semicolons and line breaks. */
export function splitCommas(scene: Scene, first: number, end: number): readonly Piece[] {
  return splitAt(scene, first, end, (at) => {
    const token = scene.tokens[at];
    return token?.kind === 'line' || token?.word === ',' || token?.word === ';';
  });
}

/** Whether the token is a word for "and" in the request's language (one letter ones only there). */
export function isAnd(scene: Scene, at: number): boolean {
  const word = scene.tokens[at]?.word ?? '';
  if (!isTag(word, 'and') || word === 'then') return false;
  if (word === 'y') return scene.language === 'es';
  if (word === 'e') return scene.language === 'pt';
  if (word === 'et') return scene.language === 'fr';
  if (word === 'mas' || word === 'mais') return false;
  return true;
}
