import { wordSet } from '../text/word-set.ts';
import type { TimeUnit } from '../../../../../contract/rhythm.ts';
import type { Token } from '../text/token.ts';
import { addUnits, dayOf, partsOf, startOf } from './calendar.ts';
import { readHoliday } from './holidays.ts';
import type { MomentRead } from './moment-read.ts';
import { ofWords, readYear } from './read-year.ts';
import { isDoubtfulMonth, monthOf, seasonMonths } from './month-names.ts';

/** Reads a written day, month, quarter, year, season or holiday. Without a year, the latest one that has begun by `today` is taken. */
export function readMoment(tokens: readonly Token[], at: number, today: string, allowsYear = false): MomentRead | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'date') {
    const isInstant = token.text.length > 10;
    return {
      next: at + 1,
      from: token.text,
      to: addUnits(token.text, 1, isInstant ? 'second' : 'day'),
      grain: isInstant ? 'second' : 'day',
      hasYear: true,
    };
  }
  if (token.kind === 'number') return readFigures(tokens, at, today, allowsYear);
  if (token.kind !== 'word') return null;
  return (
    readMonth(tokens, at, today) ??
    readQuarter(tokens, at, today) ??
    readSeason(tokens, at, today) ??
    readDayWord(tokens, at, today) ??
    readHoliday(tokens, at, today)
  );
}

function readFigures(tokens: readonly Token[], at: number, today: string, allowsYear: boolean): MomentRead | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const year = readYear(tokens, at);
  if (year !== null && tokens[at + 1]?.word === '年') {
    const month = tokens[at + 2];
    if (month?.kind === 'number' && tokens[at + 3]?.word === '月' && month.value >= 1 && month.value <= 12) {
      const day = tokens[at + 4];
      if (day?.kind === 'number' && tokens[at + 5]?.word === '日')
        return ofDay(at + 6, year.year, month.value, day.value, true);
      return ofMonths(at + 4, year.year, month.value, 1, 'month', true);
    }
    return ofMonths(at + 2, year.year, 1, 12, 'year', true);
  }
  if (Number.isInteger(token.value) && token.value >= 1 && token.value <= 31 && token.text.length <= 2) {
    let here = at + 1;
    if (tokens[here]?.glued === true && /^(?:st|nd|rd|th|er|o|º)$/u.test(tokens[here]?.word ?? '')) here += 1;
    if (ofWords.has(tokens[here]?.word ?? '')) here += 1;
    if (tokens[here]?.word === '-' && tokens[here]?.glued === true) here += 1;
    const month = monthOf(tokens[here]?.word ?? '');
    // "1 de mayo": after a word for "of" a month is no sauce.
    const isShort =
      isDoubtfulMonth(tokens[here]?.word ?? '') &&
      tokens[here]?.word === tokens[here]?.text &&
      !ofWords.has(tokens[here - 1]?.word ?? '');
    if (month > 0 && !isShort) {
      const own = readYear(tokens, here + 1);
      const chosen = own?.year ?? latestYear(today, month, token.value);
      return ofDay(own?.next ?? here + 1, chosen, month, token.value, own !== null);
    }
  }
  if (allowsYear && year !== null && year.next === at + 1) return ofMonths(at + 1, year.year, 1, 12, 'year', true);
  return null;
}

