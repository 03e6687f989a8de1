import type { Fact } from '../value/fact.ts';
import { addUnits } from './calendar.ts';

/**
 * The bounds of a stretch as the words have them: days given as "from A to B" include B itself, so `to` is then B (inclusive);
 * instants and open ends keep the exclusive `to`.
 */
export function momentBounds(fact: Extract<Fact, { kind: 'moments' | 'relative' | 'moment' }>): {
  readonly from: string | null;
  readonly to: string | null;
  readonly inclusive: boolean;
} {
  const inclusive = fact.kind === 'moments' ? fact.inclusive : false;
  if (fact.to === null) return { from: fact.from, to: null, inclusive: true };
  if (!inclusive || fact.to.length > 10) return { from: fact.from, to: fact.to, inclusive: false };
  return { from: fact.from, to: addUnits(fact.to, -1, 'day'), inclusive: true };
}
