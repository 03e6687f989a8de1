import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Distribution } from '../../../src/contract/distribution.ts';
import { boundedDraw } from '../../../src/tools/draw/bounded.ts';
import { compileDistribution } from '../../../src/tools/draw/distribution/compile-distribution.ts';
import { logIncompleteGamma } from '../../../src/tools/draw/distribution/incomplete-gamma.ts';
import { normalCdf, normalQuantile } from '../../../src/tools/draw/distribution/normal.ts';
import { streamKey, uniforms } from '../../../src/tools/draw/random/stream.ts';
import { rowsFrom } from './draw-fixture.ts';
import { referenceQuantiles, shares } from './reference-quantiles.ts';
import { chiScore, ksStatistic, meanOf, sdOf, tally } from './statistics.ts';

const key = streamKey(5, 't', 'c', 'value');
const million = uniforms(key, rowsFrom(0, 1_000_000));

function drawn(distribution: Distribution, count = 200_000): Float64Array {
  const values = million.slice(0, count);
  compileDistribution(distribution).fill(values);
  return values;
}

function relative(got: number, wanted: number): number {
  return wanted === 0 ? Math.abs(got) : Math.abs(got / wanted - 1);
}

describe('special functions', () => {
  test('normal cdf and quantile', () => {
    const points = [-8, -3, -1, 0, 0.5, 2, 5];
    const wanted = [
      6.22096057427174e-16, 0.0013498980316300933, 0.15865525393145707, 0.5, 0.6914624612740131, 0.9772498680518208,
      0.9999997133484281,
    ];
    expect(Math.max(...points.map((z, at) => relative(normalCdf(z), wanted[at] ?? 0)))).toBeLessThan(1e-12);
    const scores = [
      -7.034483825301131, -4.753424308822899, -3.090232306167813, -1.9599639845400545, -0.6744897501960817,
    ];
    expect(Math.max(...scores.map((z, at) => relative(normalQuantile(shares[at] ?? 0), z)))).toBeLessThan(1e-14);
  });

  test('incomplete gamma in logarithms', () => {
    const points = [
      [0.1, 1e-5],
      [2, 1],
      [50, 70],
      [3000, 2900],
    ] as const;
    const lower = [-1.1014210143261247, -1.3308932682040548, -0.00515376029541432, -3.4154994122305915];
    const upper = [-0.4040636981027981, -0.30685281944005466, -5.270604449719596, -0.033412007991871634];
    const got = points.map(([shape, x]) => logIncompleteGamma(shape, Math.log(x)));
    expect(
      Math.max(
        ...got.map((tails, at) =>
          Math.max(relative(tails.lower, lower[at] ?? 0), relative(tails.upper, upper[at] ?? 0)),
        ),
      ),
    ).toBeLessThan(1e-10);
  });
});

