import type { DeclaredColumn, DeclaredTable } from '../../../../../table/declared-table.ts';
import type { ColumnAsk, Span, ValueAsk } from '../../reading.ts';
import { regexValues } from '../value/regex-values.ts';
import { checkExpression } from './check-expression.ts';
import { checkRegexes } from './check-regex.ts';
import { choicesOf, schemaColumn, typeValues, type SchemaTable } from './schema-table.ts';

/** A table as the engine describes it; places in the request come from the plain reading of the same statement. */
export function describedTable(table: DeclaredTable, plain: SchemaTable | undefined, whole: Span): SchemaTable {
  const span = plain?.span ?? { from: whole.from, to: whole.to };
  const uniques = table.unique.filter((columns) => columns.length > 1);
  return {
    name: table.name,
    span,
    uniques,
    checks: table.checks.flatMap((check) => {
      const names = table.columns.map(({ name }) => name);
      const expression = checkExpression(check, names);
      return expression === null ? [] : [expression];
    }),
    remarks: plain?.remarks,
    columns: table.columns.map((column) =>
      describedColumn(
        column,
        table,
        plain?.columns.find(({ name }) => name === column.name),
        span,
      ),
    ),
  };
}

function describedColumn(
  column: DeclaredColumn,
  table: DeclaredTable,
  plain: ColumnAsk | undefined,
  whole: Span,
): ColumnAsk {
  const span = plain === undefined ? { from: whole.from, to: whole.to } : { from: plain.from, to: plain.to };
  const values: ValueAsk[] = [];
  const isUuid = /^(?:uuid|uniqueidentifier)/iu.test(column.sqlType);
  if (isUuid) values.push(...typeValues('uuid', span));
  else
    values.push({
      ...span,
      kind: 'type',
      type: column.type,
      ...(column.maxLength === null ? {} : { maxLength: column.maxLength }),
      ...(column.decimals === null ? {} : { decimals: column.decimals }),
    });
  const listed =
    column.values.length > 0
      ? column.values
      : (column.comment?.match(/^[\w-]+(?:\s*[/|]\s*[\w-]+)+$/u) ?? null) === null
        ? []
        : (column.comment ?? '').split(/\s*[/|]\s*/u);
  if (listed.length > 1) values.push(choicesOf(listed, span, column.type));
  if (column.primaryKey && table.primaryKey.length === 1) values.push({ ...span, kind: 'primary-key' });
  else if (column.unique) values.push({ ...span, kind: 'unique' });
  if (!column.nullable) values.push({ ...span, kind: 'not-null' });
  if (column.autoIncrement) values.push({ ...span, kind: 'sequence', start: 1 });
  if (column.min !== null || column.max !== null)
    values.push({ ...span, kind: 'range', min: column.min, max: column.max, exclusive: 'none' });
  const named = column.name.toLowerCase();
  for (const check of table.checks)
    for (const held of checkRegexes(check))
      if (held.column.toLowerCase() === named) values.push(...regexValues(held.regex, span));
  if (column.references !== null)
    values.push({ ...span, kind: 'reference', table: column.references.table, column: column.references.column });
  return schemaColumn(column.name, span, values, column.comment ?? '');
}
