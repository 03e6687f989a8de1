import { loadKnowledge } from './load-knowledge.ts';

/** How much the knowledge base holds, by kind. */
export async function countKnowledge(): Promise<readonly { readonly what: string; readonly count: number }[]> {
  const { concepts, domains, facts } = await loadKnowledge();
  return [
    { what: 'domains', count: domains.size },
    { what: 'tables', count: [...domains.values()].reduce((sum, domain) => sum + domain.tables.length, 0) },
    { what: 'concepts', count: concepts.size },
    { what: 'units', count: Object.keys(facts.units).length },
    { what: 'countries', count: Object.keys(facts.countries).length },
    { what: 'holidays', count: Object.keys(facts.holidays).length },
  ];
}
