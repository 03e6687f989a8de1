import type { Reference, Table } from '../../contract/plan.ts';
import { entryAt, makeGuide } from './guide.ts';
import { makePermutation } from './random/permutation.ts';
import { streamKey, uniforms } from './random/stream.ts';

/**
 * How many rows each parent has, for a reference with `children`.
 *
 * Counts lie between min and max; without a mean all are equally likely, with one they follow the distribution of largest entropy with that
 * mean (probabilities in geometric progression). Draws are stratified over the parents, so the mean holds closely even for few. With
 * `tableRows` the mean is moved to fit and single children are added or removed until the counts add up to it exactly; only when
 * min or max make that impossible are they exceeded, evenly. Popular parents (zipf, pareto) get the higher counts.
 */
export function childCounts(
  reference: Reference,
  table: Table,
  seed: number,
  parentRows: number,
  tableRows: number | null,
): Uint32Array {
  const { min, max, mean } = reference.children ?? { min: 0, max: 1, mean: undefined };
  const counts = new Uint32Array(parentRows);
  if (parentRows === 0) return counts;
  const key = (purpose: string) => streamKey(seed, table.name, `→${reference.name}`, purpose);
  const wanted = tableRows === null ? (mean ?? (min + max) / 2) : tableRows / parentRows;
  const guide = makeGuide(countWeights(min, max, wanted));
  const order = new Float64Array(parentRows).map((_, parent) => parent);
  makePermutation(parentRows, key('order')).apply(order);
  const shares = uniforms(key('children'), { first: 0, count: parentRows, index: null });
  for (let parent = 0; parent < parentRows; parent++) {
    const place = parentRows - 1 - (order[parent] ?? 0);
    counts[parent] = min + entryAt(guide, Math.min(1 - 2 ** -53, (place + (shares[parent] ?? 0)) / parentRows));
  }
  if (tableRows !== null) fitTotal(counts, tableRows, min, max, order);
  return counts;
}

/** Weights of min..max in geometric progression with this mean. */
function countWeights(min: number, max: number, mean: number): Float64Array {
  const size = max - min + 1;
  const target = mean - min;
  const weightsAt = (slope: number): Float64Array =>
    new Float64Array(size).map((_, at) => Math.exp(slope * (slope > 0 ? at - size + 1 : at)));
  if (size === 1) return weightsAt(0);
  if (target <= 0) return weightsAt(0).map((_, at) => (at === 0 ? 1 : 0));
  if (target >= size - 1) return weightsAt(0).map((_, at) => (at === size - 1 ? 1 : 0));
  let low = -50;
  let high = 50;
  for (let round = 0; round < 100; round++) {
    const middle = (low + high) / 2;
    if (meanOf(weightsAt(middle)) < target) low = middle;
    else high = middle;
  }
  return weightsAt((low + high) / 2);
}

function meanOf(weights: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (let at = 0; at < weights.length; at++) {
    sum += at * (weights[at] ?? 0);
    total += weights[at] ?? 0;
  }
  return sum / total;
}

/** Adds or removes one child at a time, parent after parent in the given order, until the total is right. */
function fitTotal(counts: Uint32Array, total: number, min: number, max: number, order: Float64Array): void {
  let left = total - counts.reduce((sum, count) => sum + count, 0);
  const step = Math.sign(left);
  let isBound = true;
  while (left !== 0) {
    let moved = 0;
    for (let at = 0; at < order.length && left !== 0; at++) {
      const parent = order[at] ?? 0;
      const next = (counts[parent] ?? 0) + step;
      if (next < 0 || (isBound && (next < min || next > max))) continue;
      counts[parent] = next;
      left -= step;
      moved++;
    }
    if (moved === 0) isBound = false;
  }
}
