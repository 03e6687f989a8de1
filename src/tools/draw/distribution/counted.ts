import type { Distribution } from '../../../contract/distribution.ts';
import { entryAt, makeGuide } from '../guide.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import type { Quantile } from './quantile.ts';

type Of<Kind extends Distribution['kind']> = Extract<Distribution, { kind: Kind }>;

/** Above this spread a table of counts gives way to a normal with the third-order correction. */
const widestSd = 100_000;
const longestRanking = 1 << 18;

/** Poisson: the exact table of probabilities; for means above 1e10 the Cornish-Fisher expansion, off by less than one count. */
export function poissonQuantile({ mean }: Of<'poisson'>): Quantile {
  const sd = Math.sqrt(mean);
  if (sd > widestSd) return wideCounts(mean, sd, 1 / sd, 0, Infinity);
  return countQuantile(Math.floor(mean), Infinity, (count) => mean / (count + 1));
}

/** Binomial: the exact table of probabilities; for standard deviations above 1e5 the Cornish-Fisher expansion. */
export function binomialQuantile({ trials, probability }: Of<'binomial'>): Quantile {
  if (probability <= 0 || probability >= 1) return constantQuantile(probability >= 1 ? trials : 0);
  const mean = trials * probability;
  const sd = Math.sqrt(mean * (1 - probability));
  if (sd > widestSd) return wideCounts(mean, sd, (1 - 2 * probability) / sd, 0, trials);
  const odds = probability / (1 - probability);
  return countQuantile(Math.min(trials, Math.floor(mean)), trials, (count) => ((trials - count) / (count + 1)) * odds);
}

/** `ratio(k)` is the probability of k + 1 over that of k. */
function countQuantile(mode: number, most: number, ratio: (count: number) => number): Quantile {
  const upwards = [1];
  for (let count = mode; count < most; count++) {
    const next = (upwards.at(-1) ?? 0) * ratio(count);
    if (!(next > 1e-22)) break;
    upwards.push(next);
  }
  const downwards: number[] = [];
  for (let count = mode - 1; count >= 0; count--) {
    const next = (downwards.at(-1) ?? 1) / ratio(count);
    if (!(next > 1e-22)) break;
    downwards.push(next);
  }
  return tableQuantile(mode - downwards.length, Float64Array.from([...downwards.toReversed(), ...upwards]));
}

/** Whole numbers from `first` on, with these weights. */
function tableQuantile(first: number, weights: Float64Array): Quantile {
  const guide = makeGuide(weights);
  const { ends, start } = guide;
  const slots = start.length;
  return {
    isDiscrete: true,
    fill: (shares) => {
      for (let i = 0; i < shares.length; i++) {
        const share = shares[i] ?? 0;
        let entry = start[(share * slots) | 0] ?? 0;
        while ((ends[entry] ?? 1) <= share) entry++;
        shares[i] = first + entry;
      }
    },
    cdf: (value) => {
      const entry = Math.floor(value) - first;
      return entry < 0 ? 0 : (ends[entry] ?? 1);
    },
  };
}

function wideCounts(mean: number, sd: number, skew: number, least: number, most: number): Quantile {
  return {
    isDiscrete: true,
    fill: (shares) => {
      for (let i = 0; i < shares.length; i++) {
        const z = normalQuantile(shares[i] ?? 0.5);
        shares[i] = Math.max(least, Math.min(most, Math.round(mean + sd * (z + (skew * (z * z - 1)) / 6))));
      }
    },
    cdf: (value) => {
      const z = (Math.floor(value) + 0.5 - mean) / sd;
      return normalCdf(z - (skew * (z * z - 1)) / 6);
    },
  };
}

/** Always the same number. */
function constantQuantile(value: number): Quantile {
  return {
    isDiscrete: true,
    fill: (shares) => {
      shares.fill(value);
    },
    cdf: (at) => (at < value ? 0 : 1),
  };
}

/**
 * Zipf: rank r of 1..size in proportion to r^-exponent.
 *
 * An exact table for the first 2^18 ranks; beyond, the sum is replaced by its midpoint integral (relative error below 1e-11), inverted in
 * closed form.
 */
export function zipfQuantile({ exponent, size }: Of<'zipf'>): Quantile {
  const listed = Math.min(size, longestRanking);
  const weights = new Float64Array(listed < size ? listed + 1 : listed);
  for (let at = 0; at < listed; at++) weights[at] = (at + 1) ** -exponent;
  if (listed === size) return tableQuantile(1, weights);
  const edge = listed + 0.5;
  const integral = (to: number): number =>
    exponent === 1 ? Math.log(to / edge) : (to ** (1 - exponent) - edge ** (1 - exponent)) / (1 - exponent);
  const tailMass = integral(size + 0.5);
  weights[listed] = tailMass;
  const guide = makeGuide(weights);
  const headShare = guide.ends[listed - 1] ?? 1;
  const rankInTail = (share: number): number => {
    const mass = ((share - headShare) / (1 - headShare)) * tailMass;
    const to =
      exponent === 1 ? edge * Math.exp(mass) : (edge ** (1 - exponent) + (1 - exponent) * mass) ** (1 / (1 - exponent));
    return Math.min(size, Math.max(listed + 1, Math.round(to)));
  };
  return {
    isDiscrete: true,
    fill: (shares) => {
      for (let i = 0; i < shares.length; i++) {
        const share = shares[i] ?? 0;
        shares[i] = share < headShare ? entryAt(guide, share) + 1 : rankInTail(share);
      }
    },
    cdf: (value) => {
      const rank = Math.floor(value);
      if (rank < 1) return 0;
      if (rank >= size) return 1;
      return rank <= listed
        ? (guide.ends[rank - 1] ?? 1)
        : headShare + ((1 - headShare) * integral(rank + 0.5)) / tailMass;
    },
  };
}
