import type { ColumnData } from '../../contract/chunk.ts';
import type { Column, TextLength } from '../../contract/plan.ts';
import { cutText, fitsLength } from '../text/text-length.ts';
import { castCells } from './cast-cells.ts';
import { mergeCells } from './merge-cells.ts';
import { textsOf } from './cast-cells.ts';
import type { CellMaker, RowContext } from './prepared-table.ts';

/** Draws of a text that is too short or too long before it is cut. */
const mostDraws = 8;

/**
 * Texts within the column's length. Sentences fit from the start; other drawn texts are drawn again while they do not, and what is still
 * too long is cut. Parts of one identity are not drawn again, so that they go on describing the same thing; unique texts are left alone.
 */
export async function fitCells(
  data: ColumnData,
  column: Column,
  context: RowContext,
  make: CellMaker,
): Promise<ColumnData> {
  const { length } = column;
  if (length === undefined || column.unique || (data.type !== 'text' && data.type !== 'dictionary')) return data;
  let fitted = data;
  let mask = misfits(fitted, length);
  const isDrawnAgain =
    column.when.length === 0 && (column.source.kind === 'category' || column.source.kind === 'pattern');
  for (let draw = 1; draw <= (isDrawnAgain ? mostDraws : 0) && mask !== null; draw += 1) {
    const other = castCells(await make({ ...context, attempt: context.attempt + draw * 2048 }), column.type, 0);
    if (other.type !== 'text' && other.type !== 'dictionary') break;
    const merged = mergeCells(fitted, other, mask);
    if (merged.type !== 'text' && merged.type !== 'dictionary') break;
    fitted = merged;
    mask = misfits(fitted, length);
  }
  if (mask === null) return fitted;
  const places = mask;
  const values = textsOf(fitted).map((text, at) => (places[at] === 1 ? cutText(text, length) : text));
  return { type: 'text', values, valid: fitted.valid };
}

/** 1 where a text does not fit; null when all do. */
function misfits(data: Extract<ColumnData, { type: 'text' | 'dictionary' }>, length: TextLength): Uint8Array | null {
  const { valid } = data;
  let mask: Uint8Array | null = null;
  const misses = data.type === 'dictionary' ? data.dictionary.map((text) => !fitsLength(text, length)) : null;
  const count = data.type === 'dictionary' ? data.codes.length : data.values.length;
  for (let at = 0; at < count; at += 1) {
    if (valid !== null && valid[at] !== 1) continue;
    const miss =
      data.type === 'dictionary' ? misses?.[data.codes[at] ?? 0] === true : !fitsLength(data.values[at] ?? '', length);
    if (!miss) continue;
    mask ??= new Uint8Array(count);
    mask[at] = 1;
  }
  return mask;
}
