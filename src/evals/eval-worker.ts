import { rowsmith } from '../index.ts';
import { loadKnowledge } from '../knowledge/load-knowledge.ts';
import { WorkerMessage, type WorkerOrder, type WorkerReply, type WorkerSuites } from './eval-message.ts';
import { openMeaning } from './find-by-meaning.ts';
import { readSuite } from './read-suite.ts';
import { runRequest, type Setting } from './run-request.ts';
import type { Suite } from './suite.ts';

// A process that puts one request after another: planning is bound to one processor, and a request that brings the process down brings down nothing else.

type Opened = { readonly setting: Setting; readonly suites: ReadonlyMap<string, Suite> };

let opened: Promise<Opened> | null = null;
let last: Promise<void> = Promise.resolve();

process.on('message', (raw: unknown) => {
  const message = WorkerMessage.parse(raw);
  if (message.kind === 'suites') {
    opened = open(message);
    last = opened.then(() => reply({ kind: 'ready' }));
  } else {
    last = last.then(() => answer(message));
  }
});
// Without the process that gives the orders there is nothing left to do.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the process that gives the orders decides when this one ends.
process.on('SIGINT', () => undefined);

async function open({ start, texts }: WorkerSuites): Promise<Opened> {
  const smith = await rowsmith({ today: start.today });
  const meaning = openMeaning(await loadKnowledge());
  // The first plan of a process also pays for loading; it is not what a request is measured by.
  await smith.plan('10 customers', { today: start.today });
  const suites = new Map<string, Suite>();
  for (const { path, text } of texts) {
    const read = await readSuite(text, path);
    if (read.ok) suites.set(path, read.suite);
  }
  return { setting: { smith, meaning, today: start.today, folder: start.folder, workers: start.workers }, suites };
}

async function answer(order: WorkerOrder): Promise<void> {
  const { setting, suites } = (await opened) ?? { setting: null, suites: new Map<string, Suite>() };
  const suite = suites.get(order.path);
  const request = suite?.requests.find((one) => one.id === order.id);
  if (setting === null || suite === undefined || request === undefined)
    throw new Error(`there is no request ${order.id}`);
  // While a request is at work the channel keeps nothing alive: a run that waits for something that never comes ends the process, and is seen.
  process.channel?.unref();
  const result = await runRequest(
    suite.name,
    { ...request, seed: order.seed ?? request.seed, today: order.today ?? request.today },
    setting,
  );
  process.channel?.ref();
  reply({ kind: 'result', number: order.number, result });
}

function reply(message: WorkerReply): void {
  process.send?.(message);
}
