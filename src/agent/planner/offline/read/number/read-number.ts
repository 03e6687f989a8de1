import { wordSet } from '../text/word-set.ts';
import { dictionary } from '../text/dictionary.ts';
import type { Token } from '../text/token.ts';
import { numberWords } from './number-words.ts';
import { timeUnits } from './units.ts';

/** A number in any form and the position after it. `loose`: words like "a few hundred" give only its size. */
export type NumberRead = {
  readonly value: number;
  readonly next: number;
  readonly loose: boolean;
  readonly written: boolean;
};

const joiners = wordSet('and y e et und');
const articles = wordSet('a an un una um uma une ein eine einen one');
const halves = wordSet('half medio meio meia demi halbe');
const quarters = new Set(['quarter']);
const few = dictionary<number>({ few: 3, couple: 2, several: 5 });
const gluedSizes = dictionary<number>({
  k: 1e3,
  K: 1e3,
  M: 1e6,
  mm: 1e6,
  MM: 1e6,
  mn: 1e6,
  mln: 1e6,
  b: 1e9,
  B: 1e9,
  bn: 1e9,
  Bn: 1e9,
  mio: 1e6,
});

/** Whether a number in words can start with this word. */
export function startsNumber(word: string, language: string): boolean {
  return (
    articles.has(word) ||
    halves.has(word) ||
    quarters.has(word) ||
    few[word] !== undefined ||
    numberWords(language).has(word)
  );
}

/** Reads `1.5M`, `10k`, `two dozen`, `a million`, `half a million`, `a few hundred`, `one hundred and twenty`, `dos mil`, `3万`, `백만`. */
export function readNumber(tokens: readonly Token[], at: number, language: string): NumberRead | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const words = numberWords(language);
  const halved = readAndHalf(tokens, at, words);
  if (halved !== null) return halved;
  if (token.kind === 'number') return withSize(tokens, at, words);
  if (token.kind !== 'word') return null;
  return readHalf(tokens, at, words) ?? readFew(tokens, at, words) ?? readWords(tokens, at, words, language);
}

function withSize(tokens: readonly Token[], at: number, words: ReturnType<typeof numberWords>): NumberRead {
  let value = tokens[at]?.value ?? 0;
  let next = at + 1;
  const after = tokens[next];
  if (after?.kind === 'word') {
    const size = after.glued ? gluedSizes[after.text] : undefined;
    if (size !== undefined) return { value: value * size, next: next + 1, loose: false, written: true };
    if (after.word === 'm' && after.glued && isCountedNoun(tokens[next + 1]))
      return { value: value * 1e6, next: next + 1, loose: false, written: true };
    for (
      let word = words.get(tokens[next]?.word ?? '');
      word?.multiplies === true;
      word = words.get(tokens[next]?.word ?? '')
    ) {
      value *= word.value;
      next += 1;
    }
  }
  return { value: clean(value), next, loose: false, written: true };
}

/** `one and a half million`, `2 and a half thousand`. */
function readAndHalf(tokens: readonly Token[], at: number, words: ReturnType<typeof numberWords>): NumberRead | null {
  const token = tokens[at];
  const whole = token?.kind === 'number' ? token.value : words.get(token?.word ?? '')?.value;
  if (
    whole === undefined ||
    tokens[at + 1]?.word !== 'and' ||
    tokens[at + 2]?.word !== 'a' ||
    tokens[at + 3]?.word !== 'half'
  )
    return null;
  const size = words.get(tokens[at + 4]?.word ?? '');
  return size?.multiplies === true
    ? { value: clean((whole + 0.5) * size.value), next: at + 5, loose: false, written: false }
    : null;
}

const noNouns = wordSet('and to or of in at with for tall high long wide deep from by per y e');
function isCountedNoun(token: Token | undefined): boolean {
  return token?.kind === 'word' && !noNouns.has(token.word);
}

