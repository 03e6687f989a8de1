import { currencyOf } from './facts.ts';
import type { Facts } from './facts-schema.ts';
import { nameWords } from './name-words.ts';
import { unitOf } from './units.ts';

/** A column name taken apart: the words that say what it is, and what its dress says about unit and kind. */
export type NameForm = {
  readonly words: readonly string[];
  /** A unit or currency said in brackets, at the end, or after "in". */
  readonly unit: string | null;
  /** The last word read as a unit although it may be none (`height_in`, `temp_c`): to be believed when the rest has units of that kind. */
  readonly shortUnit: { readonly words: readonly string[]; readonly unit: string } | null;
  /** Asks a yes or no: `is_…`, `has_…`, `…?`, `… flag`. */
  readonly asks: boolean;
  /** Starts with "number of", "num", "#", or ends with "count". */
  readonly counts: boolean;
  /** `avg`, `mean`, `max`, `total`, …, else null. */
  readonly figure: string | null;
};

const askers = new Set(['is', 'has', 'was', 'had', 'can', 'did', 'does', 'are', 'should', 'will']);
const askEnds = new Set(['flag', 'indicator', 'yn', 'bool', 'boolean']);
const countStarts = [
  ['how', 'many'],
  ['number', 'of'],
  ['no', 'of'],
  ['num', 'of'],
  ['nr', 'of'],
  ['count', 'of'],
  ['amount', 'of'],
  ['total', 'number', 'of'],
  ['num'],
  ['nb'],
  ['n'],
  ['#'],
  ['qty'],
  ['numero', 'de'],
  ['anzahl'],
  ['nombre', 'de'],
];
const countEnds = new Set(['count', 'cnt', 'ct']);
const figures = new Set([
  'avg',
  'average',
  'mean',
  'median',
  'max',
  'maximum',
  'min',
  'minimum',
  'total',
  'sum',
  'cumulative',
  'std',
  'overall',
]);
/** Units too short or too common as words to be read from the end of a name. */
const unreadable = new Set([
  'in',
  'a',
  'c',
  'd',
  'h',
  'k',
  'm',
  's',
  't',
  'v',
  'y',
  'n',
  'b',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'hour',
  'minute',
  'second',
  'degree',
  'pound',
  'point',
  'real',
  'try',
  'php',
  'all',
  'dong',
  'pen',
  'sol',
  'won',
  'rand',
  'mad',
  'calorie',
  'foot',
  'ounce',
  'mo',
  'min',
  'dia',
  'ac',
  'atmosphere',
  'percent',
  'percentage',
  'pct',
  '%',
  'rpm',
]);

/** Takes a column name apart. What is left in `words` is never empty. */
export function readNameForm(facts: Facts, text: string): NameForm {
  const bracket = /[[(](?<inside>[^\])]*)[\])]/u.exec(text)?.groups?.['inside'];
  const outside = text.replaceAll(/\s*[[(][^\])]*[\])]/gu, ' ').trim();
  const question = /\?\s*$/u.test(outside);
  let words = [...nameWords(outside === '' ? text : outside)];
  let unit = bracket === undefined ? null : readUnit(facts, bracket);
  const slashed = /\s(?<unit>\S+\/\S+)$/u.exec(outside)?.groups?.['unit'];
  const ratio = slashed === undefined ? undefined : unitOf(facts, slashed);
  if (unit === null && slashed !== undefined && ratio !== undefined) {
    unit = ratio;
    words = [...nameWords(outside.slice(0, -slashed.length))];
  }
  if (unit === null) {
    const taken = takeUnit(facts, words);
    words = [...taken.words];
    unit = taken.unit;
  }
  const last = words.at(-1) ?? '';
  const short = unit === null && words.length > 1 ? unitOf(facts, last) : undefined;
  const shortUnit = short === undefined ? null : { words: words.slice(0, -1), unit: short };
  const asks =
    question ||
    (words.length > 1 && askers.has(words[0] ?? '')) ||
    (words.length > 1 && askEnds.has(words.at(-1) ?? ''));
  if (words.length > 1 && askers.has(words[0] ?? '')) words.shift();
  if (words.length > 1 && askEnds.has(words.at(-1) ?? '')) words.pop();
  const figure = words.length > 1 && figures.has(words[0] ?? '') ? (words[0] ?? null) : null;
  const start = countStarts.find((one) => words.length > one.length && one.every((word, at) => words[at] === word));
  const counts = start !== undefined || (words.length > 1 && countEnds.has(words.at(-1) ?? ''));
  if (start !== undefined) words.splice(0, start.length);
  else if (counts) words.pop();
  if (figure !== null && start === undefined && words.length > 1) words.shift();
  return { words, unit, shortUnit, asks, counts, figure };
}

function readUnit(facts: Facts, text: string): string | null {
  const inner = text.replace(/^in\s+/iu, '').trim();
  return unitOf(facts, inner) ?? currencyOf(facts, inner) ?? null;
}

/** Takes a unit off the end: `_usd`, `_km`, "in miles", "in square feet". After "in" any unit counts. */
function takeUnit(
  facts: Facts,
  words: readonly string[],
): { readonly words: readonly string[]; readonly unit: string | null } {
  for (const length of [3, 2, 1]) {
    if (words.length <= length) continue;
    const end = words.slice(-length).join(' ');
    const said = words.at(-length - 1) === 'in' && words.length > length + 1;
    if (!said && (unreadable.has(end) || end.length < 2)) continue;
    const unit = readUnit(facts, end);
    if (unit !== null) return { words: words.slice(0, said ? -length - 1 : -length), unit };
  }
  return { words, unit: null };
}
