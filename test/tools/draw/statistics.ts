/** Kolmogorov and Smirnov's statistic √n × D of values against a cumulative distribution; above 2.3 with probability below 1e-4. */
export function ksStatistic(values: Float64Array, cdf: (value: number) => number): number {
  const sorted = values.toSorted();
  let most = 0;
  for (let i = 0; i < sorted.length; i++) {
    const share = cdf(sorted[i] ?? 0);
    most = Math.max(most, Math.abs(share - i / sorted.length), Math.abs((i + 1) / sorted.length - share));
  }
  return most * Math.sqrt(sorted.length);
}

/** Chi-square of counts against expectations as a standard score (Wilson and Hilferty); beyond ±4 with probability about 1e-4. */
export function chiScore(counts: ArrayLike<number>, expected: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += ((counts[i] ?? 0) - (expected[i] ?? 0)) ** 2 / (expected[i] ?? 1);
  const freedom = counts.length - 1;
  return ((sum / freedom) ** (1 / 3) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom));
}

/** How many of `values` (whole numbers below `size`) fall on each. */
export function tally(values: ArrayLike<number>, size: number): Float64Array {
  const counts = new Float64Array(size);
  for (let i = 0; i < values.length; i++) counts[values[i] ?? 0] = (counts[values[i] ?? 0] ?? 0) + 1;
  return counts;
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum / values.length;
}

export function sdOf(values: ArrayLike<number>): number {
  return Math.sqrt(Math.max(0, covariance(values, values)));
}

/** Pearson's correlation. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
}

/** Spearman's correlation: Pearson's of the ranks, equal values sharing their mean rank. */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return correlation(ranksOf(a), ranksOf(b));
}

/** Mean ranks from 0. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, at) => at).toSorted(
    (a, b) => (values[a] ?? 0) - (values[b] ?? 0),
  );
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    for (let i = from; i < to; i++) ranks[order[i] ?? 0] = (from + to - 1) / 2;
    from = to;
  }
  return ranks;
}

function covariance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const meanA = meanOf(a);
  const meanB = meanOf(b);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - meanA) * ((b[i] ?? 0) - meanB);
  return sum / a.length;
}
