import type { ColumnData, ColumnType, Validity } from '../../contract/chunk.ts';
import { RowsmithError } from '../../contract/error.ts';
import { dayMs } from './time/calendar.ts';

/** Moments in milliseconds as the cells of a date, time or timestamp column. */
export function columnOfMoments(type: ColumnType, moments: Float64Array, valid: Validity): ColumnData {
  if (type !== 'date' && type !== 'time') return { type: 'timestamp', values: moments, valid };
  const values = new Int32Array(moments.length);
  for (let i = 0; i < values.length; i++) {
    const days = Math.floor((moments[i] ?? 0) / dayMs);
    values[i] = type === 'date' ? days : (moments[i] ?? 0) - days * dayMs;
  }
  return { type, values, valid };
}

/** Moments of a date, time or timestamp column in milliseconds. */
export function momentsOf(data: ColumnData, column: string): Float64Array {
  switch (data.type) {
    case 'timestamp':
      return data.values;
    case 'date':
      return Float64Array.from(data.values, (days) => days * dayMs);
    case 'time':
      return Float64Array.from(data.values);
    case 'integer':
    case 'decimal':
    case 'double':
    case 'boolean':
    case 'dictionary':
    case 'text':
      throw new RowsmithError({
        code: 'plan-invalid',
        message: `Column ${column} holds ${data.type} cells; a gap can only follow a date, time or timestamp.`,
        hint: 'Let the gap follow a moment column.',
        site: { column },
      });
  }
}
