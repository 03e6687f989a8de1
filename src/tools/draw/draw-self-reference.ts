import type { RowSet } from '../../contract/chunk.ts';
import type { Reference, Table } from '../../contract/plan.ts';
import { rowNumbers } from './draw-context.ts';
import { makePermutation } from './random/permutation.ts';
import { streamKey, uniforms } from './random/stream.ts';

/** Which rows may be pointed at (row numbers, ascending; null for all) and how often each of them (null for equally). */
export type SelfTargets = { readonly eligible: Float64Array | null; readonly weights: Float64Array | null };

/**
 * For each row an earlier row of the same table, or -1 for a root: rows never point at themselves and never in a circle.
 *
 * Roots are the first row, rows before which there is nothing to point at, and an exact share of nulls. Popular rows come first: with
 * `zipf` and `pareto` the earlier a row, the more often it is pointed at. `unique` gives chains: each row follows the one before it.
 */
export function drawSelfReference(
  reference: Reference,
  table: Table,
  rows: RowSet,
  tableRows: number,
  seed: number,
  attempt: number,
  { eligible, weights }: SelfTargets,
): Float64Array {
  const key = (purpose: string, of = 0) => streamKey(seed, table.name, `→${reference.name}`, purpose, of);
  const numbers = rowNumbers(rows);
  const missing = Math.round(reference.nulls * tableRows);
  // The first row is a root anyway: the permutation deals the others out.
  const places = numbers.map((row) => Math.max(0, row - 1));
  if (missing > 1) makePermutation(tableRows - 1, key('nulls')).apply(places);
  const shares = uniforms(key('value', attempt), rows);
  const sums = weights === null ? null : runningSums(weights);
  return numbers.map((row, at) => {
    if (row === 0 || (places[at] ?? 0) < missing - 1) return -1;
    const earlier = eligible === null ? row : countBelow(eligible, row);
    if (earlier <= 0) return -1;
    const place = reference.unique ? earlier - 1 : placeBefore(reference, earlier, shares[at] ?? 0, sums);
    return eligible === null ? place : (eligible[place] ?? -1);
  });
}

/** One of `count` places by popularity, the first ones most popular. */
function placeBefore(reference: Reference, count: number, share: number, sums: Float64Array | null): number {
  const { popularity } = reference;
  switch (popularity.kind) {
    case 'uniform':
      return Math.floor(share * count);
    case 'pareto':
      return Math.min(count - 1, Math.floor(count * share ** (Math.log(popularity.top) / Math.log(popularity.share))));
    case 'zipf':
      return Math.min(count - 1, Math.floor(powerPlace(count, share, popularity.exponent)));
    case 'column': {
      if (sums === null) return Math.floor(share * count);
      const total = sums[count - 1] ?? 0;
      return total > 0 ? Math.min(count - 1, countBelow(sums, share * total)) : Math.floor(share * count);
    }
  }
}

/** The quantile of the continuous power law (place + 1)^-exponent on [0, count). */
function powerPlace(count: number, share: number, exponent: number): number {
  if (Math.abs(exponent - 1) < 1e-9) return (count + 1) ** share - 1;
  const rest = 1 - exponent;
  return (1 + share * ((count + 1) ** rest - 1)) ** (1 / rest) - 1;
}

function runningSums(weights: Float64Array): Float64Array {
  let sum = 0;
  return weights.map((weight) => (sum += Math.max(0, Number.isNaN(weight) ? 0 : weight)));
}

/** How many of the ascending numbers are below `limit`. */
function countBelow(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
