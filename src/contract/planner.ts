import type { Abortable } from './abort.ts';
import type { Input, Output, Plan } from './plan.ts';

export type PlanRequest = {
  readonly request: string;
  readonly seed: number;
  readonly inputs: readonly Input[];
  /** Overrides from flags: they win over the words and become requirements too. */
  readonly rows?: number | undefined;
  readonly output?: Output | undefined;
  /** Today, `YYYY-MM-DD`: what "last month" is counted from. */
  readonly today: string;
};

/** A span of the request, by character positions [from, to), and what it became. */
export type Reading = { readonly from: number; readonly to: number; readonly became: string };

export type PlanReply =
  | { readonly kind: 'plan'; readonly plan: Plan; readonly readings: readonly Reading[]; readonly confidence: number }
  /** The request cannot be understood, or contradicts itself: one precise question. */
  | { readonly kind: 'clarify'; readonly question: string; readonly options: readonly string[] };

/** Turns a request into a plan. Pure: same request, same reply. */
export interface Planner {
  readonly name: string;
  plan(request: PlanRequest, options?: Abortable): Promise<PlanReply>;
}
