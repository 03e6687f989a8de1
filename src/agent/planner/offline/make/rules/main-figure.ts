import type { ColumnDraft, TableDraft } from '../draft.ts';
import { nameWords } from '../name-words.ts';

const money =
  /^(?:amount|total|revenue|sales|spend|spent|value|price|cost|salary|income|premium|fare|fee|payment|subtotal)$/u;

/** The figure a table is about: what its rows are worth, else its only drawn number. Null when several could be meant. */
export function mainFigure(table: TableDraft): ColumnDraft | null {
  const figures = table.columns.filter(
    (column) =>
      !column.plan.hidden &&
      ['integer', 'decimal', 'double'].includes(column.plan.type) &&
      column.concept?.role !== 'id' &&
      column.concept?.role !== 'code' &&
      !['sequence', 'constant', 'clock'].includes(column.plan.source.kind) &&
      !/(?:^|_)(?:id|age|year|latitude|longitude|stars?|rating)$/iu.test(column.plan.name),
  );
  const rank = (column: ColumnDraft): number => {
    const words = nameWords(column.plan.name);
    if (words.some((word) => /^(?:total|amount|revenue|sales|spend|value|payment)$/u.test(word))) return 2;
    return words.some((word) => money.test(word)) ? 1 : 0;
  };
  const best = figures.toSorted((a, b) => rank(b) - rank(a))[0];
  return best === undefined || (rank(best) === 0 && figures.length > 1) ? null : best;
}
