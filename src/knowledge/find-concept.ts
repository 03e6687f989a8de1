import type { Knowledge } from './load-knowledge.ts';
import { keysOf } from './name-index.ts';
import { keyOf, nameWords } from './name-words.ts';
import type { Concept } from './schema.ts';

export type FindContext = {
  /** The domain the table belongs to: its own columns win. */
  readonly domain?: string | undefined;
  /** The table within the domain. */
  readonly table?: string | undefined;
  /** Names of the other columns asked for. */
  readonly others?: readonly string[] | undefined;
  readonly language?: string | undefined;
};

export type FoundConcept = {
  readonly concept: Concept;
  /** 1: its own name; about 0.9: composed from known words; below 0.5: a guess. */
  readonly confidence: number;
  readonly why: string;
  /** Whom or what it describes when the words say so ("customer name": customer). */
  readonly subject: string | null;
};

/** Concepts for a column name or phrase, best first; empty when nothing fits. */
export function findConcept(knowledge: Knowledge, words: string, context: FindContext = {}): readonly FoundConcept[] {
  const own = ownColumn(knowledge, words, context);
  const exact = [...new Set(keysOf(words).flatMap((key) => knowledge.names[key] ?? []))].flatMap((id) => knowledge.concepts.get(id) ?? []);
  return [
    ...own,
    ...exact.map((concept, at) => ({ concept, confidence: 1 - at * 0.05, why: `"${words}" is a name of ${concept.id}`, subject: null })),
  ];
}

function ownColumn(knowledge: Knowledge, words: string, context: FindContext): readonly FoundConcept[] {
  const domain = context.domain === undefined ? undefined : knowledge.domains.get(context.domain);
  if (domain === undefined) return [];
  const key = keyOf(nameWords(words));
  for (const table of domain.tables) {
    if (context.table !== undefined && table.name !== context.table) continue;
    const column = table.columns.find((one) => keyOf(nameWords(one.name)) === key);
    const concept = column === undefined ? undefined : knowledge.concepts.get(column.concept);
    if (concept !== undefined) return [{ concept, confidence: 1, why: `a column of ${domain.title}`, subject: null }];
  }
  return [];
}
