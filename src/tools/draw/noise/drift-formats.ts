import type { ColumnData } from '../../../contract/chunk.ts';
import type { Column } from '../../../contract/plan.ts';
import { formatColumn } from '../format-column.ts';
import { memoByObject } from '../memo.ts';

const dateFormats = ['DD/MM/YYYY', 'MM/DD/YYYY', 'D MMM YYYY', 'YYYY/MM/DD', 'DD.MM.YY', 'MMMM D, YYYY'];
const timeFormats = ['H:mm', 'h:mm A', 'HH.mm', 'HHmm'];
const numberFormats = ['#,##0.00', '0.0', '#,##0', '$#,##0.00', ' 0.00 '];

/** The column under other formats; kept, so that their writers are made once. */
const restyled = memoByObject((_column: Column) => new Map<string, Column>());

/** Moments or numbers as text: in the column's own format, or in one of several others where `hit` is 1. */
export function driftFormats(data: ColumnData, column: Column, hit: Uint8Array, choice: Float64Array): ColumnData {
  const own = column.format ?? usualFormat(data);
  const others = otherFormats(data).filter((format) => format !== own);
  const isPlain = data.type === 'double' && column.format === undefined;
  const values = isPlain ? Array.from(data.values, String) : [...write(data, column, own)];
  const places = others.map((): number[] => []);
  for (let at = 0; at < hit.length; at++) {
    if (hit[at] === 1) places[Math.floor((choice[at] ?? 0) * others.length)]?.push(at);
  }
  for (const [number, format] of others.entries()) {
    const rows = places[number] ?? [];
    const texts = write(pick(data, rows), column, format);
    for (const [i, at] of rows.entries()) values[at] = texts[i] ?? '';
  }
  return { type: 'text', values, valid: data.valid };
}

function write(data: ColumnData, column: Column, format: string): readonly string[] {
  const known = restyled(column);
  const made = known.get(format) ?? { ...column, format };
  known.set(format, made);
  const texts = formatColumn(data, made);
  if (texts.type === 'text') return texts.values;
  return texts.type === 'dictionary' ? Array.from(texts.codes, (code) => texts.dictionary[code] ?? '') : [];
}

/** The cells at some places, all taken as valid. */
function pick(data: ColumnData, places: readonly number[]): ColumnData {
  switch (data.type) {
    case 'date':
    case 'time':
      return { type: data.type, values: Int32Array.from(places, (at) => data.values[at] ?? 0), valid: null };
    case 'timestamp':
    case 'integer':
    case 'double':
      return { type: data.type, values: Float64Array.from(places, (at) => data.values[at] ?? 0), valid: null };
    case 'decimal':
      return { ...data, values: Float64Array.from(places, (at) => data.values[at] ?? 0), valid: null };
    case 'boolean':
    case 'dictionary':
    case 'text':
      return data;
  }
}

/** How cells are written when the column has no format. */
function usualFormat(data: ColumnData): string {
  if (data.type === 'date') return 'YYYY-MM-DD';
  if (data.type === 'time') return 'HH:mm:ss';
  if (data.type === 'timestamp') return 'YYYY-MM-DD HH:mm:ss';
  return data.type === 'decimal' && data.scale > 0 ? `0.${'0'.repeat(data.scale)}` : '0';
}

function otherFormats(data: ColumnData): string[] {
  if (data.type === 'date') return dateFormats;
  if (data.type === 'time') return timeFormats;
  if (data.type === 'timestamp') return dateFormats.flatMap((date) => [date, `${date} HH:mm`]);
  return numberFormats;
}
