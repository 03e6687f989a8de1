import type { Column } from '../../contract/plan.ts';
import { gridLimits } from '../draw/bounded.ts';
import { supportOf } from '../draw/distribution/support.ts';
import { patternCapacity } from '../draw/pattern.ts';
import { scaleOf } from './cast-cells.ts';

/** Why a column that must not repeat cannot have so many cells, and what to do; null when it can. */
export function lackOfValues(column: Column, rows: number): { readonly message: string; readonly hint: string } | null {
  const { source } = column;
  const capacity = capacityOf(column);
  const needed = source.kind === 'pattern' && source.ordered ? rows + source.start : rows;
  if (capacity === null || needed <= capacity) return null;
  const what = source.kind === 'pattern' ? `the pattern '${source.pattern}'` : 'its source';
  return {
    message: `${rows.toLocaleString('en-US')} rows must all differ, but ${what} has only ${capacity.toLocaleString('en-US')} values`,
    hint: source.kind === 'pattern' ? 'add a placeholder to the pattern' : 'widen the range, or let values repeat',
  };
}

/** How many distinct values a column can have; null when there is no small limit, or when it need not be unique. */
function capacityOf(column: Column): number | null {
  const { source } = column;
  if (source.kind === 'pattern' && (column.unique || source.ordered)) return patternCapacity(source.pattern);
  if (!column.unique) return null;
  if (source.kind === 'category')
    return new Set(source.values.filter((one) => one.weight > 0).map((one) => one.value)).size;
  if (source.kind === 'boolean') return 2;
  if (source.kind === 'constant') return 1;
  if (source.kind === 'number' && source.around === undefined && source.given.length === 0) {
    if (column.type !== 'integer' && column.type !== 'decimal') return null;
    const unit = 10 ** scaleOf(column);
    const [low, high] = supportOf(source.distribution);
    // A beta is stretched from 0 to 1 where no bounds are given.
    const [least, greatest] = source.distribution.kind === 'beta' ? [0, 1] : [low, high];
    const from = Math.max(source.min ?? least, low);
    const to = Math.min(source.max ?? greatest, high);
    const { least: first, most: last } = gridLimits(from, to, unit);
    return Number.isFinite(first) && Number.isFinite(last) ? Math.max(0, last - first + 1) : null;
  }
  return null;
}
