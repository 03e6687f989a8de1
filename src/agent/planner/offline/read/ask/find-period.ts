import { textOf, type Token } from '../text/token.ts';
import { wordSet } from '../text/word-set.ts';
import { readMoments } from '../time/read-moments.ts';
import type { FactOf } from '../value/fact.ts';
import type { ClockPhrase } from './clock-phrase.ts';
import type { StretchRead } from './read-stretch.ts';

/** The sentence a token stands in, brackets and lists included. */
export function sentenceOf(tokens: readonly Token[], at: number): { readonly first: number; readonly end: number } {
  const ends = (here: number): boolean =>
    tokens[here]?.kind === 'line' ||
    (['.', '!', '?'].includes(tokens[here]?.word ?? '') &&
      !(tokens[here]?.glued === true && tokens[here + 1]?.glued === true));
  let first = at;
  while (first > 0 && !ends(first - 1)) first -= 1;
  let end = at;
  while (end < tokens.length && !ends(end)) end += 1;
  return { first, end };
}

/** Words that lead up to a stretch of time. */
export const openers = wordSet(
  'for over in of during through throughout all the whole full entire across covering within between from calendar year voor heel pour en im para del de ganz fur tout toute and',
);

/** The longest stretch of the calendar with a year that the clock's own sentence names. */
export function findPeriod(
  request: string,
  tokens: readonly Token[],
  sentence: { readonly first: number; readonly end: number },
  phrases: readonly ClockPhrase[],
  today: string,
  language: string,
): StretchRead | null {
  let best: StretchRead | null = null;
  for (let at = sentence.first; at < sentence.end; at += 1) {
    if (phrases.some((phrase) => phrase.first <= at && at < phrase.end)) continue;
    const fact = readMoments(tokens, at, today, language) ?? readYears(tokens, at);
    if (fact === null || fact.end > sentence.end) continue;
    const isWhole =
      (fact.kind === 'moments' && fact.from !== null && fact.to !== null) ||
      (fact.kind === 'moment' && fact.hasYear && fact.grain !== 'day' && fact.grain !== 'second') ||
      fact.kind === 'relative';
    if (isWhole && (fact.kind === 'moments' || fact.kind === 'moment' || fact.kind === 'relative')) {
      const { from, to } = fact;
      let first = at;
      while (
        first > sentence.first &&
        openers.has(tokens[first - 1]?.word ?? '') &&
        !phrases.some((phrase) => phrase.end === first)
      )
        first -= 1;
      const isLonger =
        best === null ||
        Date.parse(to ?? '') - Date.parse(from ?? '') >
          Date.parse(best.period.to_moment) - Date.parse(best.period.from_moment);
      if (from !== null && to !== null && from < to && isLonger) {
        const span = { from: tokens[at]?.from ?? 0, to: tokens[fact.end - 1]?.to ?? 0 };
        best = {
          period: {
            ...span,
            from_moment: from,
            to_moment: to,
            grain: fact.grain,
            words: textOf(request, tokens, at, fact.end),
          },
          first,
          end: fact.end,
        };
      }
    }
    at = fact.end - 1;
  }
  return best;
}

const yearText = /^(?:19[5-9]\d|20[0-4]\d)$/u;
const links = wordSet('to - – — until till through and a bis tot hasta ate au y et und');

/** "for all of 2025", ", 2024", "2019 to 2024": years after words for the whole of them, or two that are joined. */
function readYears(tokens: readonly Token[], at: number): FactOf<'moment'> | null {
  const first = tokens[at]?.text ?? '';
  if (!yearText.test(first)) return null;
  const second = links.has(tokens[at + 1]?.word ?? '') ? (tokens[at + 2]?.text ?? '') : '';
  const isTwo = yearText.test(second) && second >= first;
  const before = tokens[at - 1]?.word ?? '';
  const end = isTwo ? at + 3 : at + 1;
  const after = tokens[end];
  // "For 2000 visitors" counts.
  const isCount = after?.kind === 'word' && /(?:[^s]s|people|data)$/u.test(after.word);
  if (isCount || (!isTwo && !openers.has(before) && ![',', '(', '-'].includes(before))) return null;
  return {
    kind: 'moment',
    first: at,
    end,
    from: `${first}-01-01`,
    to: `${Number(isTwo ? second : first) + 1}-01-01`,
    grain: 'year',
    hasYear: true,
    holiday: null,
  };
}
