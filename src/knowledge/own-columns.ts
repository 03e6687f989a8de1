import { byKey } from './compose-concept.ts';
import type { FindContext, FoundConcept } from './found-concept.ts';
import type { Knowledge } from './load-knowledge.ts';
import { nameKey } from './name-words.ts';
import type { TableShape } from './schema.ts';

/** Columns of the domain's tables by name, the table in question first. */
export function ownColumns(knowledge: Knowledge, words: string, context: FindContext): readonly FoundConcept[] {
  const domain = context.domain === undefined ? undefined : knowledge.domains.get(context.domain);
  if (domain === undefined) return [];
  const key = nameKey(words);
  const named = new Set(byKey(knowledge, key).map((concept) => concept.id));
  const tables = domain.tables.toSorted(
    (a, b) => rankTable(b, context, domain.main) - rankTable(a, context, domain.main),
  );
  const found: FoundConcept[] = [];
  for (const table of tables) {
    for (const column of table.columns) {
      const here = context.table === undefined || context.table === table.name;
      const byName = nameKey(column.name) === key;
      const bySynonym =
        !byName &&
        (named.has(column.concept) ||
          (column.base !== undefined && (named.has(column.base) || carries(knowledge, column.concept, key))));
      const concept = byName || bySynonym ? knowledge.concepts.get(column.concept) : undefined;
      if (concept === undefined) continue;
      const confidence = (byName ? 1 : 0.97) - (here ? 0 : 0.03);
      found.push({ concept, confidence, why: `column ${column.name} of ${domain.title}`, subject: null });
    }
  }
  return found.toSorted((a, b) => b.confidence - a.confidence).slice(0, 3);
}

/** Whether one of the names that a domain gives its own concept is meant. */
function carries(knowledge: Knowledge, id: string, key: string): boolean {
  return Object.values(knowledge.concepts.get(id)?.names ?? {}).some((names) =>
    names.some((name) => nameKey(name) === key),
  );
}

function rankTable(table: TableShape, context: FindContext, main: string): number {
  return (table.name === context.table ? 2 : 0) + (table.name === main ? 1 : 0);
}
