import { basename } from 'node:path';
import type { Abortable } from '../../contract/abort.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { TableProfile } from '../../contract/profile.ts';
import type { Database } from '../database.ts';
import { quoteName } from '../quote-sql.ts';
import { fileSource, type FileSource } from './file-source.ts';
import { profileColumn } from './profile-column.ts';

const schema = 'rowsmith_profile';

/** Profiles of one database get a table each. */
const numbers = new WeakMap<Database, number>();

/**
 * Reads a whole file (CSV, TSV, JSON, JSON lines or Parquet, packed or not) and describes its columns.
 *
 * The rows are held in the database meanwhile, which spills to disk when they are too many. Throws `file-missing`, `file-unreadable`,
 * or `file-malformed` with the row and column where reading stopped.
 */
export async function profileFile(database: Database, path: string, options: Abortable = {}): Promise<TableProfile> {
  const source = await fileSource(path);
  const number = (numbers.get(database) ?? 0) + 1;
  numbers.set(database, number);
  const table = `${schema}.${quoteName(`file ${number}`)}`;
  await database.run(`CREATE SCHEMA IF NOT EXISTS ${schema}`, options);
  try {
    await load(database, table, source, path, options);
    const columns = await database.all(`DESCRIBE ${table}`, options);
    const [count] = await database.all(`SELECT count(*) AS rows FROM ${table}`, options);
    const rows = Number(count?.['rows'] ?? 0);
    const profiles = [];
    for (const column of columns)
      profiles.push(
        await profileColumn(database, table, text(column['column_name']), text(column['column_type']), rows, options),
      );
    return { name: nameOf(path), path, rows, bytes: source.bytes, columns: profiles };
  } finally {
    await database.run(`DROP TABLE IF EXISTS ${table}`);
  }
}

async function load(
  database: Database,
  table: string,
  source: FileSource,
  path: string,
  options: Abortable,
): Promise<void> {
  try {
    await database.run(`CREATE TABLE ${table} AS SELECT * FROM ${source.relation()}`, options);
  } catch (cause) {
    options.signal?.throwIfAborted();
    const place = source.form === 'separated' ? await firstReject(database, source, options) : null;
    throw malformed(path, source.form, place, cause);
  }
}

type Place = { readonly row: number; readonly column: string | null; readonly what: string };

/** Reads once more, keeping refused rows instead of stopping at the first: where it is, is then a value rather than a message. */
async function firstReject(database: Database, source: FileSource, options: Abortable): Promise<Place | null> {
  try {
    // One call, because the refused rows are a temporary table of its connection.
    const keep =
      "store_rejects = true, rejects_limit = 1, rejects_table = 'rowsmith_rejects', rejects_scan = 'rowsmith_scans'";
    const [row] = await database.all(
      `CREATE OR REPLACE TEMP TABLE rowsmith_rejected AS SELECT count(*) FROM ${source.relation(keep)};
       SELECT line, column_name, error_type FROM rowsmith_rejects ORDER BY line LIMIT 1`,
      options,
    );
    return row === undefined
      ? null
      : {
          row: Number(row['line']),
          column: typeof row['column_name'] === 'string' ? row['column_name'] : null,
          what: text(row['error_type']).toLowerCase(),
        };
  } catch {
    // Some content stops even this reading; the engine's own words remain.
    options.signal?.throwIfAborted();
    return null;
  }
}

function malformed(path: string, form: FileSource['form'], place: Place | null, error: unknown): RowsmithError {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const words = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
  const column = place === null || place.column === null ? '' : `, column "${place.column}"`;
  const where =
    place !== null
      ? ` at row ${place.row}${column}: ${place.what}`
      : form === 'separated'
        ? ': a quote is never closed, or its bytes are not UTF-8'
        : `: ${words}`;
  return new RowsmithError({
    code: 'file-malformed',
    message: `${path} cannot be read as a table${where}.`,
    hint: 'Correct that place, or check that the ending of the name fits the content.',
    site: { path, row: place?.row, column: place?.column ?? undefined },
    cause,
  });
}

function nameOf(path: string): string {
  return basename(path)
    .replace(/\.(gz|zst)$/iu, '')
    .replace(/\.[^.]+$/u, '');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
