import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const program = resolve(import.meta.dirname, '../../bin/rowsmith');
export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'rowsmith-e2e-'));

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the built program as a user would, in a folder, and waits for its end. */
export function runRowsmith(
  words: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Ended {
  const done = spawnSync(process.execPath, [program, ...words], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1', ...environment },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

export function startRowsmith(words: readonly string[], cwd: string): ChildProcess {
  return spawn(process.execPath, [program, ...words], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
}
