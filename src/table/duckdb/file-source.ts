import { stat } from 'node:fs/promises';
import { RowsmithError } from '../../contract/error.ts';
import { quoteText } from '../quote-sql.ts';
import { findSeparator } from './find-separator.ts';

/** A file as SQL reads it, its form taken from its name. */
export type FileSource = {
  readonly form: 'separated' | 'json' | 'parquet';
  /** A relation whose columns and types are found from the whole content. `extra` adds settings of the reader. */
  readonly relation: (extra?: string) => string;
  readonly bytes: number;
};

const readers: readonly { readonly pattern: RegExp; readonly form: FileSource['form']; readonly settings: string }[] = [
  { pattern: /\.(tsv|tab)$/u, form: 'separated', settings: `delim = '\t'` },
  { pattern: /\.(csv|txt)$/u, form: 'separated', settings: '' },
  { pattern: /\.(jsonl|ndjson)$/u, form: 'json', settings: `format = 'newline_delimited', sample_size = -1` },
  { pattern: /\.json$/u, form: 'json', settings: 'sample_size = -1' },
  { pattern: /\.parquet$/u, form: 'parquet', settings: '' },
];

const calls = { separated: 'read_csv', json: 'read_json', parquet: 'read_parquet' } as const;

/** Types are found from all rows; header, quotes and first row are given, because a reader that guesses them reads a damaged file as another. */
const separatedSettings = `header = true, skip = 0, quote = '"', escape = '"', comment = '', sample_size = -1`;

/**
 * Finds out how to read a file. Names may end in `.gz` or `.zst` (not Parquet).
 * Throws `file-missing`, `file-unreadable` (a directory, no permission, an unknown ending) or `file-malformed` (empty).
 */
export async function fileSource(path: string): Promise<FileSource> {
  const found = await stat(path).catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    throw new RowsmithError({
      code: code === 'ENOENT' ? 'file-missing' : 'file-unreadable',
      message: code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${String(code)}).`,
      hint: 'Check the path and its permissions.',
      site: { path },
      cause,
    });
  });
  if (found.isDirectory()) throw refused('file-unreadable', path, 'is a directory, not a file', 'Name one file.');
  const reader = readers.find(({ pattern }) => pattern.test(path.toLowerCase().replace(/\.(gz|zst)$/u, '')));
  if (reader === undefined) {
    throw refused(
      'file-unreadable',
      path,
      'has an ending that is not known',
      'Known are csv, tsv, txt, json, jsonl, ndjson and parquet; all but parquet also with .gz or .zst.',
    );
  }
  if (found.size === 0)
    throw refused('file-malformed', path, 'is empty: it has not even a header', 'Give a file with a header and rows.');
  const settings = reader.form === 'separated' ? await separatorSettings(path, reader.settings) : reader.settings;
  return {
    form: reader.form,
    relation: (extra = '') =>
      `${calls[reader.form]}(${[quoteText(path), settings, extra].filter((part) => part !== '').join(', ')})`,
    bytes: found.size,
  };
}

async function separatorSettings(path: string, given: string): Promise<string> {
  const separator = given === '' ? await findSeparator(path) : null;
  const chosen = separator === null ? given : `delim = ${quoteText(separator)}`;
  return chosen === '' ? separatedSettings : `${chosen}, ${separatedSettings}`;
}

function refused(code: 'file-unreadable' | 'file-malformed', path: string, what: string, hint: string): RowsmithError {
  return new RowsmithError({ code, message: `${path} ${what}.`, hint, site: { path } });
}
