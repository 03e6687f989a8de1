import type { Distribution } from '../../../contract/distribution.ts';
import { logBetaMass, logIncompleteBeta } from './incomplete-beta.ts';
import { logGamma, logIncompleteGamma } from './incomplete-gamma.ts';
import type { Quantile } from './quantile.ts';
import { fillSmooth, tabulate } from './smooth-table.ts';

type Of<Kind extends Distribution['kind']> = Extract<Distribution, { kind: Kind }>;

/** Gamma by shape and scale: a table of the logarithm over normal scores; relative error of a quantile below 1e-7. */
export function gammaQuantile({ shape, scale }: Of<'gamma'>): Quantile {
  const norm = logGamma(shape);
  // Wilson and Hilferty's median: near enough to start Newton's method from.
  const median =
    shape > 0.5 ? Math.log(shape) + 3 * Math.log(1 - 1 / (9 * shape)) : (Math.log(0.5) + logGamma(shape + 1)) / shape;
  const table = tabulate(
    (point) => ({ ...logIncompleteGamma(shape, point), density: shape * point - Math.exp(point) - norm }),
    median,
    shape > 100 ? 256 : 1024,
  );
  const logScale = Math.log(scale);
  return {
    isDiscrete: false,
    fill: (shares) => {
      fillSmooth(table, shares);
      for (let i = 0; i < shares.length; i++) shares[i] = Math.exp((shares[i] ?? 0) + logScale);
    },
    cdf: (value) => (value <= 0 ? 0 : Math.exp(logIncompleteGamma(shape, Math.log(value / scale)).lower)),
  };
}

/** Beta on 0..1: a table of the logit over normal scores; relative error of a quantile below 1e-7. */
export function betaQuantile({ alpha, beta }: Of<'beta'>): Quantile {
  const table = tabulate(
    (point) => ({ ...logIncompleteBeta(alpha, beta, point), density: logBetaMass(alpha, beta, point) }),
    Math.log(alpha / beta),
    alpha > 100 && beta > 100 ? 256 : 1024,
  );
  return {
    isDiscrete: false,
    fill: (shares) => {
      fillSmooth(table, shares);
      for (let i = 0; i < shares.length; i++) shares[i] = 1 / (1 + Math.exp(-(shares[i] ?? 0)));
    },
    cdf: (value) => {
      if (value <= 0) return 0;
      return value >= 1 ? 1 : Math.exp(logIncompleteBeta(alpha, beta, Math.log(value / (1 - value))).lower);
    },
  };
}
