import { dictionary } from '../text/dictionary.ts';
import { wordSet } from '../text/word-set.ts';
import { firstPhrase } from '../lexicon/lexicon.ts';
import { wordsOf, type Scene } from '../text/scene.ts';
import { isAnd, splitAt } from '../text/split.ts';
import { quoteName } from './quote-name.ts';

/** A function of columns said in words, as an operand of the expression language. */
export type FunctionRead = { readonly text: string; readonly names: readonly string[]; readonly next: number };

const folds = dictionary<'mean' | 'sum' | 'max' | 'min' | 'product' | 'difference' | 'ratio'>({
  average: 'mean',
  mean: 'mean',
  avg: 'mean',
  sum: 'sum',
  total: 'sum',
  maximum: 'max',
  max: 'max',
  highest: 'max',
  largest: 'max',
  higher: 'max',
  larger: 'max',
  greater: 'max',
  minimum: 'min',
  min: 'min',
  lowest: 'min',
  smallest: 'min',
  lower: 'min',
  smaller: 'min',
  product: 'product',
  difference: 'difference',
  ratio: 'ratio',
  quotient: 'ratio',
});
const spans = dictionary<(from: string, to: string) => string>({
  days: (from, to) => `days(${from}, ${to})`,
  nights: (from, to) => `days(${from}, ${to})`,
  hours: (from, to) => `hours(${from}, ${to})`,
  minutes: (from, to) => `hours(${from}, ${to}) * 60`,
  seconds: (from, to) => `hours(${from}, ${to}) * 3600`,
  weeks: (from, to) => `days(${from}, ${to}) / 7`,
  months: (from, to) => `dateDiff("month", ${from}, ${to})`,
  years: (from, to) => `age(${from}, ${to})`,
});
const fractions = dictionary<number>({ half: 0.5, third: 1 / 3, quarter: 0.25, twice: 2, double: 2, triple: 3 });
const stops = wordSet(
  'is are must should plus minus times divided multiplied rounded where when if for then which that in , ; . = + - * /',
);

/** Reads "the average of a, b and c", "8 % of subtotal", "half of the price", "the difference between a and b", "days between start and end". */
export function readFunction(scene: Scene, at: number, end: number): FunctionRead | null {
  let from = at;
  while (['the', 'a', 'an', 'number'].includes(scene.tokens[from]?.word ?? '') && from < end) from += 1;
  if (from > at && scene.tokens[from - 1]?.word === 'number' && scene.tokens[from]?.word === 'of') from += 1;
  return readShare(scene, from, end) ?? readSpan(scene, from, end) ?? readFold(scene, from, end);
}

/** "8 % of subtotal", "half of the price", "twice the cost". */
function readShare(scene: Scene, at: number, end: number): FunctionRead | null {
  const fact = scene.factFrom.get(at);
  const word = scene.tokens[at]?.word ?? '';
  const share = fact?.kind === 'amount' && fact.percent ? fact.value / 100 : fractions[word];
  if (share === undefined) return null;
  let next = fact?.kind === 'amount' ? fact.end : at + 1;
  const isOf = scene.tokens[next]?.word === 'of';
  if (isOf) next += 1;
  if (!isOf && !['twice', 'double', 'triple', 'half'].includes(word)) return null;
  const name = nameAt(scene, next, end);
  if (name === null) return null;
  return {
    text: `${String(Number(share.toPrecision(12)))} * ${quoteName(name.name)}`,
    names: [name.name],
    next: name.next,
  };
}

/** "days between check-in and check-out", "the time from start to end in minutes". */
function readSpan(scene: Scene, at: number, end: number): FunctionRead | null {
  const word = scene.tokens[at]?.word ?? '';
  const isUnit = spans[word] !== undefined;
  const first = ['of', 'number'].includes(word) ? at + 1 : at;
  const unit = spans[scene.tokens[first]?.word ?? ''];
  if (!isUnit && unit === undefined && !/^(?:time|duration|gap|interval|elapsed)$/u.test(word)) return null;
  let next = first + 1;
  while (['time', 'elapsed', 'passed'].includes(scene.tokens[next]?.word ?? '')) next += 1;
  const link = scene.tokens[next]?.word ?? '';
  const join = link === 'between' ? 'and' : link === 'from' ? 'to' : null;
  if (join === null) return null;
  const a = nameAt(scene, next + 1, end);
  if (a === null || ![join, 'and', 'until'].includes(scene.tokens[a.next]?.word ?? '')) return null;
  const b = nameAt(scene, a.next + 1, end);
  if (b === null) return null;
  const isIn = scene.tokens[b.next]?.word === 'in';
  const said = isIn ? spans[scene.tokens[b.next + 1]?.word ?? ''] : undefined;
  const make = unit ?? said ?? (/date|day/iu.test(`${a.name} ${b.name}`) ? spans['days'] : spans['hours']);
  if (make === undefined) return null;
  return {
    text: make(quoteName(a.name), quoteName(b.name)),
    names: [a.name, b.name],
    next: said === undefined ? b.next : b.next + 2,
  };
}

/** "average of a, b and c", "difference between a and b", "ratio of a to b", "the larger of a and b". */
function readFold(scene: Scene, at: number, end: number): FunctionRead | null {
  const how = folds[scene.tokens[at]?.word ?? ''];
  const from = how === undefined ? -1 : firstPhrase(scene.tokens, at + 1, ['value of', 'of', 'between']);
  if (how === undefined || from < 0) return null;
  let stop = from;
  while (
    stop < end &&
    (!stops.has(scene.tokens[stop]?.word ?? '') || scene.tokens[stop]?.word === ',') &&
    (scene.factEnd[stop] ?? 0) <= stop
  )
    stop += 1;
  const pieces = splitAt(
    scene,
    from,
    stop,
    (here) => isAnd(scene, here) || [',', 'to', 'by', 'or'].includes(scene.tokens[here]?.word ?? ''),
  );
  const names = pieces.map((piece) => nameAt(scene, piece.first, piece.end));
  const read = names
    .filter((name, index) => name !== null && name.next === pieces[index]?.end)
    .map((name) => name?.name ?? '');
  if (read.length < 2 || read.length < pieces.length) return null;
  const [a = '', b = ''] = read.map(quoteName);
  const all = read.map(quoteName);
  const text = {
    mean: `(${all.join(' + ')}) / ${String(all.length)}`,
    sum: `(${all.join(' + ')})`,
    max: `max(${all.join(', ')})`,
    min: `min(${all.join(', ')})`,
    product: all.join(' * '),
    difference: `(${a} - ${b})`,
    ratio: `${a} / ${b}`,
  }[how];
  const isPair = how === 'difference' || how === 'ratio';
  return isPair && read.length > 2 ? null : { text, names: read, next: stop };
}

function nameAt(scene: Scene, at: number, end: number): { readonly name: string; readonly next: number } | null {
  let first = at;
  while (['the', 'a', 'an', 'its', 'their'].includes(scene.tokens[first]?.word ?? '') && first < end - 1) first += 1;
  if (scene.tokens[first]?.kind === 'quoted' && first < end)
    return { name: scene.tokens[first]?.text ?? '', next: first + 1 };
  let next = first;
  while (
    next < end &&
    next - first < 4 &&
    scene.tokens[next]?.kind === 'word' &&
    !stops.has(scene.tokens[next]?.word ?? '') &&
    !['and', 'to', 'of', 'or', 'until', 'between'].includes(scene.tokens[next]?.word ?? '')
  )
    next += 1;
  return next === first ? null : { name: wordsOf(scene, first, next), next };
}
