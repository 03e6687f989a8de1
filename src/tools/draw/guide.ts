/** Weights made ready for drawing: finds the entry that a share of the total weight falls into. */
export type Guide = {
  /** Running sums of the weights divided by their total: `ends[i]` is where entry i ends; the last is 1. */
  readonly ends: Float64Array;
  /** `start[k]`: the first entry that can hold a share in [k, k+1) / start.length. */
  readonly start: Uint32Array;
};

/**
 * A guide table over weights: entry of a share in about one comparison, in order (the inverse of the cumulative distribution).
 *
 * All weights zero counts as all equal. Source: Chen and Asau, "On generating random variates from an empirical distribution", 1974.
 */
export function makeGuide(weights: ArrayLike<number>): Guide {
  const count = weights.length;
  const ends = new Float64Array(count);
  let total = 0;
  let lastHeavy = count - 1;
  for (let i = 0; i < count; i++) {
    const weight = weights[i] ?? 0;
    if (weight > 0) lastHeavy = i;
    total += weight;
    ends[i] = total;
  }
  if (!(total > 0)) return makeGuide(new Float64Array(count).fill(1));
  for (let i = 0; i < count; i++) ends[i] = i >= lastHeavy ? 1 : (ends[i] ?? 0) / total;
  const start = new Uint32Array(Math.max(16, Math.min(1 << 20, 2 ** Math.ceil(Math.log2(count * 2)))));
  let entry = 0;
  for (let slot = 0; slot < start.length; slot++) {
    while ((ends[entry] ?? 1) <= slot / start.length) entry++;
    start[slot] = entry;
  }
  return { ends, start };
}

/** The entry that `share` (0 ≤ share < 1) falls into. */
export function entryAt(guide: Guide, share: number): number {
  const { ends, start } = guide;
  let entry = start[(share * start.length) | 0] ?? 0;
  while ((ends[entry] ?? 1) <= share) entry++;
  return entry;
}

/** `out[i]` becomes the entry that `shares[i]` falls into. */
export function fillEntries(guide: Guide, shares: Float64Array, out: Uint8Array | Uint16Array | Uint32Array): void {
  const { ends, start } = guide;
  const slots = start.length;
  for (let i = 0; i < out.length; i++) {
    const share = shares[i] ?? 0;
    let entry = start[(share * slots) | 0] ?? 0;
    while ((ends[entry] ?? 1) <= share) entry++;
    out[i] = entry;
  }
}
