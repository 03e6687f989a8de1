import { rangeOf } from './figures-of.ts';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Rows (or sums of weights) in every unit of time from the first to the last, empty ones too; `first` is the number of the first unit since 1970. */
export function perUnit(
  moments: Iterable<number>,
  unit: number | 'month',
  weights?: ArrayLike<number>,
): { readonly counts: readonly number[]; readonly first: number } {
  const numberOf = (moment: number): number => {
    if (unit !== 'month') return Math.floor(moment / unit);
    const date = new Date(moment);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  const sums = new Map<number, number>();
  let at = 0;
  for (const moment of moments) {
    const weight = weights === undefined ? 1 : (weights[at] ?? Number.NaN);
    at++;
    if (Number.isNaN(moment) || Number.isNaN(weight)) continue;
    sums.set(numberOf(moment), (sums.get(numberOf(moment)) ?? 0) + weight);
  }
  const [first, last] = rangeOf(sums.keys());
  if (Number.isNaN(first)) return { counts: [], first: 0 };
  return { counts: Array.from({ length: last - first + 1 }, (_, place) => sums.get(first + place) ?? 0), first };
}

/** Days with at least 1.8 times the median day, and more than chance gives the median (Poisson, three standard deviations). */
export function spikeDays(counts: readonly number[]): number {
  const median = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
  return counts.filter((count) => count >= 1.8 * median && count > median + 3 * Math.sqrt(Math.max(1, median))).length;
}
