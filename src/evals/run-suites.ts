import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkerOrder, WorkerReply, WorkerSuites } from './eval-message.ts';
import type { RequestResult } from './result.ts';
import type { EvalRequest, Suite } from './suite.ts';

/** A suite and the file it came from. */
export type SuiteFile = { readonly path: string; readonly text: string; readonly suite: Suite };

export type SuitesOptions = {
  /** Requests put at the same time, each in a process of its own. */
  readonly atOnce: number;
  /** Every request with each of these seeds; null: with its own. */
  readonly seeds: readonly number[] | null;
  /** `YYYY-MM-DD`, for requests that say none. */
  readonly today: string;
  /** Wins over what requests say. */
  readonly fixedToday: string | null;
  /** Which requests; all when left out. */
  readonly wanted?: ((request: EvalRequest) => boolean) | undefined;
  /** Longest a request may take, in milliseconds. Default two minutes. */
  readonly limitMs?: number | undefined;
  /** Threads of one run. */
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
  /** The worker's program; the one that comes with the package when left out. */
  readonly program?: string | undefined;
};

/** Puts the requests of suites, several at a time, and gives their results in the order of the suites, each as soon as those before it are there. */
export async function* runSuites(
  files: readonly SuiteFile[],
  options: SuitesOptions,
): AsyncGenerator<RequestResult, void, undefined> {
  const orders = ordersOf(files, options);
  const folder = await mkdtemp(join(tmpdir(), 'rowsmith-eval-'));
  const suites: WorkerSuites = {
    kind: 'suites',
    start: { today: options.today, folder, workers: options.workers },
    texts: files.map(({ path, text }) => ({ path, text })),
  };
  const slots = orders.map(() => openSlot());
  const stop = new AbortController();
  const { signal } = stop;
  const pass = (): void => stop.abort(options.signal?.reason);
  if (options.signal?.aborted === true) pass();
  options.signal?.addEventListener('abort', pass, { once: true });
  let next = 0;
  const work = async (): Promise<void> => {
    let process: WorkerProcess | null = null;
    try {
      while (next < orders.length && !signal.aborted) {
        const order = orders[next];
        const slot = slots[next];
        next++;
        if (order === undefined || slot === undefined) return;
        process ??= await startProcess(suites, options.program);
        const result = await process.put(order.order, options.limitMs ?? 120_000, signal);
        if (typeof result === 'string') {
          process.end();
          process = null;
          slot.fill(crashed(order, result));
        } else slot.fill(result);
      }
    } finally {
      process?.end();
    }
  };
  const all = Promise.all(Array.from({ length: Math.min(options.atOnce, orders.length) }, work));
  // Whoever waits for a result is told of what went wrong with the work.
  all.catch((error: unknown) => {
    for (const slot of slots) slot.fail(error);
  });
  const cancelled = aborted(signal);
  cancelled.catch(() => undefined);
  try {
    for (const slot of slots) yield await Promise.race([slot.result, cancelled]);
    await all;
  } finally {
    options.signal?.removeEventListener('abort', pass);
    stop.abort();
    await all.catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

type Order = { readonly order: WorkerOrder; readonly suite: string; readonly request: EvalRequest };

function ordersOf(files: readonly SuiteFile[], options: SuitesOptions): readonly Order[] {
  const orders: Order[] = [];
  for (const { path, suite } of files) {
    for (const request of suite.requests) {
      if (options.wanted?.(request) === false) continue;
      for (const seed of options.seeds ?? [request.seed]) {
        const order: WorkerOrder = {
          kind: 'order',
          number: orders.length,
          path,
          id: request.id,
          seed,
          today: options.fixedToday,
        };
        orders.push({ order, suite: suite.name, request: { ...request, seed } });
      }
    }
  }
  return orders;
}

type Slot = {
  readonly result: Promise<RequestResult>;
  readonly fill: (result: RequestResult) => void;
  readonly fail: (error: unknown) => void;
};

function openSlot(): Slot {
  let fill: (result: RequestResult) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const result = new Promise<RequestResult>((resolve, reject) => {
    fill = resolve;
    fail = reject;
  });
  // A slot nobody waits for any more may fail in silence.
  result.catch(() => undefined);
  return { result, fill, fail };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- an abort throws the signal's own reason
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

type WorkerProcess = {
  /** A text says what went wrong with the process; it is of no use any more then. */
  readonly put: (order: WorkerOrder, limitMs: number, signal: AbortSignal) => Promise<RequestResult | string>;
  readonly end: () => void;
};

/** The built worker beside the built program, else the source, which the parent's loader can read. */
function workerProgram(): string {
  const here = import.meta.url;
  return fileURLToPath(new URL(here.includes('/src/') ? './eval-worker.ts' : './eval-worker.js', here));
}

async function startProcess(suites: WorkerSuites, program = workerProgram()): Promise<WorkerProcess> {
  const child = fork(program, [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' });
  let said = '';
  child.stderr?.on('data', (piece: Uint8Array) => {
    said = `${said}${Buffer.from(piece).toString('utf8')}`.slice(-2000);
  });
  child.send(suites);
  const ready = await nextReply(child, () => said);
  if (typeof ready === 'string') throw new Error(`a worker process did not start: ${ready}`);
  return {
    put: async (order, limitMs, signal) => {
      const reply = nextReply(child, () => said, signal, limitMs);
      child.send(order);
      const got = await reply;
      if (typeof got === 'string') return got;
      return got.kind === 'result' ? got.result : 'the worker process answered out of turn';
    },
    end: () => void child.kill('SIGKILL'),
  };
}

function nextReply(
  child: ChildProcess,
  said: () => string,
  signal?: AbortSignal,
  limitMs = 60_000,
): Promise<WorkerReply | string> {
  return new Promise((resolve) => {
    const settle = (value: WorkerReply | string): void => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
      clearTimeout(limit);
      resolve(value);
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own worker sends nothing else: eval-worker.ts
    const onMessage = (message: unknown): void => settle(message as WorkerReply);
    const onExit = (code: number | null, cause: string | null): void =>
      settle(
        code === 0
          ? 'it waits for something that never comes'
          : `the process ended with ${code ?? cause ?? 'nothing'}${said() === '' ? '' : `: ${lastLine(said())}`}`,
      );
    const onAbort = (): void => settle('it was stopped');
    // A timer of its own: Node 20 may collect a timeout that only a joined signal knows.
    const limit = setTimeout(() => settle(`it took longer than ${limitMs / 1000} s`), limitMs);
    child.on('message', onMessage);
    child.on('exit', onExit);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s+at |^Node\.js v/u.test(line));
  return (lines.at(-1) ?? '').trim();
}

function crashed({ suite, request }: Order, why: string): RequestResult {
  return {
    suite,
    id: request.id,
    kind: request.kind,
    origin: request.origin,
    tags: request.tags,
    request: request.request,
    seed: request.seed,
    outcome: 'fail',
    failed: 'it runs',
    measured: why,
    expectations: [],
    question: null,
    tables: [],
    unmet: [],
    unplaced: [],
    planMs: 0,
    seconds: 0,
  };
}
