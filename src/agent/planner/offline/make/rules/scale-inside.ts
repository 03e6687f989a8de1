import type { ColumnDraft } from '../draft.ts';
import { fitDistribution } from '../fit-distribution.ts';
import { rescale } from '../rescale.ts';

/**
 * Scales a drawn column for some rows without leaving the bounds the words gave it: all other rows keep to the part of the range whose
 * multiple is still inside. False when no such part is left; null when the column has no bounds of its own.
 */
export function scaleInside(column: ColumnDraft, when: string, factor: number): boolean | null {
  const { source } = column.plan;
  if (source.kind !== 'number' || source.min === undefined || source.max === undefined || source.around !== undefined)
    return null;
  const { min, max } = source;
  const [low, high] = factor > 1 ? [min, max / factor] : [min / factor, max];
  if (min < 0 || low >= high) return false;
  const distribution = fitDistribution(source.distribution, low, high);
  column.plan = {
    ...column.plan,
    correlatesWith: [],
    source: {
      ...source,
      distribution,
      min: low,
      max: high,
      given: [
        {
          when,
          distribution: rescale(distribution, { factor, offset: 0 }),
          min: Math.max(min, low * factor),
          max: Math.min(max, high * factor),
        },
      ],
    },
  };
  return true;
}
