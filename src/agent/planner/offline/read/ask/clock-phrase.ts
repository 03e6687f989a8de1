import type { TimeSpan, TimeUnit } from '../../../../../contract/rhythm.ts';
import { readAmount } from '../number/read-amount.ts';
import { readNumber } from '../number/read-number.ts';
import { timeUnits } from '../number/units.ts';
import type { Token } from '../text/token.ts';
import { wordSet } from '../text/word-set.ts';
import {
  cadences,
  everyWords,
  intervalWords,
  noTicks,
  ones,
  perWords,
  rateWords,
  rowNouns,
  tickNouns,
} from './clock-words.ts';

/** A cadence in the tokens [first, end); `sure`: the words can mean nothing else, wherever they stand. */
export type ClockPhrase = {
  readonly interval: TimeSpan;
  readonly first: number;
  readonly end: number;
  readonly per: string | null;
  readonly sure: boolean;
};

/** The cadence that starts at a token, or null: `every 15 minutes`, `10 min readings`, `hourly`, `one row per shop per day`, `visitors per day`. */
export function clockPhrase(tokens: readonly Token[], at: number, language: string): ClockPhrase | null {
  return (
    byUnit(tokens, at) ??
    everyAt(tokens, at, language) ??
    intervalAt(tokens, at, language) ??
    wordAt(tokens, at) ??
    rowPer(tokens, at, language) ??
    thingsPer(tokens, at)
  );
}

function unitAt(tokens: readonly Token[], at: number): TimeUnit | null {
  const word = tokens[at]?.word ?? '';
  if (word === 'shift' || word === 'shifts') return null;
  return word.length > 2 || /[^a-z]/u.test(word) ? (timeUnits[word] ?? null) : null;
}

/** `day by day`, `hour after hour`, `Tag für Tag`, `día a día`. */
function byUnit(tokens: readonly Token[], at: number): ClockPhrase | null {
  const unit = unitAt(tokens, at);
  const isTied = ['by', 'after', 'fur', 'a', 'por', 'par', 'per'].includes(tokens[at + 1]?.word ?? '');
  return unit !== null && isTied && tokens[at + 2]?.word === tokens[at]?.word
    ? say({ amount: 1, unit }, at, at + 3, true)
    : null;
}

const all = wordSet('toutes tous todos todas tutti tutte alle');
const articles = wordSet('les los las os as i gli le de the');
const others = wordSet('other second zweiten zweite');

function everyAt(tokens: readonly Token[], at: number, language: string): ClockPhrase | null {
  let here = at;
  if (everyWords.has(tokens[at]?.word ?? '')) here = at + 1;
  else if (all.has(tokens[at]?.word ?? '') && articles.has(tokens[at + 1]?.word ?? '')) here = at + 2;
  else return null;
  if (others.has(tokens[here]?.word ?? '')) {
    const unit = unitAt(tokens, here + 1);
    return unit === null ? null : say({ amount: 2, unit }, at, here + 2, true);
  }
  const half = tokens[here]?.word === 'half' ? here + 1 : here;
  const amount = readAmount(tokens, here, language);
  if (amount !== null && amount.timeUnit !== null && amount.value > 0)
    return say({ amount: amount.value, unit: amount.timeUnit }, at, amount.next, true);
  const unit = unitAt(tokens, half);
  if (unit === null) return null;
  const end = half + 1;
  const isCounted = tokens[at]?.word === 'each' && ['of', 'in'].includes(tokens[end]?.word ?? '');
  const isOne = half > here;
  const before = tokens[at - 1]?.word ?? '';
  // "Every year the fee rises", "4 % every month": no clock of the rows.
  const sure = isOne || isCounted || ['row', 'reading', 'for', ',', ':', ''].includes(before) || at === 0;
  return say(isOne && unit === 'hour' ? { amount: 30, unit: 'minute' } : { amount: 1, unit }, at, end, sure);
}

function intervalAt(tokens: readonly Token[], at: number, language: string): ClockPhrase | null {
  if (tokens[at - 1]?.word === '-' && tokens[at]?.glued === true) return null;
  const amount = readAmount(tokens, at, language);
  if (amount !== null && amount.timeUnit !== null && amount.value > 0) {
    const noun = tokens[amount.next]?.word === '-' ? amount.next + 1 : amount.next;
    return intervalWords.has(tokens[noun]?.word ?? '')
      ? say({ amount: amount.value, unit: amount.timeUnit }, at, keepNoun(tokens, noun), true)
      : null;
  }
  const unit = unitAt(tokens, at);
  const gap = wordSet('interval intervals granularity resolution cadence bars candles');
  return unit !== null && gap.has(tokens[at + 1]?.word ?? '') ? say({ amount: 1, unit }, at, at + 2, true) : null;
}

/** "5-minute readings" leaves no noun behind; "10 min wind data" is not read here. */
function keepNoun(tokens: readonly Token[], at: number): number {
  return tokens[at] === undefined ? at : at + 1;
}

