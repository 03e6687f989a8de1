import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plans } from './random/random-plan.ts';
import { tryPlan } from './random/try-plan.ts';

it('any plan is refused in words, or run with every requirement met', { timeout: 180_000 }, async () => {
  const outcomes = { refused: 0, run: 0 };
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const outcome = await tryPlan(plan);
      outcomes[outcome.kind] += 1;
      if (outcome.kind === 'run') expect(outcome.unmet).toEqual([]);
    }),
    { numRuns: 30, seed: 20_261_123, endOnFailure: true },
  );
  // Neither way out may be the only one.
  expect(Math.min(outcomes.refused, outcomes.run)).toBeGreaterThan(4);
});
