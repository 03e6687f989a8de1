import { editDistance } from '../text/edit-distance.ts';
import { isKnownWord } from './lexicon.ts';

/** Words worth repairing: long enough that a slip cannot be another common word. */
const repairable = (
  'columns column fields records record dataset datasets database generate create between unique random percent percentage following including ' +
  'include duplicates duplicate missing million thousand hundred values format approximately maximum minimum customers spreadsheet rows synthetic ' +
  'realistic distribution normal uniform average january february september october november december weekends weekdays seasonal seasonality ' +
  'attributes features randomly distributed increase decrease consists containing either'
).split(' ');

/** Real words one slip away from a grammar word; they stay as they are. */
const innocent = new Set(
  'recorded recording recorder creates creation creative creator average averages formats formal formatted nominal normally valued value valves columnist feature features future futures either neither ether including included includes unique uniquely field yields records missing million millions billion billions trillion mission random ransom hundred hundreds thousands maximum maximal minimal minimum rows roes brows crows grows throws customer customers custom customs consumers costumes feeds follow follows fallowing attribute attributed format forms seasons seasoned seasonally duplicated increased decreases increases decreased percentages percentile percentiles distributions distributes distributor generated generates generator generative dataset datasets database databases normalized uniforms'.split(
    ' ',
  ),
);

/**
 * The word itself, or the grammar word it is a slip of: one edit from five letters on, two from eight on, the same first letter.
 * Words that are known or innocent, and anything under five letters, stay.
 */
export function correctSpelling(): (word: string) => string {
  const seen = new Map<string, string>();
  return (word) => {
    if (word.length < 5 || isKnownWord(word) || innocent.has(word) || seen.size > 5000) return word;
    const before = seen.get(word);
    if (before !== undefined) return before;
    const limit = word.length >= 8 ? 2 : 1;
    let best = word;
    let least = limit + 1;
    for (const candidate of repairable) {
      if (candidate.length < 5 || candidate[0] !== word[0]) continue;
      const distance = editDistance(word, candidate, limit);
      if (distance < least) {
        best = candidate;
        least = distance;
      }
    }
    seen.set(word, best);
    return best;
  };
}