const onwards = wordSet(
  'for from between over in during since until starting throughout across through covering de del desde du von vom entre im dal depuis fur para pendant',
);
const noLead = wordSet('average avg mean no strong clear visible typical plus same usual normal minimum maximum');

const plainTicks = wordSet(
  'readings reading values value intervals interval timestamps rows records measurements frequency granularity resolution basis observations entries steps samples',
);

function wordAt(tokens: readonly Token[], at: number): ClockPhrase | null {
  const token = tokens[at];
  const span = cadences[token?.word ?? ''];
  if (span === undefined || token?.kind !== 'word') return null;
  const after = tokens[at + 1];
  const before = tokens[at - 1];
  if (noTicks.has(after?.word ?? '') || noLead.has(before?.word ?? '')) return null;
  // "daily, weekly or monthly": values of a column.
  for (let here = Math.max(0, at - 3); here <= at + 3; here += 1)
    if (here !== at && cadences[tokens[here]?.word ?? ''] !== undefined) return null;
  if (['/', '|'].includes(after?.word ?? '') || ['/', '|', '(', 'or'].includes(before?.word ?? '')) return null;
  const isEnd = after === undefined || after.kind === 'line' || after.kind === 'mark';
  const isTick = tickNouns.has(after?.word ?? '');
  // "Hourly values" are the rows; "daily sales" are what the rows hold.
  if (isTick) return say(span, at, plainTicks.has(after?.word ?? '') ? at + 2 : at + 1, true);
  if (onwards.has(after?.word ?? '') || after?.kind === 'number') return say(span, at, at + 1, true);
  if (isEnd) return say(span, at, at + 1, before?.kind === 'word' || before?.word === ',' || before?.word === ':');
  return say(span, at, at + 1, false);
}

/** `one observation per second`, `one row per shop per day`, `una fila por día`, `eine Zeile pro Tag`, `rows per day`. */
function rowPer(tokens: readonly Token[], at: number, language: string): ClockPhrase | null {
  let here = at;
  const number = readNumber(tokens, here, language);
  const isOne = ones.has(tokens[here]?.word ?? '') || (number !== null && number.value === 1);
  if (isOne) here = number !== null && number.value === 1 ? number.next : here + 1;
  if (['single', 'new'].includes(tokens[here]?.word ?? '')) here += 1;
  if (isOne && !rowNouns.has(tokens[here]?.word ?? '') && perWords.has(tokens[here + 1]?.word ?? '')) {
    // "One visit per day" names what a row is; the words stay.
    const unit = unitAt(tokens, here + 2);
    return unit === null || tokens[here]?.kind !== 'word' ? null : say({ amount: 1, unit }, here + 1, here + 3, true);
  }
  if (!rowNouns.has(tokens[here]?.word ?? '')) return null;
  if (!isOne && tokens[at - 1]?.kind === 'number') return null;
  return ticksPer(tokens, here + 1, at);
}

/** `per day`, `per shop per day`, `per shop and day`, `per day and shop`, `for every day`, `per shift`. */
function ticksPer(tokens: readonly Token[], per: number, first: number): ClockPhrase | null {
  let here = per;
  if (tokens[here]?.word === 'for') here += 1;
  if (!perWords.has(tokens[here]?.word ?? '')) return null;
  here += 1;
  if (tokens[here]?.word === 'shift') return say({ amount: 8, unit: 'hour' }, first, here + 1, true);
  const unit = unitAt(tokens, here);
  const joins = (at: number): number =>
    perWords.has(tokens[at]?.word ?? '') ? at + 1 : tokens[at]?.word === 'and' ? at + 1 : -1;
  if (unit !== null) {
    const next = joins(here + 1);
    const noun = next > 0 ? tokens[next] : undefined;
    const isBoth = noun?.kind === 'word' && unitAt(tokens, next) === null && tokens[here + 1]?.word !== 'a';
    return isBoth
      ? { ...say({ amount: 1, unit }, first, next + 1, true), per: noun.text }
      : say({ amount: 1, unit }, first, here + 1, true);
  }
  const noun = tokens[here];
  if (noun?.kind !== 'word') return null;
  const next = joins(here + 1);
  const later = next > 0 ? unitAt(tokens, next) : null;
  return later === null ? null : { ...say({ amount: 1, unit: later }, first, next + 1, true), per: noun.text };
}

/** `museum visitors per day`, `downloads by month`, `output per shift`: only the words from "per" on are the clock's. */
function thingsPer(tokens: readonly Token[], at: number): ClockPhrase | null {
  const word = tokens[at]?.word ?? '';
  if (!['per', 'by', 'por', 'pro', 'par', 'je'].includes(word)) return null;
  for (let here = Math.max(0, at - 4); here < at; here += 1)
    if (rateWords.has(tokens[here]?.word ?? '') || (tokens[here]?.kind === 'number' && here >= at - 3)) return null;
  const found = ticksPer(tokens, at, at);
  return found === null ? null : { ...found, sure: word !== 'by' && at === 0 };
}

function say(interval: TimeSpan, first: number, end: number, sure: boolean): ClockPhrase {
  return { interval, first, end, per: null, sure };
}
