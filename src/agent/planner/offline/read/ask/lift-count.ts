import type { CountAsk, Span } from '../../reading.ts';
import { isTag, phraseEnd } from '../lexicon/lexicon.ts';
import { readAmount } from '../number/read-amount.ts';
import type { Token } from '../text/token.ts';
import { wordSet } from '../text/word-set.ts';
import { readBounds } from '../value/read-bound.ts';
import { readRange } from '../value/read-range.ts';

/** The tokens without a count of rows that stood by itself, that count, and the characters taken out. */
export type Lifted = {
  readonly tokens: readonly Token[];
  readonly count: CountAsk | null;
  readonly spans: readonly Span[];
};

type Size = {
  readonly min: number;
  readonly max: number | null;
  readonly approximate: boolean;
  readonly next: number;
  readonly isYear: boolean;
};
type Found = { readonly size: Size; readonly first: number; readonly end: number };

const leads = wordSet(
  "x × * about just only say let's lets make it gimme give me us i we need want please pls like exactly total with and so for bitte por favor n count maybe perhaps ok fine approx um uma un",
);
const tails = wordSet(
  'of them these those em total in all altogether overall please pls plz thanks thx should will would ll do is are be enough fine great nice good suffice suffices max or so ish pcs pc pieces piece units stk stuck stueck x × tops row rows record records recs entry entries entrys lines listings bitte gracias obrigado merci danke filas linhas lignes zeilen registros needed wanted required ok okay thank you',
);
const piecesWords = wordSet('pcs pc pieces stk stuck stueck units entrys entries entry recs x ×');
const noCounts = wordSet(
  'top version windows covid grade level column columns field fields feature features between from to is are over under than by at to decimals room class page chapter level section first last past next',
);

/**
 * Finds the one count of rows that stands apart from every noun ("…, 200", "500 of them.", "fifty rows will do", "boards x 450", "bookings 120 pcs")
 * and takes its words out, so that they stand in nobody's way. A request with several such counts, or about several tables, is left alone.
 */
export function liftCount(tokens: readonly Token[], language: string): Lifted {
  const none: Lifted = { tokens, count: null, spans: [] };
  if (tokens.some((token) => token.word === 'tables')) return none;
  const found: Found[] = [];
  for (const { first, end } of segments(tokens)) {
    const one = standing(tokens, first, end, language) ?? trailing(tokens, first, end, language);
    if (one !== null) found.push(one);
  }
  const [one] = found;
  if (one === undefined || found.length > 1) return none;
  const cut = withMarks(tokens, one.first, one.end);
  const from = tokens[one.first]?.from ?? 0;
  const to = tokens[one.end - 1]?.to ?? from;
  const { min, max, approximate } = one.size;
  return {
    tokens: [...tokens.slice(0, cut.first), ...tokens.slice(cut.end)],
    count: { from, to, min, max, approximate },
    spans: [{ from: tokens[cut.first]?.from ?? from, to: tokens[cut.end - 1]?.to ?? to }],
  };
}

/** Stretches between commas, colons, brackets, ends of sentences and spaced dashes. */
function segments(tokens: readonly Token[]): readonly { readonly first: number; readonly end: number }[] {
  const parts: { first: number; end: number }[] = [];
  let first = 0;
  for (let at = 0; at <= tokens.length; at += 1) {
    if (at < tokens.length && !isBoundary(tokens, at)) continue;
    if (at > first) parts.push({ first, end: at });
    first = at + 1;
  }
  return parts;
}

function isBoundary(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return true;
  if (token.kind === 'line') return true;
  if (token.kind !== 'mark') return false;
  if (',;:()!?•'.includes(token.word)) return true;
  if (token.word === '.' || token.word === '..') return !(tokens[at + 1]?.glued === true && token.glued);
  return ['-', '–', '—', '--'].includes(token.word) && !token.glued && tokens[at + 1]?.glued !== true;
}

/** A stretch that is a count and nothing else. A figure without any word must stand at an end and not in a list of figures. */
function standing(tokens: readonly Token[], first: number, end: number, language: string): Found | null {
  let at = first;
  let said = false;
  while (at < end && leads.has(tokens[at]?.word ?? '') && sizeAt(tokens, at, language) === null) at += 1;
  const size = sizeAt(tokens, at, language);
  if (size === null || size.next > end) return null;
  let next = size.next;
  while (next < end && tails.has(tokens[next]?.word ?? '')) {
    said = true;
    next += 1;
  }
  if (next < end) return null;
  const isRows = size.next < end && phraseEnd(tokens, size.next, 'row') > 0;
  if (said && !(isRows && end - size.next === 1 && tokens[first - 1]?.word === ':')) return { size, first, end };
  if (said || at > first || size.isYear || size.min < 2) return null;
  return isBareCount(tokens, first, end) ? { size, first, end } : null;
}

