/**
 * What an expectation came to. `fail` says what was measured; `reader` is for somebody to judge, `later` wants a mode there is not yet:
 * neither is ever a pass.
 */
export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail'; readonly measured: string }
  | { readonly kind: 'reader' }
  | { readonly kind: 'later'; readonly mode: string };

export const pass: Verdict = { kind: 'pass' };
export const reader: Verdict = { kind: 'reader' };

export function fail(measured: string): Verdict {
  return { kind: 'fail', measured };
}

/** A pass when it holds, else a failure with what was measured. */
export function holds(ok: boolean, measured: string): Verdict {
  return ok ? pass : fail(measured);
}

/** A failure because the table has no such column. */
export function noColumn(...names: readonly string[]): Verdict {
  return fail(`there is no column for ${names.join(' or for ')}`);
}
