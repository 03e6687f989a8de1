import { signAt } from '../rule/read-order.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import { wordSet } from '../text/word-set.ts';
import { conflict, type Contradiction } from './contradiction.ts';
import { claimless, sentencesOf } from './sentences-of.ts';

type Order = { readonly low: string; readonly high: string; readonly first: number; readonly end: number };

const auxiliaries = wordSet(
  'must should is are be has have to always comes come happens happen lies takes place strictly will also never not can cannot may at all times been was were shall ever every time in case the a an its their each that',
);
const stops = wordSet('and but or , ; . : ( ) while yet with where so because');
const conditions = /\b(?:if|when|unless|except|otherwise|either|or|for|sometimes|some|half|otherwise|who|whose)\b/u;

/** Two things each of which has to come after, or be more than, the other: "the landing after the takeoff and the takeoff after the landing". */
export function orderBothWays(scene: Scene): readonly Contradiction[] {
  const orders: Order[] = [];
  for (const { first, end } of sentencesOf(scene)) {
    if (conditions.test(claimless(scene, first, end))) continue;
    for (let at = first + 1; at < end - 1; at += 1) {
      const sign = signAt(scene, at, end);
      if (sign === null) continue;
      // "Not before" and "at least" leave room for both to be the same.
      const isSoft = /^(?:not|never|cannot|>=|<=|at|on)$/u.test(scene.tokens[at]?.word ?? '') || sign.sign === '!=';
      const left = nameBefore(scene, first, at);
      const right = nameAfter(scene, sign.next, end);
      if (!isSoft && left !== null && right !== null && left !== right) {
        const isLater = sign.sign.startsWith('>');
        orders.push({ low: isLater ? right : left, high: isLater ? left : right, first: at, end: sign.next });
      }
      at = sign.next - 1;
    }
  }
  for (const [at, order] of orders.entries()) {
    const back = orders.slice(0, at).find((one) => one.low === order.high && one.high === order.low);
    if (back !== undefined)
      return [
        conflict(
          spanOf(scene, back.first, order.end),
          `The request puts "${order.low}" before "${order.high}" and "${order.high}" before "${order.low}": which order is meant?`,
        ),
      ];
  }
  return both(scene);
}

function nameBefore(scene: Scene, first: number, at: number): string | null {
  let to = at;
  while (to > first && auxiliaries.has(scene.tokens[to - 1]?.word ?? '')) to -= 1;
  let from = to;
  while (from > first && to - from < 3 && isName(scene, from - 1)) from -= 1;
  return nameOf(scene, from, to);
}

function nameAfter(scene: Scene, at: number, end: number): string | null {
  let from = at;
  while (from < end && auxiliaries.has(scene.tokens[from]?.word ?? '')) from += 1;
  let to = from;
  while (to < end && to - from < 3 && isName(scene, to)) to += 1;
  return nameOf(scene, from, to);
}

function isName(scene: Scene, at: number): boolean {
  const token = scene.tokens[at];
  return (token?.kind === 'word' || token?.kind === 'quoted') && !stops.has(token.word) && !auxiliaries.has(token.word);
}

function nameOf(scene: Scene, from: number, to: number): string | null {
  if (to <= from) return null;
  return scene.tokens
    .slice(from, to)
    .map((token) => token.text.toLowerCase())
    .join(' ')
    .replaceAll(/[_-]+/gu, ' ')
    .replace(/ (?:date|time|at|day|column)$/u, '');
}

/** "Sorted by date ascending and descending": one list has one order. */
function both(scene: Scene): readonly Contradiction[] {
  for (const { first, end } of sentencesOf(scene)) {
    const words = claimless(scene, first, end);
    const isBoth =
      /\b(?:both )?(?:ascending|increasing|ascendingly)(?: order)? and(?: also)?(?: in)? (?:descending|decreasing|descendingly)\b/u.test(
        words,
      ) || /\b(?:descending|decreasing)(?: order)? and(?: also)?(?: in)? (?:ascending|increasing)\b/u.test(words);
    const same = /\bby (\p{L}+) (?:ascending|asc)\b.*\bby (\p{L}+) (?:descending|desc)\b/u.exec(words);
    if ((isBoth && /\b(?:sort|sorted|order|ordered)\b/u.test(words)) || (same !== null && same[1] === same[2]))
      return [
        conflict(
          spanOf(scene, first, end),
          'One table cannot be sorted ascending and descending by the same column: which order is meant?',
        ),
      ];
  }
  return [];
}
