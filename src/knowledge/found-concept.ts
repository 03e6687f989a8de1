import type { Concept } from './schema.ts';

export type FindContext = {
  /** The domain the table belongs to: its own columns win. */
  readonly domain?: string | undefined;
  /** The table within the domain: its columns win over those of the domain's other tables. */
  readonly table?: string | undefined;
  /** What a row is ("products", "patients"): a bare "name" is then the product's. */
  readonly subject?: string | undefined;
  /** Names of the other columns asked for. */
  readonly others?: readonly string[] | undefined;
  readonly language?: string | undefined;
};

export type FoundConcept = {
  /** The concept; its unit, type and figures already fit a unit said in the name. */
  readonly concept: Concept;
  /** 1: its own name. About 0.9: composed of known words. Below 0.5: a guess. */
  readonly confidence: number;
  readonly why: string;
  /** Whom or what it describes when the words say so ("customer name": customer). */
  readonly subject: string | null;
};

/** The same, less sure. */
export function lower(found: readonly FoundConcept[], by: number): readonly FoundConcept[] {
  return found.map((one) => ({ ...one, confidence: one.confidence - by }));
}
