import { keyOf, nameKey, nameWords } from './name-words.ts';
import type { Domain } from './schema.ts';

/**
 * Where words and columns are at home, by key, as texts (one text is read faster than a list of lists).
 *
 * `phrases`: `domain//place` for a name of a domain, `domain/table/place` for one of a table; place is its position among the names.
 * `columns`: `domain/table` for a column of that name, and under `@concept` for one that holds that concept.
 */
export type DomainIndex = {
  readonly phrases: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, string>>;
};

/** Names of tables that in a request mean nothing of the kind. */
const empty = new Set([
  'row',
  'field',
  'feature',
  'day',
  'people',
  'result',
  'pair',
  'text',
  'metric',
  'sample',
  'person',
]);

export function indexDomains(domains: readonly Domain[]): DomainIndex {
  const phrases = new Map<string, Map<string, number>>();
  const columns = new Map<string, Set<string>>();
  const addPhrases = (names: Readonly<Record<string, readonly string[]>>, owner: string): void => {
    for (const list of Object.values(names)) {
      list.forEach((text, place) => {
        const key = keyOf(nameWords(text));
        if (key === '' || (!owner.endsWith('/') && empty.has(key))) return;
        const owners = phrases.get(key) ?? new Map<string, number>();
        if (!owners.has(owner)) owners.set(owner, place);
        phrases.set(key, owners);
      });
    }
  };
  const addColumn = (key: string, owner: string): void => {
    columns.set(key, (columns.get(key) ?? new Set<string>()).add(owner));
  };
  for (const domain of domains) {
    addPhrases(domain.names, `${domain.id}/`);
    for (const table of domain.tables) {
      const owner = `${domain.id}/${table.name}`;
      addPhrases(table.names, owner);
      for (const column of table.columns) {
        addColumn(nameKey(column.name), owner);
        addColumn(`@${column.concept}`, owner);
        if (column.base !== undefined) addColumn(`@${column.base}`, owner);
      }
    }
  }
  return {
    phrases: Object.fromEntries(
      [...phrases].map(([key, owners]) => [key, [...owners].map(([owner, place]) => `${owner}/${place}`).join(' ')]),
    ),
    columns: Object.fromEntries([...columns].map(([key, owners]) => [key, [...owners].join(' ')])),
  };
}
