import type { ColumnType } from '../../contract/chunk.ts';
import type { ColumnShape } from '../column-shape.ts';
import { quoteName, quoteText } from '../quote-sql.ts';
import { framesOf } from './cell-frames.ts';
import { bytesOf, putBytes, type CellStyle } from './cell-writer.ts';
import type { Layout, RowHead, TextTable } from './text-format.ts';

/** Rows of one INSERT statement. */
const statementRows = 500;

const style: CellStyle = {
  escape: quoteText,
  plain: Uint8Array.from({ length: 128 }, (_, code) => (code === 39 || code === 0 ? 0 : 1)),
  quote: "'",
  momentQuote: "'",
  // DuckDB reads 0.1 as a decimal, and some decimals become the double beside the right one.
  doubleEnd: 'e0',
  momentBlank: ' ',
  // No spelling of NaN and infinity is portable.
  notFinite: () => null,
};

/**
 * `CREATE TABLE` and INSERT statements of 500 rows, in the part of SQL that PostgreSQL, SQLite and DuckDB share.
 * MySQL reads it in its ANSI mode, which the file's first line switches on for it; a backslash in a text is then also literal.
 */
export function sqlFormat(table: TextTable): Layout {
  const names = table.columns.map(({ name }) => quoteName(name)).join(', ');
  return {
    head: bytesOf(`${ansiForMysql}\n${createTable(table)}\n`),
    tail: (rows) => bytesOf(rows > 0 ? ';\n' : ''),
    frames: framesOf(table.columns, (_column, at, last) => {
      const before = at === 0 ? '(' : '';
      const after = last ? ')' : ', ';
      return { before, after, nullCell: `${before}NULL${after}` };
    }),
    emptyFrame: { before: '', after: '', nullCell: '', slack: 0 },
    style,
    rowHead: statementHead(bytesOf(`;\nINSERT INTO ${quoteName(table.name)} (${names}) VALUES\n`)),
    firstRowSkip: 2,
  };
}

/** Other engines read this line as a comment. */
const ansiForMysql = "/*!40101 SET SQL_MODE = CONCAT(@@SQL_MODE, ',ANSI_QUOTES,NO_BACKSLASH_ESCAPES') */;";

function statementHead(first: Uint8Array): RowHead {
  const following = bytesOf(',\n');
  return {
    measure(position, count, lengths) {
      for (let i = 0; i < count; i++) {
        lengths[i] = (lengths[i] ?? 0) + ((position + i) % statementRows === 0 ? first.length : following.length);
      }
    },
    write(position, count, at, room) {
      for (let i = 0; i < count; i++) {
        at[i] = putBytes(room, at[i] ?? 0, (position + i) % statementRows === 0 ? first : following);
      }
    },
  };
}

function createTable(table: TextTable): string {
  const key = table.primaryKey ?? [];
  const lines = table.columns.map(
    (column) => `  ${quoteName(column.name)} ${sqlType(column, key)}${key.includes(column.name) ? ' NOT NULL' : ''}`,
  );
  if (key.length > 0) lines.push(`  PRIMARY KEY (${key.map(quoteName).join(', ')})`);
  for (const { column, table: parent, parentColumn } of table.foreignKeys ?? []) {
    lines.push(`  FOREIGN KEY (${quoteName(column)}) REFERENCES ${quoteName(parent)} (${quoteName(parentColumn)})`);
  }
  return `CREATE TABLE ${quoteName(table.name)} (\n${lines.join(',\n')}\n);`;
}

const sqlTypes: Readonly<Record<Exclude<ColumnType, 'decimal' | 'text'>, string>> = {
  integer: 'BIGINT',
  double: 'DOUBLE PRECISION',
  boolean: 'BOOLEAN',
  date: 'DATE',
  time: 'TIME',
  timestamp: 'TIMESTAMP(3)',
};

function sqlType({ name, type, scale }: ColumnShape, key: readonly string[]): string {
  if (type === 'decimal') return `DECIMAL(18, ${scale})`;
  // MySQL cannot index a text without a length.
  if (type === 'text') return key.includes(name) ? 'VARCHAR(255)' : 'TEXT';
  return sqlTypes[type];
}
