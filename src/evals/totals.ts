import { quantileOf } from './figures-of.ts';
import type { RequestResult } from './result.ts';

/** Requests that passed, of those that were measured; skipped ones and those for a reader apart. */
export type Total = {
  readonly name: string;
  readonly passed: number;
  readonly measured: number;
  readonly skipped: number;
  readonly reader: number;
};

export type Totals = {
  readonly all: Total;
  readonly bySuite: readonly Total[];
  readonly byKind: readonly Total[];
  readonly byOrigin: readonly Total[];
  readonly byTag: readonly Total[];
  readonly hard: { readonly passed: number; readonly measured: number };
  readonly soft: { readonly passed: number; readonly measured: number };
  /** Milliseconds from words to plan, of the requests that were put; null when none was. */
  readonly planning: { readonly medianMs: number; readonly worstMs: number; readonly worst: string } | null;
};

/** Counts results up by everything a reader may want to compare. */
export function totalsOf(results: readonly RequestResult[]): Totals {
  const expectations = results.flatMap((one) => one.expectations);
  const count = (soft: boolean) => {
    const own = expectations.filter((one) => one.soft === soft && (one.outcome === 'pass' || one.outcome === 'fail'));
    return { passed: own.filter((one) => one.outcome === 'pass').length, measured: own.length };
  };
  const put = results.filter((one) => one.planMs > 0).toSorted((a, b) => b.planMs - a.planMs);
  const [slowest] = put;
  return {
    all: totalOf('all', results),
    bySuite: group(results, (one) => [one.suite]),
    byKind: group(results, (one) => [one.kind]),
    byOrigin: group(results, (one) => [one.origin]),
    byTag: group(results, (one) => one.tags).toSorted((a, b) => b.measured - a.measured || (a.name < b.name ? -1 : 1)),
    hard: count(false),
    soft: count(true),
    planning:
      slowest === undefined
        ? null
        : {
            medianMs: quantileOf(
              put.map((one) => one.planMs),
              0.5,
            ),
            worstMs: slowest.planMs,
            worst: slowest.id,
          },
  };
}

function group(
  results: readonly RequestResult[],
  namesOf: (one: RequestResult) => readonly string[],
): readonly Total[] {
  const names = [...new Set(results.flatMap(namesOf))].toSorted();
  return names.map((name) =>
    totalOf(
      name,
      results.filter((one) => namesOf(one).includes(name)),
    ),
  );
}

function totalOf(name: string, results: readonly RequestResult[]): Total {
  const count = (outcome: string): number => results.filter((one) => one.outcome === outcome).length;
  return {
    name,
    passed: count('pass'),
    measured: count('pass') + count('fail'),
    skipped: count('skipped'),
    reader: count('reader'),
  };
}
