import { createHash } from 'node:crypto';
import { canonicalJson } from '../../contract/json.ts';
import type { Plan } from '../../contract/plan.ts';

/** Raised whenever the same plan would give other bytes than before. */
const scheme = 1;

/**
 * What a run will write, as 32 hexadecimal digits: equal for equal plans and seeds, whatever the output path, the words of the
 * request, its assumptions and unplaced words. SHA-256 over canonical JSON, cut to 128 bits.
 */
export function fingerprintOf(plan: Plan): string {
  const { seed, inputs, tables, edits, output } = plan;
  const text = canonicalJson({ scheme, version: plan.version, seed, inputs, tables, edits, format: output.format });
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
