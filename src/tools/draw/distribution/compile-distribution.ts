import type { Distribution } from '../../../contract/distribution.ts';
import { memoByObject } from '../memo.ts';
import {
  exponentialQuantile,
  gaussianQuantile,
  lognormalQuantile,
  pointsQuantile,
  triangularQuantile,
  uniformQuantile,
} from './closed-form.ts';
import { binomialQuantile, poissonQuantile, zipfQuantile } from './counted.ts';
import { mixtureQuantile } from './mixture.ts';
import type { Quantile } from './quantile.ts';
import { betaQuantile, gammaQuantile } from './tabulated.ts';

/** A distribution as a quantile function; compiled once for each distribution object. `beta` is on 0..1. */
export const compileDistribution: (distribution: Distribution) => Quantile = memoByObject(compile);

function compile(distribution: Distribution): Quantile {
  switch (distribution.kind) {
    case 'uniform':
      return uniformQuantile(distribution);
    case 'normal':
      return gaussianQuantile(distribution);
    case 'lognormal':
      return lognormalQuantile(distribution);
    case 'exponential':
      return exponentialQuantile(distribution);
    case 'gamma':
      return gammaQuantile(distribution);
    case 'beta':
      return betaQuantile(distribution);
    case 'poisson':
      return poissonQuantile(distribution);
    case 'binomial':
      return binomialQuantile(distribution);
    case 'zipf':
      return zipfQuantile(distribution);
    case 'triangular':
      return triangularQuantile(distribution);
    case 'quantiles':
      return pointsQuantile(distribution);
    case 'mixture':
      return mixtureQuantile(
        distribution.parts.map((part) => ({ weight: part.weight, quantile: compile(part.distribution) })),
      );
  }
}
