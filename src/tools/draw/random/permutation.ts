import { fillWords, uniforms } from './stream.ts';
import type { StreamKey } from './threefry.ts';

const shuffledUpTo = 1024;
const rounds = 6;

/** A keyed one-to-one map of 0..size-1 onto itself. */
export type Permutation = {
  readonly size: number;
  /** Replaces each number of `values` (0..size-1) by its image. */
  readonly apply: (values: Float64Array) => void;
};

/**
 * A permutation of 0..size-1 chosen by the key, for any size from 1 to 2^53, with random access and no memory.
 *
 * Up to 1024 entries it is a shuffled list (exactly uniform over orders); above, a Feistel network of alternating modular additions
 * over the two digits of the number in base about √size, walking past the few numbers outside. One image costs some tens of ns.
 * Sources: Durstenfeld, CACM 7 (1964) 420; Black and Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002 (generalised Feistel);
 * round function: the finaliser of MurmurHash3 (Appleby).
 */
export function makePermutation(size: number, key: StreamKey): Permutation {
  return size <= shuffledUpTo ? shuffled(Math.max(1, size), key) : feistel(size, key);
}

function shuffled(size: number, key: StreamKey): Permutation {
  const list = new Float64Array(size).map((_, at) => at);
  const random = uniforms(key, { first: 0, count: size, index: null });
  for (let at = size - 1; at > 0; at--) {
    const other = Math.floor((random[at] ?? 0) * (at + 1));
    const held = list[at] ?? 0;
    list[at] = list[other] ?? 0;
    list[other] = held;
  }
  return {
    size,
    apply: (values) => {
      for (let i = 0; i < values.length; i++) values[i] = list[values[i] ?? 0] ?? 0;
    },
  };
}

/** The Feistel network for any size; `makePermutation` uses it above 1024. */
export function feistel(size: number, key: StreamKey): Permutation {
  const a = Math.ceil(Math.sqrt(size));
  const b = Math.ceil(size / a);
  const lastLeft = Math.floor((size - 1) / b);
  const lastRight = size - 1 - lastLeft * b;
  const low = new Int32Array(rounds);
  const high = new Int32Array(rounds);
  fillWords(key, 0, { first: 0, count: rounds, index: null }, low, high);
  const scaleA = a / 4294967296;
  const scaleB = b / 4294967296;
  const isSmall = a <= 65_536 && b <= 65_536;
  const apply = (values: Float64Array): void => {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? 0;
      const quotient = Math.floor(value / b);
      // Division may round up near 2^53; the remainder then shows it.
      const start = quotient * b > value ? quotient - 1 : quotient;
      let l = start | 0;
      let r = (value - start * b) | 0;
      do {
        for (let round = 0; round < rounds; round += 2) {
          let h = r ^ (low[round] ?? 0);
          h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) + (high[round] ?? 0);
          h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
          // The upper half times a number up to 2^16 fits 32 bits; wider digits need the whole word and a double.
          h = isSmall ? Math.imul(h >>> 16, a) >>> 16 : (((h ^ (h >>> 16)) >>> 0) * scaleA) | 0;
          // Subtracts a where the sum reached it, without a branch that would be guessed wrong half the time.
          l = (l - a + h) | 0;
          l += a & (l >> 31);
          h = l ^ (low[round + 1] ?? 0);
          h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) + (high[round + 1] ?? 0);
          h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
          h = isSmall ? Math.imul(h >>> 16, b) >>> 16 : (((h ^ (h >>> 16)) >>> 0) * scaleB) | 0;
          r = (r - b + h) | 0;
          r += b & (r >> 31);
        }
      } while (l > lastLeft || (l === lastLeft && r > lastRight));
      values[i] = l * b + r;
    }
  };
  return { size, apply };
}
