import MiniSearch from 'minisearch';
import type { Knowledge } from './load-knowledge.ts';
import { nameWords } from './name-words.ts';

type Entry = { readonly id: string; readonly names: string };

const settings = {
  fields: ['names'],
  tokenize: (text: string) => [...nameWords(text)],
  processTerm: (term: string) => term,
};

const indexes = new WeakMap<Knowledge, MiniSearch<Entry>>();

function indexOf(knowledge: Knowledge): MiniSearch<Entry> {
  const there = indexes.get(knowledge);
  if (there !== undefined) return there;
  const index = new MiniSearch<Entry>(settings);
  const concepts = [...knowledge.concepts.values()].filter((concept) => !concept.id.includes('.'));
  index.addAll(concepts.map((concept) => ({ id: concept.id, names: (concept.names['en'] ?? []).join(' ') })));
  indexes.set(knowledge, index);
  return index;
}

/**
 * Concepts whose English names share words with these, best first, with a score of at most 0.55: a guess, and called one.
 *
 * The index is built at the first question (some 60 ms) because most requests never come here.
 */
export function searchNames(knowledge: Knowledge, words: readonly string[]): readonly { readonly id: string; readonly score: number }[] {
  const telling = words.filter((word) => word.length > 2);
  if (telling.length === 0) return [];
  return indexOf(knowledge)
    .search(telling.join(' '), { prefix: (term) => term.length > 4, fuzzy: (term) => (term.length > 5 ? 0.2 : false) })
    .slice(0, 3)
    .map(({ id, queryTerms }) => ({ id: String(id), score: Math.min(0.55, 0.25 + (0.3 * new Set(queryTerms).size) / telling.length) }));
}
