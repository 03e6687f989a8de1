import { dictionary } from '../text/dictionary.ts';
import type { ColumnAsk, Span, ValueAsk } from '../../reading.ts';
import { uuidPattern } from '../../reading.ts';
import type { ColumnType } from '../../../../../contract/chunk.ts';

/** A table that a piece of schema in the request declares, whatever its notation. */
export type SchemaTable = {
  readonly name: string | null;
  readonly columns: readonly ColumnAsk[];
  readonly span: Span;
  readonly uniques: readonly (readonly string[])[];
  /** CHECK conditions over several columns, in the plan's expression language. */
  readonly checks?: readonly string[] | undefined;
  /** Words about single columns that stand beside them: a comment, a cell of a table of columns. */
  readonly remarks?: readonly (Span & { readonly column: string })[] | undefined;
};

/** A stretch of the request that is schema, with the tables in it. `sql` blocks are still to be described by the engine. */
export type SchemaBlock = Span & { readonly tables: readonly SchemaTable[]; readonly sql: string | null };

/** A column of a schema at characters [from, to). */
export function schemaColumn(name: string, span: Span, values: readonly ValueAsk[], about = ''): ColumnAsk {
  return { ...span, name, literal: true, about, values };
}

const types = dictionary<ColumnType>({
  int: 'integer',
  integer: 'integer',
  bigint: 'integer',
  long: 'integer',
  int64: 'integer',
  int32: 'integer',
  smallint: 'integer',
  tinyint: 'integer',
  mediumint: 'integer',
  serial: 'integer',
  bigserial: 'integer',
  int4: 'integer',
  int8: 'integer',
  positiveint: 'integer',
  nonnegativeint: 'integer',
  float: 'double',
  double: 'double',
  real: 'double',
  number: 'double',
  float64: 'double',
  decimal: 'decimal',
  numeric: 'decimal',
  money: 'decimal',
  bool: 'boolean',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamp',
  timestamp: 'timestamp',
  timestamptz: 'timestamp',
  time: 'time',
  string: 'text',
  str: 'text',
  text: 'text',
  varchar: 'text',
  char: 'text',
  nvarchar: 'text',
  bit: 'boolean',
});

/** The wishes that a type's name carries, in any of the notations; `Date` in TypeScript is a moment. Empty for unknown types. */
export function typeValues(type: string, span: Span): readonly ValueAsk[] {
  const match = /^\s*([A-Za-z_]\w*)\s*(?:\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\))?/u.exec(type);
  const word = match?.[1]?.toLowerCase() ?? '';
  if (word === 'uuid' || word === 'guid' || word === 'uuid4' || word === 'uniqueidentifier')
    return [{ ...span, kind: 'format', language: 'pattern', format: uuidPattern }];
  if (type.trim() === 'Date' || type.trim() === 'DateTime') return [{ ...span, kind: 'type', type: 'timestamp' }];
  const known = types[word];
  if (known === undefined) return [];
  const length = match?.[2];
  const scale = match?.[3];
  if (known === 'text' && length !== undefined)
    return [{ ...span, kind: 'type', type: known, maxLength: Number(length) }];
  if (known === 'decimal')
    return [{ ...span, kind: 'type', type: known, decimals: scale === undefined ? 2 : Number(scale) }];
  return [{ ...span, kind: 'type', type: known }];
}

/** Values in quotes or bare, as a list of choices; those of a column of numbers are numbers. */
export function choicesOf(values: readonly string[], span: Span, type?: ColumnType): ValueAsk {
  const isNumber = type !== undefined && numeric.has(type) && values.every((value) => /^-?\d+(?:\.\d+)?$/u.test(value));
  return {
    ...span,
    kind: 'one-of',
    values: values.map((value) => ({ value: isNumber ? Number(value) : value })),
    open: false,
  };
}

const numeric: ReadonlySet<ColumnType> = new Set(['integer', 'decimal', 'double']);
