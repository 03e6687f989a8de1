import { existsSync, readdirSync, rmSync } from 'node:fs';
import { checkPlan } from '../../../../src/agent/check-plan/check-plan.ts';
import { isRowsmithError } from '../../../../src/contract/error.ts';
import { readPlan, type PlanDraft } from '../../../../src/contract/plan.ts';
import { createPoolSource } from '../../../../src/knowledge/pool-source.ts';
import { endOf, newFolder, runTo } from '../run-setup.ts';

/** What became of a plan: refused with reasons (and nothing written), or run, with the requirements that were not met. */
export type Outcome =
  { readonly kind: 'refused'; readonly why: string } | { readonly kind: 'run'; readonly unmet: readonly string[] };

const pools = createPoolSource();

/** Checks and runs a plan in a folder of its own. Any failure that is not a refusal with words is thrown. */
export async function tryPlan(draft: PlanDraft): Promise<Outcome> {
  const read = readPlan(draft);
  if (!read.ok) throw new Error(`the plan does not read: ${read.reason}`);
  const violations = await checkPlan(read.value, pools);
  if (violations.length > 0) {
    const mute = violations.find((one) => one.message.length < 10);
    if (mute !== undefined) throw new Error(`a violation says nothing: ${JSON.stringify(mute)}`);
    return { kind: 'refused', why: violations.map((one) => `${one.code}: ${one.message}`).join('\n') };
  }
  const cwd = newFolder();
  try {
    const events = await runTo(read.value, cwd, { workers: 0, chunkRows: 512, report: null });
    const unmet = endOf(events).requirements.filter((one) => !one.met && !isEmpty(one.measured));
    return { kind: 'run', unmet: unmet.map((one) => `${JSON.stringify(one.check)} → ${one.measured}`) };
  } catch (error) {
    if (!isRowsmithError(error) || error.code !== 'plan-invalid') throw error;
    if (existsSync(cwd) && readdirSync(cwd).length > 0)
      throw new Error(`refused after writing ${readdirSync(cwd).join(', ')}: ${error.message}`, { cause: error });
    return { kind: 'refused', why: `while preparing: ${error.message}` };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** There is nothing to hold a requirement against: a column without values, a table without rows. */
function isEmpty(measured: string): boolean {
  return /^(?:no (?:values|rows|texts|groups|moments)|nothing )/u.test(measured);
}
