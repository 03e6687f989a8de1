import { wordSet } from '../text/word-set.ts';
import type { CountAsk } from '../../reading.ts';
import { isTag, phraseEnd, wordsEnd } from '../lexicon/lexicon.ts';
import { timeUnits } from '../number/units.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import type { Fact, FactOf } from '../value/fact.ts';

/** A count of rows or columns, and the tokens it was read from; `noun` is where the counted noun starts when it is no word for "rows". */
export type CountRead = {
  readonly of: 'rows' | 'columns';
  readonly count: CountAsk;
  readonly first: number;
  readonly end: number;
};

/** What figures count that no row is ever one of. */
const noRows = wordSet('levels sizes shades grades digits decimals stars');

/** The bounds a figure gives as a count, or null when it has a unit or is no whole number of things. */
export function countOf(scene: Scene, fact: Fact, from: number, to: number): CountAsk | null {
  const span = spanOf(scene, from, to);
  if (fact.kind === 'amount') {
    if (fact.percent || fact.unit !== null || fact.timeUnit !== null || isShown(scene, fact)) return null;
    if (noRows.has(scene.tokens[fact.end]?.word ?? '')) return null;
    if (isTag(scene.tokens[fact.end]?.word ?? '', 'or') && scene.factFrom.get(fact.end + 1)?.kind === 'amount')
      return null;
    return { ...span, min: fact.value, max: fact.value, approximate: fact.approximate };
  }
  if (fact.kind !== 'range' || fact.percent || fact.unit !== null || fact.timeUnit !== null) return null;
  const min = (fact.min ?? 0) + (fact.min !== null && (fact.exclusive === 'min' || fact.exclusive === 'both') ? 1 : 0);
  const max = fact.max === null ? null : fact.max - (fact.exclusive === 'max' || fact.exclusive === 'both' ? 1 : 0);
  return { ...span, min, max, approximate: fact.approximate };
}

/** Words for rows that are often nouns of their own: "3 product lines", "20 menu items". */
const weak = wordSet('line lines item items case cases instance instances example examples sample samples');
const adjectives = 6;
const stops = wordSet(
  'times veces vezes fois volte keer with and or for in per having to of from by on at each con com avec mit y e et und de columns that where between including',
);

/** Every count of rows or columns in [first, end): `1000 transaction records`, `rows: 500`, `300 registros`, `3 columns`, `n=500`. */
export function readCounts(scene: Scene, first: number, end: number): readonly CountRead[] {
  const counts: CountRead[] = [];
  for (let at = first; at < end; at += 1) {
    const before = readLabelled(scene, at, end);
    if (before !== null) {
      counts.push(before);
      at = before.end - 1;
      continue;
    }
    const fact = scene.factFrom.get(at);
    if (fact === undefined || fact.end > end) continue;
    const isThings =
      ['개', '대', '个', '台'].includes(scene.tokens[fact.end]?.word ?? '') &&
      scene.tokens[at - 1]?.kind === 'word' &&
      at > first &&
      !isTag(scene.tokens[at - 1]?.word ?? '', 'dataset') &&
      !isTag(scene.tokens[at - 1]?.word ?? '', 'row');
    const noun = isThings ? null : nounAfter(scene, fact.end, end);
    if (noun === null) continue;
    const count = countOf(scene, fact, fact.first, noun.end);
    if (count === null) continue;
    counts.push({ of: noun.of, count, first: fact.first, end: noun.end });
    at = noun.end - 1;
  }
  return counts;
}

const shown = wordSet('sample samples example examples');

/** "Two sample lines of our list. Make 500 rows": what is shown is no wish when a larger count of rows is there too. */
function isShown(scene: Scene, fact: FactOf<'amount'>): boolean {
  if (fact.value > 10) return false;
  const noun = nounAfter(scene, fact.end, scene.tokens.length);
  if (noun?.of !== 'rows' || !scene.tokens.slice(fact.end, noun.end).some((token) => shown.has(token.word)))
    return false;
  return scene.facts.some(
    (other) =>
      other.kind === 'amount' &&
      other.value > fact.value &&
      nounAfter(scene, other.end, scene.tokens.length)?.of === 'rows',
  );
}

