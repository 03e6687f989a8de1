import { mkdir, open, rename, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RowsmithError } from '../contract/error.ts';
import { diskFull } from './disk-full.ts';

/** A file that appears under its name only when it is whole; until then its bytes are in `PATH.partial`. */
export interface AtomicFile {
  readonly path: string;
  /** Where the bytes are until `commit`. */
  readonly partialPath: string;
  /** Adds bytes at the end. The bytes may be reused once the promise is settled. */
  write(bytes: Uint8Array): Promise<void>;
  /** Makes the bytes durable, then renames them into place. Nothing may be written afterwards. */
  commit(): Promise<void>;
  /** Lets go of the file without renaming: what was written stays in `partialPath`. Harmless after `commit`, and twice. */
  close(): Promise<void>;
}

export type AtomicFileOptions = {
  /** Replace a file that already has the name. Default false: such a file is refused before anything is written. */
  readonly overwrite?: boolean | undefined;
  /** Go on behind what `PATH.partial` already holds. Default false: it is emptied. */
  readonly append?: boolean | undefined;
};

/**
 * Opens `PATH.partial` for writing; missing directories are made.
 *
 * Throws `output-exists` when `path` exists and may not be replaced, `output-unwritable` when it cannot be written
 * (no permission, a directory, a path through a file), and, from `write` and `commit`, `disk-full`.
 */
export async function createAtomicFile(path: string, options: AtomicFileOptions = {}): Promise<AtomicFile> {
  const partialPath = `${path}.partial`;
  await refuseTaken(path, options.overwrite ?? false);
  const handle = await openPartial(path, partialPath, options.append ?? false);
  let written = 0;
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await handle.close();
  };
  const guard = async (action: () => Promise<void>): Promise<void> => {
    try {
      await action();
    } catch (cause) {
      await close().catch(() => undefined);
      throw writeError(path, partialPath, written, cause);
    }
  };
  return {
    path,
    partialPath,
    write: (bytes) =>
      guard(async () => {
        await writeAll(handle, bytes);
        written += bytes.length;
      }),
    commit: () =>
      guard(async () => {
        await handle.sync();
        await close();
        await rename(partialPath, path);
        await syncDirectory(dirname(path));
      }),
    close,
  };
}

async function refuseTaken(path: string, overwrite: boolean): Promise<void> {
  const taken = await stat(path).catch(() => null);
  if (taken === null) return;
  if (taken.isDirectory()) throw unwritable(path, 'it is a directory', undefined);
  if (overwrite) return;
  throw new RowsmithError({
    code: 'output-exists',
    message: `${path} exists already and was left as it is.`,
    hint: 'Name another path, or allow it to be replaced.',
    site: { path },
  });
}

async function openPartial(path: string, partialPath: string, append: boolean): Promise<FileHandle> {
  try {
    await mkdir(dirname(path), { recursive: true });
    return await open(partialPath, append ? 'a' : 'w');
  } catch (cause) {
    throw writeError(path, partialPath, 0, cause);
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done);
    done += bytesWritten;
  }
}

/** A rename is durable only when its directory is; some systems cannot sync one, and then do not need it. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r').catch(() => null);
  await directory?.sync().catch(() => undefined);
  await directory?.close();
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is a file, not a directory',
  EEXIST: 'a part of the path is a file, not a directory',
  ENOENT: 'its directory does not exist',
  ENAMETOOLONG: 'the name is too long',
};

function writeError(path: string, partialPath: string, written: number, cause: unknown): RowsmithError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return diskFull(path, `${written} bytes were written`, `They are kept in ${partialPath}.`, cause);
  }
  return unwritable(path, reasons[code] ?? code, cause);
}

function unwritable(path: string, reason: string, cause: unknown): RowsmithError {
  return new RowsmithError({
    code: 'output-unwritable',
    message: `${path} cannot be written: ${reason}.`,
    hint: 'Name a path in a directory that may be written.',
    site: { path },
    cause,
  });
}
