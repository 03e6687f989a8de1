import { framesOf } from './cell-frames.ts';
import { bytesOf, type CellStyle } from './cell-writer.ts';
import type { Layout, TextTable } from './text-format.ts';

/**
 * CSV and TSV after RFC 4180 with line feeds: a header, cells quoted only where they need it, quotes doubled.
 * A null is an empty cell, an empty text is `""`. A text is quoted when it holds the separator, a quote, a line break, or begins or ends with a blank.
 */
export function separatedFormat(table: TextTable, separator: ',' | '\t'): Layout {
  const style = separatedStyle(separator);
  const header = table.columns.map(({ name }) => style.escape(name)).join(separator);
  const frames = framesOf(table.columns, (_column, _at, last) => {
    const after = last ? '\n' : separator;
    return { before: '', after, nullCell: after };
  });
  return {
    head: bytesOf(`${header}\n`),
    tail: () => new Uint8Array(0),
    frames,
    emptyFrame: { before: '', after: separator, nullCell: separator, slack: 0 },
    style,
    rowHead: null,
    firstRowSkip: 0,
  };
}

function separatedStyle(separator: string): CellStyle {
  const needsQuotes = new RegExp(`^$|["\\r\\n${separator}]|^\\s|\\s$`, 'u');
  return {
    escape: (text) => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text),
    plain: Uint8Array.from({ length: 128 }, (_, code) =>
      code < 32 || code === 34 || code === separator.charCodeAt(0) ? 0 : 1,
    ),
    quote: '',
    momentQuote: '',
    doubleEnd: '',
    momentBlank: ' ',
    notFinite: (value) => (Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity'),
  };
}
