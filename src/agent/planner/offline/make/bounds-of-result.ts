import type { Distribution } from '../../../../contract/distribution.ts';
import type { Source } from '../../../../contract/source.ts';

type Bounds = { readonly min?: number | undefined; readonly max?: number | undefined };

/**
 * A multiple of another column as the engine draws it. The knowledge base bounds the multiple; a plan's bounds hold for the result,
 * so the multiple's go into its distribution.
 */
export function withBoundsOfResult(source: Source): Source {
  if (source.kind !== 'number' || source.around === undefined) return source;
  const { kind, around } = source;
  return {
    kind,
    distribution: within(source.distribution, source),
    around,
    given: source.given.map((one) => ({ when: one.when, distribution: within(one.distribution, one) })),
  };
}

/** The distribution with its bounds drawn in: a beta lies over them, a narrow bell or skew hardly reaches them, the others are cut to them. */
function within(distribution: Distribution, { min, max }: Bounds): Distribution {
  if (distribution.kind === 'beta' && (min ?? 0) !== 0 && max !== undefined)
    return stretched(distribution.alpha, distribution.beta, min ?? 0, max);
  if (distribution.kind === 'beta' && max !== undefined && max !== 1)
    return stretched(distribution.alpha, distribution.beta, min ?? 0, max);
  if (distribution.kind === 'uniform')
    return {
      kind: 'uniform',
      min: Math.max(distribution.min, min ?? distribution.min),
      max: Math.min(distribution.max, max ?? distribution.max),
    };
  if (distribution.kind === 'normal' && min !== undefined && max !== undefined)
    return { ...distribution, sd: Math.min(distribution.sd, (max - min) / 4) };
  return distribution;
}

/** A triangle over the bounds with the beta's own mean, as far as a triangle's can go. */
function stretched(alpha: number, beta: number, min: number, max: number): Distribution {
  const mean = min + ((max - min) * alpha) / (alpha + beta);
  return { kind: 'triangular', min, mode: Math.min(max, Math.max(min, 3 * mean - min - max)), max };
}
