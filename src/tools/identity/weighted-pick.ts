/** A weighted choice among 0..size-1 that costs one look-up. */
export type Picker = { readonly size: number; readonly keep: Float64Array; readonly alias: Uint32Array };

/** Prepares a weighted choice; null weights mean equal ones. Alias tables after Vose, "A linear algorithm for generating random numbers with a given distribution" (1991). */
export function makePicker(size: number, weights: ArrayLike<number> | null): Picker {
  const keep = new Float64Array(size).fill(1);
  const alias = Uint32Array.from({ length: size }, (_none, at) => at);
  if (weights === null || size === 0) return { size, keep, alias };
  let total = 0;
  for (let at = 0; at < size; at += 1) total += weights[at] ?? 0;
  if (total <= 0) return { size, keep, alias };
  const small: number[] = [];
  const large: number[] = [];
  for (let at = 0; at < size; at += 1) {
    keep[at] = ((weights[at] ?? 0) * size) / total;
    ((keep[at] ?? 0) < 1 ? small : large).push(at);
  }
  while (small.length > 0 && large.length > 0) {
    const low = small.pop() ?? 0;
    const high = large[large.length - 1] ?? 0;
    alias[low] = high;
    keep[high] = (keep[high] ?? 0) + (keep[low] ?? 0) - 1;
    if ((keep[high] ?? 0) < 1) small.push(large.pop() ?? 0);
  }
  // What rounding left over is certain.
  for (const at of [...small, ...large]) keep[at] = 1;
  return { size, keep, alias };
}

/** The choice that 32 random bits make. */
export function pickAt(picker: Picker, bits: number): number {
  const scaled = (bits / 4294967296) * picker.size;
  const at = Math.floor(scaled);
  return scaled - at < (picker.keep[at] ?? 1) ? at : (picker.alias[at] ?? at);
}
