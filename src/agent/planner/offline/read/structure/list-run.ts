import type { Scene } from '../text/scene.ts';
import { isAnd, splitAt, type Piece } from '../text/split.ts';
import { columnItem, type ColumnItem } from './column-item.ts';

/** Items that stand one after the other and look like columns. */
export type ListRun = { readonly from: number; readonly to: number; readonly items: readonly ColumnItem[] };

/** Cuts [first, end) at the strongest sign of a list in it: semicolon, bar, comma or line break, plus sign; an "and" before the last item as well. */
export function listPieces(scene: Scene, first: number, end: number): readonly Piece[] {
  const { tokens } = scene;
  const by = (sign: (at: number) => boolean): readonly Piece[] => splitAt(scene, first, end, sign);
  const semicolons = by((at) => tokens[at]?.word === ';');
  if (semicolons.length > 2 && semicolons.every((piece) => columnItem(scene, piece.first, piece.end) !== null))
    return semicolons;
  const bars = by((at) => tokens[at]?.word === '|' && !isGlued(scene, at));
  if (bars.length > 1) return bars;
  const pluses = by((at) => tokens[at]?.word === '+' && !isGlued(scene, at));
  if (pluses.length > 1 && pluses.every((piece) => columnItem(scene, piece.first, piece.end)?.bare === true))
    return pluses;
  const commas = by((at) => tokens[at]?.word === ',' || tokens[at]?.word === ';' || tokens[at]?.kind === 'line');
  return commas.flatMap((piece) => {
    const halves = splitAt(scene, piece.first, piece.end, (at) => isAnd(scene, at));
    return halves.length > 1 && halves.every((half) => columnItem(scene, half.first, half.end) !== null)
      ? halves.map((half, index) => ({ ...half, lead: index === 0 ? piece.lead : half.lead }))
      : [piece];
  });
}

/** Whether nothing stands between a token and the one before. */
export function isGlued(scene: Scene, at: number): boolean {
  return scene.tokens[at]?.glued ?? false;
}

/** The longest run of column-like items in [first, end). Null when fewer than two stand together, or they do not look enough like columns. */
export function findRun(scene: Scene, first: number, end: number, sure: boolean): ListRun | null {
  const pieces = listPieces(scene, first, end);
  let best: ListRun | null = null;
  for (let start = 0; start < pieces.length; start += 1) {
    const items: ColumnItem[] = [];
    let stop = start;
    while (stop < pieces.length) {
      const piece = pieces[stop];
      const item = piece === undefined ? null : columnItem(scene, piece.first, piece.end);
      if (item === null) break;
      items.push(item);
      stop += 1;
    }
    const [head] = items;
    const last = pieces[stop - 1];
    if (head === undefined || last === undefined) continue;
    const run = { from: pieces[start]?.first ?? head.first, to: last.end, items };
    if (isList(run, sure) && (best === null || items.length > best.items.length)) best = run;
    start = stop;
  }
  return best;
}

/** Enough of them look like columns: two identifiers, one among several names, or names that columns are called by. */
function isList(run: ListRun, sure: boolean): boolean {
  const size = run.items.length;
  if (size < 2) return false;
  const identifiers = run.items.filter((item) => item.identifier).length;
  const known = run.items.filter((item) => item.known).length;
  if (identifiers >= 2 || (identifiers >= 1 && (size >= 3 || known >= 2))) return true;
  // Behind the words for a table three names in a row are its columns, when one of them is known or has values.
  const told = run.items.filter((item) => item.known || !item.bare).length;
  if (sure && size >= (run.items.every((item) => item.bare) ? 2 : 3))
    return told >= 1 && run.items.every((item) => item.nameEnd - item.first <= 3);
  return size >= 3 ? known >= size * 0.5 : known === size;
}
