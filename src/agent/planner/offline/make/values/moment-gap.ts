import type { Distribution } from '../../../../../contract/distribution.ts';
import type { TimeUnit } from '../../../../../contract/rhythm.ts';

/** The gap between two moments of a row: drawn evenly within said bounds, else some days (or hours) with a tail. */
export function momentGap(
  gap: { readonly min: number; readonly max: number; readonly unit: TimeUnit } | null,
  grain: TimeUnit,
): { readonly gap: Distribution; readonly unit: TimeUnit; readonly min: number; readonly max?: number } {
  if (gap !== null)
    return { gap: { kind: 'uniform', min: gap.min, max: gap.max }, unit: gap.unit, min: gap.min, max: gap.max };
  const isDay = !['hour', 'minute', 'second', 'millisecond'].includes(grain);
  return isDay
    ? { gap: { kind: 'lognormal', median: 4, sigma: 0.7 }, unit: 'day', min: 0, max: 60 }
    : { gap: { kind: 'lognormal', median: 6, sigma: 1 }, unit: 'hour', min: 0, max: 240 };
}
