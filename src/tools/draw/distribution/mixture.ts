import { entryAt, makeGuide } from '../guide.ts';
import type { Quantile } from './quantile.ts';

const seeds = 64;
const mostAtoms = 4096;
const mostNodes = 400_000;

type Part = { readonly weight: number; readonly quantile: Quantile };
type Node = { readonly value: number; readonly share: number };

/**
 * A mixture as one increasing quantile function, so that it can be truncated and correlated like any other distribution.
 *
 * The cumulative distribution is tabulated, splitting until the straight line between neighbours is off by less than
 * 1e-5 of the smaller tail; jumps (whole numbers, fixed values) stay jumps. After Hörmann and Leydold, "Continuous random variate
 * generation by fast numerical inversion", ACM TOMACS 13 (2003).
 */
export function mixtureQuantile(parts: readonly Part[]): Quantile {
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  const cdf = (value: number): number => {
    let share = 0;
    for (const part of parts) share += (part.weight / total) * part.quantile.cdf(value);
    return Math.min(1, share);
  };
  const nodes = tabulateCdf(cdf, startingPoints(parts));
  const values = Float64Array.from(nodes, (node) => node.value);
  const guide = makeGuide(Float64Array.from(nodes.slice(1), (node, at) => node.share - (nodes[at]?.share ?? 0)));
  const isDiscrete = parts.every((part) => part.quantile.isDiscrete);
  return {
    isDiscrete,
    fill: (shares) => {
      for (let i = 0; i < shares.length; i++) {
        const share = shares[i] ?? 0;
        const entry = entryAt(guide, share);
        const left = entry === 0 ? 0 : (guide.ends[entry - 1] ?? 0);
        const value = values[entry] ?? 0;
        const wide = ((values[entry + 1] ?? value) - value) * ((share - left) / ((guide.ends[entry] ?? 1) - left));
        shares[i] = isDiscrete ? Math.round(value + wide) : value + wide;
      }
    },
    cdf,
  };
}

/** Values that mark where the parts have their mass: quantiles of each, and both sides of each whole number of a discrete part. */
function startingPoints(parts: readonly Part[]): Float64Array {
  const points: number[] = [];
  for (const { quantile } of parts) {
    const shares = new Float64Array(seeds + 2);
    shares[0] = 2 ** -52;
    shares[seeds + 1] = 1 - 2 ** -52;
    for (let at = 1; at <= seeds; at++) shares[at] = (at - 0.5) / seeds;
    const { fill, isDiscrete } = quantile;
    fill(shares);
    points.push(...shares);
    const least = shares[0] ?? 0;
    const most = shares[seeds + 1] ?? 0;
    const step = isDiscrete && most - least <= mostAtoms ? 1 : Infinity;
    for (let value = least; value <= most && Number.isFinite(value); value += step) points.push(value, below(value));
  }
  return Float64Array.from(new Set(points)).toSorted();
}

function below(value: number): number {
  return value - Math.max(Math.abs(value), 1e-3) * 1e-12;
}

function tabulateCdf(cdf: (value: number) => number, points: Float64Array): Node[] {
  const first = points[0] ?? 0;
  const nodes: Node[] = [{ value: below(first), share: 0 }];
  for (const value of points) {
    const from = nodes.at(-1) ?? { value, share: 0 };
    refine(cdf, from, { value, share: Math.max(from.share, cdf(value)) }, nodes, 0);
  }
  return nodes;
}

function refine(cdf: (value: number) => number, from: Node, to: Node, nodes: Node[], depth: number): void {
  const value = (from.value + to.value) / 2;
  const width = to.value - from.value;
  const middle = (from.share + to.share) / 2;
  const tolerance = 1e-5 * Math.min(middle, 1 - middle) + 1e-14;
  const isNarrow = width <= 2e-12 * Math.max(Math.abs(to.value), 1e-3) || to.share - from.share < tolerance;
  if (!isNarrow && depth < 60 && nodes.length < mostNodes) {
    const share = Math.max(from.share, Math.min(to.share, cdf(value)));
    if (Math.abs(share - middle) > tolerance) {
      const split = { value, share };
      refine(cdf, from, split, nodes, depth + 1);
      refine(cdf, split, to, nodes, depth + 1);
      return;
    }
  }
  nodes.push(to);
}
