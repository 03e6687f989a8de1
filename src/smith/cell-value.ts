import type { ColumnData } from '../contract/chunk.ts';
import { cellText } from '../tools/compute/cast-cells.ts';

export type CellValue = string | number | boolean | null;

/** One cell as JavaScript holds it best: numbers and booleans as they are, decimals, dates and times as text, nulls as null. */
export function cellValue(data: ColumnData, at: number): CellValue {
  if (data.valid !== null && data.valid[at] !== 1) return null;
  switch (data.type) {
    case 'integer':
    case 'double':
      return data.values[at] ?? null;
    case 'boolean':
      return data.values[at] === 1;
    case 'timestamp':
      return cellText(data, at).replace(' ', 'T');
    case 'decimal':
    case 'date':
    case 'time':
    case 'text':
    case 'dictionary':
      return cellText(data, at);
  }
}
