import type { Distribution } from '../../../../contract/distribution.ts';

/** Standard normal quantiles at 5, 10, 50, 90, 95 %. */
const z = { p05: -1.645, p10: -1.2816, p50: 0, p90: 1.2816, p95: 1.645 } as const;
type Probability = keyof typeof z;
const shareOf: Readonly<Record<Probability, number>> = { p05: 0.05, p10: 0.1, p50: 0.5, p90: 0.9, p95: 0.95 };

/** A quantile of a distribution: exact for most kinds, by the normal approximation for counts and gamma. `beta` lies in 0..1. */
export function quantileOf(distribution: Distribution, at: Probability): number {
  const p = shareOf[at];
  switch (distribution.kind) {
    case 'uniform':
      return distribution.min + p * (distribution.max - distribution.min);
    case 'normal':
      return distribution.mean + z[at] * distribution.sd;
    case 'lognormal':
      return distribution.median * Math.exp(z[at] * distribution.sigma);
    case 'exponential':
      return -distribution.mean * Math.log(1 - p);
    case 'gamma':
      return Math.max(0, distribution.scale * (distribution.shape + z[at] * Math.sqrt(distribution.shape)));
    case 'beta': {
      const total = distribution.alpha + distribution.beta;
      const sd = Math.sqrt((distribution.alpha * distribution.beta) / (total * total * (total + 1)));
      return Math.min(1, Math.max(0, distribution.alpha / total + z[at] * sd));
    }
    case 'poisson':
      return Math.max(0, distribution.mean + z[at] * Math.sqrt(distribution.mean));
    case 'binomial': {
      const mean = distribution.trials * distribution.probability;
      return Math.max(0, mean + z[at] * Math.sqrt(mean * (1 - distribution.probability)));
    }
    case 'zipf':
      return Math.max(1, distribution.size ** p);
    case 'triangular': {
      const { min, mode, max } = distribution;
      const turn = max === min ? 0 : (mode - min) / (max - min);
      return p < turn
        ? min + Math.sqrt(p * (max - min) * (mode - min))
        : max - Math.sqrt((1 - p) * (max - min) * (max - mode));
    }
    case 'quantiles':
      return interpolate(distribution.points, p);
    case 'mixture':
      return (
        distribution.parts.reduce((sum, part) => sum + part.weight * quantileOf(part.distribution, at), 0) /
        distribution.parts.reduce((sum, part) => sum + part.weight, 0)
      );
  }
}

function interpolate(points: readonly (readonly [number, number])[], p: number): number {
  let before = points[0] ?? ([0, 0] as const);
  for (const point of points) {
    if (point[0] >= p) {
      const width = point[0] - before[0];
      return width === 0 ? point[1] : before[1] + ((p - before[0]) / width) * (point[1] - before[1]);
    }
    before = point;
  }
  return before[1];
}

/**
 * A distribution of the same character that sits well inside min..max (either may be open).
 *
 * One that already lies there by 80 % of its mass is kept (the source's own bounds cut its tails); otherwise it is laid anew over the bounds:
 * bell shapes around the middle, skewed ones leaning to the low end, uniform ones flat.
 */
export function fitDistribution(distribution: Distribution, min: number | null, max: number | null): Distribution {
  const scaled = distribution.kind === 'beta';
  const low = quantileOf(distribution, 'p10');
  const high = quantileOf(distribution, 'p90');
  if (!scaled && distribution.kind !== 'uniform' && (min === null || low >= min) && (max === null || high <= max)) {
    const reach = min !== null && max !== null ? (high - low) / Math.max(max - min, 1e-9) : 1;
    if (reach >= 0.25) return distribution;
  }
  if (min !== null && max !== null) return overBounds(distribution, min, max);
  if (scaled) return distribution;
  if (min !== null) return low >= min ? distribution : above(distribution, min);
  if (max !== null)
    return high <= max
      ? distribution
      : overBounds(
          distribution,
          low < max ? Math.min(low, max - Math.abs(max) * 0.5) : max - Math.max(1, Math.abs(max)),
          max,
        );
  return distribution;
}

