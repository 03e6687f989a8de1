import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feistel, makePermutation } from '../../../src/tools/draw/random/permutation.ts';
import { streamKey } from '../../../src/tools/draw/random/stream.ts';
import { chiScore, correlation, tally } from './statistics.ts';

const key = streamKey(3, 't', 'c', 'order');

function images(permutation: { readonly apply: (values: Float64Array) => void }, size: number): Float64Array {
  const values = Float64Array.from({ length: size }, (_, at) => at);
  permutation.apply(values);
  return values;
}

describe('permutation', () => {
  test('is one-to-one for every size up to 1500, both ways of making it', () => {
    const broken: number[] = [];
    for (let size = 1; size <= 1500; size++) {
      for (const made of [makePermutation(size, key), feistel(size, key)]) {
        const sorted = images(made, size).toSorted();
        if (!sorted.every((value, at) => value === at)) broken.push(size);
      }
    }
    expect(broken).toEqual([]);
  });

  test('is one-to-one for larger sizes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1500, max: 60_000 }), fc.integer({ min: 0 }), (size, seed) => {
        const seen = new Uint8Array(size);
        for (const image of images(feistel(size, streamKey(seed, 't', 'c', 'order')), size)) seen[image] = 1;
        expect(seen.every((mark) => mark === 1)).toBe(true);
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  test.each([2 ** 31, 2 ** 32 + 1, 10 ** 15, 2 ** 53 - 1, 2 ** 53])(
    'keeps inside and apart near the ends of %d',
    (size) => {
      const values = Float64Array.from({ length: 2000 }, (_, at) => (at < 1000 ? at : size - 2000 + at));
      makePermutation(size, key).apply(values);
      expect(values.every((value) => Number.isInteger(value) && value >= 0 && value < size)).toBe(true);
      expect(new Set(values).size).toBe(2000);
    },
  );

  test('gives each place alone what it gives all together', () => {
    const permutation = makePermutation(5000, key);
    const all = images(permutation, 5000);
    const alone = [0, 1, 17, 4999].map((at) => {
      const one = Float64Array.of(at);
      permutation.apply(one);
      return one[0];
    });
    expect(alone).toEqual([all[0], all[1], all[17], all[4999]]);
  });

  test('all orders of four are equally likely', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 4800; seed++) {
      const order = images(makePermutation(4, streamKey(seed, 't', 'c', 'order')), 4).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(Math.abs(chiScore([...counts.values()], new Float64Array(24).fill(200)))).toBeLessThan(4);
  });

  test('the image of a place is uniform over keys, and neighbours land apart', () => {
    const firsts = Float64Array.from({ length: 20_000 }, (_, seed) => {
      const one = Float64Array.of(7);
      feistel(100, streamKey(seed, 't', 'c', 'order')).apply(one);
      return one[0] ?? 0;
    });
    expect(Math.abs(chiScore(tally(firsts, 100), new Float64Array(100).fill(200)))).toBeLessThan(4);
    const size = 100_000;
    const all = images(makePermutation(size, key), size);
    expect(Math.abs(correlation(all.subarray(1), all.subarray(0, size - 1))) * Math.sqrt(size)).toBeLessThan(4.5);
    expect(
      Math.abs(
        correlation(
          all,
          Float64Array.from({ length: size }, (_, at) => at),
        ),
      ) * Math.sqrt(size),
    ).toBeLessThan(4.5);
    const steps = all
      .subarray(1)
      .map((value, at) => Math.floor(((value - (all[at] ?? 0) + size) % size) / (size / 100)));
    expect(Math.abs(chiScore(tally(steps, 100), new Float64Array(100).fill((size - 1) / 100)))).toBeLessThan(4);
  });
});
