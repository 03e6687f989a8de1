import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { findTable } from '../find-column.ts';
import { isId } from '../foreign-keys.ts';
import { singularOf } from '../inflect.ts';
import { nameWords } from '../name-words.ts';

const persons =
  /^(?:member|user|customer|employee|student|patient|client|person|driver|player|visitor|guest|doctor|subscriber|buyer|author)$/u;

/**
 * The column that tells apart what rows are counted by ("per member", "20 % of customers"): its id, the key of the table it refers to, or its name.
 * With an empty name, whichever id is a person's. Null when the rows do not say whose they are.
 */
export function groupColumn(making: Making, table: TableDraft, name: string): ColumnDraft | null {
  if (name === '') return someone(table);
  const wanted = nameWords(singularOf(name)).filter((word) => word !== 'id');
  if (wanted.length === 0) return null;
  const key = wanted.join(' ');
  const own = table.columns.filter((column) => !column.plan.hidden);
  const wordsOf = (column: ColumnDraft): readonly string[] =>
    nameWords(column.plan.name).map((word) => singularOf(word));
  const byId = own.find(
    (column) =>
      isId(column) &&
      wordsOf(column)
        .filter((word) => !['id', 'uuid', 'number', 'code', 'no'].includes(word))
        .join(' ') === key,
  );
  if (byId !== undefined) return byId;
  const parent = findTable(making, name);
  const reference = table.references.find((one) => one.table === parent?.name);
  const linked = reference === undefined ? undefined : own.find((column) => column.look?.reference === reference.name);
  if (linked !== undefined) return linked;
  return (
    own.find((column) => wordsOf(column).join(' ') === key) ??
    own.find((column) => wordsOf(column).at(-1) === key && isId(column)) ??
    own.find(
      (column) =>
        wordsOf(column)[0] === wanted.at(-1) && ['name', 'email', 'id'].includes(wordsOf(column).at(-1) ?? ''),
    ) ??
    null
  );
}

/** The id of a person in the rows of something else. */
function someone(table: TableDraft): ColumnDraft | null {
  return (
    table.columns.find((column) => {
      const words = nameWords(column.plan.name);
      return isId(column) && words.length > 1 && words.some((word) => persons.test(word));
    }) ?? null
  );
}
