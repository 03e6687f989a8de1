import type { ColumnData } from '../../../contract/chunk.ts';
import type { Column } from '../../../contract/plan.ts';
import { formatColumn } from '../format-column.ts';

const dateFormats = ['DD/MM/YYYY', 'MM/DD/YYYY', 'D MMM YYYY', 'YYYY/MM/DD', 'DD.MM.YY', 'MMMM D, YYYY'];
const timeFormats = ['H:mm', 'h:mm A', 'HH.mm', 'HHmm'];

/** Moments or numbers as text: in the column's own format, or in one of several others where `hit` is 1. */
export function driftFormats(data: ColumnData, column: Column, hit: Uint8Array, choice: Float64Array): ColumnData {
  const own = column.format ?? usualFormat(data);
  const others = otherFormats(data, own);
  const writings = others.map((format) => textsOf(formatColumn(data, { ...column, format })));
  const isPlain = data.type === 'double' && column.format === undefined;
  const usual = isPlain ? Array.from(data.values, String) : textsOf(formatColumn(data, { ...column, format: own }));
  const values = usual.map((text, at) =>
    hit[at] === 1 ? (writings[Math.floor((choice[at] ?? 0) * others.length)]?.[at] ?? text) : text,
  );
  return { type: 'text', values, valid: data.valid };
}

/** How cells are written when the column has no format. */
function usualFormat(data: ColumnData): string {
  switch (data.type) {
    case 'date':
      return 'YYYY-MM-DD';
    case 'time':
      return 'HH:mm:ss';
    case 'timestamp':
      return 'YYYY-MM-DD HH:mm:ss';
    case 'decimal':
      return data.scale === 0 ? '0' : `0.${'0'.repeat(data.scale)}`;
    case 'double':
    case 'integer':
    case 'boolean':
    case 'dictionary':
    case 'text':
      return '0';
  }
}

function otherFormats(data: ColumnData, own: string): string[] {
  if (data.type === 'date') return dateFormats.filter((format) => format !== own);
  if (data.type === 'time') return timeFormats.filter((format) => format !== own);
  if (data.type === 'timestamp')
    return dateFormats.flatMap((date) => [date, `${date} HH:mm`]).filter((format) => format !== own);
  return ['#,##0.00', '0.0', '#,##0', '$#,##0.00', ' 0.00 '].filter((format) => format !== own);
}

function textsOf(data: ColumnData): readonly string[] {
  if (data.type === 'text') return data.values;
  return data.type === 'dictionary' ? Array.from(data.codes, (code) => data.dictionary[code] ?? '') : [];
}
