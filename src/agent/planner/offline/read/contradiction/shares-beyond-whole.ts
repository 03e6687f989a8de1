import { claimless, sentencesOf } from './sentences-of.ts';
import { conflict, figure, type Contradiction } from './contradiction.ts';
import type { Scene } from '../text/scene.ts';
import type { FactOf } from '../value/fact.ts';
import { spanOf } from '../text/scene.ts';
import { wordSet } from '../text/word-set.ts';

/** "one department each", "exactly one type", "only one of them": a row has one of the values. */
const oneEach =
  /\b(?:(?:exactly|only|just|precisely) one\b|one \p{L}+ (?:each|per|only)|(?:each|every)(?: \p{L}+){1,4} (?:has|have|is|belongs to|gets|in) (?:exactly |only |just )?(?:one|a single)\b|mutually exclusive|either\b|no overlap|without overlap|the (?:rest|remainder|remaining|others?)\b|no one (?:is )?in (?:both|two)|cannot be both)/u;
const overlap =
  /\b(?:also|both|overlap(?:s|ping)?(?! not)|of (?:whom|which|them|these|those)|several|multiple|more than one|some of|as well)\b/u;
const places = wordSet('in from at into');
const links = wordSet('of the rows are is were be should must will have has for them all');

/**
 * Shares said one after the other of values that exclude each other, and that come to more than everything:
 * "60 % in Sales, 50 % in Engineering". Values in a place exclude each other; others only when the words say that there is one for each.
 */
export function sharesBeyondWhole(scene: Scene): readonly Contradiction[] {
  const found: Contradiction[] = [];
  for (const { first, end } of sentencesOf(scene)) {
    const shares = scene.facts.filter(
      (fact): fact is FactOf<'amount'> =>
        fact.kind === 'amount' &&
        fact.percent &&
        fact.value > 0 &&
        fact.value <= 100 &&
        fact.first >= first &&
        fact.end <= end,
    );
    if (shares.length < 2) continue;
    const words = claimless(scene, 0, scene.tokens.length);
    const own = claimless(scene, first, end);
    const isOne =
      oneEach.test(own) || (!overlap.test(words) && /\b(?:exactly one|only one|one \p{L}+ each)\b/u.test(words));
    if (overlap.test(own) && !isOne) continue;
    const said = shares.filter((share) => isOne || places.has(wordAfter(scene, share.end)));
    if (said.length < 2 || (!isOne && said.length < shares.length)) continue;
    if (new Set(said.map((share) => wordAfter(scene, share.end))).size > 1 && !isOne) continue;
    if (!isSeries(scene, said)) continue;
    const sum = said.reduce((total, share) => total + share.value, 0);
    if (sum <= 100.5) continue;
    const names = said.map((share) => `${figure(share.value)} %`);
    found.push(
      conflict(
        spanOf(scene, said[0]?.first ?? first, said.at(-1)?.end ?? end),
        `The shares ${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''} come to ${figure(sum)} % together, and no row can have two of these values: which shares are meant (100 % together)?`,
      ),
    );
  }
  return found;
}

function wordAfter(scene: Scene, at: number): string {
  let here = at;
  while (links.has(scene.tokens[here]?.word ?? '') && here - at < 4) here += 1;
  return scene.tokens[here]?.word ?? '';
}

/** A few words between one share and the next. */
function isSeries(scene: Scene, shares: readonly FactOf<'amount'>[]): boolean {
  return (
    shares.every((share, at) => at === 0 || share.first - (shares[at - 1]?.end ?? 0) <= 8) && scene.tokens.length > 0
  );
}
