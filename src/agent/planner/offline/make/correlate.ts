import { makesCycle } from './column-order.ts';
import type { ColumnDraft, TableDraft } from './draft.ts';

/**
 * Makes two columns go together by a rank correlation. The later one of the table follows the earlier.
 *
 * True when that can be done: both are plain draws (numbers, moments, categories, shares) that nothing else steers.
 */
export function correlate(table: TableDraft, one: ColumnDraft, other: ColumnDraft, rho: number): boolean {
  if (one === other) return false;
  const [earlier, later] = table.columns.indexOf(one) < table.columns.indexOf(other) ? [one, other] : [other, one];
  if (!canLead(earlier) || !isPlainDraw(later) || makesCycle(table, later, [earlier.plan.name])) return false;
  const there = later.plan.correlatesWith.filter((wish) => wish.column !== earlier.plan.name);
  later.plan = { ...later.plan, correlatesWith: [...there, { column: earlier.plan.name, rho }] };
  return true;
}

/** Whatever has an order can be followed: figures and moments of any kind, and draws. */
function canLead(column: ColumnDraft): boolean {
  return column.plan.type !== 'text' || isPlainDraw(column);
}

/** A draw on its own, that a correlation can steer. */
export function isPlainDraw(column: ColumnDraft): boolean {
  const { source, unique, when } = column.plan;
  if (unique || when.length > 0 || column.look !== null) return false;
  if (source.kind === 'number') return source.given.length === 0 && source.around === undefined;
  if (source.kind === 'category' || source.kind === 'boolean') return source.given.length === 0 && !source.exact;
  return source.kind === 'moment' && source.after === undefined && !source.ascending;
}
