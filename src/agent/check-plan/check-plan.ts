import type { Plan } from '../../contract/plan.ts';
import type { PoolSource } from '../../contract/pool.ts';
import type { Violation } from '../../contract/violation.ts';
import { checkCycles } from './check-cycles.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkExpressions } from './check-expressions.ts';
import { checkLimits } from './check-limits.ts';
import { checkNames } from './check-names.ts';
import { checkParts } from './check-parts.ts';
import { checkPools } from './check-pools.ts';
import { checkRanges } from './check-ranges.ts';
import { checkRequirements } from './check-requirements.ts';
import { checkRoom } from './check-room.ts';
import { checkSources } from './check-sources.ts';

/**
 * Everything that would keep a plan from running, or from giving what it says, in the plan's order; an empty list means it can run.
 *
 * Later checks assume the names of earlier ones: with unknown or repeated names only those are returned.
 */
export async function checkPlan(plan: Plan, pools: PoolSource): Promise<readonly Violation[]> {
  const known = sound.get(pools) ?? new WeakSet();
  if (known.has(plan)) return [];
  const violations = await violationsOf(plan, pools);
  // A frozen plan stays as it is, so it need not be looked at twice.
  if (violations.length === 0 && Object.isFrozen(plan)) sound.set(pools, known.add(plan));
  return violations;
}

const sound = new WeakMap<PoolSource, WeakSet<Plan>>();

async function violationsOf(plan: Plan, pools: PoolSource): Promise<readonly Violation[]> {
  const names = checkNames(plan);
  if (names.length > 0) return names;
  const expressions = await checkExpressions(plan);
  if (expressions.violations.length > 0) return expressions.violations;
  return [
    ...checkCycles(plan, expressions.columnsOf),
    ...checkSources(plan),
    ...checkRanges(plan),
    ...checkRoom(plan),
    ...checkLimits(plan, expressions.columnsOf),
    ...checkDuplicates(plan),
    ...checkParts(plan),
    ...checkRequirements(plan),
    ...(await checkPools(plan, pools)),
  ];
}

/** One line per violation: where, what, and what to do. */
export function describeViolations(violations: readonly Violation[]): string {
  return violations
    .map(({ site, message, hint }) => {
      const place = [site.table, site.column].filter((part) => part !== undefined).join('.');
      return `${place === '' ? '' : `${place}: `}${message}${hint === undefined ? '' : ` (${hint})`}`;
    })
    .join('\n');
}