function isBareCount(tokens: readonly Token[], first: number, end: number): boolean {
  const before = tokens[first - 1];
  const after = tokens[end];
  const isLast = after === undefined || after.kind === 'line' || '.!?'.includes(after.word);
  if (first === 0) return after?.word === ',' && tokens.length > end + 1;
  if (!isLast || before === undefined || before.kind === 'line') return false;
  if (![',', '-', '–', '—', ':', ';'].includes(before.word)) return false;
  let start = first - 1;
  while (start > 0 && tokens[start - 1]?.kind !== 'line') start -= 1;
  const isFirstLine = start === 0;
  const words = tokens.slice(start, first - 1);
  if (!isFirstLine || words.at(-1)?.kind === 'number' || words.at(-1)?.kind === 'date') return false;
  return before.word !== ':' || (words.length <= 6 && !words.some((token) => token.text.includes('_')));
}

/** "sawmill boards x 450", "bookings 120 pcs", "theatre tickets 5k": the count at the end of the request's first stretch. */
function trailing(tokens: readonly Token[], first: number, end: number, language: string): Found | null {
  for (let at = first + 1; at < end; at += 1) {
    const glued = /^[x×](\d{2,9})$/u.exec(tokens[at]?.word ?? '');
    const isTimes = ['x', '×', '*'].includes(tokens[at - 1]?.word ?? '') && at - 1 > first;
    const size =
      glued === null
        ? sizeAt(tokens, at, language)
        : { min: Number(glued[1]), max: Number(glued[1]), approximate: false, next: at + 1, isYear: false };
    if (size === null || size.next > end) continue;
    let next = size.next;
    let isPieces = false;
    while (next < end && tails.has(tokens[next]?.word ?? '')) {
      isPieces = isPieces || piecesWords.has(tokens[next]?.word ?? '');
      next += 1;
    }
    if (next < end) return null;
    const start = isTimes ? at - 1 : at;
    // "total = quantity * 12": a formula counts nothing.
    if (tokens.slice(first, start).some((token) => token.word === '=' || token.text.includes('_'))) return null;
    const noun = tokens[start - 1];
    if (noun?.kind !== 'word' || tokens.slice(first, start).some((token) => token.kind === 'number')) return null;
    if (isTimes || glued !== null || isPieces) return { size, first: start, end };
    const isPlain =
      first === 0 &&
      size.next === end &&
      !size.isYear &&
      (size.min >= 10 || size.approximate) &&
      /(?:[^s]s|data|people)$/u.test(noun.word) &&
      !noCounts.has(noun.word) &&
      !isTag(noun.word, 'column') &&
      end - first <= 9;
    return isPlain ? { size, first: start, end } : null;
  }
  return null;
}

/** A figure that may count rows: whole, without unit or share. */
function sizeAt(tokens: readonly Token[], at: number, language: string): Size | null {
  const kind = tokens[at]?.kind;
  if (kind !== 'number' && kind !== 'word' && kind !== 'mark') return null;
  const range = readRange(tokens, at, language) ?? readBounds(tokens, at, language);
  if (range !== null) {
    if (range.percent || range.unit !== null || range.timeUnit !== null) return null;
    const { min, max } = range;
    if (min === null && max === null) return null;
    const low = Math.max(1, (min ?? 1) + (range.exclusive === 'min' || range.exclusive === 'both' ? 1 : 0));
    const high = max === null ? null : max - (range.exclusive === 'max' || range.exclusive === 'both' ? 1 : 0);
    if (!Number.isInteger(low) || (high !== null && (!Number.isInteger(high) || high < low))) return null;
    const isYear = isYearLike(tokens[range.end - 1]?.text ?? '');
    return { min: low, max: high, approximate: range.approximate, next: range.end, isYear };
  }
  const amount = readAmount(tokens, at, language);
  if (amount === null || amount.percent || amount.unit !== null || amount.timeUnit !== null) return null;
  if (!Number.isInteger(amount.value) || amount.value < 1) return null;
  const isYear = amount.next === at + 1 && isYearLike(tokens[at]?.text ?? '');
  return { min: amount.value, max: amount.value, approximate: amount.approximate, next: amount.next, isYear };
}

function isYearLike(text: string): boolean {
  return /^(?:19[5-9]\d|20[0-4]\d)$/u.test(text);
}

/** The stretch with the marks that would be left without anything to part: a pair of brackets, or the comma before it. */
function withMarks(
  tokens: readonly Token[],
  first: number,
  end: number,
): { readonly first: number; readonly end: number } {
  const before = tokens[first - 1]?.word ?? '';
  const after = tokens[end]?.word ?? '';
  if (before === '(' && after === ')') return { first: first - 1, end: end + 1 };
  if ([',', ';', '-', '–', '—'].includes(before)) return { first: first - 1, end };
  if (before === ':' && (end >= tokens.length || tokens[end]?.kind === 'line')) return { first: first - 1, end };
  if ((first === 0 || tokens[first - 1]?.kind === 'line') && [',', ';', ':', '.'].includes(after))
    return { first, end: end + 1 };
  return { first, end };
}
