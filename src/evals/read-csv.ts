/** The cells of a CSV text (RFC 4180), rows first; an unquoted empty cell is null. */
export function readCsv(text: string): readonly (readonly (string | null)[])[] {
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    if (text[at] === '"') {
      let cell = '';
      at++;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) return rows;
        cell += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
      row.push(cell);
    } else {
      let end = at;
      while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end++;
      row.push(end === at ? null : text.slice(at, end));
      at = end;
    }
    if (text[at] === ',') {
      at++;
      if (at === text.length || text[at] === '\n' || text[at] === '\r') row.push(null);
      else continue;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n' || at >= text.length) {
      at++;
      rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
