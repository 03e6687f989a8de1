import { phraseEnd } from '../lexicon/lexicon.ts';
import { mergeChoices, splitAnds } from '../prose/split-items.ts';
import { isWholeRemark } from '../prose/whole-remark.ts';
import type { Scene } from '../text/scene.ts';
import { isAnd, splitAt, splitCommas, type Piece } from '../text/split.ts';
import { wordSet } from '../text/word-set.ts';
import { columnItem, type ColumnItem } from './column-item.ts';
import { isGlued } from './list-run.ts';

/**
 * Cuts a list of columns into its items. Where the names are written as names are, what stands between two of them belongs to the first:
 * its values ("grade: a, b, c"), shares ("type with A 40%, B 60%"), or more about it ("ref two letters and three digits, unique").
 */
export function listItems(scene: Scene, first: number, end: number): readonly Piece[] {
  for (const sign of ['|', '+']) {
    const parts = splitAt(scene, first, end, (at) => scene.tokens[at]?.word === sign && !isGlued(scene, at));
    if (parts.length > 1 && parts.every((part) => itemOf(scene, part)?.bare === true)) return parts;
  }
  const semicolons = splitAt(
    scene,
    first,
    end,
    (at) => scene.tokens[at]?.word === ';' || scene.tokens[at]?.kind === 'line',
  );
  if (
    semicolons.length > 1 &&
    semicolons.filter((piece) => itemOf(scene, piece) !== null).length > semicolons.length / 2
  )
    return semicolons.flatMap((piece) =>
      startsNamed(scene, piece) ? [piece] : listItems(scene, piece.first, piece.end),
    );
  const pieces = splitCommas(scene, first, end);
  const named = pieces.filter((piece) => isSureItem(scene, itemOf(scene, piece))).length;
  if (named < 2) return mergeChoices(scene, pieces).flatMap((piece) => splitAnds(scene, piece));
  const items: Piece[] = [];
  for (const piece of pieces) {
    const before = items.at(-1);
    if (before !== undefined && continues(scene, before, piece))
      items[items.length - 1] = { ...before, end: piece.end };
    else items.push(...splitNamed(scene, piece));
  }
  return items;
}

function itemOf(scene: Scene, piece: Piece): ColumnItem | null {
  return columnItem(scene, piece.first, piece.end);
}

function isSureItem(scene: Scene, item: ColumnItem | null): boolean {
  return item !== null && (item.identifier || scene.tokens[item.nameEnd]?.word === ':');
}

/** "species: cod, haddock; …": one item as it is, commas and all. */
function startsNamed(scene: Scene, piece: Piece): boolean {
  const item = itemOf(scene, piece);
  const [lead] = splitCommas(scene, piece.first, piece.end);
  const isBare = lead !== undefined && lead.end < piece.end && itemOf(scene, lead)?.bare === true;
  return item !== null && !isBare && !hasSureItem(scene, piece);
}

function hasSureItem(scene: Scene, piece: Piece): boolean {
  return splitCommas(scene, piece.first, piece.end)
    .slice(1)
    .some((part) => isSureItem(scene, itemOf(scene, part)));
}

const goesOn = wordSet(
  'which that whose one two three four five six never always unique each once first last at least most up no not whole rounded e.g. with within about around roughly or all mostly some starting ascending descending inclusive exclusive integer integers decimal decimals both without nullable optional required lowercase uppercase upper lower capital only exactly weighted usually but normally',
);

