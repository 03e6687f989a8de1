import { writeConceptLines } from './concept-lines.ts';
import { indexDomains, type DomainIndex } from './domain-index.ts';
import { indexKinds, type KindIndex } from './kind-index.ts';
import { indexNames, type NameIndex } from './name-index.ts';
import type { KnowledgeData } from './read-knowledge.ts';
import { writeSearchIndex } from './search-names.ts';

/** The knowledge base as the build writes it: what every start reads, and the concepts, a line each. */
export type CompiledKnowledge = {
  readonly index: Omit<KnowledgeData, 'concepts'> & {
    readonly names: NameIndex;
    readonly homes: DomainIndex;
    readonly kinds: KindIndex;
  };
  readonly concepts: string;
  /** See search-names.ts. */
  readonly search: string;
};

export function compileKnowledge({ concepts, ...data }: KnowledgeData): CompiledKnowledge {
  return {
    index: {
      ...data,
      names: indexNames(concepts),
      homes: indexDomains(data.domains, data.facts),
      kinds: indexKinds(concepts),
    },
    concepts: writeConceptLines(concepts),
    search: writeSearchIndex(concepts),
  };
}
