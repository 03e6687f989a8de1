import type { TimeUnit } from '../../../../../contract/rhythm.ts';
import { isTag, phraseEnd } from '../lexicon/lexicon.ts';
import type { Token } from '../text/token.ts';
import { readNumber } from './read-number.ts';
import { currencies, measures, timeUnits } from './units.ts';

/** A number with what belongs to it. `percent`: the value is in hundredths. `plus`: written `18+`. `size`: what a word like `k` multiplied by. */
export type Amount = {
  readonly first: number;
  readonly next: number;
  readonly value: number;
  readonly percent: boolean;
  readonly unit: string | null;
  readonly timeUnit: TimeUnit | null;
  readonly approximate: boolean;
  readonly plus: boolean;
  readonly size: number;
  /** Written in digits, not in words. */
  readonly written: boolean;
};

/** Reads a number with sign, currency, size word, per-cent sign and unit: `$5`, `-3.5`, `20 %`, `~500`, `18+`, `25.00 reais`, `4h`, `100 ish`. */
export function readAmount(tokens: readonly Token[], at: number, language: string, approximates = true): Amount | null {
  let here = at;
  let approximate = false;
  if (approximates) {
    const end = phraseEnd(tokens, here, 'about');
    if (end > 0 && tokens[here]?.word !== 'or') {
      approximate = true;
      here = end;
    }
  }
  let unit: string | null = null;
  if (tokens[here]?.word === 'r' && tokens[here + 1]?.word === '$') {
    unit = 'BRL';
    here += 2;
  } else {
    const sign = currencies[tokens[here]?.word ?? ''];
    const isMoneyFirst =
      sign !== undefined &&
      (tokens[here + 1]?.kind === 'number' || tokens[here + 1]?.word === '-') &&
      tokens[here]?.word !== 'real';
    if (isMoneyFirst) {
      unit = sign;
      here += 1;
    }
  }
  let negative = false;
  if (
    (tokens[here]?.word === '-' || tokens[here]?.word === 'minus' || tokens[here]?.word === 'negative') &&
    tokens[here + 1]?.kind === 'number'
  ) {
    const isSign = tokens[here]?.word !== '-' || (tokens[here + 1]?.glued === true && !isOperand(tokens, here));
    if (!isSign) return null;
    negative = true;
    here += 1;
  }
  if (unit === null && tokens[here]?.word === '$') {
    unit = 'USD';
    here += 1;
  }
  const number = readNumber(tokens, here, language);
  if (number === null) return null;
  let next = number.next;
  const size =
    tokens[here]?.kind === 'number' && (tokens[here]?.value ?? 0) !== 0 ? number.value / (tokens[here]?.value ?? 1) : 1;
  let percent = false;
  let plus = false;
  let timeUnit: TimeUnit | null = null;
  const percentEnd = phraseEnd(tokens, next, 'percent');
  if (percentEnd > 0 && !(tokens[next]?.word === 'percentage' && tokens[next]?.glued !== true)) {
    percent = true;
    next = percentEnd;
    if (tokens[next - 1]?.word === 'of') next -= 1;
  } else {
    const found = readUnit(tokens, next);
    if (found !== null) {
      unit = found.unit ?? unit;
      timeUnit = found.timeUnit;
      next = found.next;
    }
  }
  if (
    tokens[next]?.word === '+' &&
    tokens[next]?.glued === true &&
    (tokens[next + 1]?.glued !== true || tokens[next + 1]?.kind === 'mark' || tokens[next + 1]?.kind === 'line')
  ) {
    plus = true;
    next += 1;
  }
  const ish = phraseEnd(tokens, next, 'ish');
  if (approximates && ish > 0 && !isTag(tokens[next]?.word ?? '', 'oneOf')) {
    approximate = true;
    next = ish;
  } else if (approximates && tokens[next]?.word === '-' && tokens[next + 1]?.word === 'ish') {
    approximate = true;
    next += 2;
  }
  const value = negative ? -number.value : number.value;
  return {
    first: at,
    next,
    value,
    percent,
    unit,
    timeUnit,
    approximate: approximate || number.loose,
    plus,
    size,
    written: number.written,
  };
}

function isOperand(tokens: readonly Token[], minus: number): boolean {
  const before = tokens[minus - 1];
  return (
    tokens[minus]?.glued === true &&
    before !== undefined &&
    (before.kind === 'number' || before.kind === 'word' || before.word === ')' || before.word === '%')
  );
}

/** Units of one letter count only when nothing stands between number and unit: `5 m` may be anything, `4h` is hours. */
function readUnit(
  tokens: readonly Token[],
  at: number,
): { unit: string | null; timeUnit: TimeUnit | null; next: number } | null {
  let here = at;
  if (
    tokens[here]?.word === '-' &&
    tokens[here]?.glued === true &&
    tokens[here + 1]?.glued === true &&
    timeUnits[tokens[here + 1]?.word ?? ''] !== undefined
  )
    here += 1;
  const token = tokens[here];
  if (
    token === undefined ||
    (token.kind !== 'word' &&
      token.word !== '°' &&
      token.word !== '€' &&
      token.word !== '£' &&
      token.word !== '₹' &&
      token.word !== '$')
  )
    return null;
  if (token.word === '°') {
    const scale = tokens[here + 1];
    const named = scale?.glued === true ? measures[`°${scale.word}`] : undefined;
    return named === undefined
      ? { unit: 'deg', timeUnit: null, next: here + 1 }
      : { unit: named, timeUnit: null, next: here + 2 };
  }
  const isShort = token.word.length === 1 && /[a-z]/u.test(token.word);
  if (isShort && !token.glued) return null;
  const time = timeUnits[token.word];
  // A unit right before "of" or another noun may still be a noun of its own; the reader of the words decides that.
  if (time !== undefined && token.word !== 'tag') return { unit: null, timeUnit: time, next: here + 1 };
  const money = currencies[token.word];
  if (money !== undefined) return { unit: money, timeUnit: null, next: here + 1 };
  const measure = measures[token.word];
  if (measure === undefined || token.word === 'stars' || token.word === 'points') return null;
  return { unit: measure, timeUnit: null, next: here + 1 };
}
