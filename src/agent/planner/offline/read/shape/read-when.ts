import type { PeriodAsk, ShapeAsk } from '../../reading.ts';
import { periodOf } from '../ask/read-period.ts';
import { firstPhrase, wordsEnd } from '../lexicon/lexicon.ts';
import { wordSet } from '../text/word-set.ts';
import type { Scene } from '../text/scene.ts';
import { addUnits, partsOf } from '../time/calendar.ts';
import { monthOf, seasonMonths, weekdayOf } from '../time/month-names.ts';
import type { Fact } from '../value/fact.ts';
import { hourAt, hoursBetween, hoursOfDayPart } from './read-hours.ts';

/** A time named in a shape: one of its kinds is filled. */
export type When = {
  readonly next: number;
  readonly months?: readonly number[];
  readonly weekdays?: readonly number[];
  readonly hours?: readonly number[];
  readonly periods?: readonly PeriodAsk[];
  readonly holiday?: string;
  readonly monthDays?: NonNullable<ShapeAsk['monthDays']>;
  readonly somewhere?: boolean;
  /** It only says that it goes on all the time: "over the year". */
  readonly whole?: boolean;
  /** From then on. */
  readonly onwards?: boolean;
};

const monthly: readonly (readonly [string, NonNullable<ShapeAsk['monthDays']>])[] = [
  ['first day of every month', 'first'],
  ['first day of each month', 'first'],
  ['first day of the month', 'first'],
  ['first of every month', 'first'],
  ['first of each month', 'first'],
  ['first of the month', 'first'],
  ['1 st of every month', 'first'],
  ['1 st of each month', 'first'],
  ['1 st of the month', 'first'],
  ['start of every month', 'start'],
  ['start of each month', 'start'],
  ['start of the month', 'start'],
  ['beginning of every month', 'start'],
  ['beginning of each month', 'start'],
  ['beginning of the month', 'start'],
  ['month start', 'start'],
  ['middle of the month', 'middle'],
  ['middle of each month', 'middle'],
  ['middle of every month', 'middle'],
  ['mid - month', 'middle'],
  ['end of every month', 'end'],
  ['end of each month', 'end'],
  ['end of the month', 'end'],
  ['ends of months', 'end'],
  ['month - end', 'end'],
  ['month ends', 'end'],
  ['month end', 'end'],
  ['last day of every month', 'end'],
  ['last day of each month', 'end'],
  ['last day of the month', 'end'],
  ['last days of the month', 'end'],
  ['payday', 'end'],
  ['paydays', 'end'],
];
const wholes = [
  'over the whole year',
  'over the year',
  'over the years',
  'over the period',
  'over the whole period',
  'over time',
  'during the year',
  'across the year',
  'throughout the year',
  'through the year',
  'throughout',
  'in the long run',
  'with time',
  'by the end',
  'year over year',
  'month over month',
];
const days = [
  ['working days', [1, 2, 3, 4, 5]],
  ['work days', [1, 2, 3, 4, 5]],
  ['week days', [1, 2, 3, 4, 5]],
  ['business days', [1, 2, 3, 4, 5]],
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekday', [1, 2, 3, 4, 5]],
  ['start of the week', [1]],
  ['beginning of the week', [1]],
  ['end of the week', [5]],
  ['weekends', [6, 7]],
  ['weekend', [6, 7]],
  ['fines de semana', [6, 7]],
  ['fins de semana', [6, 7]],
  ['周末', [6, 7]],
] as const;
const dayParts = [
  ['business hours', hoursBetween(9, 18)],
  ['office hours', hoursBetween(9, 18)],
  ['working hours', hoursBetween(9, 18)],
  ['work hours', hoursBetween(9, 18)],
  ['opening hours', hoursBetween(9, 20)],
  ['rush hours', [7, 8, 17, 18]],
  ['rush hour', [7, 8, 17, 18]],
  ['late at night', hoursBetween(22, 4)],
  ['late evening', [21, 22, 23]],
  ['early morning', [4, 5, 6, 7]],
  ['late morning', [10, 11]],
  ['late afternoon', [16, 17]],
  ['the day', hoursBetween(8, 19)],
  ['day time', hoursBetween(8, 19)],
  ['lunch time', [12, 13]],
  ['dinner time', [18, 19, 20]],
] as const;
const yearly = [
  ['end of the year', [12]],
  ['year end', [12]],
  ['year - end', [12]],
  ['end of year', [12]],
  ['start of the year', [1]],
  ['beginning of the year', [1]],
  ['end of the quarter', [3, 6, 9, 12]],
  ['end of each quarter', [3, 6, 9, 12]],
  ['end of every quarter', [3, 6, 9, 12]],
  ['quarter end', [3, 6, 9, 12]],
  ['quarter - end', [3, 6, 9, 12]],
  ['quarter ends', [3, 6, 9, 12]],
] as const;
const vague = wordSet('somewhere sometime some');
const slices = { early: [0, 10], mid: [10, 20], middle: [10, 20], late: [20, 31] } as const;

