import type { ColumnType } from '../../contract/chunk.ts';
import type { ColumnShape } from '../column-shape.ts';
import { bytesOf, type CellFrame } from './cell-writer.ts';

/** The fewest bytes a value of a type has, without frame and quotes. */
const fewest: Readonly<Record<ColumnType, number>> = {
  integer: 1,
  decimal: 1,
  double: 1,
  boolean: 4,
  date: 10,
  time: 8,
  timestamp: 19,
  text: 0,
};

/** Frames for the columns of a row; `around` gives what stands before, after and instead of a null for column `at` of `count`. */
export function framesOf(
  columns: readonly ColumnShape[],
  around: (column: ColumnShape, at: number, last: boolean) => Omit<CellFrame, 'slack'>,
): readonly CellFrame[] {
  let slack = 0;
  const frames: CellFrame[] = [];
  for (let at = columns.length - 1; at >= 0; at--) {
    const column = columns[at];
    if (column === undefined) continue;
    const frame = { ...around(column, at, at === columns.length - 1), slack };
    frames.unshift(frame);
    const valueLength = bytesOf(frame.before).length + fewest[column.type] + bytesOf(frame.after).length;
    slack += Math.min(valueLength, bytesOf(frame.nullCell).length);
  }
  return frames;
}
