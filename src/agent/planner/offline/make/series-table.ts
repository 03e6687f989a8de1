import { draftColumn, freshColumn, type Making, type TableDraft } from './draft.ts';
import { freeName } from './name-words.ts';

/** What a table of sums over time has when the words name no figure: those of the domain's own that are no attribute of anything else. */
export function addSeriesColumns(making: Making, table: TableDraft, taken: Set<string>): void {
  const roles = new Set(['count', 'money', 'measure']);
  const figures = table.columns.filter((column) => roles.has(column.concept?.role ?? ''));
  if (figures.length > 0) return;
  const shapes = (table.shape?.columns ?? []).filter((shape) => {
    const concept = making.meanings.concept(shape.concept);
    return concept !== null && roles.has(concept.role);
  });
  for (const shape of shapes.slice(0, 3)) {
    const concept = making.meanings.concept(shape.concept);
    if (concept === null) continue;
    const name = freeName(shape.name, taken);
    taken.add(name);
    // Without the shape's name behind it the column is no look at a pool: one series has no products.
    table.columns.push(
      draftColumn({ plan: freshColumn(name, concept.type, concept.source), origin: 'usual', concept }),
    );
  }
}
