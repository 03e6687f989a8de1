import type { SchemaBlock, SchemaTable } from './schema-table.ts';

const comment = /(?:--|\/\/|#)[ \t]?(?<words>[^\n]{1,300})$/u;

/** The comments behind the columns of a schema, on the same line, as remarks about them. */
export function addLineComments(block: SchemaBlock, text: string): SchemaBlock {
  return { ...block, tables: block.tables.map((table) => withComments(table, text)) };
}

function withComments(table: SchemaTable, text: string): SchemaTable {
  const remarks = table.columns.flatMap((column) => {
    const next = text.indexOf('\n', column.from);
    const line = text.slice(column.from, next < 0 ? table.span.to : Math.min(next, table.span.to));
    const words = comment.exec(line.trimEnd())?.groups?.['words'];
    if (words === undefined) return [];
    const from = column.from + line.lastIndexOf(words);
    return [{ from, to: from + words.length, column: column.name }];
  });
  return remarks.length === 0 ? table : { ...table, remarks: [...(table.remarks ?? []), ...remarks] };
}
