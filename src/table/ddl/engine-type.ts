import { quoteText } from '../quote-sql.ts';
import type { RawColumn } from './raw-table.ts';

/** Types of other engines, and the engine's type that holds their values. Types it knows by the same name are left out. */
const foreignTypes: Readonly<Record<string, string>> = {
  TINYINT: 'SMALLINT',
  MEDIUMINT: 'INTEGER',
  INT2: 'SMALLINT',
  INT4: 'INTEGER',
  INT8: 'BIGINT',
  SERIAL: 'INTEGER',
  SERIAL2: 'SMALLINT',
  SERIAL4: 'INTEGER',
  SERIAL8: 'BIGINT',
  SMALLSERIAL: 'SMALLINT',
  BIGSERIAL: 'BIGINT',
  YEAR: 'SMALLINT',
  NUMBER: 'NUMERIC',
  DEC: 'NUMERIC',
  FIXED: 'NUMERIC',
  MONEY: 'DECIMAL(18,4)',
  SMALLMONEY: 'DECIMAL(10,4)',
  BIT: 'BOOLEAN',
  FLOAT4: 'REAL',
  FLOAT8: 'DOUBLE',
  'DOUBLE PRECISION': 'DOUBLE',
  FLOAT: 'DOUBLE',
  BINARY_FLOAT: 'REAL',
  BINARY_DOUBLE: 'DOUBLE',
  DATETIME: 'TIMESTAMP',
  DATETIME2: 'TIMESTAMP',
  SMALLDATETIME: 'TIMESTAMP',
  DATETIMEOFFSET: 'TIMESTAMP',
  TIMESTAMPTZ: 'TIMESTAMP',
  TIMETZ: 'TIME',
};

const knownTypes: ReadonlySet<string> = new Set([
  'INTEGER',
  'INT',
  'SMALLINT',
  'BIGINT',
  'HUGEINT',
  'UTINYINT',
  'USMALLINT',
  'UINTEGER',
  'UBIGINT',
  'REAL',
  'DOUBLE',
  'BOOLEAN',
  'BOOL',
  'DATE',
  'TIME',
  'TIMESTAMP',
  'DECIMAL',
  'NUMERIC',
]);
const withDigits: ReadonlySet<string> = new Set(['DECIMAL', 'NUMERIC']);

/** The type to declare a column with in the engine; whatever it has no counterpart for is text. */
export function engineType(column: RawColumn, enums: ReadonlyMap<string, readonly string[]>): string {
  const values = enumValues(column, enums);
  if (values.length > 0) return `ENUM(${[...new Set(values)].map(quoteText).join(', ')})`;
  const words = column.typeWords
    .replaceAll(/ ?\b(UNSIGNED|SIGNED|ZEROFILL|WITHOUT TIME ZONE|WITH TIME ZONE|WITH LOCAL TIME ZONE)\b/gu, '')
    .trim();
  const [first] = column.typeArguments;
  if (column.isArray) return 'VARCHAR';
  if (words === 'TINYINT' && first === '1') return 'BOOLEAN';
  if (words === 'BIT' && first !== undefined && first !== '1') return 'VARCHAR';
  const type = foreignTypes[words] ?? words;
  if (withDigits.has(type)) return decimalType(column.typeArguments, words === 'NUMBER');
  if (knownTypes.has(type) || type.startsWith('DECIMAL(')) return type;
  // SQLite goes by what a type's name contains.
  return words !== 'POINT' && /\bINT(EGER)?\b/u.test(words) ? 'BIGINT' : 'VARCHAR';
}

function decimalType(typeArguments: readonly string[], isNumber: boolean): string {
  const [digits, decimals] = typeArguments.map(Number);
  if (digits === undefined || !Number.isInteger(digits)) return isNumber ? 'DOUBLE' : 'DECIMAL(18,2)';
  return `DECIMAL(${Math.min(Math.max(digits, 1), 38)},${Math.max(0, Math.min(decimals ?? 0, digits, 38))})`;
}

/** The values of an ENUM (or SET) column, written in place or as a type of the script. */
export function enumValues(column: RawColumn, enums: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return column.typeWords === 'ENUM' || column.typeWords === 'SET'
    ? column.typeArguments
    : (enums.get(column.typeWords) ?? []);
}
