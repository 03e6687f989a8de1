import * as z from 'zod';

/**
 * The shape of a number column before clamping and rounding. Parameters are in the column's own unit.
 *
 * `lognormal` takes the median and sigma of the logarithm; `gamma` shape and scale; `beta` is stretched from 0..1 to min..max of the source;
 * `zipf` gives ranks 1..size; `mixture` weights need not sum to 1; `quantiles` interpolates linearly between (probability, value) points.
 */
export const Distribution: z.ZodType<Distribution> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('uniform'), min: z.number(), max: z.number() }),
    z.strictObject({ kind: z.literal('normal'), mean: z.number(), sd: z.number().nonnegative() }),
    z.strictObject({ kind: z.literal('lognormal'), median: z.number().positive(), sigma: z.number().nonnegative() }),
    z.strictObject({ kind: z.literal('exponential'), mean: z.number().positive() }),
    z.strictObject({ kind: z.literal('gamma'), shape: z.number().positive(), scale: z.number().positive() }),
    z.strictObject({ kind: z.literal('beta'), alpha: z.number().positive(), beta: z.number().positive() }),
    z.strictObject({ kind: z.literal('poisson'), mean: z.number().positive() }),
    z.strictObject({ kind: z.literal('binomial'), trials: z.int().positive(), probability: z.number().min(0).max(1) }),
    z.strictObject({ kind: z.literal('zipf'), exponent: z.number().positive(), size: z.int().positive() }),
    z.strictObject({ kind: z.literal('triangular'), min: z.number(), mode: z.number(), max: z.number() }),
    z.strictObject({
      kind: z.literal('quantiles'),
      points: z.array(z.tuple([z.number().min(0).max(1), z.number()])).min(2),
    }),
    z.strictObject({
      kind: z.literal('mixture'),
      parts: z.array(z.strictObject({ weight: z.number().positive(), distribution: Distribution })).min(1),
    }),
  ]),
);
export type Distribution =
  | { kind: 'uniform'; min: number; max: number }
  | { kind: 'normal'; mean: number; sd: number }
  | { kind: 'lognormal'; median: number; sigma: number }
  | { kind: 'exponential'; mean: number }
  | { kind: 'gamma'; shape: number; scale: number }
  | { kind: 'beta'; alpha: number; beta: number }
  | { kind: 'poisson'; mean: number }
  | { kind: 'binomial'; trials: number; probability: number }
  | { kind: 'zipf'; exponent: number; size: number }
  | { kind: 'triangular'; min: number; mode: number; max: number }
  | { kind: 'quantiles'; points: [number, number][] }
  | { kind: 'mixture'; parts: { weight: number; distribution: Distribution }[] };
