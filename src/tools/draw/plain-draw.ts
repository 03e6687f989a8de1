import type { Column } from '../../contract/plan.ts';

/**
 * Whether a column's cells rise with its own share, so that its score can be recomputed from its stream.
 *
 * For any other column a correlation needs the ranks of its cells (`DrawContext.ranks`).
 */
export function isPlainDraw(column: Column): boolean {
  const { source } = column;
  if (column.when.length > 0 || column.unique) return false;
  if (source.kind === 'number') return source.around === undefined && source.given.length === 0;
  if (source.kind === 'moment') return source.after === undefined;
  if (source.kind === 'category' || source.kind === 'boolean') return !source.exact && source.given.length === 0;
  return false;
}
