import type { Concept } from './schema.ts';

/** Concept id → the ids of the concepts that are a kind of it (`weight`: `body_weight`, …). */
export type KindIndex = Readonly<Record<string, readonly string[]>>;

/** Indexes concepts by what they are first of all; concepts of one domain's table are left out. */
export function indexKinds(concepts: Iterable<Concept>): KindIndex {
  const kinds: Record<string, string[]> = {};
  for (const concept of concepts) {
    const parent = concept.is[0];
    if (parent === undefined || concept.id.includes('.')) continue;
    (kinds[parent] ??= []).push(concept.id);
  }
  return kinds;
}
