/** A strict reader of RFC 4180 text with LF line ends: an unquoted empty cell is null, a quoted one is ''. Throws at anything else. */
export function readStrictCsv(text: string, separator: string): readonly (readonly (string | null)[])[] {
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  let at = 0;
  while (at < text.length) {
    let cell: string | null;
    if (text[at] === '"') {
      let value = '';
      at += 1;
      for (;;) {
        if (at >= text.length) throw new Error('a quoted cell is not closed');
        if (text[at] !== '"') value += text[at++] ?? '';
        else if (text[at + 1] === '"') {
          value += '"';
          at += 2;
        } else break;
      }
      at += 1;
      cell = value;
    } else {
      let end = at;
      while (end < text.length && text[end] !== separator && text[end] !== '\n') {
        if (text[end] === '"' || text[end] === '\r')
          throw new Error(`${JSON.stringify(text[end])} in an unquoted cell`);
        end += 1;
      }
      cell = end === at ? null : text.slice(at, end);
      at = end;
    }
    row.push(cell);
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) throw new Error('the last line does not end');
    } else if (text[at] === '\n') {
      at += 1;
      rows.push(row);
      row = [];
    } else throw new Error(`unexpected ${JSON.stringify(text[at])} after a cell`);
  }
  if (row.length > 0) throw new Error('the last line does not end');
  return rows;
}
