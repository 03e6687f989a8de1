import type { ColumnData } from '../../contract/chunk.ts';
import type { Column } from '../../contract/plan.ts';
import { makeMomentWriter, type MomentWriter } from './format/moment-format.ts';
import { compileNumberFormat, writeNumber } from './format/number-format.ts';
import { memoByObject } from './memo.ts';
import { dayMs } from './time/calendar.ts';

const writers = memoByObject((column: Column) => makeMomentWriter(column.format ?? '', column.locale));

/**
 * A column's cells as its `format` writes them: text for moments and numbers, unchanged without a format or for other types.
 *
 * Texts that depend on the day alone become a dictionary. Cells without a value stay so.
 */
export function formatColumn(data: ColumnData, column: Column): ColumnData {
  if (column.format === undefined) return data;
  switch (data.type) {
    case 'date':
      return writeMoments(writers(column), data.values, dayMs, data.valid);
    case 'time':
    case 'timestamp':
      return writeMoments(writers(column), data.values, 1, data.valid);
    case 'integer':
      return writeNumbers(column.format, data.values, 0, data.valid);
    case 'decimal':
      return writeNumbers(column.format, data.values, data.scale, data.valid);
    case 'double':
      return writeNumbers(column.format, data.values, null, data.valid);
    case 'boolean':
    case 'dictionary':
    case 'text':
      return data;
  }
}

function writeNumbers(
  pattern: string,
  values: Int32Array | Float64Array,
  scale: number | null,
  valid: Uint8Array | null,
): ColumnData {
  const format = compileNumberFormat(pattern);
  const texts: string[] = Array.from({ length: values.length });
  for (let i = 0; i < values.length; i++)
    texts[i] = valid !== null && valid[i] === 0 ? '' : writeNumber(format, values[i] ?? 0, scale);
  return { type: 'text', values: texts, valid };
}

function writeMoments(
  writer: MomentWriter,
  values: Int32Array | Float64Array,
  unit: number,
  valid: Uint8Array | null,
): ColumnData {
  return writer.isByDay ? writeDays(writer, values, unit, valid) : writeInstants(writer, values, unit, valid);
}

function writeInstants(
  writer: MomentWriter,
  values: Int32Array | Float64Array,
  unit: number,
  valid: Uint8Array | null,
): ColumnData {
  const texts: string[] = Array.from({ length: values.length });
  for (let i = 0; i < values.length; i++)
    texts[i] = valid !== null && valid[i] === 0 ? '' : writer.write((values[i] ?? 0) * unit);
  return { type: 'text', values: texts, valid };
}

function writeDays(
  writer: MomentWriter,
  values: Int32Array | Float64Array,
  unit: number,
  valid: Uint8Array | null,
): ColumnData {
  const codes = new Uint32Array(values.length);
  const dictionary: string[] = [];
  const codeOf = new Map<number, number>();
  let lastDay = Number.NaN;
  let lastCode = 0;
  for (let i = 0; i < values.length; i++) {
    if (valid !== null && valid[i] === 0) continue;
    const day = unit === dayMs ? (values[i] ?? 0) : Math.floor((values[i] ?? 0) / dayMs);
    if (day !== lastDay) {
      lastDay = day;
      const known = codeOf.get(day);
      lastCode = known ?? dictionary.length;
      if (known === undefined) {
        codeOf.set(day, lastCode);
        dictionary.push(writer.write(day * dayMs));
      }
    }
    codes[i] = lastCode;
  }
  if (dictionary.length === 0) dictionary.push('');
  return { type: 'dictionary', codes, dictionary, valid };
}
