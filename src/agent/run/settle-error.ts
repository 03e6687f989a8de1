import { isRowsmithError, RowsmithError } from '../../contract/error.ts';
import type { WorkerFailure } from './chunk-message.ts';

/** An error as plain data, so that it can cross threads. What is not Rowsmith's own becomes `run-failed`. */
export function errorToData(error: unknown): WorkerFailure['error'] {
  if (isRowsmithError(error)) return { code: error.code, message: error.message, hint: error.hint, site: error.site };
  return {
    code: 'run-failed',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    hint: undefined,
    site: {},
  };
}

/** The error that such data stands for. */
export function errorFromData(data: WorkerFailure['error']): RowsmithError {
  return new RowsmithError(data);
}
