import { quoteName, quoteText } from '../../table/quote-sql.ts';
import { sqlTypeOf } from '../../table/sql-type.ts';
import type { ExpressionColumn } from '../expression/compile-expression.ts';
import type { MeasuredTable, WrittenFormat } from './measured-table.ts';

/** The name under which the text of a formatted column stays readable. */
export function rawName(name: string): string {
  return `written ${name}`;
}

/**
 * A table whose formatted columns are read back as the numbers and moments they stand for; their texts stay beside them as `rawName`.
 * What cannot be read back is null, and is then measured as missing.
 */
export function readFormats(table: MeasuredTable): MeasuredTable {
  const formats = [...(table.formats ?? [])].filter(
    ([name, { type }]) => table.columns.get(name)?.type === 'text' && type !== 'text',
  );
  if (formats.length === 0) return table;
  const replaced = formats.map(([name, format]) => `${parseSql(quoteName(name), format)} AS ${quoteName(name)}`);
  const raw = formats.map(([name]) => `${quoteName(name)} AS ${quoteName(rawName(name))}`);
  const columns = new Map<string, ExpressionColumn>(table.columns);
  for (const [name, { type, scale }] of formats)
    columns.set(name, { name, type, ...(scale === undefined ? {} : { scale }) });
  return {
    ...table,
    columns,
    formats: new Map(formats),
    relation: `(SELECT * REPLACE (${replaced.join(', ')}), ${raw.join(', ')} FROM ${table.relation} AS written)`,
  };
}

function parseSql(name: string, { format, type, scale }: WrittenFormat): string {
  const sqlType = sqlTypeOf(type, scale ?? 2);
  if (type === 'date' || type === 'time' || type === 'timestamp') {
    return `TRY_CAST(try_strptime(${name}, ${quoteText(strptimeFormat(format))}) AS ${sqlType})`;
  }
  if (type === 'boolean') return `TRY_CAST(${name} AS BOOLEAN)`;
  const digits = `TRY_CAST(regexp_replace(${name}, '[^0-9.-]', '', 'g') AS DECIMAL(30,12))`;
  return `TRY_CAST(${format.includes('%') ? `${digits} / 100` : digits} AS ${sqlType})`;
}

const tokens: ReadonlyMap<string, string> = new Map([
  ['YYYY', '%Y'],
  ['YY', '%y'],
  ['MMMM', '%B'],
  ['MMM', '%b'],
  ['MM', '%m'],
  ['M', '%-m'],
  ['DD', '%d'],
  ['D', '%-d'],
  ['dddd', '%A'],
  ['ddd', '%a'],
  ['HH', '%H'],
  ['H', '%-H'],
  ['hh', '%I'],
  ['h', '%-I'],
  ['mm', '%M'],
  ['ss', '%S'],
  ['SSS', '%g'],
  ['A', '%p'],
]);

/** The engine's notation of a column's moment pattern. */
function strptimeFormat(format: string): string {
  return format.replaceAll(
    /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|HH|H|hh|h|mm|ss|SSS|A|%/gu,
    (token, literal: string | undefined) =>
      literal === undefined ? (tokens.get(token) ?? '%%') : literal.replaceAll('%', '%%'),
  );
}
