import { normalCdf, normalDensity, normalQuantile } from './normal.ts';

/** Scores from -reach to reach cover every uniform of 52 bits. */
const reach = 8.3;

/** A smooth increasing function of the normal score, given by values and slopes at even steps. */
export type SmoothTable = { readonly values: Float64Array; readonly slopes: Float64Array; readonly perScore: number };

/** Logarithms of the probability below and above a point, and of the density there (in the coordinate of the table). */
export type LogTails = (point: number) => { lower: number; upper: number; density: number };

/**
 * Tabulates the quantile function of a smooth distribution over the normal score of the share.
 *
 * `tails` describes the distribution in a coordinate in which it has no bounds (logarithm, logit), `centre` is a point near its median.
 * Newton's method on the logarithm of the smaller tail, from the middle outwards. With `nodes` 1024 the interpolation error of the
 * coordinate is below 1e-8 for the distributions used here.
 */
export function tabulate(tails: LogTails, centre: number, nodes: number): SmoothTable {
  const values = new Float64Array(nodes + 1);
  const slopes = new Float64Array(nodes + 1);
  const step = (2 * reach) / nodes;
  const middle = nodes / 2;
  for (const direction of [1, -1]) {
    let guess = centre;
    for (let at = middle; at >= 0 && at <= nodes; at += direction) {
      const score = (at - middle) * step;
      const point = solve(tails, score, guess);
      const slope = Math.exp(Math.log(normalDensity(score)) - tails(point).density);
      values[at] = point;
      slopes[at] = slope * step;
      guess = point + direction * slope * step;
    }
  }
  return { values, slopes, perScore: 1 / step };
}

function solve(tails: LogTails, score: number, guess: number): number {
  const isLower = score < 0;
  const target = Math.log(normalCdf(isLower ? score : -score));
  let point = guess;
  for (let round = 0; round < 60; round++) {
    const here = tails(point);
    const tail = isLower ? here.lower : here.upper;
    const rate = Math.exp(here.density - tail) * (isLower ? 1 : -1);
    const move = (tail - target) / rate;
    if (!Number.isFinite(move)) {
      point += here.lower < here.upper ? 1 : -1;
      continue;
    }
    point -= Math.max(-2, Math.min(2, move));
    if (Math.abs(move) <= 1e-13 * Math.max(1, Math.abs(point))) break;
  }
  return point;
}

/** Replaces each share by the coordinate at its score (cubic Hermite interpolation). */
export function fillSmooth(table: SmoothTable, shares: Float64Array): void {
  const { values, slopes, perScore } = table;
  const last = values.length - 2;
  for (let i = 0; i < shares.length; i++) {
    const place = (normalQuantile(shares[i] ?? 0.5) + reach) * perScore;
    const node = Math.max(0, Math.min(last, place | 0));
    const t = place - node;
    const s = 1 - t;
    shares[i] =
      s * s * ((1 + 2 * t) * (values[node] ?? 0) + t * (slopes[node] ?? 0)) +
      t * t * ((3 - 2 * t) * (values[node + 1] ?? 0) - s * (slopes[node + 1] ?? 0));
  }
}
