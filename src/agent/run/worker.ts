import { parentPort, workerData } from 'node:worker_threads';
import type { Dictionary } from '../../contract/chunk.ts';
import type { Plan } from '../../contract/plan.ts';
import { packagePools } from '../../knowledge/pool-source.ts';
import { createChunkMaker, type ChunkMaker, type MadeChunk } from './chunk-maker.ts';
import { packColumns } from './column-block.ts';
import type { ChunkOrder, ChunkReply, SentColumn, WorkerOrder, WorkerStart } from './chunk-message.ts';
import { rehearse } from './rehearse.ts';
import { errorToData } from './settle-error.ts';

// The thread's door: orders come in on a port, replies go out on it, and `ready` is raised so that a main thread that
// is blocked in a database callback can wait for them without its event loop.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- worker_threads leaves it untyped; worker-thread.ts sets it
const start = workerData as WorkerStart;
const { ready, port } = start;

/** Rows of a pool up to which it is prepared before the plan is checked. */
const mostReadyRows = 200_000;

const spareBlocks: ArrayBuffer[] = [];
const sentDictionaries = new Map<Dictionary, number>();
const pools = packagePools();
let maker: ChunkMaker | null = null;
let ending = false;
const rehearsal = new AbortController();
let last: Promise<unknown> = start.rehearse ? rehearse(pools, rehearsal.signal) : Promise.resolve();

port.on('message', (order: WorkerOrder) => {
  rehearsal.abort();
  if (order.kind === 'block') {
    spareBlocks.push(order.block);
    return;
  }
  last = last.then(() => {
    if (order.kind === 'chunk') return answer(order);
    maker = createChunkMaker(order.plan, order.format, pools);
    return getReady(maker, order.plan);
  });
});

/** Prepares the tables, and those they look into, while the main thread still checks the plan. What fails fails again when it is asked for. */
async function getReady({ engine }: ChunkMaker, { tables }: Plan): Promise<void> {
  // A plan that was not checked yet may ask for anything.
  if (tables.some((table) => table.pool && (table.rows ?? 0) > mostReadyRows)) return;
  for (const table of tables.filter((one) => !one.pool)) {
    if (ending) return;
    await engine.rows(table.name, { first: 0, count: 1, index: null }).catch(() => undefined);
  }
}

async function answer(order: ChunkOrder): Promise<void> {
  if (ending || maker === null) return;
  try {
    const made = await maker.make(order);
    const reply = made.bytes === null ? columnsReply(made) : bytesReply(made, made.bytes);
    port.postMessage(reply.message, reply.transfer);
  } catch (error) {
    port.postMessage({ kind: 'failed', id: order.id, error: errorToData(error) });
  }
  Atomics.add(ready, 0, 1);
  Atomics.notify(ready, 0);
}

type Sending = { readonly message: ChunkReply; readonly transfer: ArrayBuffer[] };

function bytesReply(made: MadeChunk, bytes: Uint8Array): Sending {
  const { id, rows, outcomes, flaggedCells } = made;
  return {
    message: { kind: 'bytes', id, rows, outcomes, flaggedCells, bytes },
    transfer: bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [],
  };
}

function columnsReply(made: MadeChunk): Sending {
  const { id, rows, outcomes, flaggedCells } = made;
  const names = [...made.chunk.columns.keys()];
  const { columns: packed, block } = packColumns([...made.chunk.columns.values()], spareBlocks);
  const columns = packed.map((data, at): SentColumn => {
    const name = names[at] ?? '';
    if (data.type !== 'dictionary') return { name, data, dictionary: null };
    const known = sentDictionaries.get(data.dictionary);
    const dictionaryId = known ?? sentDictionaries.size;
    sentDictionaries.set(data.dictionary, dictionaryId);
    return {
      name,
      data: { ...data, dictionary: [] },
      dictionary: { id: dictionaryId, words: known === undefined ? data.dictionary : null },
    };
  });
  return { message: { kind: 'columns', id, rows, outcomes, flaggedCells, columns, block }, transfer: [block] };
}

// The thread ends by itself, once its database is closed: a thread that is stopped in the middle of a query takes the process with it.
parentPort?.on('message', () => {
  ending = true;
  rehearsal.abort();
  void last.then(async () => {
    await maker?.[Symbol.asyncDispose]();
    port.close();
    parentPort?.close();
  });
});
