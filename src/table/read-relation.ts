import type { OutputFormat } from '../contract/plan.ts';
import { RowsmithError } from '../contract/error.ts';
import type { ColumnShape } from './column-shape.ts';
import { quoteName, quoteText } from './quote-sql.ts';
import { sqlTypeOf } from './sql-type.ts';

/**
 * SQL of a relation over a file that was written with these columns: `SELECT … FROM (relation)` sees the declared names and types,
 * integers as BIGINT, decimals as DECIMAL(18, scale), text as VARCHAR, an empty text apart from a null.
 *
 * Nothing is guessed from the content. `longLines`: rows of separated text may be longer than 2 MB, up to 64 MB; without it they are
 * refused, and the engine reads in small pieces on all threads instead of one very large one on one.
 * Throws `output-format` for SQL scripts, which are no table to read.
 */
export function relationOf(
  path: string,
  format: OutputFormat,
  columns: readonly ColumnShape[],
  longLines = false,
): string {
  const types = `{${columns.map(({ name, type, scale }) => `${quoteText(name)}: ${quoteText(sqlTypeOf(type, scale))}`).join(', ')}}`;
  switch (format) {
    case 'csv':
      return readSeparated(path, types, ',', longLines);
    case 'tsv':
      return readSeparated(path, types, '\t', longLines);
    case 'json':
      return `read_json(${quoteText(path)}, format = 'array', columns = ${types}${longLines ? `, maximum_object_size = ${largestObject}` : ''})`;
    case 'jsonl':
      return `read_json(${quoteText(path)}, format = 'newline_delimited', columns = ${types}${longLines ? `, maximum_object_size = ${largestObject}` : ''})`;
    case 'parquet':
      return `(SELECT ${columns.map(({ name, type, scale }) => `CAST(${quoteName(name)} AS ${sqlTypeOf(type, scale)}) AS ${quoteName(name)}`).join(', ')} FROM read_parquet(${quoteText(path)}))`;
    case 'sql':
      throw new RowsmithError({
        code: 'output-format',
        message: `${path} is a SQL script: it cannot be read back as a table.`,
        hint: 'Write CSV, JSON or Parquet to measure the written file.',
        site: { path },
      });
  }
}

/** Bytes of one JSON row at most. */
const largestObject = 64 * 1024 * 1024;

function readSeparated(path: string, types: string, separator: string, longLines: boolean): string {
  const settings = [
    'auto_detect = false',
    'header = true',
    `delim = ${quoteText(separator)}`,
    `quote = '"'`,
    `escape = '"'`,
    `nullstr = ''`,
    'allow_quoted_nulls = false',
    `new_line = '\\n'`,
    `columns = ${types}`,
    longLines ? 'max_line_size = 67108864' : 'buffer_size = 16777216',
  ];
  return `read_csv(${quoteText(path)}, ${settings.join(', ')})`;
}
