import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RowsmithError } from '../contract/error.ts';

/** The error for a disk that ran full while `path` was written. `done` says how far it came, `kept` what is left of it. */
export function diskFull(path: string, done: string, kept: string, cause: unknown): RowsmithError {
  return new RowsmithError({
    code: 'disk-full',
    message: `The disk that holds ${path} is full: ${done}. ${kept}`,
    hint: 'Make room and run the same again with --resume to go on from there, or name a path on another disk.',
    site: { path },
    cause,
  });
}

/** Bytes that may still be written beside `path`; infinite when the system does not tell. */
export async function roomLeft(path: string): Promise<number> {
  return statfs(dirname(path)).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => Number.POSITIVE_INFINITY,
  );
}
