/**
 * Whole numbers in proportion to the weights that add up to `total`, each off by less than one.
 *
 * Method of the largest remainder (Hamilton); equal remainders go to the earlier entry. All weights zero counts as all equal.
 */
export function quotas(weights: readonly number[], total: number): Float64Array {
  const sum = weights.reduce((so, weight) => so + weight, 0);
  const shares = weights.map((weight) => (sum > 0 ? weight / sum : 1 / weights.length) * total);
  // Shares that are whole but for rounding error are whole.
  const counts = Float64Array.from(shares, (share) => Math.floor(share + 1e-9 * Math.max(1, share * 1e-3)));
  let left = total - counts.reduce((so, count) => so + count, 0);
  const order = shares
    .map((share, at) => ({ at, rest: share - (counts[at] ?? 0) }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of order) {
    if (left <= 0) break;
    counts[at] = (counts[at] ?? 0) + 1;
    left--;
  }
  return counts;
}
