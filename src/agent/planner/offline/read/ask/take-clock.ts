import type { TimeSpan } from '../../../../../contract/rhythm.ts';
import type { PeriodAsk, RuleAsk, Span } from '../../reading.ts';
import { isTag, phraseEnd } from '../lexicon/lexicon.ts';
import { textOf, type Token } from '../text/token.ts';
import { clockPhrase, type ClockPhrase } from './clock-phrase.ts';
import { findPeriod, openers, sentenceOf } from './find-period.ts';
import { readStart, readStretch, type StretchRead } from './read-stretch.ts';

/** The clock of the rows, the time it runs over, the tokens without the words that stood in the way, and the characters accounted for. */
export type TakenClock = {
  readonly tokens: readonly Token[];
  readonly rule: Extract<RuleAsk, { kind: 'regular' }> | null;
  readonly period: PeriodAsk | null;
  readonly used: readonly Span[];
};

/**
 * Reads how often there is a row, from the whole request at once: "hourly for 30 days from 1 April", "one row per shop per day", "visitors per day",
 * "aired_at: every 4 minutes starting 6:00". Said of a column, the words are taken out behind its name; a stretch that says nothing else is taken out
 * whole; elsewhere they stay and only count as used.
 */
export function takeClock(request: string, tokens: readonly Token[], today: string, language: string): TakenClock {
  const none: TakenClock = { tokens, rule: null, period: null, used: [] };
  const phrases = findPhrases(tokens, language);
  const phrase = phrases.find((one) => one.per !== null) ?? phrases[0] ?? null;
  const stretch = findStretch(request, tokens, phrases, today, language);
  const interval = phrase?.interval ?? (stretch === null ? null : impliedBy(tokens, stretch.period.grain));
  if (interval === null) return none;
  const said = phrase === null ? null : sentenceOf(tokens, phrase.first);
  const period = stretch ?? (said === null ? null : findPeriod(request, tokens, said, phrases, today, language));
  const start = period !== null || phrase === null ? null : readStart(tokens, phrase.end, today, language);
  const column = phrase === null ? null : columnBefore(request, tokens, phrase.first);
  const from = tokens[phrase?.first ?? stretch?.first ?? 0]?.from ?? 0;
  const to = tokens[(phrase?.end ?? stretch?.end ?? 1) - 1]?.to ?? 0;
  const rule: TakenClock['rule'] = {
    from,
    to,
    kind: 'regular',
    interval,
    per: phrase?.per ?? null,
    entities: null,
    ...(column === null ? {} : { column: column.name }),
    ...(start === null ? {} : { start: start.from }),
  };
  const pieces = phrases.map(({ first, end }) => ({ first, end }));
  if (period !== null) pieces.push({ first: period.first, end: period.end });
  if (start !== null && phrase !== null) pieces.push({ first: phrase.end, end: start.end });
  const used = pieces.map(({ first, end }) => ({ from: tokens[first]?.from ?? 0, to: tokens[end - 1]?.to ?? 0 }));
  const cut = takenOut(tokens, pieces, column === null ? null : column.at);
  return { tokens: tokens.filter((_, at) => !cut.has(at)), rule, period: period?.period ?? null, used };
}

/** Every cadence that can mean nothing else and says the same as the first; without any, the first in doubt that stands in the request's head. */
function findPhrases(tokens: readonly Token[], language: string): readonly ClockPhrase[] {
  const sure: ClockPhrase[] = [];
  let doubtful: ClockPhrase | null = null;
  const headEnd = endOfHead(tokens);
  for (let at = 0; at < tokens.length; at += 1) {
    const found = clockPhrase(tokens, at, language);
    if (found === null) continue;
    if (found.sure) sure.push(found);
    else if (at < headEnd && doubtful === null && isInHead(tokens, at)) doubtful = found;
    at = found.end - 1;
  }
  const first = doubtful ?? sure[0];
  if (first === undefined) return [];
  const same = sure.filter(
    (one) => one.interval.unit === first.interval.unit && one.interval.amount === first.interval.amount,
  );
  return doubtful === null ? same : [doubtful, ...same];
}

/** "month and active members, 24 months from January": the unit that the rows are named by. */
function impliedBy(tokens: readonly Token[], unit: TimeSpan['unit']): TimeSpan | null {
  const name = unit === 'day' ? new Set(['date', 'day', 'day_no']) : new Set<string>([unit]);
  const isNamed = tokens.some((token, at) => {
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    return (
      name.has(token.word) &&
      (before === undefined || before.kind === 'line' || [',', ':', '(', 'columns'].includes(before.word)) &&
      [',', 'and', ')', ':', '+'].includes(after?.word ?? '')
    );
  });
  return isNamed ? { amount: 1, unit } : null;
}

/** Where the first sentence's list of columns begins, or the sentence ends. */
function endOfHead(tokens: readonly Token[]): number {
  const at = tokens.findIndex(
    (token, index) =>
      token.kind === 'line' ||
      [':', '(', ';'].includes(token.word) ||
      (token.word === '.' && tokens[index + 1]?.glued !== true) ||
      isTag(token.word, 'column'),
  );
  return at < 0 ? tokens.length : at;
}

const wishes = new Set([
  'a',
  'an',
  'the',
  'some',
  'my',
  'our',
  'me',
  'us',
  'i',
  'for',
  'of',
  'fake',
  'realistic',
  'of',
  'dataset',
  'data',
  'with',
]);

