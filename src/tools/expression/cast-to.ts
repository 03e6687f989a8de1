import type { ColumnType } from '../../contract/chunk.ts';

/**
 * SQL that gives a compiled value the declared type of a column, never raising an error: what does not fit becomes null.
 *
 * `scale` is the digits after the point of a `decimal` (default 2), and, when given, of a `double`. Rounding is half away from zero, exact for
 * decimals. `from` is the type of `sql` as the compiler reported it. Integers become BIGINT, decimals DECIMAL(18, scale).
 */
export function castTo(sql: string, from: ColumnType, type: ColumnType, scale: number | null = null): string {
  switch (type) {
    case 'integer':
      // Through a decimal: a cast from DOUBLE to BIGINT would round halves to the even number.
      if (from === 'integer') return `TRY_CAST(${sql} AS BIGINT)`;
      if (from === 'decimal') return `TRY_CAST(round(${sql}, 0) AS BIGINT)`;
      return from === 'boolean' ? `CAST(${sql} AS BIGINT)` : `TRY_CAST(round(TRY_CAST(${sql} AS DOUBLE)) AS BIGINT)`;
    case 'decimal':
      return from === 'boolean'
        ? `CAST(CAST(${sql} AS INTEGER) AS DECIMAL(18,${scale ?? 2}))`
        : toDecimal(sql, from, scale ?? 2);
    case 'double':
      if (from === 'boolean') return `CAST(CAST(${sql} AS INTEGER) AS DOUBLE)`;
      return scale === null ? `TRY_CAST(${sql} AS DOUBLE)` : `round(TRY_CAST(${sql} AS DOUBLE), ${scale})`;
    case 'text':
      return from === 'double'
        ? `regexp_replace(CAST(${sql} AS VARCHAR), '\\.0$', '')`
        : from === 'text'
          ? sql
          : `CAST(${sql} AS VARCHAR)`;
    case 'boolean':
      return from === 'boolean' ? sql : from === 'text' ? `TRY_CAST(${sql} AS BOOLEAN)` : `(${sql} <> 0)`;
    case 'date':
      return from === 'date' ? sql : `TRY_CAST(${sql} AS DATE)`;
    case 'time':
      return from === 'time' ? sql : `TRY_CAST(${sql} AS TIME)`;
    case 'timestamp':
      return from === 'timestamp' ? sql : `TRY_CAST(${sql} AS TIMESTAMP)`;
  }
}

function toDecimal(sql: string, from: ColumnType, scale: number): string {
  return from === 'double'
    ? `TRY_CAST(round(${sql}, ${scale}) AS DECIMAL(18,${scale}))`
    : `TRY_CAST(${sql} AS DECIMAL(18,${scale}))`;
}
