import { framesOf } from './cell-frames.ts';
import { bytesOf, type CellStyle } from './cell-writer.ts';
import type { Layout, TextTable } from './text-format.ts';

const style: CellStyle = {
  // Half surrogate pairs become U+FFFD, as they do in the other formats.
  escape: (text) => JSON.stringify(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')),
  plain: Uint8Array.from({ length: 128 }, (_, code) =>
    code < 32 || code === 34 || code === 92 || code === 127 ? 0 : 1,
  ),
  quote: '"',
  momentQuote: '"',
  doubleEnd: '',
  momentBlank: 'T',
  // JSON has no such number.
  notFinite: () => null,
};

/** One JSON array, one object a line, keys in column order; decimals are numbers with all their digits. */
export function jsonFormat(table: TextTable): Layout {
  return { ...objects(table, ',\n{', '}'), head: bytesOf('[\n'), tail: () => bytesOf('\n]\n'), firstRowSkip: 2 };
}

/** One JSON object a line. */
export function jsonLinesFormat(table: TextTable): Layout {
  return { ...objects(table, '{', '}\n'), head: new Uint8Array(0), tail: () => new Uint8Array(0), firstRowSkip: 0 };
}

function objects(table: TextTable, open: string, close: string): Omit<Layout, 'head' | 'tail' | 'firstRowSkip'> {
  return {
    frames: framesOf(table.columns, ({ name }, at, last) => {
      const before = `${at === 0 ? open : ''}${JSON.stringify(name)}:`;
      const after = last ? close : ',';
      return { before, after, nullCell: `${before}null${after}` };
    }),
    emptyFrame: { before: '', after: '', nullCell: '', slack: 0 },
    style,
    rowHead: null,
  };
}
