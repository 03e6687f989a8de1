import type { Abortable } from '../../contract/abort.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { Database } from '../database.ts';
import type { DeclaredTable } from '../declared-table.ts';

/** Reads `CREATE TABLE` statements; see `Database.describeCreate`. */
export async function describeCreate(
  _database: Database,
  _sql: string,
  _options: Abortable = {},
): Promise<readonly DeclaredTable[]> {
  throw new RowsmithError({ code: 'file-malformed', message: 'CREATE TABLE statements cannot be read yet.' });
}