function readMonth(tokens: readonly Token[], at: number, today: string): MomentRead | null {
  const token = tokens[at];
  const month = monthOf(token?.word ?? '');
  if (token === undefined || month === 0) return null;
  let here = at + 1;
  if (tokens[here]?.word === '.' && tokens[here]?.glued === true && token.text.length <= 4) here += 1;
  const day = tokens[here];
  const isDay =
    day?.kind === 'number' &&
    Number.isInteger(day.value) &&
    day.value >= 1 &&
    day.value <= 31 &&
    day.text.length <= 2 &&
    tokens[here + 1]?.word !== '%';
  const startsCapital = /^\p{Lu}/u.test(token.text);
  if (isDay && (startsCapital || !isDoubtfulMonth(token.word))) {
    let next = here + 1;
    if (tokens[next]?.glued === true && /^(?:st|nd|rd|th)$/u.test(tokens[next]?.word ?? '')) next += 1;
    const year = readYear(tokens, next);
    const read = ofDay(
      year?.next ?? next,
      year?.year ?? latestYear(today, month, day.value),
      month,
      day.value,
      year !== null,
    );
    if (read !== null) return read;
  }
  const year = readYear(tokens, here);
  if (year !== null) return ofMonths(year.next, year.year, month, 1, 'month', true);
  if (isDoubtfulMonth(token.word) && !(startsCapital && hasMonthContext(tokens, at))) return null;
  return ofMonths(at + 1, latestYear(today, month, 1), month, 1, 'month', false);
}

const monthContext = wordSet(
  'in during of from since until to and around for every through between - , en em on by before after or each a mid early late ( next last this',
);
function hasMonthContext(tokens: readonly Token[], at: number): boolean {
  return monthContext.has(tokens[at - 1]?.word ?? '');
}

function readQuarter(tokens: readonly Token[], at: number, today: string): MomentRead | null {
  const match = /^([qh])([1-4])$/u.exec(tokens[at]?.word ?? '');
  if (match === null) return null;
  const size = match[1] === 'q' ? 3 : 6;
  const index = Number(match[2]);
  if (size === 6 && index > 2) return null;
  const year = readYear(tokens, at + 1);
  const month = (index - 1) * size + 1;
  return ofMonths(
    year?.next ?? at + 1,
    year?.year ?? latestYear(today, month, 1),
    month,
    size,
    'quarter',
    year !== null,
  );
}

function readSeason(tokens: readonly Token[], at: number, today: string): MomentRead | null {
  const months = seasonMonths(tokens[at]?.word ?? '');
  const [first] = months;
  if (first === undefined) return null;
  const of = tokens[at + 1]?.word === 'of' ? at + 2 : at + 1;
  const year = readYear(tokens, of);
  const isFall = tokens[at]?.word === 'fall';
  if (
    year === null &&
    (isFall || tokens[at]?.word === 'spring') &&
    tokens[at - 1]?.word !== 'in' &&
    tokens[at - 1]?.word !== 'the'
  )
    return null;
  return ofMonths(year?.next ?? at + 1, year?.year ?? latestYear(today, first, 1), first, 3, 'month', year !== null);
}

function readDayWord(tokens: readonly Token[], at: number, today: string): MomentRead | null {
  const word = tokens[at]?.word ?? '';
  const offset =
    word === 'today' || word === 'now' || word === 'hoy' || word === 'hoje'
      ? 0
      : word === 'yesterday' || word === 'ayer' || word === 'ontem'
        ? -1
        : word === 'tomorrow'
          ? 1
          : null;
  if (offset === null) return null;
  const from = addUnits(today, offset, 'day');
  return { next: at + 1, from, to: addUnits(from, 1, 'day'), grain: 'day', hasYear: true };
}

function ofDay(next: number, year: number, month: number, day: number, hasYear: boolean): MomentRead | null {
  const from = dayOf(year, month, day);
  return partsOf(from).day === day ? { next, from, to: addUnits(from, 1, 'day'), grain: 'day', hasYear } : null;
}

function ofMonths(
  next: number,
  year: number,
  month: number,
  count: number,
  grain: TimeUnit,
  hasYear: boolean,
): MomentRead {
  return { next, from: dayOf(year, month, 1), to: dayOf(year, month + count, 1), grain, hasYear };
}

/** The latest year in which this day has come by today. */
function latestYear(today: string, month: number, day: number): number {
  const { year } = partsOf(today);
  return dayOf(year, month, day) <= startOf(today, 'day') ? year : year - 1;
}
