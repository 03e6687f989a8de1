import { wordSet } from '../text/word-set.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { readNumber } from '../number/read-number.ts';
import { timeUnits } from '../number/units.ts';
import type { Token } from '../text/token.ts';
import type { Fact } from '../value/fact.ts';
import { addUnits, startOf } from './calendar.ts';
import type { MomentRead } from './moment-read.ts';
import { readMoment } from './read-moment.ts';

const and = wordSet('and y e et und & to - 和 와 과 と ~');
/** "The" before a day, in the languages read. */
const articles = wordSet('the el os o le l den dem der il lo het dia');
const yearContext = wordSet(
  'over in during from since between year throughout of until before after en em entre desde fiscal for calendar by depuis seit im zwischen de covering spanning',
);

/** Reads stretches of time: from one date to another, open at one end, relative to today ("the last 12 months", "last year"), or one date. */
export function readMoments(tokens: readonly Token[], at: number, today: string, language: string): Fact | null {
  return (
    readDays(tokens, at, today) ??
    readYears(tokens, at) ??
    readFromTo(tokens, at, today) ??
    readOpen(tokens, at, today) ??
    readRelative(tokens, at, today, language) ??
    readOne(tokens, at, today)
  );
}

function readFromTo(tokens: readonly Token[], at: number, today: string): Fact | null {
  let here = at;
  const between = phraseEnd(tokens, here, 'between');
  if (between > 0) here = between;
  else {
    const from = phraseEnd(tokens, here, 'from');
    if (from > 0) here = from;
  }
  const hasLead = here > at;
  if (articles.has(tokens[here]?.word ?? '')) here += 1;
  const low = readMoment(tokens, here, today, true);
  if (low === null) return null;
  let next = low.next;
  const butNot = phraseEnd(tokens, next, 'butNot');
  const link = tokens[next]?.word ?? '';
  if (butNot > 0) next = butNot;
  else if (between > 0 && and.has(link)) next += 1;
  else if (link === '-' || link === '~' || link === '—' || link === '..') next += 1;
  else {
    const to = phraseEnd(tokens, next, 'to');
    if (to < 0) return null;
    next = to;
  }
  if (articles.has(tokens[next]?.word ?? '') || tokens[next]?.word === 'end') next += 1;
  const high = readMoment(tokens, next, today, true);
  if (high === null) return null;
  // "Between 2015 and 2023" may be years as numbers; two bare years need a word before them to be a stretch of time.
  if (low.grain === 'year' && high.grain === 'year' && !hasLead && !yearContext.has(tokens[at - 1]?.word ?? ''))
    return null;
  const exclusive =
    butNot > 0 || (tokens[high.next]?.word === '(' && phraseEnd(tokens, high.next + 1, 'exclusive') > 0);
  const included = phraseEnd(tokens, high.next, 'inclusive');
  const from = low.hasYear || !high.hasYear ? low.from : alignYear(low, high);
  const to = exclusive ? high.from : high.to;
  return {
    kind: 'moments',
    first: at,
    end: included > 0 ? included : high.next,
    from,
    to: to < from ? addUnits(to, 1, 'year') : to,
    grain: low.grain,
    inclusive: !exclusive,
  };
}

/** "from 5 to 12 May 2025", "5–12 May", "between the 3rd and the 9th of June": both days have the month of the second. */
function readDays(tokens: readonly Token[], at: number, today: string): Fact | null {
  let here = at;
  const lead = Math.max(phraseEnd(tokens, here, 'between'), phraseEnd(tokens, here, 'from'));
  if (lead > 0) here = lead;
  const low = dayNumber(tokens, here);
  if (low === null) return null;
  const link = tokens[low.next]?.word ?? '';
  const isLink = and.has(link) || ['-', '–', '—', 'until', 'till', 'through'].includes(link);
  if (!isLink || (lead < 0 && link === 'and')) return null;
  const high = dayNumber(tokens, low.next + 1);
  if (high === null || high.value <= low.value) return null;
  const end = readMoment(tokens, high.at, today);
  if (end === null || end.grain !== 'day' || end.holiday !== undefined || end.next <= high.next) return null;
  const from = addUnits(end.from, low.value - high.value, 'day');
  if (from.slice(0, 7) !== end.from.slice(0, 7)) return null;
  return {
    kind: 'moment',
    first: at,
    end: end.next,
    from,
    to: end.to,
    grain: 'day',
    hasYear: end.hasYear,
    holiday: null,
  };
}

function dayNumber(
  tokens: readonly Token[],
  at: number,
): { readonly at: number; readonly value: number; readonly next: number } | null {
  const here = articles.has(tokens[at]?.word ?? '') ? at + 1 : at;
  const token = tokens[here];
  if (token?.kind !== 'number' || !/^\d{1,2}$/u.test(token.text) || token.value < 1 || token.value > 31) return null;
  const isOrdinal = tokens[here + 1]?.glued === true && /^(?:st|nd|rd|th)$/u.test(tokens[here + 1]?.word ?? '');
  return { at: here, value: token.value, next: isOrdinal ? here + 2 : here + 1 };
}

/** "for 2024 and 2025": two years that follow each other. */
function readYears(tokens: readonly Token[], at: number): Fact | null {
  const [low, link, high] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const isYear = (token: Token | undefined): boolean => token?.kind === 'number' && /^(?:19|20)\d\d$/u.test(token.text);
  if (!isYear(low) || !isYear(high) || !(link?.word === 'and' || link?.word === '&')) return null;
  if ((high?.value ?? 0) - (low?.value ?? 0) !== 1 || !yearContext.has(tokens[at - 1]?.word ?? '')) return null;
  return {
    kind: 'moments',
    first: at,
    end: at + 3,
    from: `${low?.text ?? ''}-01-01`,
    to: `${(high?.value ?? 0) + 1}-01-01`,
    grain: 'year',
    inclusive: true,
  };
}

