import * as z from 'zod';
import { parseJsonAs, type Parsed } from '../contract/json.ts';
import { resultKey, type RequestResult } from './result.ts';

/** What every request came to when the baseline was written: one line a request, so that a change of it reads well. */
export const Baseline = z.strictObject({
  rowsmith: z.string(),
  results: z.record(z.string(), z.enum(['pass', 'fail', 'skipped', 'reader'])),
});
export type Baseline = z.infer<typeof Baseline>;

export type Comparison = {
  /** Passed in the baseline, or not in it, and does not now. */
  readonly newlyFailing: readonly RequestResult[];
  readonly newlyPassing: readonly RequestResult[];
  /** In the baseline, and not among the requests put; only told when nothing was left out on purpose. */
  readonly gone: readonly string[];
};

export function readBaseline(text: string): Parsed<Baseline> {
  return parseJsonAs(Baseline, text);
}

/** `whole`: no filter left requests out. */
export function compareWith(
  baseline: Baseline,
  results: readonly RequestResult[],
  options: { readonly withSeed: boolean; readonly whole: boolean },
): Comparison {
  const before = (result: RequestResult) => baseline.results[resultKey(result, options.withSeed)];
  const keys = new Set(results.map((result) => resultKey(result, options.withSeed)));
  return {
    newlyFailing: results.filter((one) => {
      const was = before(one);
      return was === 'pass'
        ? one.outcome !== 'pass'
        : was === undefined || was === 'skipped' || was === 'reader'
          ? one.outcome === 'fail'
          : false;
    }),
    newlyPassing: results.filter((one) => one.outcome === 'pass' && before(one) !== 'pass'),
    gone: options.whole ? Object.keys(baseline.results).filter((key) => !keys.has(key)) : [],
  };
}

/** The baseline's text after these results; requests that were left out by a filter stay as they were. */
export function updateBaseline(
  old: Baseline | null,
  results: readonly RequestResult[],
  options: { readonly withSeed: boolean; readonly whole: boolean; readonly version: string },
): string {
  const kept = old === null || options.whole ? {} : old.results;
  const merged: Readonly<Record<string, string>> = {
    ...kept,
    ...Object.fromEntries(results.map((one) => [resultKey(one, options.withSeed), one.outcome])),
  };
  const sorted = Object.fromEntries(Object.entries(merged).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ rowsmith: options.version, results: sorted }, null, 2)}\n`;
}
