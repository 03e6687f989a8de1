import type { MessagePort } from 'node:worker_threads';
import type { ColumnData, Dictionary } from '../../contract/chunk.ts';
import type { ErrorCode, Site } from '../../contract/error.ts';
import type { OutputFormat, Plan } from '../../contract/plan.ts';
import type { RuleOutcome } from '../../tools/compute/row-rules.ts';

/** What a worker is started with. `ready` is raised with every reply. */
export type WorkerStart = {
  readonly ready: Int32Array;
  readonly port: MessagePort;
  /** Draw chunks of a typical plan until the real one comes, so that the engine's code is compiled by then. */
  readonly rehearse: boolean;
};

/** What a worker is told: first the plan, then its chunks; a block of memory that a reply came in is handed back for the next. */
export type WorkerOrder =
  | { readonly kind: 'plan'; readonly plan: Plan; readonly format: OutputFormat }
  | ({ readonly kind: 'chunk' } & ChunkOrder)
  | { readonly kind: 'block'; readonly block: ArrayBuffer };

/** One chunk to compute: as encoded bytes, or, for Parquet, as columns. */
export type ChunkOrder = {
  readonly id: number;
  readonly table: string;
  readonly first: number;
  readonly count: number;
};

/** A column on its way between threads; a dictionary travels once, and is then named by its number. */
export type SentColumn = {
  readonly name: string;
  readonly data: ColumnData;
  readonly dictionary: { readonly id: number; readonly words: Dictionary | null } | null;
};

export type ChunkReply = {
  readonly id: number;
  readonly rows: number;
  readonly outcomes: readonly RuleOutcome[];
  readonly flaggedCells: number;
} & (
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'columns';
      readonly columns: readonly SentColumn[];
      /** What the columns' values lie in. */
      readonly block: ArrayBuffer;
    }
);

export type WorkerFailure = {
  readonly kind: 'failed';
  readonly id: number;
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly hint: string | undefined;
    readonly site: Site;
  };
};
export type WorkerReply = ChunkReply | WorkerFailure;
