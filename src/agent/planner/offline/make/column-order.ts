import type { Column } from '../../../../contract/plan.ts';
import type { ColumnDraft, TableDraft } from './draft.ts';
import { namesIn } from './expression-names.ts';
import { columnsRead } from './fit-concept.ts';

/** Every column of the row that a column's cells depend on. */
export function needsOf(column: Column): readonly string[] {
  const found = new Set(columnsRead(column.source));
  for (const override of column.when) {
    for (const name of namesIn(override.if)) found.add(name);
    for (const name of columnsRead(override.source)) found.add(name);
  }
  for (const one of column.nulls) if (one.if !== undefined) for (const name of namesIn(one.if)) found.add(name);
  for (const one of column.correlatesWith) found.add(one.column);
  found.delete(column.name);
  return [...found];
}

/** Whether a column that came to read these others would, over some way, read itself. */
export function makesCycle(table: TableDraft, column: ColumnDraft, reads: readonly string[]): boolean {
  const seen = new Set<string>();
  const open = [...reads];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === column.plan.name) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    const next = table.columns.find((one) => one.plan.name === name);
    if (next !== undefined) open.push(...needsOf(next.plan));
  }
  return false;
}
