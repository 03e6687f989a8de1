import type { ColumnType } from '../../contract/chunk.ts';
import { refuse } from './refusal.ts';
import { quoteText } from '../../table/quote-sql.ts';
import { decimalSize, plainDecimal, sqlDouble } from './sql-literal.ts';

/** Size of an exact number: DECIMAL(width, scale). */
export type Exact = { readonly width: number; readonly scale: number };

/**
 * A piece of SQL and what is known about its value.
 *
 * `exact` is the DECIMAL size of an integer or decimal, null for everything else. `raw`: SQL of an integer that is not a DECIMAL yet (a column).
 * `finite`: false for a DOUBLE that may be infinite or NaN, which every use that could hide it turns into null first.
 */
export type Value = {
  readonly sql: string;
  readonly type: ColumnType | 'null';
  readonly exact: Exact | null;
  readonly raw: boolean;
  readonly finite: boolean;
  readonly literal: string | number | boolean | null;
  /** A DOUBLE is at most this large, either way; absent when nothing is known. */
  readonly bound?: number | undefined;
};

export const widest = 38;
/** Most digits of a DECIMAL that is computed in 64-bit arithmetic. */
export const fastWidth = 18;
/** Most digits after the point that stay exact. */
export const deepestScale = 18;

export function valueOf(sql: string, type: ColumnType): Value {
  return { sql, type, exact: null, raw: false, finite: true, literal: null };
}

export function exactValue(sql: string, exact: Exact): Value {
  return { sql, type: exact.scale === 0 ? 'integer' : 'decimal', exact, raw: false, finite: true, literal: null };
}

/** An integer that SQL computes as BIGINT. */
export function integerValue(sql: string): Value {
  return { ...exactValue(sql, { width: fastWidth, scale: 0 }), raw: true };
}

export function doubleValue(sql: string, finite: boolean): Value {
  return { sql, type: 'double', exact: null, raw: false, finite, literal: null };
}

/** A DOUBLE that is known to stay within `bound`: far from overflow, it needs no check for infinity. */
export function boundedDouble(sql: string, bound: number): Value {
  return { ...doubleValue(sql, bound < 1e300), bound };
}

/** How large a number can be, either way. */
export function boundOf(value: Value): number {
  if (typeof value.literal === 'number') return Math.abs(value.literal);
  if (value.exact !== null) return 10 ** (value.exact.width - value.exact.scale);
  return value.bound ?? Number.POSITIVE_INFINITY;
}

export const nullValue: Value = { sql: 'NULL', type: 'null', exact: null, raw: false, finite: true, literal: null };

/** A number as written: exact up to 18 digits, DOUBLE beyond. */
export function numberLiteral(value: number): Value {
  const plain = plainDecimal(value);
  const size = decimalSize(plain);
  if (size.width > fastWidth || size.scale > deepestScale)
    return { ...doubleValue(sqlDouble(value), true), literal: value };
  return { ...exactValue(`CAST(${plain} AS DECIMAL(${size.width},${size.scale}))`, size), literal: value };
}

export function textLiteral(value: string): Value {
  return { ...valueOf(quoteText(value), 'text'), literal: value };
}

export function isNumber(value: Value): boolean {
  return value.type === 'integer' || value.type === 'decimal' || value.type === 'double';
}

/** SQL of an exact number as DECIMAL of its size. */
export function decimalSql(value: Value): string {
  const { width, scale } = value.exact ?? { width: fastWidth, scale: 0 };
  return value.raw ? `TRY_CAST(${value.sql} AS DECIMAL(${width},${scale}))` : value.sql;
}

/** SQL of an exact number as DECIMAL of another size; null where it does not fit. */
export function resized(value: Value, width: number, scale: number): string {
  const same = value.exact !== null && value.exact.width === width && value.exact.scale === scale;
  return same ? decimalSql(value) : `TRY_CAST(${decimalSql(value)} AS DECIMAL(${width},${scale}))`;
}

/** SQL of any number as a DOUBLE that may be infinite. */
export function loudDoubleSql(value: Value): string {
  if (value.type === 'double') return value.sql;
  if (typeof value.literal === 'number') return sqlDouble(value.literal);
  return `CAST(${value.sql} AS DOUBLE)`;
}

/** SQL of any number as a DOUBLE that is finite or null. */
export function doubleSql(value: Value): string {
  const sql = loudDoubleSql(value);
  return value.finite ? sql : `(CASE WHEN isfinite(${sql}) THEN ${sql} END)`;
}

/** The value with an infinite or NaN DOUBLE turned into null. */
export function settled(value: Value): Value {
  return value.finite ? value : { ...value, sql: doubleSql(value), finite: true };
}

/** SQL of any value as text: decimals with all their digits, whole doubles without a point, moments in ISO order. */
export function textSql(value: Value): string {
  if (value.type === 'text' || value.type === 'null') return value.sql;
  if (typeof value.literal === 'number') return quoteText(plainDecimal(value.literal));
  if (value.type === 'double') return `regexp_replace(CAST(${doubleSql(value)} AS VARCHAR), '\\.0$', '')`;
  return `CAST(${value.sql} AS VARCHAR)`;
}

/** Throws a refusal unless the value is a number. */
export function needNumber(value: Value, where: string): Value {
  if (isNumber(value)) return value;
  if (value.type === 'null') return doubleValue('CAST(NULL AS DOUBLE)', true);
  if (typeof value.literal === 'string' && isNumeric(value.literal)) return numberLiteral(Number(value.literal));
  throw refuse(
    `${where} needs a number and was given ${describe(value)}.`,
    value.type === 'text' ? 'Write number(x) to read a text as a number.' : 'Use a number column.',
  );
}

export function isNumeric(text: string): boolean {
  return /^-?(?:\d+\.?\d*|\.\d+)$/u.test(text) && text.length <= 16;
}

/** Words for a value in a message. */
export function describe(value: Value): string {
  if (value.literal !== null)
    return `${value.type === 'text' ? 'the text' : 'the value'} ${JSON.stringify(value.literal)}`;
  return value.type === 'null' ? 'null' : `${value.type === 'integer' ? 'an' : 'a'} ${value.type} value`;
}
