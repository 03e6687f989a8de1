import type { ColumnAsk, Span } from '../../reading.ts';
import { schemaColumn, typeValues, type SchemaTable } from './schema-table.ts';

type Cell = Span & { readonly text: string };

const nameHeads =
  /^(?:column|field|name|column name|field name|attribute|feature|variable|columna|campo|spalte|feld|champ|colonne|coluna|列名?|字段)s?$/iu;
const typeHeads = /^(?:data ?)?(?:type|typ|tipo|类型)$/iu;

/** Whether the first head of a Markdown table says that each row below describes a column. */
export function describesColumns(heads: readonly string[]): boolean {
  return nameHeads.test(heads[0]?.trim() ?? '');
}

/**
 * A Markdown table whose rows describe columns: the first cell names one, a cell under "type" gives its type, the others are remarks.
 *
 * @param lines The table's lines without the ruling, each with the place of its first character.
 */
export function columnTable(
  heads: readonly string[],
  lines: readonly { readonly text: string; readonly at: number }[],
  span: Span,
): SchemaTable {
  const typeAt = heads.findIndex((head) => typeHeads.test(head.trim()));
  const columns: ColumnAsk[] = [];
  const remarks: (Span & { readonly column: string })[] = [];
  for (const line of lines) {
    const [first, ...others] = cellsOf(line.text, line.at);
    const name = first?.text.replaceAll(/^[`"'*]+|[`"'*]+$/gu, '') ?? '';
    if (first === undefined || name === '' || columns.some((column) => column.name === name)) continue;
    const place = { from: first.from, to: first.to };
    const type = typeAt > 0 ? others[typeAt - 1] : undefined;
    columns.push(schemaColumn(name, place, type === undefined ? [] : typeValues(type.text, place)));
    for (const cell of others)
      if (cell !== type && cell.text !== '') remarks.push({ from: cell.from, to: cell.to, column: name });
  }
  return { name: null, columns, span, uniques: [], remarks };
}

/** The cells of a Markdown line between its bars, trimmed, with their places. */
function cellsOf(line: string, at: number): readonly Cell[] {
  const start = line.indexOf('|') + 1;
  const cells: Cell[] = [];
  let from = start;
  for (const part of line.slice(start, line.lastIndexOf('|')).split('|')) {
    const text = part.trim();
    const place = at + from + part.indexOf(text);
    cells.push({ from: place, to: place + text.length, text });
    from += part.length + 1;
  }
  return cells;
}
