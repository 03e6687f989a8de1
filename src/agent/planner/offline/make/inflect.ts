const irregular: readonly (readonly [singular: string, plural: string])[] = [
  ['person', 'people'],
  ['child', 'children'],
  ['man', 'men'],
  ['woman', 'women'],
  ['foot', 'feet'],
  ['tooth', 'teeth'],
  ['mouse', 'mice'],
  ['analysis', 'analyses'],
  ['diagnosis', 'diagnoses'],
  ['crisis', 'crises'],
  ['index', 'indices'],
  ['matrix', 'matrices'],
  ['vertex', 'vertices'],
  ['criterion', 'criteria'],
  ['movie', 'movies'],
  ['shoe', 'shoes'],
  ['bus', 'buses'],
  ['gas', 'gases'],
  ['lens', 'lenses'],
  ['staff', 'staff'],
  ['status', 'statuses'],
  ['leaf', 'leaves'],
  ['life', 'lives'],
  ['wife', 'wives'],
  ['knife', 'knives'],
];
const uncountable = new Set([
  'data',
  'news',
  'series',
  'species',
  'sales',
  'telemetry',
  'inventory',
  'traffic',
  'activity',
]);

const singulars = new Map(irregular.map(([one, many]) => [many, one]));
const plurals = new Map(irregular);

/** The singular of an English noun, by its last word: `order items` gives `order item`. Words without one stay. */
export function singularOf(words: string): string {
  return lastWordBy(words, (word) => {
    const known = singulars.get(word);
    if (known !== undefined) return known;
    if (uncountable.has(word) || plurals.has(word)) return word === 'sales' ? 'sale' : word;
    if (/(?:ss|us|is)$/u.test(word)) return word;
    if (/[^aeiou]ies$/u.test(word)) return `${word.slice(0, -3)}y`;
    if (/(?:ch|sh|x|z|ss)es$/u.test(word)) return word.slice(0, -2);
    return word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
  });
}

/** The plural of an English noun, by its last word. Words that are plural already stay. */
export function pluralOf(words: string): string {
  return lastWordBy(words, (word) => {
    const known = plurals.get(word);
    if (known !== undefined) return known;
    if (singulars.has(word) || uncountable.has(word)) return word;
    if (/[^s]s$/u.test(word) && !/(?:us|is)$/u.test(word)) return word;
    if (/[^aeiou]y$/u.test(word)) return `${word.slice(0, -1)}ies`;
    if (/(?:s|x|z|ch|sh)$/u.test(word)) return `${word}es`;
    return `${word}s`;
  });
}

function lastWordBy(words: string, change: (word: string) => string): string {
  const cut = Math.max(words.lastIndexOf(' '), words.lastIndexOf('_'), words.lastIndexOf('-')) + 1;
  const last = words.slice(cut);
  const changed = change(last.toLowerCase());
  if (last === last.toUpperCase() && last.length > 1)
    return words.slice(0, cut) + (changed === last.toLowerCase() ? last : changed.toUpperCase());
  return words.slice(0, cut) + (/^\p{Lu}/u.test(last) ? changed.charAt(0).toUpperCase() + changed.slice(1) : changed);
}