function overBounds(distribution: Distribution, min: number, max: number): Distribution {
  const width = max - min;
  if (width <= 0) return { kind: 'uniform', min, max: min };
  switch (distribution.kind) {
    case 'normal':
      return { kind: 'normal', mean: min + width / 2, sd: width / 5 };
    case 'binomial':
    case 'triangular':
      return { kind: 'triangular', min, mode: min + width * 0.45, max };
    case 'lognormal':
      return skewed(min, max);
    case 'gamma':
    case 'exponential':
    case 'poisson':
    case 'zipf':
      return min > 0 && max / min >= 8 ? skewed(min, max) : { kind: 'triangular', min, mode: min + width * 0.15, max };
    case 'beta':
      return distribution;
    case 'quantiles': {
      const first = distribution.points[0]?.[1] ?? 0;
      const last = distribution.points.at(-1)?.[1] ?? 1;
      const stretch = last === first ? 0 : width / (last - first);
      return {
        kind: 'quantiles',
        points: distribution.points.map(([p, value]): [number, number] => [p, min + (value - first) * stretch]),
      };
    }
    case 'uniform':
    case 'mixture':
      return { kind: 'uniform', min, max };
  }
}

/** Right-skewed over min..max, the median at the geometric middle when the bounds span a factor, else a third of the way. */
function skewed(min: number, max: number): Distribution {
  if (min > 0 && max / min >= 3)
    return { kind: 'lognormal', median: Math.sqrt(min * max), sigma: Math.log(max / min) / 4 };
  const median = min + (max - min) * 0.35;
  return min >= 0
    ? { kind: 'lognormal', median, sigma: Math.max(0.1, Math.log(max / median) / 2) }
    : { kind: 'normal', mean: median, sd: (max - min) / 5 };
}

function above(distribution: Distribution, min: number): Distribution {
  const shift = min - quantileOf(distribution, 'p10');
  switch (distribution.kind) {
    case 'normal':
      return { ...distribution, mean: distribution.mean + shift };
    case 'uniform':
      return { ...distribution, min, max: Math.max(distribution.max, min + (distribution.max - distribution.min)) };
    case 'lognormal':
      return min > 0
        ? { ...distribution, median: Math.max(distribution.median, min * Math.exp(1.2816 * distribution.sigma)) }
        : distribution;
    case 'beta':
    case 'binomial':
    case 'exponential':
    case 'gamma':
    case 'mixture':
    case 'poisson':
    case 'quantiles':
    case 'triangular':
    case 'zipf':
      return min > 0
        ? { kind: 'lognormal', median: min * 1.6, sigma: 0.35 }
        : { kind: 'normal', mean: min + Math.abs(shift) + 1, sd: Math.max(1, Math.abs(shift)) / 2 };
  }
}

/** The distribution moved (or stretched) so that its mean or median is the value. */
export function centreAt(distribution: Distribution, statistic: 'mean' | 'median', value: number): Distribution {
  switch (distribution.kind) {
    case 'normal':
      return { ...distribution, mean: value };
    case 'lognormal':
      return value > 0
        ? { ...distribution, median: statistic === 'mean' ? value / Math.exp(distribution.sigma ** 2 / 2) : value }
        : { kind: 'normal', mean: value, sd: 1 };
    case 'exponential':
      return value > 0
        ? { kind: 'exponential', mean: statistic === 'mean' ? value : value / Math.LN2 }
        : { kind: 'normal', mean: value, sd: 1 };
    case 'poisson':
      return value > 0 ? { kind: 'poisson', mean: value } : { kind: 'normal', mean: value, sd: 1 };
    case 'gamma':
      return value > 0
        ? { ...distribution, scale: value / distribution.shape }
        : { kind: 'normal', mean: value, sd: 1 };
    case 'beta':
    case 'binomial':
    case 'mixture':
    case 'quantiles':
    case 'triangular':
    case 'uniform':
    case 'zipf': {
      const spread = (quantileOf(distribution, 'p90') - quantileOf(distribution, 'p10')) / 2.563;
      return { kind: 'normal', mean: value, sd: Math.max(spread, Math.abs(value) * 0.05, 1e-6) };
    }
  }
}
