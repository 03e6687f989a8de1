import { RowsmithError, isRowsmithError, type ErrorCode, type Site } from '../../contract/error.ts';

/** Wraps what the engine threw; its own words, which name the place in the SQL, become part of the message. */
export function engineError(
  cause: unknown,
  options: { readonly code: ErrorCode; readonly what: string; readonly hint?: string; readonly site?: Site },
): RowsmithError {
  if (isRowsmithError(cause)) return cause;
  const words = cause instanceof Error ? cause.message : String(cause);
  return new RowsmithError({
    code: options.code,
    message: `${options.what}: ${words.trim()}`,
    hint: options.hint,
    site: options.site,
    cause,
  });
}
