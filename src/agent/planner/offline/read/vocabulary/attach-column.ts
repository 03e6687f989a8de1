import type { ColumnRead } from '../column/column-read.ts';
import { addColumn, type Draft, type TableDraft } from '../draft.ts';
import type { Scene } from '../text/scene.ts';
import { choicesNotQuotient } from './choices-not-quotient.ts';
import { findColumn } from './find-column.ts';

/** Whether the request lists the columns of a table: then a clause is about one of them, and never makes another. */
export function isClosed(table: TableDraft): boolean {
  return (table.complete || table.declared) && table.columns.length > 0;
}

/**
 * Puts what a clause says of a column where it belongs: on the listed column its words mean; a table whose columns are not all listed gets a new one.
 * False, with nothing changed, when all columns are listed and none is meant.
 */
export function attachColumn(scene: Scene, draft: Draft, table: TableDraft, read: ColumnRead): boolean {
  const found = findColumn(draft.tables, read.column.name, { first: table, knows: scene.knows });
  const isOpen = !isClosed(table);
  if (found === null || found.score < (isOpen ? 0.9 : 0.6)) {
    if (!isOpen) return false;
    addColumn(table, { ...read.column, implied: true });
    draft.rules.push(...read.rules);
    return true;
  }
  const values = read.column.values.map((value) => choicesNotQuotient(value, found.table));
  addColumn(found.table, { ...found.column, about: '', values });
  draft.rules.push(
    ...read.rules.map((rule) =>
      rule.kind === 'conditional-values' && rule.column === read.column.name
        ? { ...rule, column: found.column.name }
        : rule,
    ),
  );
  return true;
}

/** Whether so many columns are named that looking each clause up among them would take too long: rules are then left unread. */
export function isVast(draft: Draft): boolean {
  return draft.tables.reduce((sum, table) => sum + table.columns.length, 0) > 150;
}
