/** How an expectation of a request went. */
export type ExpectationResult = {
  readonly expectation: string;
  readonly soft: boolean;
  readonly outcome: 'pass' | 'fail' | 'reader' | 'skipped';
  /** What was measured, when it failed; the mode it waits for, when it was skipped. */
  readonly measured: string | null;
};

/**
 * What a request came to. `skipped`: it needs a mode that is not there. `reader`: nothing about it could be measured, only judged. Neither is a pass.
 */
export type Outcome = 'pass' | 'fail' | 'skipped' | 'reader';

export type RequestResult = {
  readonly suite: string;
  readonly id: string;
  readonly kind: string;
  readonly origin: string;
  readonly tags: readonly string[];
  readonly request: string;
  /** Seed asked for; null when the words, or the program, choose. */
  readonly seed: number | null;
  readonly outcome: Outcome;
  /** First hard expectation that failed, or why it was skipped. */
  readonly failed: string | null;
  readonly measured: string | null;
  readonly expectations: readonly ExpectationResult[];
  /** The question, when there was one instead of a table. */
  readonly question: string | null;
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly columns: readonly string[] }[];
  /** What the plan itself promised and did not keep. */
  readonly unmet: readonly string[];
  readonly unplaced: readonly string[];
  readonly planMs: number;
  readonly seconds: number;
};

/** What tells one run of a request from another: suite, id, and the seed where there are several. */
export function resultKey(result: Pick<RequestResult, 'suite' | 'id' | 'seed'>, withSeed: boolean): string {
  return `${result.suite}/${result.id}${withSeed && result.seed !== null ? `@${result.seed}` : ''}`;
}