/** Whether a piece says more about the item before it, rather than naming the next. */
function continues(scene: Scene, before: Piece, piece: Piece): boolean {
  const { tokens } = scene;
  const item = itemOf(scene, piece);
  if (isSureItem(scene, item)) return false;
  const own = itemOf(scene, before);
  if (own === null) return false;
  const word = tokens[piece.first]?.word ?? '';
  const fact = scene.factFrom.get(piece.first);
  const hasColon = tokens[own.nameEnd]?.word === ':';
  if (phraseEnd(scene.tokens, piece.first, 'nulls') > 0) return true;
  if (isShare(scene, piece) && isShareEnd(scene, before)) return true;
  if (isOne(scene, piece) && isOneEnd(scene, before, own)) return true;
  if (hasColon && item !== null && item.bare && !isRemark(scene, piece)) return true;
  if (hasColon && item === null && !isRemark(scene, piece) && !isWish(scene, piece)) return true;
  if (fact !== undefined) {
    if (fact.kind === 'moment' || fact.kind === 'moments' || fact.kind === 'relative') return !isRemark(scene, piece);
    return fact.end >= piece.end || !isRemark(scene, piece);
  }
  if (item === null) return goesOn.has(word) && !isRemark(scene, piece);
  return false;
}

function isRemark(scene: Scene, piece: Piece): boolean {
  return isWholeRemark(scene, piece.first, piece.end);
}

function isWish(scene: Scene, piece: Piece): boolean {
  return ['please', 'pls', 'thanks', 'save', 'export', 'output', 'as', 'make', 'give', 'in'].includes(
    scene.tokens[piece.first]?.word ?? '',
  );
}

/** "A 40%", "none 80 %": a value and its share. */
function isShare(scene: Scene, piece: Piece): boolean {
  for (let at = piece.first + 1; at < Math.min(piece.end, piece.first + 4); at += 1) {
    const fact = scene.factFrom.get(at);
    if (fact?.kind === 'amount') return fact.percent && fact.end >= piece.end;
  }
  const lead = scene.factFrom.get(piece.first);
  return lead?.kind === 'amount' && lead.percent && lead.end < piece.end && piece.end - lead.end <= 3;
}

function isShareEnd(scene: Scene, before: Piece): boolean {
  const parts = splitCommas(scene, before.first, before.end);
  const last = parts.at(-1);
  if (last === undefined) return false;
  for (let at = last.end - 4; at < last.end; at += 1) {
    const fact = scene.factFrom.get(at);
    if (at > last.first + (parts.length > 1 ? 0 : 1) && fact?.kind === 'amount' && fact.percent)
      return fact.end >= last.end || parts.length > 1 || last.end - fact.end <= 2;
  }
  return false;
}

/** One word or figure that nothing else says is a name: "B", "fr". */
function isOne(scene: Scene, piece: Piece): boolean {
  const last = splitAt(scene, piece.first, piece.end, (at) => ['or', 'and'].includes(scene.tokens[at]?.word ?? '')).at(
    0,
  );
  const item = itemOf(scene, piece);
  return last !== undefined && last.end - last.first <= 2 && item?.known !== true;
}

const valueOpeners = wordSet('from is are in like either of one among as');

/** "zone A", "source from en", "kind is either day": a name, then the first of its values. */
function isOneEnd(scene: Scene, before: Piece, own: ColumnItem): boolean {
  const { tokens } = scene;
  const parts = splitCommas(scene, before.first, before.end);
  const [head] = parts;
  // What stands in brackets ends with them.
  if (head === undefined || tokens[own.nameEnd]?.word === '(') return false;
  for (let at = own.nameEnd; at < head.end; at += 1) if (valueOpeners.has(tokens[at]?.word ?? '')) return true;
  if (isAnd(scene, own.nameEnd)) return false;
  const last = tokens[head.end - 1];
  return own.nameEnd < head.end && head.end - own.nameEnd === 1 && /^\p{Lu}[\p{Lu}\d]{0,2}$/u.test(last?.text ?? '');
}

/** "source_id and target_id": two items where both halves are names. */
function splitNamed(scene: Scene, piece: Piece): readonly Piece[] {
  const halves = splitAnds(scene, piece);
  if (halves.length < 2) return [piece];
  return halves.slice(1).every((half) => {
    const item = itemOf(scene, half);
    return item !== null && (item.identifier || item.known || item.bare);
  })
    ? halves
    : [piece];
}