function readHalf(tokens: readonly Token[], at: number, words: ReturnType<typeof numberWords>): NumberRead | null {
  let next = at;
  if (
    articles.has(tokens[next]?.word ?? '') &&
    (halves.has(tokens[next + 1]?.word ?? '') || quarters.has(tokens[next + 1]?.word ?? ''))
  )
    next += 1;
  const word = tokens[next]?.word ?? '';
  const share = halves.has(word) ? 0.5 : quarters.has(word) ? 0.25 : 0;
  if (share === 0) return null;
  next += 1;
  while (
    articles.has(tokens[next]?.word ?? '') ||
    tokens[next]?.word === 'of' ||
    (tokens[next]?.word === '-' && tokens[next]?.glued === true)
  )
    next += 1;
  const size = words.get(tokens[next]?.word ?? '');
  if (size?.multiplies !== true) return null;
  return { value: clean(share * size.value), next: next + 1, loose: false, written: false };
}

function readFew(tokens: readonly Token[], at: number, words: ReturnType<typeof numberWords>): NumberRead | null {
  let next = at;
  if (articles.has(tokens[next]?.word ?? '')) next += 1;
  const count = few[tokens[next]?.word ?? ''];
  if (count === undefined) return null;
  next += 1;
  if (tokens[next]?.word === 'of') next += 1;
  const size = words.get(tokens[next]?.word ?? '');
  if (size?.multiplies === true) return { value: count * size.value, next: next + 1, loose: true, written: false };
  return null;
}

function readWords(
  tokens: readonly Token[],
  at: number,
  words: ReturnType<typeof numberWords>,
  language: string,
): NumberRead | null {
  let next = at;
  let total = 0;
  let section = 0;
  let seen = 0;
  let isArticle = false;
  const first = tokens[at]?.word ?? '';
  // An article is a one only before a size: "a million", "un millón".
  if (articles.has(first)) {
    const size = words.get(tokens[at + 1]?.word ?? '');
    if (size?.multiplies === true) {
      section = 1;
      next = at + 1;
      isArticle = true;
    } else if (first !== 'one') {
      return words.get(first) !== undefined && timeUnits[tokens[at + 1]?.word ?? ''] !== undefined
        ? { value: 1, next: at + 1, loose: false, written: false }
        : null;
    }
  }
  while (next < tokens.length && seen < 12) {
    let step = next;
    const token = tokens[step];
    if (seen > 0 && token !== undefined && (joiners.has(token.word) || (token.word === '-' && token.glued))) {
      const following = words.get(tokens[step + 1]?.word ?? '');
      if (following === undefined || following.multiplies || !canAdd(section === 0 ? total : section, following.value))
        break;
      step += 1;
    }
    const entry = words.get(tokens[step]?.word ?? '');
    if (entry === undefined) break;
    if (entry.multiplies) {
      if (seen === 0 && !isArticle && !canLead(tokens[step]?.word ?? '', language)) return null;
      if (entry.value >= 1000) {
        total += (section === 0 && total === 0 ? 1 : section) * entry.value;
        section = 0;
      } else section = (section === 0 ? 1 : section) * entry.value;
    } else {
      // French counts in twenties: quatre-vingt is 4 × 20.
      if (section === 4 && entry.value === 20 && language === 'fr') section = 80;
      else if (seen > 0 && !canAdd(section === 0 ? total : section, entry.value)) break;
      else section += entry.value;
    }
    seen += 1;
    next = step + 1;
  }
  if (seen === 0) return null;
  return { value: clean(total + section), next, loose: false, written: false };
}

/** A part can be added when it fits below the size of what stands before it: `twenty` + `five`, `hundred` + `twenty`. */
function canAdd(before: number, value: number): boolean {
  if (value <= 0) return false;
  if (before === 0) return true;
  const size = value < 10 ? 10 : value < 100 ? 100 : 1000;
  return before % size === 0 || (before === 60 && value < 20) || (before === 80 && value < 20);
}

function canLead(word: string, language: string): boolean {
  return (
    ['mil', 'mille', 'cent', 'hundert', 'tausend', '백만', '천', '만', '십만', '백', '千', '百万', '천만'].includes(
      word,
    ) && language !== 'en'
  );
}

/** Floating-point dust from 1.1 × 1000 removed. */
function clean(value: number): number {
  return Number(value.toPrecision(15));
}
