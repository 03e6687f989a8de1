import type { EvalTable } from './eval-table.ts';

/** What an expectation came to. `unsupported`: nobody here knows how to measure it, which is never a pass. */
export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail'; readonly reason: string }
  | { readonly kind: 'unsupported'; readonly reason: string };

export const pass: Verdict = { kind: 'pass' };

export function fail(reason: string): Verdict {
  return { kind: 'fail', reason };
}

export function unsupported(reason: string): Verdict {
  return { kind: 'unsupported', reason };
}

/** A pass when it holds, else a failure with the reason. */
export function holds(ok: boolean, reason: string): Verdict {
  return ok ? pass : fail(reason);
}

/** Everything a finished request shows: its written tables (the main one first), the format, today, and a way to make it again. */
export type Evidence = {
  readonly main: EvalTable;
  readonly tables: readonly EvalTable[];
  readonly format: string;
  readonly today: string;
  readonly again: () => Promise<readonly EvalTable[]>;
};
