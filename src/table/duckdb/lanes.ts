import duckdb from '@duckdb/node-bindings';
import type { Abortable } from '../../contract/abort.ts';
import type { ColumnData } from '../../contract/chunk.ts';

/** A statement over columns that are loaded before each execution. */
export type Prepared = {
  readonly statement: duckdb.PreparedStatement;
  readonly feed: number;
  /** Sets what the next execution reads. */
  readonly load: (columns: readonly ColumnData[], count: number) => void;
};

const interruptEveryMs = 10;

/** A connection that one call at a time uses, with the statements prepared on it. */
export type Lane = { readonly connection: duckdb.Connection; readonly statements: Map<string, Prepared> };

/** Connections of one database: a free one is taken again, a new one opened when all are busy. */
export class Lanes {
  readonly #database: duckdb.Database;
  readonly #free: Lane[] = [];
  readonly #all = new Set<Lane>();

  constructor(database: duckdb.Database) {
    this.#database = database;
  }

  /** Runs `work` on a lane of its own; an abort interrupts what the lane is running, and the signal's reason is thrown. */
  async use<Result>(options: Abortable, work: (lane: Lane) => Promise<Result>): Promise<Result> {
    options.signal?.throwIfAborted();
    const lane = this.#free.pop() ?? (await this.#open());
    let repeat: NodeJS.Timeout | undefined;
    const interrupt = (): void => {
      duckdb.interrupt(lane.connection);
      // An interrupt between two statements, or before the first has begun, is lost: it is repeated until the work ends.
      repeat ??= setInterval(interrupt, interruptEveryMs);
    };
    options.signal?.addEventListener('abort', interrupt, { once: true });
    try {
      return await work(lane);
    } catch (error) {
      options.signal?.throwIfAborted();
      throw error;
    } finally {
      clearInterval(repeat);
      options.signal?.removeEventListener('abort', interrupt);
      this.#free.push(lane);
    }
  }

  async #open(): Promise<Lane> {
    const lane = { connection: await duckdb.connect(this.#database), statements: new Map<string, Prepared>() };
    this.#all.add(lane);
    return lane;
  }

  close(): void {
    for (const lane of this.#all) duckdb.disconnect_sync(lane.connection);
    this.#all.clear();
    this.#free.length = 0;
  }
}
