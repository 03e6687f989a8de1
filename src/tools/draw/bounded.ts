import type { Distribution } from '../../contract/distribution.ts';
import { compileDistribution } from './distribution/compile-distribution.ts';
import { memoByObject } from './memo.ts';

/** Where values may lie and how finely: `perUnit` values of the grid make up 1 (100 for two digits), null for no rounding. */
export type Bounds = {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly perUnit: number | null;
};

/** Replaces shares by values; with a grid, by whole numbers of its steps. */
export type BoundedDraw = (shares: Float64Array) => void;

const memo = memoByObject((_distribution: Distribution) => new Map<string, BoundedDraw>());

/**
 * A distribution cut to min..max (its mass outside is spread over the inside) and rounded.
 *
 * Rounded values never leave min..max and the edge values get a whole rounding interval, so there are no heaps and no thin edges; a
 * uniform draws every value of the grid equally often. `beta` is stretched to min..max. Where the distribution has no mass between
 * min and max, values are uniform there.
 */
export function boundedDraw(distribution: Distribution, bounds: Bounds): BoundedDraw {
  const known = memo(distribution);
  const name = `${bounds.min}|${bounds.max}|${bounds.perUnit}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = freshDraw(distribution, bounds);
  known.set(name, made);
  return made;
}

/** Like `boundedDraw`, for bounds that only one row has: nothing is kept. */
export function freshDraw(distribution: Distribution, bounds: Bounds): BoundedDraw {
  return bounds.perUnit === null ? plainDraw(distribution, bounds) : gridDraw(distribution, bounds, bounds.perUnit);
}

/** The whole numbers of grid steps that lie between min and max (a hair of rounding error in the bounds is forgiven). */
export function gridLimits(min: number, max: number, unit: number): { least: number; most: number } {
  const least = Math.ceil(min * unit - 1e-9 * Math.max(1, Math.abs(min * unit) * 1e-6));
  const most = Math.floor(max * unit + 1e-9 * Math.max(1, Math.abs(max * unit) * 1e-6));
  return { least, most };
}

/** Shares of the distribution's mass below min and up to max. */
export function shareLimits(distribution: Distribution, min: number, max: number): { low: number; high: number } {
  const { cdf, isDiscrete } = compileDistribution(distribution);
  const low = min === -Infinity ? 0 : cdf(isDiscrete ? Math.ceil(min) - 1 : min);
  return { low, high: max === Infinity ? 1 : cdf(max) };
}

function plainDraw(distribution: Distribution, { min = -Infinity, max = Infinity }: Bounds): BoundedDraw {
  const { fill } = compileDistribution(distribution);
  if (distribution.kind === 'beta') return stretched(fill, min, max);
  if (min === -Infinity && max === Infinity) return fill;
  const { low, high } = shareLimits(distribution, min, max);
  if (!(high - low > 1e-12)) return evenly(min, max);
  return (shares) => {
    const width = high - low;
    if (width < 1) for (let i = 0; i < shares.length; i++) shares[i] = inside(low + (shares[i] ?? 0) * width);
    fill(shares);
    for (let i = 0; i < shares.length; i++) shares[i] = Math.max(min, Math.min(max, shares[i] ?? 0));
  };
}

function gridDraw(distribution: Distribution, { min = -Infinity, max = Infinity }: Bounds, unit: number): BoundedDraw {
  if (distribution.kind === 'uniform') {
    const grid = gridLimits(Math.max(min, distribution.min), Math.min(max, distribution.max), unit);
    if (grid.most >= grid.least && grid.most - grid.least < 2 ** 52) return evenGrid(grid.least, grid.most);
  }
  const { least, most } = gridLimits(min, max, unit);
  if (most < least) return evenGrid(Math.round(min * unit), Math.round(min * unit));
  const { isDiscrete } = compileDistribution(distribution);
  // Half a rounding interval more on each side: the edge values are then as likely as their neighbours.
  const margin = isDiscrete || distribution.kind === 'beta' ? 0 : 0.5;
  const draw = plainDraw(distribution, {
    min: min === -Infinity ? undefined : (least - margin) / unit,
    max: max === Infinity ? undefined : (most + margin) / unit,
    perUnit: null,
  });
  return (shares) => {
    draw(shares);
    for (let i = 0; i < shares.length; i++) {
      const value = Math.floor((shares[i] ?? 0) * unit + 0.5);
      shares[i] = value < least ? least : value > most ? most : value;
    }
  };
}

/** Keeps a share inside (0, 1), where quantile functions are finite. */
export function inside(share: number): number {
  return share < 1.2e-16 ? 1.2e-16 : share > 0.9999999999999998 ? 0.9999999999999998 : share;
}

function evenGrid(least: number, most: number): BoundedDraw {
  const count = most - least + 1;
  return (shares) => {
    for (let i = 0; i < shares.length; i++) shares[i] = least + Math.floor((shares[i] ?? 0) * count);
  };
}

function stretched(fill: BoundedDraw, min: number, max: number): BoundedDraw {
  const from = min === -Infinity ? 0 : min;
  const width = (max === Infinity ? Math.max(1, from + 1) : max) - from;
  return (shares) => {
    fill(shares);
    for (let i = 0; i < shares.length; i++) shares[i] = from + width * (shares[i] ?? 0);
  };
}

function evenly(min: number, max: number): BoundedDraw {
  const from = min === -Infinity ? max : min;
  const width = (max === Infinity ? from : max) - from;
  return (shares) => {
    for (let i = 0; i < shares.length; i++) shares[i] = from + width * (shares[i] ?? 0);
  };
}
