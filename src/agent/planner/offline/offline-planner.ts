import type { Plan } from '../../../contract/plan.ts';
import type { Planner } from '../../../contract/planner.ts';
import type { Violation } from '../../../contract/violation.ts';
import { loadKnowledge, type Knowledge } from '../../../knowledge/load-knowledge.ts';
import { feastsOf } from './make/feasts-of.ts';
import { meaningsOf } from './make/knowledge-meanings.ts';
import { knowsOf } from './make/knows-of.ts';
import { makePlan } from './make/make-plan.ts';
import type { Feasts } from './read/time/with-feasts.ts';
import type { ReadOptions } from './read/read-options.ts';
import { readRequest } from './read/read-request.ts';
import type { RequestReading } from './reading.ts';
import { soundPlan } from './sound-plan.ts';

/** What the offline planner is made of. */
export type OfflineParts = {
  /** The knowledge base, or how to come by it on the first request. Default: the one of the package. */
  readonly knowledge?: Knowledge | (() => Promise<Knowledge>) | undefined;
  /** Words to reading. Default: the reader of this folder. */
  readonly read?:
    | ((
        request: string,
        options: ReadOptions & { readonly feasts: Feasts },
      ) => RequestReading | Promise<RequestReading>)
    | undefined;
  /** The violations of a plan. Default: none are looked for, and a plan that does not hold fails when it is run. */
  readonly check?: ((plan: Plan) => Promise<readonly Violation[]>) | undefined;
};

/**
 * The planner that needs no key and no network: reads the request by grammar, looks meanings up in the knowledge base, makes the plan by rule.
 *
 * Pure: the same request gives the same reply. A request that is unclear, contradicts itself or changes a table gets one question.
 */
export function createOfflinePlanner(parts: OfflineParts = {}): Planner {
  const { knowledge = loadKnowledge, read = readRequest, check = () => Promise.resolve([]) } = parts;
  return {
    name: 'offline',
    async plan(request, options = {}) {
      options.signal?.throwIfAborted();
      const known = typeof knowledge === 'function' ? await knowledge() : knowledge;
      const reading = await read(request.request, {
        today: request.today,
        feasts: feastsIn(known),
        knows: knowsOf(known),
      });
      options.signal?.throwIfAborted();
      const meanings = meaningsOf(known);
      return soundPlan(reading, (one) => makePlan(one, request, meanings), check);
    },
  };
}

const feasts = new WeakMap<Knowledge, Feasts>();

/** The feasts of a knowledge base, put in order once. */
function feastsIn(knowledge: Knowledge): Feasts {
  const known = feasts.get(knowledge) ?? feastsOf(knowledge.facts);
  feasts.set(knowledge, known);
  return known;
}
