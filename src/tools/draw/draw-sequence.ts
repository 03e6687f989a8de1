import type { ColumnData } from '../../contract/chunk.ts';
import type { SourceOf } from '../../contract/source.ts';
import { columnOfNumbers, scaleOf } from './column-of-numbers.ts';
import { rowNumbers, type DrawContext } from './draw-context.ts';

/** start, start + step, … by row number; the same for every attempt. */
export function drawSequence({ start, step }: SourceOf<'sequence'>, { column, rows }: DrawContext): ColumnData {
  const values = rowNumbers(rows);
  const scale = scaleOf(column) ?? 0;
  const unit = 10 ** scale;
  for (let i = 0; i < values.length; i++) values[i] = (start + (values[i] ?? 0) * step) * unit;
  return columnOfNumbers(column.type, values, scale, null);
}
