import type { ColumnData } from '../../contract/chunk.ts';
import { mergeCells } from './merge-cells.ts';
import { pickRows } from './pick-rows.ts';

/**
 * The cells with some rows taken from others.
 *
 * @param places Position in `cells` → position in `fresh`. Columns that `fresh` does not have stay as they are.
 */
export function replaceRows(
  cells: ReadonlyMap<string, ColumnData>,
  fresh: ReadonlyMap<string, ColumnData>,
  places: ReadonlyMap<number, number>,
  count: number,
): ReadonlyMap<string, ColumnData> {
  if (places.size === 0) return cells;
  const mask = new Uint8Array(count);
  const from = new Uint32Array(count);
  for (const [position, at] of places) {
    mask[position] = 1;
    from[position] = at;
  }
  const merged = new Map<string, ColumnData>();
  for (const [name, data] of cells) {
    const other = fresh.get(name);
    merged.set(name, other === undefined ? data : mergeCells(data, pickRows(other, from), mask));
  }
  return merged;
}
