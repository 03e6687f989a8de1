import * as z from 'zod';
import type { RequestResult } from './result.ts';

/** What a worker process is told when it starts. */
export const WorkerStart = z.strictObject({
  today: z.string(),
  folder: z.string(),
  workers: z.int().positive(),
});
export type WorkerStart = z.infer<typeof WorkerStart>;

/** One request to put: it is read from its suite's text again, for measures are code and cannot be sent. */
export const WorkerOrder = z.strictObject({
  kind: z.literal('order'),
  number: z.int(),
  path: z.string(),
  id: z.string(),
  seed: z.int().nullable(),
  today: z.string().nullable(),
});
export type WorkerOrder = z.infer<typeof WorkerOrder>;

/** The suites' texts, sent once before the first order. */
export const WorkerSuites = z.strictObject({
  kind: z.literal('suites'),
  start: WorkerStart,
  texts: z.array(z.strictObject({ path: z.string(), text: z.string() })),
});
export type WorkerSuites = z.infer<typeof WorkerSuites>;

export const WorkerMessage = z.discriminatedUnion('kind', [WorkerSuites, WorkerOrder]);
export type WorkerMessage = z.infer<typeof WorkerMessage>;

/** What a worker process says: that it is ready, or what a request came to. */
export type WorkerReply =
  { readonly kind: 'ready' } | { readonly kind: 'result'; readonly number: number; readonly result: RequestResult };
