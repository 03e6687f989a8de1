import { writeConceptLines } from './concept-lines.ts';
import { indexNames, type NameIndex } from './name-index.ts';
import type { KnowledgeData } from './read-knowledge.ts';

/** The knowledge base as the build writes it: what every start reads, and the concepts, a line each. */
export type CompiledKnowledge = {
  readonly index: Omit<KnowledgeData, 'concepts'> & { readonly names: NameIndex };
  readonly concepts: string;
};

export function compileKnowledge({ concepts, ...data }: KnowledgeData): CompiledKnowledge {
  return { index: { ...data, names: indexNames(concepts) }, concepts: writeConceptLines(concepts) };
}
