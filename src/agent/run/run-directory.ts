import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { RowsmithError } from '../../contract/error.ts';
import { parseJsonAs } from '../../contract/json.ts';
import type { Plan } from '../../contract/plan.ts';

/** How far a table's unfinished file has come: `bytes` hold exactly the first `rows` rows. */
export type Progress = { readonly table: string; readonly rows: number; readonly bytes: number };

const EventLine = z.looseObject({
  type: z.string(),
  table: z.string().optional(),
  rows: z.number().optional(),
  bytes: z.number().optional(),
  fingerprint: z.string().optional(),
});

/** The directory of a run: the plan it follows, what happened, what came of it. */
export interface RunDirectory {
  readonly path: string;
  /** The furthest sure progress of an earlier, unfinished run of the same plan, by table. */
  readonly progress: ReadonlyMap<string, Progress>;
  /** Adds one line to `events.jsonl`. */
  log(event: Readonly<Record<string, unknown>> & { readonly type: string }): void;
  write(name: string, text: string): void;
}

/**
 * Opens the directory of a run; without `resume` whatever an earlier run left in it is dropped.
 *
 * Throws `plan-invalid` when asked to resume a run of another plan, and `output-unwritable` when the directory cannot be made.
 */
export function openRunDirectory(path: string, plan: Plan, fingerprint: string, resume: boolean): RunDirectory {
  const events = join(path, 'events.jsonl');
  const progress = resume ? readProgress(events, fingerprint) : new Map<string, Progress>();
  const guarded = (action: () => void) => {
    try {
      action();
    } catch (error) {
      throw unwritable(path, error);
    }
  };
  guarded(() => {
    mkdirSync(path, { recursive: true });
    for (const stale of ['report.html', 'report.json']) rmSync(join(path, stale), { force: true });
    if (!resume) rmSync(events, { force: true });
    writeFileSync(join(path, 'plan.json'), `${JSON.stringify(plan, null, 2)}\n`);
    appendFileSync(events, `${JSON.stringify({ type: 'run-start', fingerprint })}\n`);
  });
  return {
    path,
    progress,
    log: (event) => guarded(() => appendFileSync(events, `${JSON.stringify(event)}\n`)),
    write: (name, text) => guarded(() => writeFileSync(join(path, name), text)),
  };
}

function readProgress(events: string, fingerprint: string): ReadonlyMap<string, Progress> {
  const progress = new Map<string, Progress>();
  if (!existsSync(events)) return progress;
  for (const line of readFileSync(events, 'utf8').split('\n')) {
    const read = parseJsonAs(EventLine, line);
    // The last line of a killed run may be cut short.
    if (!read.ok) continue;
    const { type, table, rows, bytes } = read.value;
    if (type === 'run-start' && read.value.fingerprint !== fingerprint) {
      throw new RowsmithError({
        code: 'plan-invalid',
        message: 'the unfinished run here belongs to another plan or seed',
        hint: 'resume with the plan it was started with, or say --yes to start anew',
        site: { path: events },
      });
    }
    if (type === 'chunk-end' && table !== undefined && rows !== undefined && bytes !== undefined)
      progress.set(table, { table, rows, bytes });
  }
  return progress;
}

/** Cuts an unfinished file back to the bytes that are sure. False when the file is shorter than that, and the table must start anew. */
export function cutBack(path: string, progress: Progress): boolean {
  if (!existsSync(path) || readLength(path) < progress.bytes) return false;
  truncateSync(path, progress.bytes);
  return true;
}

function readLength(path: string): number {
  return statSync(path).size;
}

function unwritable(path: string, error: unknown): RowsmithError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const code = reason === 'ENOSPC' || reason === 'EDQUOT' ? 'disk-full' : 'output-unwritable';
  return new RowsmithError({
    code,
    message: code === 'disk-full' ? `the disk that holds '${path}' is full` : `'${path}' cannot be written (${reason})`,
    hint: code === 'disk-full' ? 'make room and run again with --resume' : 'choose another place with -o',
    site: { path },
    cause: error,
  });
}
