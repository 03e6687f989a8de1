import { isRowsmithError, RowsmithError } from '../../contract/error.ts';

/** Why an expression is not accepted, and what to write instead. */
export type Refusal = { readonly ok: false; readonly reason: string; readonly hint: string };

/** The error that carries a refusal up through the recursion; `refusalOf` turns it back into a value at the door. */
export function refuse(reason: string, hint: string): RowsmithError {
  return new RowsmithError({ code: 'expression-invalid', message: reason, hint });
}

/** The refusal inside a thrown error; anything else is a bug and is thrown on. */
export function refusalOf(error: unknown): Refusal {
  if (isRowsmithError(error) && error.code === 'expression-invalid') {
    return { ok: false, reason: error.message, hint: error.hint ?? '' };
  }
  throw error;
}
