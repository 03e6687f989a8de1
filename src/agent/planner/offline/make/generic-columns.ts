import { draftColumn, freshColumn, type Making, type TableDraft } from './draft.ts';
import { freeName, nameWords } from './name-words.ts';

/** Columns of a table about people nobody knows more of, and of any other table: concept ids of the knowledge base. */
const ofPeople = ['full_name', 'email', 'phone', 'gender', 'age', 'city', 'country', 'registration_date', 'status'];
const ofThings = [
  'name',
  'category',
  'created_at',
  'status',
  'quantity',
  'amount',
  'score',
  'city',
  'is_active',
  'note',
];

/**
 * Fills a table that the words name no columns for and no domain knows: an id, columns for words of the request that name a kind of column,
 * then what most tables about people, or about things, have.
 */
export function addGenericColumns(making: Making, table: TableDraft, wanted: number): void {
  const taken = new Set(table.columns.map((column) => column.plan.name.toLowerCase()));
  const add = (id: string, name: string): void => {
    const concept = making.meanings.concept(id);
    if (
      concept === null ||
      table.columns.length >= wanted ||
      taken.has(name.toLowerCase()) ||
      table.columns.some((column) => column.concept?.id === id)
    )
      return;
    taken.add(name.toLowerCase());
    table.columns.push(
      draftColumn({ plan: freshColumn(name, concept.type, concept.source), origin: 'usual', concept, sure: 0.5 }),
    );
  };
  if (table.columns.length === 0) {
    const name = freeName(`${table.entity}_id`, taken);
    taken.add(name);
    table.columns.push(
      draftColumn({
        plan: { ...freshColumn(name, 'integer', { kind: 'sequence', start: 1, step: 1 }), unique: true },
        origin: 'usual',
      }),
    );
  }
  for (const id of making.meanings.conceptsNamed(table.ask?.subject ?? '')) add(id, id.split('.').at(-1) ?? id);
  const last = nameWords(table.ask?.subject ?? table.name).at(-1) ?? '';
  for (const id of making.meanings.isPerson(last) ? ofPeople : ofThings) add(id, id);
}
