import { neighbour } from './build-columns.ts';
import { draftColumn, freshColumn, type Making, type TableDraft } from './draft.ts';
import { freeName } from './name-words.ts';

/** Adds, not written, what a column cannot be right without and the table does not have: a review is written to a rating. */
export function addNeeds(making: Making, table: TableDraft): void {
  for (const column of table.columns.slice()) {
    if (column.concept === null || column.look !== null) continue;
    for (const id of column.concept.needs) {
      const concept = making.meanings.concept(id);
      if (concept === null || neighbour(table, column, id) !== null) continue;
      const name = freeName(
        id.split('.').at(-1) ?? id,
        new Set(table.columns.map((one) => one.plan.name.toLowerCase())),
      );
      const plan = { ...freshColumn(name, concept.type, concept.source), hidden: true };
      table.columns.splice(table.columns.indexOf(column), 0, draftColumn({ plan, origin: 'hidden', concept }));
    }
  }
}
