import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import type { Dictionary } from '../../contract/chunk.ts';
import type { WorkerStart } from './chunk-message.ts';

/** A thread that computes chunks, and what is known of it here. */
export type Thread = {
  readonly worker: Worker;
  readonly port: MessagePort;
  busy: number;
  readonly dictionaries: Map<number, Dictionary>;
};

/** The built worker, or null where there is none (a source checkout that was not built): the caller then computes in its own thread. */
export function workerFile(): string | null {
  const here = import.meta.url;
  const path = fileURLToPath(new URL(here.includes('/src/') ? '../../../dist/worker.js' : './worker.js', here));
  return existsSync(path) ? path : null;
}

/** Threads that were started before anything was known to do, oldest first. */
const spare: Thread[] = [];
/** Raised by every thread with every reply: a blocked thread waits here for any of them. */
export const anyReply = new Int32Array(new SharedArrayBuffer(4));

/** Starts threads ahead of the plan: they rehearse until it comes, and do not keep the process alive. */
export function keepThreadsReady(count: number): void {
  const file = workerFile();
  if (file === null) return;
  while (spare.length < count) {
    const thread = startThread(file, true);
    thread.worker.unref();
    spare.push(thread);
  }
}

/** A thread that has no plan yet: one that was kept ready, or a new one. */
export function takeThread(file: string): Thread {
  const thread = spare.shift();
  if (thread === undefined) return startThread(file, false);
  thread.worker.ref();
  return thread;
}

/** Ends the threads that nobody took. */
export async function endSpareThreads(): Promise<void> {
  await Promise.all(spare.splice(0).map(endThread));
}

/** Tells a thread to end and waits until it has; one that crashed has ended already. */
export async function endThread({ worker, port }: Thread): Promise<void> {
  worker.ref();
  const ended = worker.threadId === -1 ? Promise.resolve() : new Promise((resolve) => worker.once('exit', resolve));
  worker.postMessage('end');
  await ended;
  port.close();
}

function startThread(file: string, rehearse: boolean): Thread {
  const { port1, port2 } = new MessageChannel();
  const workerData: WorkerStart = { ready: anyReply, port: port2, rehearse };
  // Chunks are made of buffers outside the heap, which are let go only when the young generation is cleared: often, when it is small.
  const worker = new Worker(file, {
    workerData,
    transferList: [port2],
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  });
  return { worker, port: port1, busy: 0, dictionaries: new Map() };
}
