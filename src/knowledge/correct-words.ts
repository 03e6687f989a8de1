import type { DomainIndex } from './domain-index.ts';
import type { Facts } from './facts-schema.ts';
import { idsOf, type NameIndex } from './name-index.ts';
import { nameWords, singular } from './name-words.ts';
import { editDistance } from './near-names.ts';
import type { Domain } from './schema.ts';

/** What correcting needs of the knowledge base. */
export type Spelling = { readonly names: NameIndex; readonly homes: DomainIndex; readonly facts: Facts };

/** A word as it was written, and the word it was taken for. */
export type Correction = { readonly wrong: string; readonly right: string };

/** The words of all names of domains, tables, kinds of people and kinds of business, parted by blanks. */
export function subjectWords(domains: readonly Domain[], facts: Facts): string {
  const words = new Set<string>();
  const add = (text: string): void => {
    for (const word of nameWords(text)) if (word.length > 3 && /^\p{Script=Latin}+$/u.test(word)) words.add(word);
  };
  for (const domain of domains)
    for (const names of [domain.names, ...domain.tables.map((table) => table.names)])
      for (const list of Object.values(names)) for (const name of list) add(name);
  for (const person of facts.subjects.person) add(person);
  for (const names of Object.values(facts.businesses)) for (const name of names) add(name);
  return [...words].toSorted().join(' ');
}

type Book = { readonly all: ReadonlySet<string>; readonly byLetter: ReadonlyMap<string, readonly string[]> };
const books = new WeakMap<DomainIndex, Book>();

function bookOf({ homes, facts }: Spelling): Book {
  const known = books.get(homes);
  if (known !== undefined) return known;
  const subjects = homes.words.split(' ');
  const byLetter = new Map<string, string[]>();
  for (const word of subjects) byLetter.set(word[0] ?? '', [...(byLetter.get(word[0] ?? '') ?? []), word]);
  const right = [...facts.words.right, ...facts.words.soft].map(singular);
  const book = { all: new Set([...subjects, ...right]), byLetter };
  books.set(homes, book);
  return book;
}

/** Whether a word, in the form `nameWords` gives, is one the knowledge base knows or a right word it must leave alone. */
export function isRightWord(spelling: Spelling, word: string): boolean {
  return bookOf(spelling).all.has(word) || idsOf(spelling.names, word).length > 0;
}

/**
 * The word a subject's word is a slip of (a letter missing, doubled, wrong, or two swapped), or null when it is right or near nothing.
 *
 * One slip from five letters on, two from eight on. The first letter must be right, or swapped with the second: people seldom miss it.
 */
export function correctWord(spelling: Spelling, word: string): string | null {
  if (word.length < 5 || !/^[a-z]+$/u.test(word) || isRightWord(spelling, word)) return null;
  const { byLetter } = bookOf(spelling);
  const limit = word.length >= 8 ? 2 : 1;
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const letter of new Set([word[0] ?? '', word[1] ?? ''])) {
    for (const candidate of byLetter.get(letter) ?? []) {
      if (candidate.length < 4 || (letter !== word[0] && candidate[1] !== word[0])) continue;
      const distance = editDistance(word, candidate, limit);
      if (distance > limit) continue;
      // Of words equally near, the one with the same letters (swapped or doubled) and the same end is the likeliest.
      const score =
        distance +
        (lettersOf(word) === lettersOf(candidate) ? -0.4 : 0) +
        (word.length === candidate.length ? -0.3 : 0) +
        (word.at(-1) === candidate.at(-1) ? -0.2 : 0);
      if (score < least) {
        least = score;
        best = candidate;
      }
    }
  }
  return best;
}

function lettersOf(word: string): string {
  return [...new Set(word)].toSorted().join('');
}

/** The words of a phrase with its slips corrected, and what was corrected. */
export function correctPhrase(
  spelling: Spelling,
  text: string,
): { readonly words: readonly string[]; readonly corrections: readonly Correction[] } {
  const corrections: Correction[] = [];
  const words = nameWords(text).map((word) => {
    const right = correctWord(spelling, word);
    if (right === null) return word;
    corrections.push({ wrong: word, right });
    return right;
  });
  return { words, corrections };
}
