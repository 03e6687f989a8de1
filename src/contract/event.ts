import type { Measured } from './check.ts';
import type { Plan } from './plan.ts';

/** A piece of work of a run: one stage of one table, in `chunks` pieces. */
export type Task = {
  readonly id: string;
  readonly table: string;
  readonly what: 'pool' | 'rows' | 'measure' | 'report';
  readonly rows: number;
  readonly chunks: number;
  readonly needs: readonly string[];
};

export type TableResult = {
  readonly name: string;
  readonly rows: number;
  readonly path: string | null;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly source: string }[];
  /** Cells set to null because a row rule could not be met in the allowed attempts. */
  readonly flagged: number;
};

export type Usage = {
  readonly seconds: number;
  readonly rows_per_second: number;
  readonly model_calls: number;
  readonly tokens: number;
  readonly peak_rss_mb: number;
};

/** What `--json` prints: fixed by the design, field names included. */
export type Answer = {
  readonly rowsmith: string;
  readonly kind: 'create' | 'edit' | 'answer' | 'clarify';
  readonly tables: readonly Omit<TableResult, 'flagged'>[];
  readonly requirements: readonly {
    readonly text: string;
    readonly check: string;
    readonly asked: string;
    readonly measured: string;
    readonly met: boolean;
  }[];
  readonly unplaced: readonly string[];
  readonly assumptions: readonly string[];
  readonly question: string | null;
  readonly answer: string | null;
  readonly changes: null;
  readonly usage: Usage;
  readonly seed: number;
  readonly fingerprint: string;
  readonly report: string | null;
};

/** What happens during a run, in order. `run-end` is the last event of a run that was not stopped. */
export type RunEvent =
  /** `planPath`: where the plan was saved, for running it again; null or absent when it was not. */
  | {
      readonly type: 'run-start';
      readonly plan: Plan;
      readonly fingerprint: string;
      readonly tasks: readonly Task[];
      readonly planPath?: string | null | undefined;
    }
  | { readonly type: 'task-start'; readonly task: Task }
  | {
      readonly type: 'chunk-end';
      readonly task: Task;
      readonly rows: number;
      readonly rowsDone: number;
      readonly rowsPerSecond: number;
      readonly secondsLeft: number;
    }
  | { readonly type: 'row-invalid'; readonly table: string; readonly rule: string; readonly rows: number }
  | { readonly type: 'task-end'; readonly task: Task; readonly seconds: number }
  | { readonly type: 'measured'; readonly requirement: Measured }
  | {
      readonly type: 'run-end';
      readonly tables: readonly TableResult[];
      readonly requirements: readonly Measured[];
      readonly usage: Usage;
      readonly report: string | null;
    };