/** A cadence word in doubt counts before the noun of the wish ("daily blood donations"), or as "… per day" in the wish's first stretch. */
function isInHead(tokens: readonly Token[], at: number): boolean {
  const isPer = ['per', 'by', 'por', 'pro', 'par', 'je'].includes(tokens[at]?.word ?? '');
  for (let here = 0; here < at; here += 1) {
    const token = tokens[here];
    if (token === undefined) return false;
    if (isPer) {
      if (token.word === ',' || token.kind === 'number' || isTag(token.word, 'with')) return false;
      continue;
    }
    const isWish = token.kind === 'number' || wishes.has(token.word) || phraseEnd(tokens, here, 'make') > 0;
    if (!isWish && !isTag(token.word, 'filler')) return false;
  }
  return true;
}

function findStretch(
  request: string,
  tokens: readonly Token[],
  phrases: readonly ClockPhrase[],
  today: string,
  language: string,
): StretchRead | null {
  for (let at = 0; at < tokens.length; at += 1) {
    if (phrases.some((phrase) => phrase.first <= at && at < phrase.end)) continue;
    const found = readStretch(request, tokens, at, today, language);
    if (found === null) continue;
    let first = found.first;
    while (
      first > 0 &&
      !phrases.some((phrase) => phrase.end === first) &&
      ['for', 'over', 'the', 'during', 'of'].includes(tokens[first - 1]?.word ?? '')
    )
      first -= 1;
    return { ...found, first };
  }
  return null;
}

/** The name that a clock is said of: "aired_at: every 4 minutes", "ts (hourly)", "sampled_on every day". */
function columnBefore(
  request: string,
  tokens: readonly Token[],
  first: number,
): { readonly name: string; readonly at: number } | null {
  const mark = tokens[first - 1];
  if (mark === undefined) return null;
  const isMarked = [':', '=', '–', '—'].includes(mark.word) || (mark.word === '-' && !mark.glued);
  let end = isMarked ? first - 1 : first;
  // "sampled_on runs day by day": the verb is no part of the name.
  while (
    end > 1 &&
    ['runs', 'goes', 'is', 'steps', 'ticks', 'counts', 'as', 'at', '('].includes(tokens[end - 1]?.word ?? '')
  )
    end -= 1;
  let from = end;
  while (from > 0 && tokens[from - 1]?.kind === 'word' && end - from < 3) from -= 1;
  if (from === end) return null;
  const before = tokens[from - 1];
  const opens =
    before === undefined ||
    before.kind === 'line' ||
    [',', '-', '*', '•', ';', '.', ')', '(', '|'].includes(before.word);
  const name = textOf(request, tokens, from, end);
  const isName = /_/u.test(name) || (isMarked && before !== undefined && before.word !== '.' && end - from <= 2);
  return opens && isName && (isMarked || /_/u.test(name)) ? { name, at: end } : null;
}

/** Which tokens go: those behind a column's name with its mark, and those of stretches that hold nothing else. */
function takenOut(
  tokens: readonly Token[],
  pieces: readonly { readonly first: number; readonly end: number }[],
  name: number | null,
): ReadonlySet<number> {
  const cut = new Set<number>();
  const mark = (first: number, end: number): void => {
    for (let at = first; at < end; at += 1) cut.add(at);
  };
  const inside = new Set<number>();
  for (const { first, end } of pieces) for (let at = first; at < end; at += 1) inside.add(at);
  if (name !== null) {
    for (const piece of pieces) mark(piece.first, piece.end);
    let next = Math.max(...pieces.filter((piece) => piece.first >= name).map((piece) => piece.end));
    while (
      ['timestamps', 'timestamp', 'dates', 'values', ',', 'readings'].includes(tokens[next]?.word ?? '') &&
      !endsItem(tokens, next)
    ) {
      cut.add(next);
      next += 1;
    }
    const rest = tokens[next];
    if (rest === undefined || rest.kind === 'line' || [',', ';', ')', '.'].includes(rest.word)) mark(name, next);
    return cut;
  }
  for (const { first, end } of pieces) {
    let from = first;
    let to = end;
    while (
      from > 0 &&
      (inside.has(from - 1) || (tokens[from - 1]?.kind === 'word' && openers.has(tokens[from - 1]?.word ?? '')))
    )
      from -= 1;
    while (to < tokens.length && inside.has(to)) to += 1;
    const before = tokens[from - 1];
    const after = tokens[to];
    const isStart = before === undefined || before.kind === 'line' || ['.', '!', '?'].includes(before.word);
    const opens = isStart || [',', ';', ':'].includes(before.word);
    const isEnd = after === undefined || after.kind === 'line' || ['.', '!', '?'].includes(after.word);
    const closes = isEnd || [',', ';'].includes(after.word) || (after.word === ':' && !isStart);
    if (!opens || !closes || (before === undefined && after === undefined)) continue;
    const isTied = before?.word === ',' || before?.word === ';' || (before?.word === ':' && isEnd);
    if (isTied) mark(from - 1, to);
    else mark(from, after === undefined || after.kind === 'line' ? to : to + 1);
  }
  return cut;
}

/** A comma before the next name of a list ends the item; one before more about the same column does not. */
function endsItem(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.word !== ',') return false;
  const after = tokens[at + 1]?.word ?? '';
  return !['somewhere', 'starting', 'from', 'in', 'during', 'over', 'between', 'within', 'all'].includes(after);
}
