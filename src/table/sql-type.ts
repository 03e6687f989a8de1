import type { ColumnType } from '../contract/chunk.ts';

/** The SQL type that holds every value of a column type exactly. */
export function sqlTypeOf(type: ColumnType, scale: number): string {
  switch (type) {
    case 'integer':
      return 'BIGINT';
    case 'decimal':
      return `DECIMAL(18,${scale})`;
    case 'double':
      return 'DOUBLE';
    case 'boolean':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'time':
      return 'TIME';
    case 'timestamp':
      return 'TIMESTAMP';
    case 'text':
      return 'VARCHAR';
  }
}
