import type { ColumnData } from '../contract/chunk.ts';
import { RowsmithError } from '../contract/error.ts';
import type { ColumnShape } from './column-shape.ts';

/** A chunk's column does not fit the declared shape: a broken promise of whoever made the chunk. */
export function chunkTypeError(shape: ColumnShape, data: ColumnData): RowsmithError {
  const declared = shape.type === 'decimal' ? `decimal with scale ${shape.scale}` : shape.type;
  const got =
    data.type === 'decimal'
      ? `decimal with scale ${data.scale}`
      : data.type === 'dictionary'
        ? `a dictionary with the text ${JSON.stringify(data.dictionary[0] ?? '').slice(0, 80)}`
        : data.type;
  return new RowsmithError({
    code: 'run-failed',
    message: `Column "${shape.name}" is declared as ${declared}, but a chunk brings ${got}.`,
    hint: 'Declare the column as its chunks are; a declared dictionary must hold every text of the table.',
    site: { column: shape.name },
  });
}
