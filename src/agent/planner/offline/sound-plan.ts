import type { PlanReply } from '../../../contract/planner.ts';
import { isRowsmithError } from '../../../contract/error.ts';
import type { Plan } from '../../../contract/plan.ts';
import type { Violation } from '../../../contract/violation.ts';
import { fragmentsOf, type Fragment } from './fragments.ts';
import { phraseOf } from './make/phrase.ts';
import type { RequestReading } from './reading.ts';

/** Readings tried for one request: enough to drop two or three of some twenty parts. */
const mostTries = 60;

type Tried = { readonly reply: PlanReply; readonly violations: readonly Violation[] };

/**
 * The plan of a reading; when it does not hold (a rule that compares a text with a number, bounds that no value meets), the plan of the
 * reading without the parts at fault, which are then named in `unplaced`.
 *
 * Parts are left out one at a time, those that speak of the column at fault first, and only when that leaves fewer violations.
 * A plan that cannot be mended is given as it is: running it says what is wrong.
 *
 * @param make Reading to reply; may throw `plan-invalid`.
 * @param check The violations of a plan.
 */
export async function soundPlan(
  reading: RequestReading,
  make: (reading: RequestReading) => PlanReply,
  check: (plan: Plan) => Promise<readonly Violation[]>,
): Promise<PlanReply> {
  const attempt = async (one: RequestReading): Promise<Tried | Error> => {
    try {
      const reply = make(one);
      return { reply, violations: reply.kind === 'plan' ? await check(reply.plan) : [] };
    } catch (error) {
      if (isRowsmithError(error)) return error;
      throw error;
    }
  };
  let current = reading;
  let tried = await attempt(current);
  const dropped: Fragment[] = [];
  for (let tries = 0; countOf(tried) > 0 && tries < mostTries;) {
    let found: Fragment | null = null;
    for (const fragment of ordered(fragmentsOf(current), tried)) {
      tries += 1;
      const fewer = fragment.without(current);
      const next = await attempt(fewer);
      // A question is no cure: the words were clear enough to make a plan of.
      if (countOf(next) < countOf(tried) && !(next instanceof Error) && next.reply.kind === 'plan') {
        [current, tried, found] = [fewer, next, fragment];
        break;
      }
      if (tries >= mostTries) break;
    }
    if (found === null) break;
    dropped.push(found);
  }
  if (tried instanceof Error) throw tried;
  if (dropped.length === 0 || tried.reply.kind !== 'plan') return tried.reply;
  const { plan } = tried.reply;
  const words = dropped.map((fragment) => phraseOf(reading.request, fragment));
  return {
    ...tried.reply,
    plan: { ...plan, unplaced: [...new Set([...plan.unplaced, ...words])] },
    confidence: tried.reply.confidence * 0.9 ** dropped.length,
  };
}

function countOf(tried: Tried | Error): number {
  return tried instanceof Error ? Number.POSITIVE_INFINITY : tried.violations.length;
}

/** Those that name a column at fault first; among them what stands later in the request, which is more often a remark than a wish. */
function ordered(fragments: readonly Fragment[], tried: Tried | Error): readonly Fragment[] {
  const faults =
    tried instanceof Error
      ? []
      : tried.violations.flatMap(({ site, message }) => [
          ...(site.column === undefined ? [] : [plain(site.column)]),
          ...[...message.matchAll(/"([^"]+)"/gu)].map((match) => plain(match[1] ?? '')),
        ]);
  const isNear = (fragment: Fragment): boolean =>
    fragment.about.some((words) => faults.some((fault) => fault !== '' && plain(words).includes(fault)));
  return fragments.toSorted((a, b) => Number(isNear(b)) - Number(isNear(a)) || b.from - a.from);
}

function plain(words: string): string {
  return words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