describe('quantiles', () => {
  test.each(referenceQuantiles)('of $distribution agree with SciPy', ({ distribution, quantiles }) => {
    const values = Float64Array.from(shares);
    const { fill, isDiscrete } = compileDistribution(distribution);
    fill(values);
    const off = quantiles.map((quantile, at) => relative(values[at] ?? 0, quantile));
    expect(Math.max(...off)).toBeLessThan(isDiscrete ? 1e-15 : 1e-6);
  });

  test('of Zipf agree with the sums, listed or not', () => {
    const listed = compileDistribution({ kind: 'zipf', exponent: 1.2, size: 1000 });
    const weights = Float64Array.from({ length: 1000 }, (_, at) => (at + 1) ** -1.2);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    expect([1, 10, 999].map((rank) => listed.cdf(rank))).toEqual(
      [1, 10, 999].map((rank) => expect.closeTo(weights.subarray(0, rank).reduce((a, b) => a + b, 0) / total, 12)),
    );
    const size = 3_000_000;
    const wide = compileDistribution({ kind: 'zipf', exponent: 0.8, size });
    let sum = 0;
    const exact = new Map<number, number>();
    for (let rank = 1; rank <= size; rank++) {
      sum += rank ** -0.8;
      if ([1, 262_144, 262_145, 1_000_000, size].includes(rank)) exact.set(rank, sum);
    }
    const got = [...exact.keys()].map((rank) => wide.cdf(rank));
    expect(got).toEqual([...exact.values()].map((value) => expect.closeTo(value / sum, 10)));
    const back = Float64Array.of((exact.get(1_000_000) ?? 0) / sum - 1e-9, (exact.get(1_000_000) ?? 0) / sum + 1e-9);
    wide.fill(back);
    expect([...back]).toEqual([1_000_000, 1_000_001]);
  });

  const continuous: Distribution[] = [
    { kind: 'uniform', min: -3, max: 9 },
    { kind: 'normal', mean: 3, sd: 2 },
    { kind: 'lognormal', median: 8, sigma: 1.5 },
    { kind: 'exponential', mean: 2 },
    { kind: 'gamma', shape: 0.4, scale: 2 },
    { kind: 'gamma', shape: 7, scale: 2 },
    { kind: 'beta', alpha: 0.5, beta: 0.5 },
    { kind: 'beta', alpha: 3, beta: 9 },
    { kind: 'triangular', min: -1, mode: -1, max: 4 },
    {
      kind: 'quantiles',
      points: [
        [0, 1],
        [0.2, 2],
        [0.9, 50],
        [1, 60],
      ],
    },
    {
      kind: 'mixture',
      parts: [
        { weight: 3, distribution: { kind: 'normal', mean: 0, sd: 1 } },
        { weight: 1, distribution: { kind: 'uniform', min: 40, max: 50 } },
      ],
    },
    {
      kind: 'mixture',
      parts: [
        { weight: 1, distribution: { kind: 'gamma', shape: 2, scale: 1 } },
        { weight: 2, distribution: { kind: 'lognormal', median: 9, sigma: 0.1 } },
      ],
    },
  ];

  test.each(continuous)('of a million draws of $kind follow the cumulative distribution', (distribution) => {
    const values = drawn(distribution, 1_000_000);
    expect(ksStatistic(values, compileDistribution(distribution).cdf)).toBeLessThan(2.3);
  });

  const counted: Distribution[] = [
    { kind: 'poisson', mean: 6 },
    { kind: 'binomial', trials: 20, probability: 0.35 },
    { kind: 'zipf', exponent: 1, size: 40 },
    {
      kind: 'mixture',
      parts: [
        { weight: 1, distribution: { kind: 'poisson', mean: 2 } },
        { weight: 1, distribution: { kind: 'binomial', trials: 30, probability: 0.5 } },
      ],
    },
  ];

  test.each(counted)('of $kind have the right probabilities', (distribution) => {
    const { cdf } = compileDistribution(distribution);
    const values = drawn(distribution);
    const edges = Array.from({ length: 31 }, (_, at) => at).filter(
      (at) => (cdf(at) - cdf(at - 1)) * values.length > 20,
    );
    const last = edges.at(-1) ?? 0;
    const first = edges[0] ?? 0;
    const counts = tally(
      values.map((value) => Math.max(first, Math.min(last, value)) - first),
      last - first + 1,
    );
    const expected = Float64Array.from(counts, (_, at) => {
      const high = at + first === last ? 1 : cdf(at + first);
      return (high - (at === 0 ? 0 : cdf(at + first - 1))) * values.length;
    });
    expect(Math.abs(chiScore(counts, expected))).toBeLessThan(4);
  });

  test('moments are the textbook ones', () => {
    const cases: { distribution: Distribution; mean: number; sd: number }[] = [
      { distribution: { kind: 'uniform', min: 2, max: 8 }, mean: 5, sd: 6 / Math.sqrt(12) },
      { distribution: { kind: 'exponential', mean: 4 }, mean: 4, sd: 4 },
      { distribution: { kind: 'gamma', shape: 3, scale: 2 }, mean: 6, sd: Math.sqrt(12) },
      { distribution: { kind: 'beta', alpha: 2, beta: 6 }, mean: 0.25, sd: Math.sqrt(12 / (64 * 9)) },
      {
        distribution: { kind: 'lognormal', median: 10, sigma: 0.5 },
        mean: 10 * Math.exp(0.125),
        sd: 10 * Math.sqrt((Math.exp(0.25) - 1) * Math.exp(0.25)),
      },
      { distribution: { kind: 'poisson', mean: 3e10 }, mean: 3e10, sd: Math.sqrt(3e10) },
      { distribution: { kind: 'binomial', trials: 1e12, probability: 0.25 }, mean: 2.5e11, sd: Math.sqrt(1.875e11) },
    ];
    const scores = cases.flatMap(({ distribution, mean, sd }) => {
      const values = drawn(distribution, 400_000);
      return [((meanOf(values) - mean) / sd) * Math.sqrt(400_000), (sdOf(values) / sd - 1) * 100];
    });
    expect(Math.max(...scores.map(Math.abs))).toBeLessThan(4);
  });

  test('increase with the share, mixtures of any parts too', () => {
    const part: fc.Arbitrary<Distribution> = fc.oneof(
      fc.record({
        kind: fc.constant('normal' as const),
        mean: fc.integer({ min: -50, max: 50 }),
        sd: fc.integer({ min: 0, max: 9 }),
      }),
      fc.record({ kind: fc.constant('poisson' as const), mean: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ kind: fc.constant('exponential' as const), mean: fc.integer({ min: 1, max: 100 }) }),
    );
    const parts = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 9 }), distribution: part }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(parts, (list) => {
        const { fill, cdf } = compileDistribution({ kind: 'mixture', parts: list });
        const grid = Float64Array.from({ length: 2000 }, (_, at) => (at + 0.5) / 2000);
        const values = grid.slice();
        fill(values);
        expect(values.every((value, at) => at === 0 || value >= (values[at - 1] ?? 0))).toBe(true);
        // Either the cumulative distribution passes the share at the value, or it jumps over it there.
        const off = values.filter((value, at) => {
          const hair = Math.max(1e-9, Math.abs(value) * 1e-9);
          return cdf(value + hair) < (grid[at] ?? 0) - 1e-4 || cdf(value - hair) > (grid[at] ?? 0) + 1e-4;
        });
        expect([...off]).toEqual([]);
      }),
      { seed: 3, numRuns: 40 },
    );
  });
});

