import { editDistance } from '../text/edit-distance.ts';
import { stemOf, type NameParts } from './name-parts.ts';

/** How much alike two single words are, 0..1: the same, forms of one word, a slip, an abbreviation. */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const one = stemOf(a);
  const other = stemOf(b);
  if (one === other) return 0.97;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length >= 4 && long.length - short.length <= 5 && long.startsWith(short)) return 0.85;
  if (short.length >= 3 && long.length >= 5 && long.startsWith(short)) return 0.8;
  const limit = short.length >= 8 ? 2 : short.length >= 5 ? 1 : 0;
  if (limit > 0 && short[0] === long[0] && editDistance(short, long, limit) <= limit) return 0.82;
  const shared = commonStart(one, other);
  if (shared >= 5 && shared >= long.length - 3) return 0.8;
  if (shared >= 3 && shared >= short.length - 2 && short.length >= 5) return 0.72;
  return isShortened(short, long) ? 0.75 : 0;
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

/** `qty` of quantity, `pct` of percent, `dept` of department: its letters in order, no vowel but the first, from the first on. */
function isShortened(short: string, long: string): boolean {
  if (short.length < 2 || short.length > 5 || long.length < short.length + 2 || short[0] !== long[0]) return false;
  if (/[aeiou]/u.test(short.slice(1)) || !/^[a-z]+$/u.test(short)) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/**
 * How sure it is, 0..1, that words mean a column of this name. 1: the same words; above 0.9: the same but for unit or key ending;
 * above 0.7: the words are part of the name (`wind` of `wind_speed_ms`); lower: the name is part of the words.
 */
export function nameLikeness(wanted: NameParts, name: NameParts): number {
  const asked = [...wanted.words, ...wanted.tails];
  const own = [...name.words, ...name.tails];
  if (asked.join(' ') === own.join(' ')) return 1;
  const whole = cover(asked, own);
  if (whole > 0 && asked.length === own.length) return 0.98 * whole;
  const heads = cover(wanted.words, name.words);
  if (heads > 0 && wanted.words.length === name.words.length) {
    // `exit` is `exit_time` as well as `exit_id`; a tail said with the words has to be the column's own.
    return (
      (wanted.tails.length === 0
        ? name.tails.includes('id')
          ? 0.57
          : 0.94
        : tailsMeet(wanted.tails, name.tails)
          ? 0.95
          : 0.8) * heads
    );
  }
  const inside = cover(asked, own);
  if (inside > 0 && asked.length < own.length) return (0.72 + 0.2 * (asked.length / own.length)) * inside;
  const around = cover(name.words, wanted.words);
  if (around > 0 && name.words.length < wanted.words.length && isHead(wanted, name))
    return (0.5 + 0.25 * (name.words.length / wanted.words.length)) * around;
  return 0;
}

/** "customer age" is an `age`; "age group" is none. */
function isHead(wanted: NameParts, name: NameParts): boolean {
  return wordLikeness(wanted.words.at(-1) ?? '', name.words.at(-1) ?? '') > 0.7;
}

function tailsMeet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.some((other) => wordLikeness(one, other) > 0.7));
}

/** How well every one of `words` is answered by a word of `others`, each used once; 0 when one is not. */
function cover(words: readonly string[], others: readonly string[]): number {
  if (words.length === 0) return 0;
  const free = [...others];
  let least = 1;
  for (const word of words) {
    let best = -1;
    let score = 0;
    for (const [at, other] of free.entries()) {
      const found = wordLikeness(word, other);
      if (found > score) {
        best = at;
        score = found;
      }
    }
    if (best < 0) return 0;
    free.splice(best, 1);
    least = Math.min(least, score);
  }
  return least;
}
