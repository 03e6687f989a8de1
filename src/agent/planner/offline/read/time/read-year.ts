import { wordSet } from '../text/word-set.ts';
import type { Token } from '../text/token.ts';

/** Words between a month and its year. */
export const ofWords: ReadonlySet<string> = wordSet('of de del do . da');

/** The four-figure year at a position (after an optional comma or "of"), or null. */
export function readYear(
  tokens: readonly Token[],
  at: number,
): { readonly year: number; readonly next: number } | null {
  let here = at;
  if (
    tokens[here]?.word === ',' ||
    ofWords.has(tokens[here]?.word ?? '') ||
    (tokens[here]?.word === '-' && tokens[here]?.glued === true)
  )
    here += 1;
  const token = tokens[here];
  if (token?.kind !== 'number' || !/^(?:19|20)\d\d$/u.test(token.text)) return null;
  // "March 15, 2000 rows": a figure right before a counted noun is no year.
  const after = tokens[here + 1];
  const isCount =
    tokens[at]?.word === ',' &&
    after?.kind === 'word' &&
    /^(?:rows?|records?|entries|users|orders|customers|lines|samples)$/u.test(after.word);
  return isCount ? null : { year: token.value, next: here + 1 };
}
