import type { Reference } from '../../contract/plan.ts';
import { boundedDraw } from './bounded.ts';
import { fillEntries, makeGuide, type Guide } from './guide.ts';
import { memoByObject } from './memo.ts';

const guides = memoByObject((weights: Float64Array): Guide => makeGuide(weights));

/**
 * Replaces shares by places 0..size-1 in the order of popularity, most popular first; by row numbers themselves for popularity by column.
 *
 * `pareto` is a power law through the wanted point: the first x of all places (as a share) get x^(ln share / ln top) of the references.
 */
export function fillPlaces(
  reference: Reference,
  size: number,
  weights: Float64Array | undefined,
  shares: Float64Array,
): void {
  const { popularity } = reference;
  switch (popularity.kind) {
    case 'uniform':
      for (let i = 0; i < shares.length; i++) shares[i] = Math.floor((shares[i] ?? 0) * size);
      return;
    case 'zipf': {
      boundedDraw(zipfOf(popularity, size), { min: undefined, max: undefined, perUnit: null })(shares);
      for (let i = 0; i < shares.length; i++) shares[i] = (shares[i] ?? 1) - 1;
      return;
    }
    case 'pareto': {
      const power = Math.log(popularity.top) / Math.log(popularity.share);
      for (let i = 0; i < shares.length; i++)
        shares[i] = Math.min(size - 1, Math.floor(size * Math.exp(power * Math.log(shares[i] ?? 0.5))));
      return;
    }
    case 'column': {
      const places = new Uint32Array(shares.length);
      fillEntries(guides(weights ?? new Float64Array(size).fill(1)), shares, places);
      shares.set(places);
      return;
    }
  }
}

type Zipf = { kind: 'zipf'; exponent: number; size: number };

const zipfs = memoByObject(
  (_popularity: Extract<Reference['popularity'], { kind: 'zipf' }>) => new Map<number, Zipf>(),
);

function zipfOf(popularity: Extract<Reference['popularity'], { kind: 'zipf' }>, size: number): Zipf {
  const known = zipfs(popularity);
  const found = known.get(size);
  if (found !== undefined) return found;
  const made: Zipf = { kind: 'zipf', exponent: popularity.exponent, size };
  known.set(size, made);
  return made;
}
