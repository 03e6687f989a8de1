import { correlatedShares } from './correlated-shares.ts';
import { keyOf, type DrawContext } from './draw-context.ts';
import { uniforms } from './random/stream.ts';

/** One uniform share for each row: the column's own stream, or that of its copula when it correlates with other columns. */
export function drawShares(context: DrawContext): Float64Array {
  return context.column.correlatesWith.length === 0
    ? uniforms(keyOf(context, 'value'), context.rows)
    : correlatedShares(context);
}
