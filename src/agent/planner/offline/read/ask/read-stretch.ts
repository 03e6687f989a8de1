import type { PeriodAsk } from '../../reading.ts';
import { readAmount } from '../number/read-amount.ts';
import { addUnits } from '../time/calendar.ts';
import { readMoment } from '../time/read-moment.ts';
import { readMoments } from '../time/read-moments.ts';
import { timeUnits } from '../number/units.ts';
import { textOf, type Token } from '../text/token.ts';
import { wordSet } from '../text/word-set.ts';

/** A length of time with its first moment: `30 days from 1 April 2025`, `over ten weeks starting on 6 January`, `from 1 March for 60 days`. */
export type StretchRead = { readonly period: PeriodAsk; readonly first: number; readonly end: number };

const leads = wordSet('for over the during in of whole full entire all next a spanning covering across');
const starts = wordSet('from starting beginning since commencing after desde depuis ab seit');
const between = wordSet('on at with from in the');

/** The stretch that starts at a token, or null when length and first moment are not both there. */
export function readStretch(
  request: string,
  tokens: readonly Token[],
  at: number,
  today: string,
  language: string,
): StretchRead | null {
  const length = lengthAt(tokens, at, language);
  if (length !== null) {
    const start = startAt(tokens, length.next, today);
    return start === null ? null : stretch(request, tokens, at, start.next, start.from, length);
  }
  if (!starts.has(tokens[at]?.word ?? '')) return null;
  const start = startAt(tokens, at, today);
  if (start === null) return null;
  let here = start.next;
  while (leads.has(tokens[here]?.word ?? '') || tokens[here]?.word === ',') here += 1;
  const after = here > start.next ? lengthAt(tokens, here, language) : null;
  return after === null ? null : stretch(request, tokens, at, after.next, start.from, after);
}

type Length = { readonly amount: number; readonly unit: PeriodAsk['grain']; readonly next: number };

function lengthAt(tokens: readonly Token[], at: number, language: string): Length | null {
  const amount = readAmount(tokens, at, language);
  if (amount !== null && amount.timeUnit !== null && amount.value > 0 && Number.isFinite(amount.value))
    return { amount: amount.value, unit: amount.timeUnit, next: amount.next };
  const word = tokens[at]?.word ?? '';
  const unit = timeUnits[tokens[at + 1]?.word ?? ''];
  return ['a', 'one', 'un', 'una', 'une', 'ein', 'eine'].includes(word) &&
    unit !== undefined &&
    (tokens[at + 1]?.word.length ?? 0) > 2
    ? { amount: 1, unit, next: at + 2 }
    : null;
}

function startAt(
  tokens: readonly Token[],
  at: number,
  today: string,
): { readonly from: string; readonly next: number } | null {
  let here = at;
  if (tokens[here]?.word === ',') here += 1;
  if (!starts.has(tokens[here]?.word ?? '')) return null;
  here += 1;
  while (between.has(tokens[here]?.word ?? '')) here += 1;
  const moment = readMoment(tokens, here, today, true);
  return moment === null ? null : { from: moment.from, next: moment.next };
}

function stretch(
  request: string,
  tokens: readonly Token[],
  first: number,
  end: number,
  from: string,
  length: Length,
): StretchRead {
  const start = tokens[first];
  const last = tokens[end - 1];
  return {
    period: {
      from: start?.from ?? 0,
      to: last?.to ?? 0,
      from_moment: from,
      to_moment: addUnits(from, length.amount, length.unit),
      grain: length.unit,
      words: textOf(request, tokens, first, end),
    },
    first,
    end,
  };
}

/** The first moment named after "starting", "from" or "since" at a token when no end is said; null otherwise. */
export function readStart(
  tokens: readonly Token[],
  at: number,
  today: string,
  language: string,
): { readonly from: string; readonly end: number } | null {
  const whole = readMoments(tokens, at, today, language);
  if (whole?.kind === 'moments' && whole.to !== null) return null;
  const start = startAt(tokens, at, today);
  return start === null ? null : { from: start.from, end: start.next };
}
