/** Every way Rowsmith can refuse or fail; the command line turns each into an exit code. */
export const errorCodes = {
  'request-unclear': 2,
  'plan-invalid': 2,
  'flag-invalid': 2,
  'file-missing': 2,
  'file-unreadable': 2,
  'file-malformed': 2,
  'output-exists': 2,
  'output-unwritable': 2,
  'output-format': 2,
  'expression-invalid': 2,
  'unit-unknown': 2,
  'knowledge-invalid': 2,
  'model-unavailable': 3,
  'service-unavailable': 3,
  'check-failed': 1,
  'disk-full': 1,
  'run-failed': 1,
  stopped: 130,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** Where in a plan or a file something went wrong. */
export type Site = {
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly row?: number | undefined;
  readonly path?: string | undefined;
};

const mark = Symbol.for('rowsmith.error');

/**
 * The one error Rowsmith throws on purpose.
 *
 * `message` says what failed, where, and what was got; `hint` says what to do about it.
 * Recognise it with `isRowsmithError`, which also works across copies of the package.
 */
export class RowsmithError extends Error {
  override readonly name = 'RowsmithError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly site: Site;
  readonly retryable: boolean;

  constructor(options: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly hint?: string | undefined;
    readonly site?: Site | undefined;
    readonly retryable?: boolean | undefined;
    readonly cause?: unknown;
  }) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code;
    this.hint = options.hint;
    this.site = options.site ?? {};
    this.retryable = options.retryable ?? false;
    Object.defineProperty(this, mark, { value: true });
  }
}

/** True for a `RowsmithError`, whichever copy of the package made it. */
export function isRowsmithError(value: unknown): value is RowsmithError {
  return typeof value === 'object' && value !== null && Reflect.get(value, mark) === true;
}
