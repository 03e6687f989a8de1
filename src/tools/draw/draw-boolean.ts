import type { ColumnData } from '../../contract/chunk.ts';
import type { SourceOf } from '../../contract/source.ts';
import { columnOfCodes } from './draw-category.ts';
import { firstCases, keyOf, rowNumbers, type DrawContext } from './draw-context.ts';
import { drawShares } from './draw-shares.ts';
import { makePermutation } from './random/permutation.ts';

const truths = [false, true];

/** True in a share of the rows: independently, by the first case that holds, or in exactly that share of the table's rows. */
export function drawBoolean(source: SourceOf<'boolean'>, context: DrawContext): ColumnData {
  const { column, rows, tableRows } = context;
  const cells = new Uint8Array(rows.count);
  const chosen = firstCases(source.given, context);
  if (source.exact && context.attempt === 0) {
    const count = Math.round(source.share * tableRows);
    const places = rowNumbers(rows);
    makePermutation(tableRows, keyOf(context, 'order', 0)).apply(places);
    for (let i = 0; i < cells.length; i++) cells[i] = (places[i] ?? 0) < count ? 1 : 0;
    if (chosen === null)
      return column.type === 'boolean'
        ? { type: 'boolean', values: cells, valid: null }
        : columnOfCodes(truths, cells, context);
  }
  const shares = drawShares(context);
  for (let i = 0; i < cells.length; i++) {
    const given = chosen === null ? undefined : source.given[chosen[i] ?? -1];
    if (given === undefined && source.exact && context.attempt === 0) continue;
    // High shares are true, so that a positive correlation means true goes with high.
    cells[i] = (shares[i] ?? 0) > 1 - (given?.share ?? source.share) ? 1 : 0;
  }
  return column.type === 'boolean'
    ? { type: 'boolean', values: cells, valid: null }
    : columnOfCodes(truths, cells, context);
}