/** "March to June 2024": the first month takes the year of the second. */
function alignYear(low: MomentRead, high: MomentRead): string {
  const moved = high.from.slice(0, 4) + low.from.slice(4);
  return moved <= high.from ? moved : addUnits(moved, -1, 'year');
}

const since = wordSet('since after desde depuis seit from starting');
const before = wordSet('before until till by hasta ate bis prior');

function readOpen(tokens: readonly Token[], at: number, today: string): Fact | null {
  const word = tokens[at]?.word ?? '';
  const isSince = since.has(word);
  if (!isSince && !before.has(word)) return null;
  let here = at + 1;
  if (['from', 'on', 'in', 'to', 'at'].includes(tokens[here]?.word ?? '')) here += 1;
  const moment = readMoment(tokens, here, today, true);
  if (moment === null || moment.holiday !== undefined) return null;
  const toNow = ['to', 'until', 'till', 'through'].includes(tokens[moment.next]?.word ?? '')
    ? readMoment(tokens, moment.next + 1, today)
    : null;
  if (isSince)
    return {
      kind: 'moments',
      first: at,
      end: toNow?.next ?? moment.next,
      from: word === 'after' ? moment.to : moment.from,
      to: toNow?.to ?? null,
      grain: moment.grain,
      inclusive: true,
    };
  return {
    kind: 'moments',
    first: at,
    end: moment.next,
    from: null,
    to: word === 'before' || word === 'prior' ? moment.from : moment.to,
    grain: moment.grain,
    inclusive: word !== 'before',
  };
}

const lasts = wordSet(
  'last past previous trailing prior ultimos ultimas ultimo ultima derniers dernieres letzten letzte 过去 最近 過去 지난 최근 preceding recent',
);
const nexts = wordSet('next coming following upcoming proximos proximas nachsten');

function readRelative(tokens: readonly Token[], at: number, today: string, language: string): Fact | null {
  let here = at;
  if (
    ['over', 'during', 'in', 'for', 'within', 'across', 'from', 'covering', 'spanning', 'throughout'].includes(
      tokens[here]?.word ?? '',
    )
  )
    here += 1;
  if (
    ['the', 'los', 'las', 'os', 'as', 'les', 'den', 'this'].includes(tokens[here]?.word ?? '') &&
    tokens[here]?.word !== 'this'
  )
    here += 1;
  const word = tokens[here]?.word ?? '';
  if (word === 'this' || word === 'current') {
    const unit = timeUnits[tokens[here + 1]?.word ?? ''];
    if (unit === undefined || !['year', 'quarter', 'month', 'week'].includes(unit)) return null;
    const from = startOf(today, unit);
    return { kind: 'relative', first: at, end: here + 2, from, to: addUnits(from, 1, unit), grain: unit };
  }
  if (word === '去年') {
    const from = addUnits(startOf(today, 'year'), -1, 'year');
    return { kind: 'relative', first: at, end: here + 1, from, to: startOf(today, 'year'), grain: 'year' };
  }
  const isLast = lasts.has(word);
  if (!isLast && !nexts.has(word)) return null;
  let step = here + 1;
  const count = readNumber(tokens, step, language);
  if (count !== null) step = count.next;
  if (['full', 'calendar', 'whole', 'consecutive'].includes(tokens[step]?.word ?? '')) step += 1;
  const unit = timeUnits[tokens[step]?.word ?? ''];
  if (unit === undefined || (tokens[step]?.word.length === 1 && /[a-z]/u.test(tokens[step]?.word ?? ''))) return null;
  const isWhole =
    count === null &&
    (word === 'last' || word === 'previous' || word === 'next') &&
    ['year', 'quarter', 'month', 'week'].includes(unit);
  if (isWhole) {
    const from = addUnits(startOf(today, unit), isLast ? -1 : 1, unit);
    return { kind: 'relative', first: at, end: step + 1, from, to: addUnits(from, 1, unit), grain: unit };
  }
  const amount = count?.value ?? 1;
  if (!(amount > 0) || amount > 100_000) return null;
  const from = isLast ? addUnits(today, -amount, unit) : today;
  return {
    kind: 'relative',
    first: at,
    end: step + 1,
    from,
    to: isLast ? today : addUnits(today, amount, unit),
    grain: unit,
  };
}

function readOne(tokens: readonly Token[], at: number, today: string): Fact | null {
  const allowsYear = yearContext.has(tokens[at - 1]?.word ?? '');
  const isCount = allowsYear && tokens[at]?.kind === 'number' && isCountedYear(tokens, at);
  const moment = readMoment(tokens, at, today, allowsYear && !isCount);
  if (moment === null) return null;
  return {
    kind: 'moment',
    first: at,
    end: moment.next,
    from: moment.from,
    to: moment.to,
    grain: moment.grain,
    hasYear: moment.hasYear,
    holiday: moment.holiday ?? null,
  };
}

/** "a table of 2000 users": a figure before a noun is a count, whatever it looks like. */
function isCountedYear(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  if (after === undefined || after.kind !== 'word')
    return tokens[at - 1]?.word === 'of' || tokens[at - 1]?.word === 'by' || tokens[at - 1]?.word === 'de';
  return (
    ![
      'and',
      'to',
      'with',
      'for',
      'in',
      'only',
      'through',
      'until',
      'data',
      'sales',
      'or',
      'y',
      'e',
      'by',
      'on',
      'at',
    ].includes(after.word) ||
    ((tokens[at - 1]?.word === 'of' || tokens[at - 1]?.word === 'for') && after.word !== 'to')
  );
}
