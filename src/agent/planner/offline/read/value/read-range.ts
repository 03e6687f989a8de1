import { wordSet } from '../text/word-set.ts';
import { phraseEnd, skipPhrase } from '../lexicon/lexicon.ts';
import { readAmount, type Amount } from '../number/read-amount.ts';
import type { Token } from '../text/token.ts';
import type { FactOf } from './fact.ts';

type Range = FactOf<'range'>;
const and = wordSet('and y e et und & to - a bis 和 와 과 と ~ 및 or');

/** Reads two ends: `between 18 and 65`, `from 1 to 50000`, `$5-$500`, `5–15%`, `100k-10M`, `8.00 e 25.00 reais`, `0..1`, `[0, 1)`. */
export function readRange(tokens: readonly Token[], at: number, language: string): Range | null {
  const bracket = readInterval(tokens, at, language);
  if (bracket !== null) return bracket;
  let here = skipPhrase(tokens, at, 'about');
  let isBetween = false;
  const between = phraseEnd(tokens, here, 'between');
  if (between > 0) {
    here = between;
    isBetween = true;
  } else here = skipFrom(tokens, here);
  const low = readAmount(tokens, here, language, isBetween);
  if (low === null || low.plus) return null;
  let next = low.next;
  let exclusive: Range['exclusive'] = 'none';
  const butNot = phraseEnd(tokens, next, 'butNot');
  const link = tokens[next]?.word ?? '';
  if (butNot > 0) {
    exclusive = 'max';
    next = butNot;
  } else if (isBetween && and.has(link)) next += 1;
  else if (link === '-' || link === '~' || link === '..' || link === '—' || link === '->') {
    if (link === '-' && !isDash(tokens, next)) return null;
    next += 1;
    if (link === '..' && tokens[next]?.word === '.') next += 1;
  } else {
    const to = phraseEnd(tokens, next, 'to');
    if (to < 0 || (['a', 'ao', 'al', 'au'].includes(link) && language === 'en')) return null;
    next = to;
  }
  if (tokens[next]?.word === '$' || !isCommaAhead(tokens, next)) next = skipFillers(tokens, next);
  const high = readAmount(tokens, next, language, isBetween);
  if (high === null) return null;
  next = high.next;
  const included = phraseEnd(tokens, next, 'inclusive');
  const parenthesised = tokens[next]?.word === '(' ? phraseEnd(tokens, next + 1, 'inclusive') : -1;
  const excluded =
    tokens[next]?.word === '(' ? phraseEnd(tokens, next + 1, 'exclusive') : phraseEnd(tokens, next, 'exclusive');
  if (included > 0) next = included;
  else if (parenthesised > 0 && tokens[parenthesised]?.word === ')') next = parenthesised + 1;
  else if (excluded > 0) {
    exclusive = 'both';
    next = excluded + (tokens[next]?.word === '(' && tokens[excluded]?.word === ')' ? 1 : 0);
  }
  return join(low, high, at, next, exclusive, isBetween || tokens[low.next]?.word !== '-');
}

/** A dash between two figures, either tight or with blanks on both sides. */
function isDash(tokens: readonly Token[], at: number): boolean {
  const dash = tokens[at];
  const after = tokens[at + 1];
  return dash?.glued === after?.glued || dash?.glued === true;
}

function isCommaAhead(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word === ',';
}

const betweenFillers = wordSet('a maximum of about around the');
function skipFillers(tokens: readonly Token[], at: number): number {
  return betweenFillers.has(tokens[at]?.word ?? '') && tokens[at + 1]?.kind === 'number' ? at + 1 : at;
}

const fromWords = wordSet('de do da des du');
function skipFrom(tokens: readonly Token[], at: number): number {
  const end = phraseEnd(tokens, at, 'from');
  if (end < 0) return at;
  return fromWords.has(tokens[at]?.word ?? '') && tokens[end]?.kind !== 'number' && tokens[end]?.word !== '$'
    ? at
    : end;
}

function join(
  low: Amount,
  high: Amount,
  at: number,
  next: number,
  exclusive: Range['exclusive'],
  sharesSize: boolean,
): Range | null {
  // "1 to 5 million", "2-3k": the size word counts for both when the first figure stands alone and is the smaller one.
  const bare = low.size === 1 && high.size > 1 && low.unit === null;
  const shares = bare && low.value < high.value / high.size && (sharesSize || low.value < 100);
  const min = shares ? low.value * high.size : low.value;
  const percent = low.percent || high.percent;
  return {
    kind: 'range',
    first: at,
    end: next,
    min,
    max: high.plus ? null : high.value,
    exclusive,
    percent,
    unit: high.unit ?? low.unit,
    timeUnit: high.timeUnit ?? low.timeUnit,
    approximate: low.approximate || high.approximate,
  };
}

/** Mathematical intervals: `[0, 1]`, `[0, 100)`. A round bracket at the start needs a square one at the end. */
function readInterval(tokens: readonly Token[], at: number, language: string): Range | null {
  const open = tokens[at]?.word;
  if (open !== '[' && open !== '(') return null;
  const low = readAmount(tokens, at + 1, language, false);
  if (low === null || (tokens[low.next]?.word !== ',' && tokens[low.next]?.word !== ';')) return null;
  const high = readAmount(tokens, low.next + 1, language, false);
  const close = high === null ? undefined : tokens[high.next]?.word;
  if (high === null || (close !== ']' && close !== ')') || (open === '(' && close === ')') || low.value >= high.value)
    return null;
  const exclusive = open === '(' ? (close === ')' ? 'both' : 'min') : close === ')' ? 'max' : 'none';
  return {
    kind: 'range',
    first: at,
    end: high.next + 1,
    min: low.value,
    max: high.value,
    exclusive,
    percent: low.percent || high.percent,
    unit: high.unit ?? low.unit,
    timeUnit: high.timeUnit ?? low.timeUnit,
    approximate: false,
  };
}
