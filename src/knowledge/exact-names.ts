import { byKey, composeFromEnd } from './compose-concept.ts';
import type { FindContext, FoundConcept } from './found-concept.ts';
import type { Knowledge } from './load-knowledge.ts';
import { keysOf } from './name-index.ts';
import { keyOf, nameWords } from './name-words.ts';
import type { Concept } from './schema.ts';

/** Heads that alone say too little: what they belong to decides. */
const bare = new Set(
  (
    'name title id status type category date description code number time text score rating price amount level stage priority subject ' +
    'duration length size result method channel value cost'
  ).split(' '),
);

/** Concepts that carry the words as a name; a bare "name" or "status" is first that of the table's subject. */
export function exactNames(knowledge: Knowledge, words: string, context: FindContext): readonly FoundConcept[] {
  const found: FoundConcept[] = [];
  const subject = context.subject ?? subjectOf(knowledge, context.others ?? []);
  const said = nameWords(words);
  if (said.length === 1 && subject !== null && bare.has(said[0] ?? '')) {
    const owner = nameWords(subject).at(-1) ?? '';
    const concept =
      byKey(knowledge, keyOf([owner, ...said]))[0] ?? composeFromEnd(knowledge, [owner, ...said])?.concept;
    if (concept !== undefined)
      found.push({ concept, confidence: 0.99, why: `"${words}" of a ${owner}`, subject: owner });
  }
  const concepts = [...new Set(keysOf(words).flatMap((key) => byKey(knowledge, key)))];
  const preferred = concepts.toSorted(
    (a, b) => Number(inDomain(knowledge, b, context)) - Number(inDomain(knowledge, a, context)),
  );
  preferred.forEach((concept, at) => {
    if (found.some((one) => one.concept.id === concept.id)) return;
    found.push({ concept, confidence: 0.98 - at * 0.06, why: `"${words}" is a name of ${concept.id}`, subject: null });
  });
  return found;
}

function inDomain(knowledge: Knowledge, concept: Concept, context: FindContext): boolean {
  const domain = context.domain === undefined ? undefined : knowledge.domains.get(context.domain);
  return domain?.tables.some((table) => table.columns.some((column) => column.concept === concept.id)) ?? false;
}

/** What the other columns are about: `product_id`, `product_price` → product. */
function subjectOf(knowledge: Knowledge, others: readonly string[]): string | null {
  const votes = new Map<string, number>();
  for (const other of others) {
    const words = nameWords(other);
    const first = words[0] ?? '';
    if (
      words.length < 2 ||
      !(Object.hasOwn(knowledge.facts.subjects.thing, first) || knowledge.facts.subjects.person.includes(first))
    )
      continue;
    votes.set(first, (votes.get(first) ?? 0) + (words[1] === 'id' ? 2 : 1));
  }
  return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
