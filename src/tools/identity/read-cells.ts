import type { ColumnData } from '../../contract/chunk.ts';

/** A reader of a column's cells as text, null where there is none; numbers are written plainly, booleans as true and false. */
export function textReader(data: ColumnData): (at: number) => string | null {
  const { valid } = data;
  const read = rawReader(data);
  return valid === null ? read : (at) => (valid[at] === 1 ? read(at) : null);
}

/** A column's cells as codes into a list made by `code` from each distinct text; `code` runs once per distinct text of a dictionary. */
export function codeCells(data: ColumnData, count: number, code: (text: string | null) => number): Int32Array {
  const codes = new Int32Array(count);
  const read = textReader(data);
  const known = new Map<string | null, number>();
  for (let at = 0; at < count; at += 1) {
    const text = read(at);
    let value = known.get(text);
    if (value === undefined) {
      value = code(text);
      known.set(text, value);
    }
    codes[at] = value;
  }
  return codes;
}

function rawReader(data: ColumnData): (at: number) => string {
  switch (data.type) {
    case 'dictionary':
      return (at) => data.dictionary[data.codes[at] ?? 0] ?? '';
    case 'text':
      return (at) => data.values[at] ?? '';
    case 'boolean':
      return (at) => (data.values[at] === 1 ? 'true' : 'false');
    case 'decimal':
      return (at) => String((data.values[at] ?? 0) / 10 ** data.scale);
    case 'integer':
    case 'double':
    case 'date':
    case 'time':
    case 'timestamp':
      return (at) => String(data.values[at] ?? 0);
  }
}
