import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plans } from '../agent/run/random/random-plan.ts';
import { tryPlan } from '../agent/run/random/try-plan.ts';

it('five hundred plans are refused in words, or run with every requirement met', { timeout: 1_800_000 }, async () => {
  const outcomes = { refused: 0, run: 0 };
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const outcome = await tryPlan(plan);
      outcomes[outcome.kind] += 1;
      if (outcome.kind === 'run') expect(outcome.unmet).toEqual([]);
    }),
    { numRuns: 500, seed: 7 },
  );
  expect(outcomes.run).toBeGreaterThan(150);
});
