import MiniSearch from 'minisearch';
import { nameWords } from './name-words.ts';
import type { Concept } from './schema.ts';

type Entry = { readonly id: string; readonly names: string };

const settings = {
  fields: ['names'],
  tokenize: (text: string) => [...nameWords(text)],
  processTerm: (term: string) => term,
};

/** The search index over the English names of all shared concepts, as text. */
export function writeSearchIndex(concepts: readonly Concept[]): string {
  const index = new MiniSearch<Entry>(settings);
  const shared = concepts.filter((concept) => !concept.id.includes('.'));
  index.addAll(shared.map((concept) => ({ id: concept.id, names: (concept.names['en'] ?? []).join(' ') })));
  return JSON.stringify(index);
}

const opened = new Map<string, MiniSearch<Entry>>();

/**
 * Concepts whose English names share words with these, best first, with a score of at most 0.55: a guess, and called one.
 *
 * `text` is what `writeSearchIndex` gave; it is opened at the first question, because most requests never come here.
 */
export function searchNames(
  text: string,
  words: readonly string[],
): readonly { readonly id: string; readonly score: number }[] {
  const telling = words.filter((word) => word.length > 2);
  if (telling.length === 0) return [];
  const index = opened.get(text) ?? MiniSearch.loadJSON<Entry>(text, settings);
  opened.set(text, index);
  return index
    .search(telling.join(' '), { prefix: (term) => term.length > 4, fuzzy: (term) => (term.length > 5 ? 0.2 : false) })
    .slice(0, 3)
    .map(({ id, queryTerms }) => ({
      id: String(id),
      score: Math.min(0.55, 0.25 + (0.3 * new Set(queryTerms).size) / telling.length),
    }));
}
