import { addRows } from '../prose/read-globals.ts';
import { currentTable, type Draft } from '../draft.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { isClaimed, claim, spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { wordSet } from '../text/word-set.ts';
import { countOf } from './read-count.ts';

const noThings = wordSet(
  'times digits characters words letters columns fields features decimals percent stars points levels categories types',
);
const oddities = /attack|fraud|anomal|suspicious|malicious|outlier/iu;
const ends = wordSet(
  'with and for in over from of that who per each across to on at by during plus or where between having as',
);

/**
 * Counted things inside a head or as an item: "employee data for 200 employees", "with 50 students", "10000 transactions for 500 customers".
 * The first count of a table that has none is its number of rows; a later one says how many different things the rows are about.
 */
export function readThings(scene: Scene, draft: Draft, first: number, end: number, where: 'head' | 'item'): boolean {
  const { tokens } = scene;
  let found = false;
  for (let at = first; at < end; at += 1) {
    const fact = scene.factFrom.get(at);
    if (fact === undefined || fact.end >= end || isClaimed(scene, fact.first, fact.end)) continue;
    const count = countOf(scene, fact, fact.first, fact.end);
    const noun = nounAfter(scene, fact.end, end);
    if (tokens[at - 1]?.word === '/' || tokens[fact.end]?.word === '/') continue;
    if (count === null || noun === null || !(count.min >= 1) || !Number.isInteger(count.min)) continue;
    const table = currentTable(draft, spanOf(scene, first, end));
    const words = wordsOf(scene, fact.end, noun);
    if (oddities.test(words)) {
      const span = spanOf(scene, at, noun);
      draft.shapes.push({
        ...span,
        kind: 'anomalies',
        about: words,
        months: [],
        weekdays: [],
        hours: [],
        periods: [],
        factor: null,
        rate: null,
        count: count.min,
      });
    } else if (draft.rules.some((rule) => rule.kind === 'regular') && draft.entities === null) {
      draft.entities = { name: words, count: count.min };
    } else if (
      table.rows === null &&
      draft.ahead === null &&
      tokens[at - 1]?.word !== 'in' &&
      table.columns.length === 0 &&
      (table.subject === '' || (where === 'head' && at === first))
    ) {
      addRows(draft, scene, count, at);
      if (where === 'item') table.subject = words;
      claim(scene, at, where === 'head' ? fact.end : noun);
      found = true;
      continue;
    } else if (count.max === count.min)
      table.distinct.push({ ...spanOf(scene, at, noun), of: words, count: count.min });
    claim(scene, at, noun);
    found = true;
  }
  return found;
}

/** The plural noun after a figure, with up to two words before it; null when the figure counts something else. */
function nounAfter(scene: Scene, from: number, end: number): number | null {
  let at = from;
  while (at < end && at - from < 3 && scene.tokens[at]?.kind === 'word' && !ends.has(scene.tokens[at]?.word ?? ''))
    at += 1;
  const last = scene.tokens[at - 1]?.word ?? '';
  if (at === from || noThings.has(last) || phraseEnd(scene.tokens, at - 1, 'column') > 0) return null;
  return /[^s]s$/u.test(last) || last === 'people' ? at : null;
}
