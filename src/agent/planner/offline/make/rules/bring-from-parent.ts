import { draftColumn, type Making, type TableDraft } from '../draft.ts';
import { lookAt } from '../link-tables.ts';

/** Makes columns of a parent table visible to the child's formulas, hidden in the file: true when the child refers to the parent. */
export function bringFromParent(
  making: Making,
  child: TableDraft,
  parent: TableDraft,
  names: readonly string[],
): boolean {
  const reference = child.references.find((one) => one.table === parent.name);
  if (reference === undefined || !making.tables.includes(parent)) return false;
  for (const name of names) {
    if (child.columns.some((column) => column.plan.name === name)) continue;
    const seen = parent.columns.find((column) => column.plan.name === name);
    if (seen === undefined) return false;
    const column = draftColumn({
      plan: { ...seen.plan, hidden: true, unique: false, nulls: [] },
      origin: 'hidden',
      concept: seen.concept,
    });
    child.columns.unshift(column);
    lookAt(column, reference.name, seen);
  }
  return true;
}
