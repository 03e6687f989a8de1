import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { siphash } from '../../../src/tools/draw/random/siphash.ts';
import { fillUniform, fillWords, streamKey, uniforms } from '../../../src/tools/draw/random/stream.ts';
import { encryptCounters, type StreamKey } from '../../../src/tools/draw/random/threefry.ts';
import { rowsAt, rowsFrom } from './draw-fixture.ts';
import { chiScore, correlation, ksStatistic, tally } from './statistics.ts';

const count = 200_000;
const key = streamKey(7, 'sales', 'amount', 'value');
const stream = uniforms(key, rowsFrom(0, count));
const identity = (value: number): number => value;

describe('known answers', () => {
  test.each([
    { counter: [0, 0], key: [0, 0], words: [0x6b200159, 0x99ba4efe] },
    { counter: [0xffffffff, 0xffffffff], key: [0xffffffff, 0xffffffff], words: [0x1cb996fc, 0xbb002be7] },
    { counter: [0x243f6a88, 0x85a308d3], key: [0x13198a2e, 0x03707344], words: [0xc4923a9c, 0x483df7a0] },
  ])('Threefry-2x32-20, vectors of Random123: $words', ({ counter, key: words, words: expected }) => {
    const low = Int32Array.of(counter[0] ?? 0);
    const high = Int32Array.of(counter[1] ?? 0);
    encryptCounters({ low: words[0] ?? 0, high: words[1] ?? 0 }, low, high, 1);
    expect([(low[0] ?? 0) >>> 0, (high[0] ?? 0) >>> 0]).toEqual(expected);
  });

  test.each([
    { length: 0, hash: [0xdd0e0e31, 0x726fdb47] },
    { length: 1, hash: [0x93dc67fd, 0x74f839c5] },
    { length: 2, hash: [0xd9a94f5a, 0x0d6c8009] },
    { length: 3, hash: [0xd7fb7e2d, 0x85676696] },
    { length: 15, hash: [0x49be45e5, 0xa129ca61] },
  ])('SipHash-2-4, vectors of its authors: $length bytes', ({ length, hash }) => {
    expect(
      siphash(
        [0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c],
        Uint8Array.from({ length }, (_, at) => at),
      ),
    ).toEqual(hash);
  });
});

describe('uniforms', () => {
  test('lie in the open interval, whatever the bits', () => {
    const extremes = [0, -1].map((bits) => ((bits >>> 6) * 67108864 + (bits >>> 6) + 0.5) * 2 ** -52);
    expect(extremes.map((value) => value > 0 && value < 1)).toEqual([true, true]);
    expect(Math.min(...stream.subarray(0, 1000)) > 0 && Math.max(...stream.subarray(0, 1000)) < 1).toBe(true);
  });

  test('belong to rows, not to row sets', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 40 }), { minLength: 1, maxLength: 40 }), (numbers) => {
        const together = uniforms(key, rowsAt(numbers));
        const alone = numbers.map((row) => uniforms(key, rowsFrom(row, 1))[0]);
        expect([...together]).toEqual(alone);
      }),
      { seed: 11, numRuns: 100 },
    );
  });

  test('cross 2^32 rows without a seam', () => {
    const first = 2 ** 32 - 3;
    const contiguous = uniforms(key, rowsFrom(first, 6));
    expect([...contiguous]).toEqual([...uniforms(key, rowsAt([0, 1, 2, 3, 4, 5].map((at) => first + at)))]);
    expect(new Set([...contiguous, ...uniforms(key, rowsFrom(0, 3))]).size).toBe(9);
  });

  test('blocks are filled alike from any start', () => {
    const part = new Float64Array(3000);
    fillUniform(key, 0, rowsFrom(517, 3000), part);
    expect(part).toEqual(stream.slice(517, 3517));
  });
});

