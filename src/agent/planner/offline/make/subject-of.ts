import type { ColumnDraft, TableDraft } from './draft.ts';
import { nameWords } from './name-words.ts';

/** Words in front of a part of a person or place that say which part, not whose. */
const partWords = new Set([
  'full',
  'first',
  'last',
  'middle',
  'home',
  'work',
  'contact',
  'primary',
  'main',
  'mobile',
  'cell',
  'current',
  'legal',
  'birth',
  'street',
  'complete',
  'corporate',
  'personal',
]);
const identityKinds = new Set(['person', 'place', 'company', 'payment', 'internet', 'entity']);

/**
 * Whom or what a column describes: the words in front of its meaning (`driver_name`: driver), else what its concept says, else the one the table's
 * names speak of, else the table's own entity. Columns with the same subject describe one person, place or thing a row.
 */
export function subjectOf(column: ColumnDraft, table: TableDraft): string {
  return ownSubject(column) ?? column.concept?.subject ?? mainSubject(table);
}

const owned = new WeakMap<ColumnDraft, { readonly name: string; readonly subject: string | null }>();

function ownSubject(column: ColumnDraft): string | null {
  const known = owned.get(column);
  if (known?.name === column.plan.name) return known.subject;
  const subject = findOwnSubject(column);
  owned.set(column, { name: column.plan.name, subject });
  return subject;
}

function findOwnSubject(column: ColumnDraft): string | null {
  const concept = column.concept;
  if (concept === null || !identityKinds.has(concept.source.kind)) return null;
  const words = nameWords(column.plan.name);
  const names = Object.values(concept.names)
    .flat()
    .map(nameWords)
    .filter((name) => name.length < words.length);
  let longest: readonly string[] = [];
  for (const name of names)
    if (name.length > longest.length && name.every((word, at) => words[words.length - name.length + at] === word))
      longest = name;
  if (longest.length === 0) return null;
  const rest = words.slice(0, words.length - longest.length).filter((word) => !partWords.has(word));
  return rest.length === 0 ? null : rest.join('_');
}

function mainSubject(table: TableDraft): string {
  for (const column of table.columns) {
    if (column.look !== null || column.concept?.source.kind !== 'person') continue;
    const own = ownSubject(column) ?? column.concept.subject;
    if (own !== undefined) return own;
  }
  return table.entity;
}
