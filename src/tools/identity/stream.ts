import type { RowSet } from '../../contract/chunk.ts';
import { makePermutation } from '../draw/random/permutation.ts';
import { fillWords, streamKey } from '../draw/random/stream.ts';

/** Random words of a row set: two independent ones of 32 bits for each row. */
export type Words = { readonly low: Uint32Array; readonly high: Uint32Array };

/** The random streams of one identity of a table: one for each purpose and attempt, so that no part depends on which others are drawn. */
export type Streams = {
  readonly words: (purpose: string, rows: RowSet, attempt: number) => Words;
  /** The places of the rows in a shuffle of 0..size-1: no two rows below `size` share one; a row beyond keeps its number. */
  readonly places: (purpose: string, rows: RowSet, size: number) => Float64Array;
};

/** The streams that belong to these names (kind, `of`) in a table. */
export function makeStreams(seed: number, table: string, ...names: readonly string[]): Streams {
  const name = names.map((one) => `${one.length}:${one}`).join('');
  return {
    words: (purpose, rows, attempt) => {
      const low = new Uint32Array(rows.count);
      const high = new Uint32Array(rows.count);
      fillWords(
        streamKey(seed, table, name, purpose, attempt),
        0,
        rows,
        new Int32Array(low.buffer),
        new Int32Array(high.buffer),
      );
      return { low, high };
    },
    places: (purpose, rows, size) => {
      const permutation = makePermutation(size, streamKey(seed, table, name, purpose));
      const places = new Float64Array(rows.count);
      for (let at = 0; at < rows.count; at += 1)
        places[at] = rows.index === null ? rows.first + at : (rows.index[at] ?? 0);
      const beyond = places.some((row) => row >= size);
      if (!beyond) permutation.apply(places);
      else for (let at = 0; at < rows.count; at += 1) if ((places[at] ?? 0) < size) permuteOne(permutation, places, at);
      return places;
    },
  };
}

/** A number in [0, 1) from a row's two words. */
export function fractionOf(words: Words, at: number): number {
  return (((words.high[at] ?? 0) >>> 6) * 67_108_864 + ((words.low[at] ?? 0) >>> 6)) / 4_503_599_627_370_496;
}

function permuteOne(
  permutation: { readonly apply: (values: Float64Array) => void },
  places: Float64Array,
  at: number,
): void {
  const one = Float64Array.of(places[at] ?? 0);
  permutation.apply(one);
  places[at] = one[0] ?? 0;
}
