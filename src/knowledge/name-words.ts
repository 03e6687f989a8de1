const filler = new Set([
  'were',
  'been',
  'the',
  'a',
  'an',
  'of',
  'their',
  'its',
  'his',
  'her',
  'your',
  'this',
  'de',
  'del',
  'do',
  'da',
  'des',
  'du',
  'der',
  'la',
  'le',
  'el',
]);

/** A word without its plural ending, crudely: both sides of every comparison go through here, so only sameness matters. */
export function singular(word: string): string {
  if (word === 'ids') return 'id';
  if (word.length < 4 || /(?:ss|us|is|[^a-z]s)$/u.test(word) || !/^[a-z]+s$/u.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:sses|xes|ches|shes|zes)$/u.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/**
 * The words of a column name or phrase, in lower case and singular: `CustomerID`, `customer_id`, `Customer IDs` all give `customer`, `id`.
 *
 * Camel case and digits after capitals are split, accents dropped, punctuation ignored except `%` and `#`, which stand as words.
 */
export function nameWords(text: string): readonly string[] {
  const known = cut.get(text);
  if (known !== undefined) return known;
  const words = cutName(text);
  if (cut.size >= mostKept) cut.clear();
  if (text.length <= 100) cut.set(text, words);
  return words;
}

/** Names cut before: the same few are compared over and over. */
const cut = new Map<string, readonly string[]>();
const mostKept = 5000;

function cutName(text: string): readonly string[] {
  return text
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu}+)(\p{Lu}(?!s(?!\p{L}))\p{Ll})/gu, '$1 $2')
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['’]s\b/gu, '')
    .replaceAll(/[%#]/gu, ' $& ')
    .split(/[^\p{L}\p{N}%#+]+/u)
    .filter((word) => word !== '')
    .map(singular);
}

/** Words without those that carry no meaning (of, the, …). */
export function meaningfulWords(words: readonly string[]): readonly string[] {
  const kept = words.filter((word) => !filler.has(word));
  return kept.length === 0 ? words : kept;
}

/** One text for all spellings of the same words: no blanks, no filler. `date_of_birth`, `DateOfBirth`, `date birth` → `datebirth`. */
export function nameKey(text: string): string {
  return keyOf(nameWords(text));
}

export function keyOf(words: readonly string[]): string {
  return meaningfulWords(words).join('');
}
