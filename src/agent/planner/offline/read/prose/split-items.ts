import { isClaimed, type Scene } from '../text/scene.ts';
import { isAnd, splitAt, type Piece } from '../text/split.ts';

/** Cuts an item at "and" when both sides could be items of their own. */
export function splitAnds(scene: Scene, piece: Piece): readonly Piece[] {
  return splitAt(scene, piece.first, piece.end, (at) => {
    if (at === piece.first || at + 1 >= piece.end) return at === piece.first && isAnd(scene, at);
    if (!isAnd(scene, at) && !['but', 'plus', 'then'].includes(scene.tokens[at]?.word ?? '')) return false;
    return !isBound(scene, piece, at);
  });
}

/** "$5-15 domestic and $20-50 international", "male and female", "rows where a and b": one item. */
function isBound(scene: Scene, piece: Piece, at: number): boolean {
  if (
    [
      'sd',
      'std',
      'mean',
      'standard',
      'average',
      'median',
      'min',
      'max',
      'minimum',
      'maximum',
      'stddev',
      'sigma',
      'avg',
    ].includes(scene.tokens[at + 1]?.word ?? '')
  )
    return true;
  const right = scene.factFrom.get(at + 1);
  if (right !== undefined && (right.kind === 'range' || right.kind === 'amount')) {
    for (let here = piece.first + 1; here < at; here += 1)
      if (
        scene.factFrom.get(here)?.kind === right.kind &&
        scene.tokens[here - 1]?.kind === 'word' &&
        scene.factFrom.get(piece.first) === undefined
      )
        return true;
  }
  for (let here = piece.first; here < at; here += 1) {
    const word = scene.tokens[here]?.word ?? '';
    if (
      [
        'between',
        'if',
        'when',
        'where',
        'whose',
        'depend',
        'depends',
        'mix',
        'both',
        'never',
        'must',
        'each',
        'per',
        'same',
        'unique',
        '=',
        'of',
      ].includes(word) &&
      !(word === 'of' && here < at - 3) &&
      !(word === 'unique' && here === piece.first)
    )
      return true;
  }
  return false;
}

/** "status pending, active or closed": the pieces up to the "or" belong to the first one with a name before its value. */
export function mergeChoices(scene: Scene, pieces: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const before = merged.at(-1);
    if (
      before !== undefined &&
      isQuotation(scene, piece) &&
      scene.tokens[before.end - 1]?.kind === 'quoted' &&
      before.end - before.first > 1
    ) {
      merged[merged.length - 1] = { ...before, end: piece.end };
      continue;
    }
    const orAt = findOr(scene, piece);
    const isTail =
      orAt > 0 && orAt - piece.first <= 2 && piece.end - orAt <= 4 && !isClaimed(scene, piece.first, piece.end);
    if (!isTail) {
      merged.push(piece);
      continue;
    }
    let from = merged.length - 1;
    while (from >= 0 && sizeOf(merged[from]) === 1) from -= 1;
    const head = merged[from];
    const quoted = head !== undefined && scene.tokens[head.end - 1]?.kind === 'quoted';
    if (
      head === undefined ||
      (from === merged.length - 1 && orAt > piece.first && sizeOf(head) > 4 && !quoted) ||
      hasFigure(scene, head) ||
      (scene.tokens[head.first]?.text.includes('_') === false && sizeOf(head) > 5)
    )
      merged.push(piece);
    else merged.splice(from, merged.length - from, { first: head.first, end: piece.end, lead: head.lead });
  }
  return merged;
}

function isQuotation(scene: Scene, piece: Piece): boolean {
  return scene.tokens
    .slice(piece.first, piece.end)
    .every((token) => token.kind === 'quoted' || token.word === 'or' || token.word === 'and');
}

function sizeOf(piece: Piece | undefined): number {
  return piece === undefined ? 0 : piece.end - piece.first;
}

function hasFigure(scene: Scene, piece: Piece): boolean {
  for (let at = piece.first; at < piece.end; at += 1) if (scene.factFrom.has(at)) return true;
  return false;
}

function findOr(scene: Scene, piece: Piece): number {
  for (let at = piece.first; at < piece.end - 1; at += 1)
    if (
      (scene.factEnd[at] ?? 0) <= at &&
      ['or', 'ou', 'oder'].concat(scene.language === 'es' ? ['o'] : []).includes(scene.tokens[at]?.word ?? '')
    )
      return at;
  return -1;
}
