import type { Measured } from '../contract/check.ts';
import type { Answer, TableResult, Usage } from '../contract/event.ts';
import type { Plan } from '../contract/plan.ts';
import { version } from '../contract/version.ts';

/** A finished run, as its last event tells it. */
export type Finished = {
  readonly plan: Plan;
  readonly fingerprint: string;
  readonly planPath: string | null;
  readonly tables: readonly TableResult[];
  readonly requirements: readonly Measured[];
  readonly usage: Usage;
  readonly report: string | null;
};

const nothingUsed: Usage = { seconds: 0, rows_per_second: 0, model_calls: 0, tokens: 0, peak_rss_mb: 0 };

/** What `--json` prints for a run. `check` is the check's kind and what it looks at: `peak sales.ordered_at`. */
export function answerOfRun(run: Finished): Answer {
  return {
    rowsmith: version,
    kind: 'create',
    tables: run.tables.map(({ name, rows, path, columns }) => ({
      name,
      rows,
      path,
      columns: columns.map((column) => ({ name: column.name, type: column.type, source: column.source })),
    })),
    requirements: run.requirements.map(({ text, check, asked, measured, met }) => ({
      text,
      check: describeCheck(check),
      asked,
      measured,
      met,
    })),
    unplaced: run.plan.unplaced,
    assumptions: run.plan.assumptions,
    question: null,
    answer: null,
    changes: null,
    usage: run.usage,
    seed: run.plan.seed,
    fingerprint: run.fingerprint,
    report: run.report,
  };
}

/** What `--json` prints when the request needs one more word from the user. */
export function answerWithQuestion(question: string, seed: number): Answer {
  return {
    rowsmith: version,
    kind: 'clarify',
    tables: [],
    requirements: [],
    unplaced: [],
    assumptions: [],
    question,
    answer: null,
    changes: null,
    usage: nothingUsed,
    seed,
    fingerprint: '',
    report: null,
  };
}

function describeCheck(check: Measured['check']): string {
  if ('column' in check) return `${check.kind} ${check.table}.${check.column}`;
  if ('a' in check) return `${check.kind} ${check.table}.${check.a} ${check.b}`;
  if ('columns' in check) return `${check.kind} ${check.table}.${check.columns.join(',')}`;
  if ('expression' in check) return `${check.kind} ${check.table}: ${check.expression}`;
  return `${check.kind} ${check.table}`;
}
