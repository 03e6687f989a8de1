import type { Distribution } from '../../../contract/distribution.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import type { Quantile } from './quantile.ts';

type Of<Kind extends Distribution['kind']> = Extract<Distribution, { kind: Kind }>;

/** Uniform between min and max. */
export function uniformQuantile({ min, max }: Of<'uniform'>): Quantile {
  const width = max - min;
  return {
    isDiscrete: false,
    fill: (shares) => {
      for (let i = 0; i < shares.length; i++) shares[i] = min + (shares[i] ?? 0) * width;
    },
    cdf: (value) => clamp(width > 0 ? (value - min) / width : value < min ? 0 : 1),
  };
}

/** Normal by mean and standard deviation. */
export function gaussianQuantile({ mean, sd }: Of<'normal'>): Quantile {
  return {
    isDiscrete: false,
    fill: (shares) => {
      for (let i = 0; i < shares.length; i++) shares[i] = mean + sd * normalQuantile(shares[i] ?? 0.5);
    },
    cdf: (value) => (sd > 0 ? normalCdf((value - mean) / sd) : value < mean ? 0 : 1),
  };
}

/** Lognormal by median and standard deviation of the logarithm. */
export function lognormalQuantile({ median, sigma }: Of<'lognormal'>): Quantile {
  const mu = Math.log(median);
  return {
    isDiscrete: false,
    fill: (shares) => {
      for (let i = 0; i < shares.length; i++) shares[i] = Math.exp(mu + sigma * normalQuantile(shares[i] ?? 0.5));
    },
    cdf: (value) => {
      if (value <= 0) return 0;
      return sigma > 0 ? normalCdf((Math.log(value) - mu) / sigma) : value < median ? 0 : 1;
    },
  };
}

/** Exponential by its mean. */
export function exponentialQuantile({ mean }: Of<'exponential'>): Quantile {
  return {
    isDiscrete: false,
    fill: (shares) => {
      for (let i = 0; i < shares.length; i++) {
        const share = shares[i] ?? 0;
        // log1p is slower, and only small shares need it.
        shares[i] = -mean * (share < 0.001 ? Math.log1p(-share) : Math.log(1 - share));
      }
    },
    cdf: (value) => (value <= 0 ? 0 : -Math.expm1(-value / mean)),
  };
}

/** Triangular between min and max with its peak at mode. */
export function triangularQuantile({ min, mode, max }: Of<'triangular'>): Quantile {
  const width = max - min;
  const peak = width > 0 ? (mode - min) / width : 0.5;
  const rise = width * (mode - min);
  const fall = width * (max - mode);
  return {
    isDiscrete: false,
    fill: (shares) => {
      for (let i = 0; i < shares.length; i++) {
        const share = shares[i] ?? 0;
        shares[i] = share < peak ? min + Math.sqrt(share * rise) : max - Math.sqrt((1 - share) * fall);
      }
    },
    cdf: (value) => {
      if (value <= min) return value < min || width > 0 ? 0 : 1;
      if (value >= max) return 1;
      return value < mode ? (value - min) ** 2 / rise : 1 - (max - value) ** 2 / fall;
    },
  };
}

/** Straight lines between (probability, value) points; the first and the last line go on to probability 0 and 1. */
export function pointsQuantile({ points }: Of<'quantiles'>): Quantile {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const places = Float64Array.from(sorted, (point) => point[0]);
  const values = Float64Array.from(sorted, (point) => point[1]);
  const last = places.length - 1;
  const at = (share: number): number => {
    let right = 1;
    while (right < last && share > (places[right] ?? 1)) right++;
    const p0 = places[right - 1] ?? 0;
    const p1 = places[right] ?? 1;
    const v0 = values[right - 1] ?? 0;
    const v1 = values[right] ?? 0;
    return p1 > p0 ? v0 + ((v1 - v0) * (share - p0)) / (p1 - p0) : v1;
  };
  return {
    isDiscrete: false,
    fill: (shares) => {
      for (let i = 0; i < shares.length; i++) shares[i] = at(shares[i] ?? 0);
    },
    cdf: (value) => {
      let right = 1;
      while (right < last && value > (values[right] ?? 0)) right++;
      const p0 = places[right - 1] ?? 0;
      const p1 = places[right] ?? 1;
      const v0 = values[right - 1] ?? 0;
      const v1 = values[right] ?? 0;
      return clamp(v1 > v0 ? p0 + ((p1 - p0) * (value - v0)) / (v1 - v0) : value < v0 ? p0 : p1);
    },
  };
}

function clamp(share: number): number {
  return share < 0 ? 0 : share > 1 ? 1 : share;
}
