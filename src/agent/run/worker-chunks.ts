import { receiveMessageOnPort } from 'node:worker_threads';
import type { Chunk, ColumnData } from '../../contract/chunk.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { OutputFormat, Plan } from '../../contract/plan.ts';
import type { ChunkOrder, ChunkReply, SentColumn, WorkerOrder, WorkerReply } from './chunk-message.ts';
import { errorFromData } from './settle-error.ts';
import { anyReply, endThread, takeThread, type Thread } from './worker-thread.ts';

/** Chunks that a worker may be ahead of the writer, so that a slow disk does not fill the memory. */
const ahead = 2;
/** Chunks made out of turn that may wait for an earlier one. */
const mostWaiting = 10;

/** Threads that compute the chunks of one run. Orders are handed out in turn; replies come back in the order asked. */
export interface WorkerChunks extends AsyncDisposable {
  /**
   * Replies in order, for use while the event loop turns. While it would wait, the calling thread makes chunks itself with `own`:
   * starting one thread more costs as much as it saves.
   */
  replies(
    orders: readonly ChunkOrder[],
    own: (order: ChunkOrder) => Promise<ChunkReply>,
    signal?: AbortSignal,
  ): AsyncGenerator<ChunkReply, void, undefined>;
  /** The same, blocking: for a database callback, in which no promise can settle. Null after the last. */
  nextReply(orders: readonly ChunkOrder[]): () => ChunkReply | null;
}

export function startWorkers(count: number, plan: Plan, format: OutputFormat, file: string): WorkerChunks {
  const threads = Array.from({ length: count }, () => takeThread(file));
  for (const thread of threads) tell(thread, { kind: 'plan', plan, format });
  let crash: Error | null = null;
  const arrived = new Map<number, WorkerReply>();
  const makers = new Map<number, Thread>();
  let wake: () => void = () => undefined;
  for (const { worker } of threads) {
    worker.on('error', (error: unknown) => {
      crash = error instanceof Error ? error : new Error(String(error));
      wake();
    });
  }

  const giveOut = (orders: readonly ChunkOrder[], from: number): number => {
    let next = from;
    for (let round = 0; round < ahead; round += 1) {
      for (const thread of threads) {
        if (thread.busy > round) continue;
        const order = orders[next];
        if (order === undefined) continue;
        tell(thread, { kind: 'chunk', ...order });
        thread.busy += 1;
        next += 1;
      }
    }
    return next;
  };
  const accept = (thread: Thread, message: unknown): void => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own worker posts nothing else: worker.ts
    const reply = message as WorkerReply;
    thread.busy -= 1;
    if (reply.kind === 'columns') makers.set(reply.id, thread);
    arrived.set(reply.id, withDictionaries(reply, thread));
  };
  const collect = (): void => {
    for (const thread of threads) {
      for (
        let message = receiveMessageOnPort(thread.port);
        message !== undefined;
        message = receiveMessageOnPort(thread.port)
      )
        accept(thread, message.message);
    }
  };
  const take = (id: number): ChunkReply | null => {
    const reply = arrived.get(id);
    if (reply === undefined) return null;
    arrived.delete(id);
    if (reply.kind === 'failed') throw errorFromData(reply.error);
    return reply;
  };
  let lent: ChunkReply | null = null;
  /** The chunk before is copied into the database by now: its memory goes back to the thread that it came from. */
  const handBack = (): void => {
    if (lent?.kind === 'columns') {
      const thread = makers.get(lent.id);
      if (thread !== undefined) tell(thread, { kind: 'block', block: lent.block }, [lent.block]);
      makers.delete(lent.id);
    }
    lent = null;
  };
  const refuseCrash = (): void => {
    if (crash !== null)
      throw new RowsmithError({ code: 'run-failed', message: `a worker thread ended: ${crash.message}`, cause: crash });
  };

  return {
    async *replies(orders, own, signal) {
      const listeners = threads.map((thread) => (message: unknown) => {
        accept(thread, message);
        wake();
      });
      const onAbort = () => wake();
      for (const [at, thread] of threads.entries()) thread.port.on('message', listeners[at] ?? onAbort);
      signal?.addEventListener('abort', onAbort);
      try {
        let given = giveOut(orders, 0);
        for (const order of orders) {
          for (let reply = take(order.id); ; reply = take(order.id)) {
            signal?.throwIfAborted();
            refuseCrash();
            given = giveOut(orders, given);
            if (reply !== null) {
              yield reply;
              break;
            }
            const mine = arrived.size < mostWaiting ? orders[given] : undefined;
            if (mine === undefined) {
              await new Promise<void>((resolve) => {
                wake = resolve;
              });
              continue;
            }
            given += 1;
            arrived.set(mine.id, await own(mine));
            // Replies of the threads come in only when the event loop turns.
            await new Promise((resolve) => setImmediate(resolve));
          }
        }
      } finally {
        signal?.removeEventListener('abort', onAbort);
        for (const [at, thread] of threads.entries()) thread.port.off('message', listeners[at] ?? onAbort);
      }
    },
    nextReply(orders) {
      let given = giveOut(orders, 0);
      let at = 0;
      return () => {
        handBack();
        const order = orders[at];
        if (order === undefined) return null;
        for (;;) {
          refuseCrash();
          const before = Atomics.load(anyReply, 0);
          collect();
          given = giveOut(orders, given);
          const reply = take(order.id);
          if (reply !== null) {
            lent = reply;
            at += 1;
            return reply;
          }
          Atomics.wait(anyReply, 0, before, 1000);
        }
      };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(threads.map(endThread));
    },
  };
}

function tell(thread: Thread, order: WorkerOrder, transfer: readonly ArrayBuffer[] = []): void {
  thread.port.postMessage(order, transfer);
}

/** Puts the dictionaries back that travelled with an earlier chunk of the same thread. */
function withDictionaries(reply: WorkerReply, thread: Thread): WorkerReply {
  if (reply.kind !== 'columns') return reply;
  return { ...reply, columns: reply.columns.map((column) => ({ ...column, data: dataOf(column, thread) })) };
}

function dataOf(column: SentColumn, thread: Thread): ColumnData {
  if (column.dictionary === null || column.data.type !== 'dictionary') return column.data;
  const words = column.dictionary.words ?? thread.dictionaries.get(column.dictionary.id) ?? [];
  thread.dictionaries.set(column.dictionary.id, words);
  return { ...column.data, dictionary: words };
}

/** A columns reply as the chunk it stands for. */
export function chunkOf(reply: ChunkReply, order: ChunkOrder): Chunk {
  const columns =
    reply.kind === 'columns'
      ? new Map(reply.columns.map((column) => [column.name, column.data]))
      : new Map<string, ColumnData>();
  return { table: order.table, first: order.first, count: order.count, columns };
}
