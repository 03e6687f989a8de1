import { subjectWords } from './correct-words.ts';
import type { Facts } from './facts-schema.ts';
import { keyOf, nameKey, nameWords } from './name-words.ts';
import type { Domain } from './schema.ts';

/**
 * Where words and columns are at home, by key, as texts (one text is read faster than a list of lists).
 *
 * `phrases`: `domain/` for a name of a domain, `domain/table` for one of a table.
 * `columns`: `domain/table` for a column of that name, and under `@concept` for one that holds that concept.
 */
export type DomainIndex = {
  readonly phrases: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, string>>;
  /** All words of these phrases, parted by blanks: what a misspelt word is compared with. */
  readonly words: string;
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

export function indexDomains(domains: readonly Domain[], facts: Facts): DomainIndex {
  const phrases = new Map<string, Set<string>>();
  const columns = new Map<string, Set<string>>();
  const addPhrases = (names: Readonly<Record<string, readonly string[]>>, owner: string): void => {
    for (const list of Object.values(names)) {
      for (const text of list) {
        const key = keyOf(nameWords(text));
        if (key !== '' && (owner.endsWith('/') || !empty.has(key))) add(phrases, key, owner);
      }
    }
  };
  for (const domain of domains) {
    addPhrases(domain.names, `${domain.id}/`);
    for (const table of domain.tables) {
      const owner = `${domain.id}/${table.name}`;
      addPhrases(table.names, owner);
      for (const column of table.columns) {
        add(columns, nameKey(column.name), owner);
        // Names lead to shared concepts only, so a domain's own is found under the one it refines.
        const shared = column.base ?? column.concept;
        if (!shared.includes('.')) add(columns, `@${shared}`, owner);
      }
    }
  }
  return { phrases: joined(phrases), columns: joined(columns), words: subjectWords(domains, facts) };
}

function add(index: Map<string, Set<string>>, key: string, owner: string): void {
  index.set(key, (index.get(key) ?? new Set<string>()).add(owner));
}

function joined(index: ReadonlyMap<string, ReadonlySet<string>>): Readonly<Record<string, string>> {
  return Object.fromEntries([...index].map(([key, owners]) => [key, [...owners].join(' ')]));
}