function bounded(
  distribution: Distribution,
  min: number | undefined,
  max: number | undefined,
  perUnit: number | null,
  count = 200_000,
): Float64Array {
  const values = million.slice(0, count);
  boundedDraw(distribution, { min, max, perUnit })(values);
  return values;
}

describe('bounds', () => {
  test('cut the distribution: no heaps at the edges', () => {
    const distribution: Distribution = { kind: 'normal', mean: 0, sd: 10 };
    const values = bounded(distribution, -2, 15, null);
    const { cdf } = compileDistribution(distribution);
    const [low, high] = [cdf(-2), cdf(15)];
    expect(ksStatistic(values, (value) => (cdf(value) - low) / (high - low))).toBeLessThan(2.3);
  });

  test('rounded normals between bounds have whole edge bins', () => {
    const distribution: Distribution = { kind: 'normal', mean: 5, sd: 4 };
    const { cdf } = compileDistribution(distribution);
    const values = bounded(distribution, 1, 8, 1);
    const mass = cdf(8.5) - cdf(0.5);
    const expected = Array.from({ length: 8 }, (_, at) => ((cdf(at + 1.5) - cdf(at + 0.5)) / mass) * values.length);
    expect(
      Math.abs(
        chiScore(
          tally(
            values.map((value) => value - 1),
            8,
          ),
          expected,
        ),
      ),
    ).toBeLessThan(4);
  });

  test('whole numbers of a uniform are equally likely, ends included', () => {
    const values = bounded({ kind: 'uniform', min: 1, max: 6 }, undefined, undefined, 1, 600_000);
    expect(
      Math.abs(
        chiScore(
          tally(
            values.map((value) => value - 1),
            6,
          ),
          new Float64Array(6).fill(100_000),
        ),
      ),
    ).toBeLessThan(4);
    const cents = bounded({ kind: 'uniform', min: 0, max: 10 }, 0.05, 0.14, 100, 100_000);
    expect(
      Math.abs(
        chiScore(
          tally(
            cents.map((value) => value - 5),
            10,
          ),
          new Float64Array(10).fill(10_000),
        ),
      ),
    ).toBeLessThan(4);
  });

  test('hold for any distribution, bounds and digits', () => {
    const distributions: Distribution[] = [
      { kind: 'normal', mean: 10, sd: 30 },
      { kind: 'lognormal', median: 20, sigma: 1 },
      { kind: 'gamma', shape: 2, scale: 9 },
      { kind: 'exponential', mean: 1 },
      { kind: 'poisson', mean: 12 },
      { kind: 'beta', alpha: 2, beta: 2 },
      { kind: 'uniform', min: 0, max: 50 },
      { kind: 'zipf', exponent: 1, size: 100 },
      {
        kind: 'mixture',
        parts: [
          { weight: 1, distribution: { kind: 'normal', mean: 0, sd: 5 } },
          { weight: 1, distribution: { kind: 'poisson', mean: 60 } },
        ],
      },
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...distributions),
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.double({ min: 0.5, max: 50, noNaN: true }),
        fc.integer({ min: 0, max: 3 }),
        (distribution, min, width, digits) => {
          const unit = 10 ** digits;
          const max = min + width;
          fc.pre(Math.ceil(min * unit) <= Math.floor(max * unit));
          const values = bounded(distribution, min, max, unit, 500);
          expect(
            values.every(
              (value) =>
                Number.isInteger(value) &&
                value >= Math.ceil(min * unit - 1e-6) &&
                value <= Math.floor(max * unit + 1e-6),
            ),
          ).toBe(true);
          const plain = bounded(distribution, min, max, null, 500);
          expect(plain.every((value) => value >= min && value <= max)).toBe(true);
        },
      ),
      { seed: 2, numRuns: 300 },
    );
  });
});
