import type { Site } from './error.ts';

/** One thing wrong with a plan. Checks return all of them, in the plan's order; an empty list means the plan can run. */
export type Violation = {
  readonly code:
    | 'name-repeated'
    | 'name-unknown'
    | 'cycle'
    | 'expression-invalid'
    | 'unit-unknown'
    | 'range-empty'
    | 'too-few-values'
    | 'type-mismatch'
    | 'rows-missing'
    | 'source-unavailable'
    | 'pool-unknown'
    | 'contradiction';
  readonly message: string;
  readonly hint?: string | undefined;
  readonly site: Site;
};
