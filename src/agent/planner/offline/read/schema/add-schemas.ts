import type { Draft } from '../draft.ts';
import { newTable } from '../draft.ts';
import type { SchemaBlock } from './schema-table.ts';

/** Puts the tables that schemas declare into the draft, complete and in order, with their keys over several columns as rules. */
export function addSchemas(draft: Draft, blocks: readonly SchemaBlock[]): void {
  for (const block of blocks) {
    for (const declared of block.tables) {
      const table = newTable(declared.span);
      table.name = declared.name;
      table.subject = declared.name === null ? '' : plainWords(declared.name);
      table.columns.push(...declared.columns);
      table.complete = true;
      table.declared = true;
      draft.tables.push(table);
      for (const expression of declared.checks ?? []) draft.rules.push({ ...declared.span, kind: 'row', expression });
      for (const columns of declared.uniques)
        if (columns.length > 1) draft.rules.push({ ...declared.span, kind: 'unique', columns });
    }
  }
  draft.current = draft.tables[0] ?? null;
  if (draft.tables.length > 0) draft.hasIntent = true;
}

/** `t_sys_users`, `OrderItem`: words that name what a row is. */
function plainWords(name: string): string {
  return name
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replaceAll(/[_.]+/gu, ' ')
    .replace(/^(?:t|tbl|tb|dim|fact|fct|stg)\s+(?:sys\s+)?/iu, '')
    .trim()
    .toLowerCase();
}
