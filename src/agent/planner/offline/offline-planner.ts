import type { Planner } from '../../../contract/planner.ts';
import type { Knowledge } from '../../../knowledge/load-knowledge.ts';
import { meaningsOf } from './make/knowledge-meanings.ts';
import { makePlan } from './make/make-plan.ts';
import type { RequestReading } from './reading.ts';

/** What the offline planner is made of. */
export type OfflineParts = {
  /** The knowledge base, or how to come by it on the first request. */
  readonly knowledge: Knowledge | (() => Promise<Knowledge>);
  /** Words to reading. */
  readonly read: (request: string, options: { readonly today: string }) => RequestReading | Promise<RequestReading>;
};

/**
 * The planner that needs no key and no network: reads the request by grammar, looks meanings up in the knowledge base, makes the plan by rule.
 *
 * Pure: the same request gives the same reply. A request that is unclear, contradicts itself or changes a table gets one question.
 */
export function createOfflinePlanner(parts: OfflineParts): Planner {
  return {
    name: 'offline',
    async plan(request, options = {}) {
      options.signal?.throwIfAborted();
      const knowledge = typeof parts.knowledge === 'function' ? await parts.knowledge() : parts.knowledge;
      const reading = await parts.read(request.request, { today: request.today });
      options.signal?.throwIfAborted();
      return makePlan(reading, request, meaningsOf(knowledge));
    },
  };
}
