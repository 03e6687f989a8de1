import type { Abortable } from './abort.ts';
import type { RunEvent } from './event.ts';
import type { Plan } from './plan.ts';
import type { PlanReply, Reading } from './planner.ts';
import type { TableProfile } from './profile.ts';

export type PlanOptions = Abortable & {
  readonly seed?: number | undefined;
  /** Rows of the main table; wins over the words. */
  readonly rows?: number | undefined;
  /** Output path as the user wrote it; goes into the plan's `output`. */
  readonly out?: string | undefined;
  /** `YYYY-MM-DD`; the engine's own clock when absent. */
  readonly today?: string | undefined;
  /** `NAME=PATH` or `PATH`. */
  readonly inputs?: readonly string[] | undefined;
};

export type RunOptions = Abortable & {
  /** Wins over the plan's output path. `-` writes the table, and nothing else, to standard output; a path that ends in `/` is a directory. */
  readonly out?: string | undefined;
  /** Replace files that exist; otherwise `output-exists` is thrown before anything is written. */
  readonly overwrite?: boolean | undefined;
  /** Path of the HTML report; null for none; undefined leaves the choice to the engine. */
  readonly report?: string | null | undefined;
  /** Go on where a stopped run of the same plan left off. */
  readonly resume?: boolean | undefined;
  readonly workers?: number | undefined;
  readonly chunkRows?: number | undefined;
  readonly connections?: number | undefined;
  /** Which words became what, for the report. */
  readonly readings?: readonly Reading[] | undefined;
};

/** What a run will cost, before it runs. */
export type Forecast = {
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly seconds: number;
  readonly bytes: number;
  readonly modelCalls: number;
  readonly tokens: number;
};

export type TablePreview = {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly source: string }[];
  /** The first rows of the table, cells as the file will hold them; null is an empty cell. */
  readonly rows: readonly (readonly (string | null)[])[];
};

export type Preview = { readonly tables: readonly TablePreview[]; readonly forecast: Forecast };

/** What the engine is made of, for `rowsmith doctor`. */
export type About = {
  /** DuckDB's version; loading it is part of the question. */
  readonly duckdb: string;
  /** How much the knowledge base holds, by kind: domains, concepts, pools, grammars, …. */
  readonly knowledge: readonly { readonly what: string; readonly count: number }[];
  /** The model in use; null when there is none. */
  readonly model: string | null;
};

/** The engine behind the command line and the library: words to plan, plan to tables. Closing it frees the database. */
export interface Smith extends AsyncDisposable {
  plan(request: string, options?: PlanOptions): Promise<PlanReply>;
  /** Starts what a run of about so many rows will need, so that it is ready when the plan is. Harmless when no run follows. */
  prepare(rows: number): void;
  /** Ends with `run-end`; on abort throws the signal's reason, and what was written can be resumed. */
  run(plan: Plan, options?: RunOptions): AsyncIterable<RunEvent>;
  preview(plan: Plan, options?: Abortable & { readonly rows?: number | undefined }): Promise<Preview>;
  profile(path: string, options?: Abortable): Promise<TableProfile>;
  about(): Promise<About>;
}
