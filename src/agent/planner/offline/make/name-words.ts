import { singularOf } from './inflect.ts';

const fillers = new Set([
  'the',
  'a',
  'an',
  'of',
  'their',
  'its',
  'his',
  'her',
  'this',
  'that',
  'these',
  'each',
  'column',
  'columns',
  'field',
  'fields',
  'some',
  'any',
  'and',
  'for',
]);

/** The words of a name or phrase, lower case, singular, camelCase and underscores taken apart, articles left out. */
export function nameWords(name: string): readonly string[] {
  const known = cut.get(name);
  if (known !== undefined) return known;
  const words = cutName(name);
  if (cut.size >= mostKept) cut.clear();
  if (name.length <= 100) cut.set(name, words);
  return words;
}

/** Names cut before: the same few are compared over and over. */
const cut = new Map<string, readonly string[]>();
const mostKept = 5000;

function cutName(name: string): readonly string[] {
  const apart = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase();
  const words = apart.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const kept = words.filter((word) => !fillers.has(word));
  return (kept.length === 0 ? words : kept).map((word) => (/^[a-z]+$/u.test(word) ? singularOf(word) : word));
}

/** Names that people would take for the same: equal but for case, blanks, plural and articles. */
export function sameName(a: string, b: string): boolean {
  return nameWords(a).join(' ') === nameWords(b).join(' ');
}

/** How much two names share, 0..1: common words over all words. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const common = a.filter((word) => b.includes(word)).length;
  return common / (new Set([...a, ...b]).size || 1);
}

/** A phrase as a column or table name: `Customer Name` gives `customer_name`. Latin letters lose their accents, other scripts stay. */
export function snakeCase(phrase: string): string {
  const plain = phrase
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/\p{Script=Latin}/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .toLowerCase();
  return plain
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .join('_');
}

/** The name a column gets for a phrase that is not to be kept to the letter. */
export function columnNameFor(phrase: string): string {
  const words = phrase.trim().split(/\s+/u);
  const kept = words.filter(
    (word, at) => !fillers.has(word.toLowerCase()) || (word.toLowerCase() === 'of' && at > 0 && at < words.length - 1),
  );
  const name = snakeCase(singularOf((kept.length === 0 ? words : kept).join(' ')));
  return name === '' ? 'value' : name;
}

/** The name, or the name with the first number from 2 that makes it new. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted.toLowerCase())) return wanted;
  for (let at = 2; ; at++) if (!taken.has(`${wanted}_${at}`.toLowerCase())) return `${wanted}_${at}`;
}
