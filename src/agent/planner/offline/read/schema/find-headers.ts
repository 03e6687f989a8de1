import { columnTable, describesColumns } from './column-table.ts';
import { exampleValues } from './example-values.ts';
import { schemaColumn, type SchemaBlock } from './schema-table.ts';

const name = /^["']?[\p{L}_][\p{L}\p{N}_ .%#()/-]{0,60}["']?$/u;

/** A CSV or TSV header line by itself (with example rows after it), or the header of a Markdown table. */
export function findHeaders(text: string): readonly SchemaBlock[] {
  const blocks: SchemaBlock[] = [];
  const lines = text.split('\n');
  let at = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const start = at;
    at += line.length + 1;
    const isTable = /^\s*\|.*\|\s*$/u.test(line) && /^\s*\|[\s:|-]+\|\s*$/u.test(lines[index + 1] ?? '');
    const separator = isTable
      ? '|'
      : line.includes('\t')
        ? '\t'
        : line.includes(';') && !line.includes(',')
          ? ';'
          : ',';
    const parts = isTable ? line.trim().slice(1, -1).split('|') : line.trim().split(separator);
    if (!isTable && !isHeader(parts, line, lines[index + 1] ?? '', separator)) continue;
    let stop = index + 1;
    while (
      stop < lines.length &&
      (isTable
        ? /^\s*\|/u.test(lines[stop] ?? '')
        : (lines[stop] ?? '').split(separator).length === parts.length && (lines[stop] ?? '').trim() !== '')
    ) {
      at += (lines[stop] ?? '').length + 1;
      stop += 1;
    }
    const rows = lines
      .slice(index + (isTable ? 2 : 1), stop)
      .map((row) => (isTable ? row.trim().slice(1, -1).split('|') : row.split(separator)).map((cell) => cell.trim()));
    const span = { from: start, to: Math.min(text.length, at - 1) };
    if (isTable && rows.length > 0 && describesColumns(parts)) {
      const places = lines.slice(0, stop).reduce<number[]>((all, _one, row) => {
        all.push(row === 0 ? 0 : (all[row - 1] ?? 0) + (lines[row - 1] ?? '').length + 1);
        return all;
      }, []);
      const described = lines
        .slice(index + 2, stop)
        .map((row, offset) => ({ text: row, at: places[index + 2 + offset] ?? 0 }));
      blocks.push({ ...span, sql: null, tables: [columnTable(parts, described, span)] });
      index = stop - 1;
      continue;
    }
    const columns = parts.map((part) =>
      columnAt(
        text,
        part.trim().replaceAll(/^["']|["']$/gu, ''),
        start,
        rows.map((row) => row[parts.indexOf(part)] ?? ''),
      ),
    );
    if (columns.length > 0) blocks.push({ ...span, sql: null, tables: [{ name: null, columns, span, uniques: [] }] });
    index = stop - 1;
  }
  return blocks;
}

function columnAt(text: string, title: string, from: number, examples: readonly string[]) {
  const at = Math.max(from, text.indexOf(title, from));
  const span = { from: at, to: at + title.length };
  return schemaColumn(
    title,
    span,
    exampleValues(examples, span),
    examples
      .filter((example) => example !== '')
      .slice(0, 3)
      .join(', '),
  );
}

/** Three names or more without blanks after the separators, each short; a tab line needs two. */
function isHeader(parts: readonly string[], line: string, next: string, separator: string): boolean {
  if (parts.length < (separator === '\t' ? 2 : 3) || parts.length > 200 || line.length > 4000) return false;
  if (!parts.every((part) => name.test(part.trim())) || /[.:?!]\s*$/u.test(line.trim())) return false;
  const tight = separator !== ',' || !/,\s/u.test(line);
  const hasRows = next.split(separator).length === parts.length && /\d/u.test(next);
  return (
    (tight && parts.every((part) => part.trim().split(' ').length <= 3)) ||
    (hasRows && parts.every((part) => part.trim().split(' ').length <= 3))
  );
}