/** The time that a shape names at a position, or null: dates, feasts, months, seasons, weekdays, hours, days of the month. */
export function readWhen(scene: Scene, at: number, end: number): When | null {
  const { tokens } = scene;
  const word = tokens[at]?.word ?? '';
  const whole = firstPhrase(tokens, at, wholes);
  if (whole > 0) return { next: whole, whole: true };
  for (const [words, monthDays] of monthly) {
    const next = wordsEnd(tokens, at, words);
    if (next > 0) return { next, monthDays };
  }
  for (const [words, months] of yearly) {
    const next = wordsEnd(tokens, at, words);
    if (next > 0) return { next, months };
  }
  for (const [words, weekdays] of days) {
    const next = wordsEnd(tokens, at, words);
    if (next > 0) return { next, weekdays };
  }
  const isDay = word === 'the' && !['in', 'of', 'during', 'through'].includes(tokens[at - 1]?.word ?? '');
  for (const [words, hours] of dayParts) {
    const next = isDay ? -1 : wordsEnd(tokens, at, words);
    if (next > 0 && !['of', 'of the'].includes(tokens[next]?.word ?? '')) return { next, hours };
  }
  if (vague.has(word)) {
    const inner = readWhen(scene, skip(scene, at + 1), end);
    if (inner !== null) return { ...inner, somewhere: true };
  }
  const sliced = readSlice(scene, at);
  if (sliced !== null) return sliced;
  const fact = scene.factFrom.get(at);
  if (fact !== undefined) return ofFact(scene, fact);
  if ((scene.factEnd[at] ?? 0) > at) return null;
  const hours = clockHours(scene, at, end);
  if (hours !== null) return hours;
  const weekday = weekdayOf(word) || weekdayOf(word.replace(/s$/u, ''));
  if (weekday > 0) {
    const part = hoursOfDayPart(tokens[at + 1]?.word ?? '');
    return part === undefined
      ? { next: at + 1, weekdays: [weekday] }
      : { next: at + 2, weekdays: [weekday], hours: part };
  }
  const month = word.length > 3 && word !== 'march' ? monthOf(word) : 0;
  if (month > 0) return { next: at + 1, months: [month] };
  const season = ['fall', 'spring'].includes(word) ? [] : seasonMonths(word.replace(/s$/u, ''));
  return season.length > 0 ? { next: at + 1, months: season } : null;
}

function skip(scene: Scene, at: number): number {
  let here = at;
  while (['in', 'during', 'the', 'around', 'of'].includes(scene.tokens[here]?.word ?? '')) here += 1;
  return here;
}

/** "mid-March", "early June 2025": ten days of the month. */
function readSlice(scene: Scene, at: number): When | null {
  const word = scene.tokens[at]?.word ?? '';
  if (!Object.hasOwn(slices, word)) return null;
  let here = at + 1;
  while (['-', 'of', 'in'].includes(scene.tokens[here]?.word ?? '')) here += 1;
  const fact = scene.factFrom.get(here);
  if (fact?.kind !== 'moment' || fact.grain !== 'month') return null;
  const [from, to] = word === 'early' ? slices.early : word === 'late' ? slices.late : slices.mid;
  const start = addUnits(fact.from, from, 'day');
  const stop = to === 31 ? fact.to : addUnits(fact.from, to, 'day');
  const period = periodOf(scene, { ...fact, first: at, from: start, to: stop, grain: 'day' });
  return period === null ? null : { next: fact.end, periods: [period.period] };
}

function ofFact(scene: Scene, fact: Fact): When | null {
  if (
    fact.kind === 'moment' &&
    !fact.hasYear &&
    fact.holiday === null &&
    (fact.grain === 'month' || fact.grain === 'quarter')
  ) {
    const start = partsOf(fact.from).month;
    const count = fact.grain === 'quarter' ? 3 : monthOf(scene.tokens[fact.first]?.word ?? '') > 0 ? 1 : 3;
    return { next: fact.end, months: Array.from({ length: count }, (_one, step) => ((start - 1 + step) % 12) + 1) };
  }
  if (
    fact.kind === 'moments' &&
    fact.from !== null &&
    fact.to !== null &&
    fact.grain === 'month' &&
    !isYearSaid(scene, fact)
  ) {
    const months: number[] = [];
    for (let month = partsOf(fact.from).month; months.length < 12; month = (month % 12) + 1) {
      if (month === partsOf(fact.to).month && months.length > 0) break;
      months.push(month);
    }
    return { next: fact.end, months };
  }
  if (fact.kind !== 'moment' && fact.kind !== 'moments' && fact.kind !== 'relative') return null;
  if (fact.kind === 'moments' && fact.to === null && fact.from !== null) return onwards(scene, fact, fact.from);
  const read = periodOf(scene, fact);
  if (read === null) return null;
  const holiday = fact.kind === 'moment' ? fact.holiday : null;
  return { next: fact.end, periods: [read.period], ...(holiday === null ? {} : { holiday }) };
}

/** "from 1 July": from that day on. */
function onwards(scene: Scene, fact: Fact, from: string): When | null {
  const day = {
    kind: 'moment',
    first: fact.first,
    end: fact.end,
    from,
    to: addUnits(from, 1, 'day'),
    grain: 'day',
    hasYear: isYearSaid(scene, fact),
    holiday: null,
  } as const;
  const read = periodOf(scene, day);
  return read === null ? null : { next: fact.end, periods: [read.period], onwards: true };
}

function isYearSaid(scene: Scene, fact: Fact): boolean {
  return scene.tokens.slice(fact.first, fact.end).some((token) => token.kind === 'date' || /\d{4}/u.test(token.text));
}

/** "9am to 5pm", "between 12:00 and 14:00", "lunch", "at night". */
function clockHours(scene: Scene, at: number, end: number): When | null {
  const { tokens } = scene;
  const hour = hourAt(scene, at);
  const part = hoursOfDayPart(tokens[at]?.word ?? '');
  if (hour === null) return part === undefined ? null : { next: at + 1, hours: part };
  const link = tokens[hour.next]?.word ?? '';
  const other = ['to', '-', 'and', 'until', 'till'].includes(link) ? hourAt(scene, hour.next + 1) : null;
  return other !== null && other.next <= end
    ? { next: other.next, hours: hoursBetween(hour.hour, other.hour) }
    : { next: hour.next, hours: [hour.hour] };
}
