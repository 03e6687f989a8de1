import type { Distribution } from '../../../contract/distribution.ts';

/** The least and the greatest value that a distribution can give, before any bounds; a `beta` is stretched to the bounds, so it has none of its own. */
export function supportOf(distribution: Distribution): readonly [low: number, high: number] {
  switch (distribution.kind) {
    case 'uniform':
    case 'triangular':
      return [distribution.min, distribution.max];
    case 'normal':
    case 'beta':
      return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    case 'lognormal':
    case 'exponential':
    case 'gamma':
    case 'poisson':
      return [0, Number.POSITIVE_INFINITY];
    case 'binomial':
      return [0, distribution.trials];
    case 'zipf':
      return [1, distribution.size];
    case 'quantiles':
      return [
        Math.min(...distribution.points.map(([, value]) => value)),
        Math.max(...distribution.points.map(([, value]) => value)),
      ];
    case 'mixture': {
      const parts = distribution.parts.map((part) => supportOf(part.distribution));
      return [Math.min(...parts.map(([low]) => low)), Math.max(...parts.map(([, high]) => high))];
    }
  }
}
