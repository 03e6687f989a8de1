import { RowsmithError } from '../../contract/error.ts';
import type { Database } from '../database.ts';

export type DatabaseOptions = {
  /** Threads of the engine. Default: one per core. */
  readonly threads?: number | undefined;
  /** Memory of the engine in MiB. Default: the engine's own, four fifths of the machine's. */
  readonly memoryLimitMb?: number | undefined;
  /** Where larger-than-memory queries spill. Default: `.tmp` in the working directory, made only when needed. */
  readonly tempDirectory?: string | undefined;
};

/**
 * Opens an in-memory database. It reads no extension from the network and keeps no file of its own.
 *
 * The engine is loaded on the first call (about 60 ms). Throws `service-unavailable` when it cannot be loaded on this machine.
 */
export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  const engine = await import('./duckdb-database.ts').catch((cause: unknown) => {
    throw new RowsmithError({
      code: 'service-unavailable',
      message: `The table engine (DuckDB) could not be loaded on ${process.platform}-${process.arch}.`,
      hint: 'Install again without omitting optional dependencies: the engine comes as one package per platform.',
      cause,
    });
  });
  return engine.DuckdbDatabase.open(options);
}