/** The word for rows or columns after a figure, with up to six describing words between. */
function nounAfter(
  scene: Scene,
  from: number,
  end: number,
): { readonly of: 'rows' | 'columns'; readonly end: number } | null {
  const { tokens } = scene;
  for (let at = from; at < Math.min(end, from + adjectives); at += 1) {
    const word = tokens[at]?.word ?? '';
    const rows = weak.has(word) && at > from ? -1 : phraseEnd(tokens, at, 'row');
    const isTitle = tokens[at]?.text !== tokens[at]?.text.toLowerCase() && at > from;
    if (rows > 0 && rows <= end && !(isTitle && /^\p{Lu}\p{Lu}/u.test(tokens[at]?.text ?? ''))) {
      // "5 sample rows", "100 line items": the last word for rows ends the phrase.
      const again = phraseEnd(tokens, rows, 'row');
      const stop = again > 0 && again <= end ? again : rows;
      const isColumns = phraseEnd(tokens, stop, 'column');
      if (isColumns > 0 && isColumns <= end) return { of: 'columns', end: isColumns };
      const isData = tokens[stop]?.word === 'of' ? -1 : phraseEnd(tokens, stop, 'dataset');
      return isData > 0 && tokens[stop - 1]?.word === 'sample' ? null : { of: 'rows', end: stop };
    }
    const columns = phraseEnd(tokens, at, 'column');
    if (columns > 0 && columns <= end) return { of: 'columns', end: columns };
    if (tokens[at]?.kind !== 'word' && word !== '-' && word !== '/') return null;
    if (stops.has(word) || scene.factFrom.get(at) !== undefined || word === 'table' || word === 'tables') return null;
  }
  return null;
}

const labels = [
  'number of rows',
  'row count',
  'number of records',
  'num_rows',
  'n_rows',
  'rows',
  'records',
  'total rows',
  'sample size',
  'size',
  'n',
  'count',
  'no. of rows',
  'rows count',
  'n_samples',
  'samples',
  'quantity of rows',
  'total records',
  'row_count',
  'num_records',
  'numero de filas',
  'numero de linhas',
  'nombre de lignes',
  'filas',
  'linhas',
  'registros',
  '行数',
  '件数',
];

/** `rows: 500`, `number of rows = 500`, `n=500`, `row count is 500`. */
export function readLabelled(scene: Scene, at: number, end: number): CountRead | null {
  const { tokens } = scene;
  if (tokens[at]?.kind !== 'word') return null;
  const isFree = (scene.factEnd[at - 1] ?? 0) === at && scene.factFrom.get(at - 1) !== undefined;
  if (isFree) return null;
  for (const words of labels) {
    let here = wordsEnd(tokens, at, words);
    if (here < 0) continue;
    const mark = tokens[here]?.word ?? '';
    const isLinked = mark === ':' || mark === '=' || mark === 'is';
    if (isLinked) here += 1;
    const isPlain =
      words === 'number of rows' || words === 'row count' || words === 'sample size' || words === 'number of records';
    if (!isLinked && !isPlain) continue;
    const fact = scene.factFrom.get(here) ?? (tokens[here]?.word === '-' ? scene.factFrom.get(here) : undefined);
    if (fact === undefined || fact.end > end) continue;
    const count = countOf(scene, fact, at, fact.end);
    if (count !== null)
      return { of: 'rows', count, first: at, end: phraseEnd(tokens, fact.end, 'row') > 0 ? fact.end + 1 : fact.end };
  }
  return null;
}

/** `~500 sessions/day`, `100 orders per day`, `20 a day`: a count for each unit of time. */
export function readRate(scene: Scene, first: number, end: number): CountRead | null {
  const { tokens } = scene;
  for (let at = first; at < end; at += 1) {
    const fact = scene.factFrom.get(at);
    if (fact === undefined) continue;
    let here = fact.end;
    while (here < end && here - fact.end < 4 && tokens[here]?.kind === 'word' && phraseEnd(tokens, here, 'per') < 0)
      here += 1;
    const isDaily = /^(?:daily|hourly|weekly|monthly)$/u.test(tokens[here - 1]?.word ?? '');
    const per = phraseEnd(tokens, here, 'per');
    const unit = per > 0 ? timeUnits[tokens[per]?.word ?? ''] : undefined;
    if (
      unit === undefined ||
      isDaily ||
      per >= end ||
      (here === fact.end && fact.kind === 'amount' && fact.unit !== null)
    )
      continue;
    const count = countOf(scene, fact, fact.first, per + 1);
    if (count !== null) return { of: 'rows', count: { ...count, per: unit }, first: fact.first, end: per + 1 };
  }
  return null;
}