describe('battery', () => {
  test('uniform: chi-square over 1000 cells and Kolmogorov-Smirnov', () => {
    expect(
      Math.abs(
        chiScore(
          tally(
            stream.map((u) => Math.floor(u * 1000)),
            1000,
          ),
          new Float64Array(1000).fill(count / 1000),
        ),
      ),
    ).toBeLessThan(4);
    expect(ksStatistic(stream, identity)).toBeLessThan(2.3);
  });

  test('low bits are uniform too', () => {
    const low = stream.map((u) => Math.floor(u * 2 ** 52) % 256);
    expect(Math.abs(chiScore(tally(low, 256), new Float64Array(256).fill(count / 256)))).toBeLessThan(4);
  });

  test('each of the 52 bits is set half the time', () => {
    const low = new Int32Array(count);
    const high = new Int32Array(count);
    fillWords(key, 0, rowsFrom(0, count), low, high);
    const worst = [low, high].flatMap((words) =>
      Array.from(
        { length: 32 },
        (_, bit) =>
          Math.abs(words.reduce((sum, word) => sum + ((word >>> bit) & 1), 0) - count / 2) / Math.sqrt(count / 4),
      ),
    );
    expect(Math.max(...worst)).toBeLessThan(4.5);
  });

  test('no serial correlation at lags 1 to 20', () => {
    const worst = Array.from(
      { length: 20 },
      (_, lag) =>
        Math.abs(correlation(stream.subarray(lag + 1), stream.subarray(0, count - lag - 1))) * Math.sqrt(count),
    );
    expect(Math.max(...worst)).toBeLessThan(4.5);
  });

  test('pairs fill the square evenly', () => {
    const cells = Array.from(
      { length: count / 2 },
      (_, at) => Math.floor((stream[at * 2] ?? 0) * 30) * 30 + Math.floor((stream[at * 2 + 1] ?? 0) * 30),
    );
    expect(Math.abs(chiScore(tally(cells, 900), new Float64Array(900).fill(count / 1800)))).toBeLessThan(4);
  });

  test('runs up and down have the right lengths', () => {
    // Runs up of independent values: probability of length k is 1/k! - 1/(k+1)!, once the value after each run is thrown away (Knuth 3.3.2 G).
    const lengths = new Float64Array(6);
    for (let at = 0; at < count - 20;) {
      let length = 1;
      while ((stream[at + length] ?? 0) > (stream[at + length - 1] ?? 0)) length++;
      lengths[Math.min(6, length) - 1] = (lengths[Math.min(6, length) - 1] ?? 0) + 1;
      at += length + 1;
    }
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const expected = [1 / 2, 1 / 3, 1 / 8, 1 / 30, 1 / 144, 1 / 720].map((share) => share * total);
    expect(Math.abs(chiScore(lengths, expected))).toBeLessThan(4);
  });

  test('gaps between visits to [0, 0.1) are geometric', () => {
    const gaps = new Float64Array(41);
    let gap = 0;
    let visits = 0;
    for (const u of stream) {
      if (u >= 0.1) gap++;
      else {
        gaps[Math.min(40, gap)] = (gaps[Math.min(40, gap)] ?? 0) + 1;
        gap = 0;
        visits++;
      }
    }
    expect(
      Math.abs(
        chiScore(
          gaps,
          Array.from({ length: 41 }, (_, at) => visits * (at < 40 ? 0.1 : 1) * 0.9 ** at),
        ),
      ),
    ).toBeLessThan(4);
  });

  test('birthday spacings: repeated spacings are Poisson', () => {
    // 512 birthdays in a year of 2^25 days: repeated spacings are Poisson with mean 512^3 / (4 * 2^25) = 1 (Marsaglia).
    const rounds = 390;
    const repeats = new Float64Array(5);
    for (let round = 0; round < rounds; round++) {
      const days = stream
        .slice(round * 512, (round + 1) * 512)
        .map((u) => Math.floor(u * 2 ** 25))
        .toSorted();
      const spacings = days.map((day, at) => day - (days[at - 1] ?? 0)).toSorted();
      const repeated = spacings.filter((spacing, at) => at > 0 && spacing === spacings[at - 1]).length;
      repeats[Math.min(4, repeated)] = (repeats[Math.min(4, repeated)] ?? 0) + 1;
    }
    const e = Math.exp(-1) * rounds;
    expect(Math.abs(chiScore(repeats, [e, e, e / 2, e / 6, rounds - e * (8 / 3)]))).toBeLessThan(4);
  });

  test('similar names, neighbouring seeds, attempts and lanes give unrelated streams', () => {
    const keys: StreamKey[] = [
      streamKey(7, 'sales', 'amount1', 'value'),
      streamKey(7, 'sales', 'amount2', 'value'),
      streamKey(7, 'sale', 'samount', 'value'),
      streamKey(7, 'sales', 'amoun', 'tvalue'),
      streamKey(8, 'sales', 'amount', 'value'),
      streamKey(7 + 2 ** 32, 'sales', 'amount', 'value'),
      streamKey(7 + 2 ** 52, 'sales', 'amount', 'value'),
      streamKey(7, 'sales', 'amount', 'value', 1),
      streamKey(7, 'sales', 'amount', 'value', 2),
    ];
    const streams = [
      stream,
      uniforms(key, rowsFrom(0, count), 1),
      ...keys.map((other) => uniforms(other, rowsFrom(0, count))),
    ];
    const worst = streams.flatMap((a, at) =>
      streams.slice(at + 1).map((b) => Math.abs(correlation(a, b)) * Math.sqrt(count)),
    );
    expect(worst).toHaveLength(55);
    expect(Math.max(...worst)).toBeLessThan(4.5);
  });

  test('every bit of key and counter changes half of the result', () => {
    const flips: number[] = [];
    for (let bit = 0; bit < 128; bit++) {
      let changed = 0;
      for (let trial = 0; trial < 200; trial++) {
        const start = [trial * 2654435761, trial * 40503, trial, 0];
        const words = start.map((word) => word | 0);
        const other = words.with(bit >> 5, (words[bit >> 5] ?? 0) ^ (1 << (bit & 31)));
        changed += bitsOf(words, other);
      }
      flips.push(changed / 200 / 64);
    }
    expect(Math.min(...flips)).toBeGreaterThan(0.47);
    expect(Math.max(...flips)).toBeLessThan(0.53);
  });
});

/** How many of 64 result bits differ between two (key, counter) quadruples. */
function bitsOf(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [one, other].map(([low = 0, high = 0, row = 0, lane = 0]) => {
    const words = [Int32Array.of(row), Int32Array.of(lane)] as const;
    encryptCounters({ low, high }, words[0], words[1], 1);
    return [words[0][0] ?? 0, words[1][0] ?? 0];
  });
  return [0, 1].reduce((sum, word) => sum + ones((a?.[word] ?? 0) ^ (b?.[word] ?? 0)), 0);
}

function ones(word: number): number {
  let set = 0;
  for (let rest = word >>> 0; rest !== 0; rest = (rest & (rest - 1)) >>> 0) set++;
  return set;
}
