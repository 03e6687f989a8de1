import type { Abortable } from '../../contract/abort.ts';
import type { ColumnType } from '../../contract/chunk.ts';
import type { ExpressionColumn } from '../expression/compile-expression.ts';

/** A column that is written by a pattern, so that the file holds text, and what it means. */
export type WrittenFormat = { readonly format: string; readonly type: ColumnType; readonly scale?: number };

/** A finished table, as a reader of its file sees it. */
export type MeasuredTable = {
  readonly name: string;
  /** SQL of a relation over the written file, with declared types. */
  readonly relation: string;
  readonly columns: ReadonlyMap<string, ExpressionColumn>;
  /** As written in the file, in order. */
  readonly columnNames: readonly string[];
  readonly format: string;
  /** Columns of text that stand for numbers or moments: they are read back before anything but their pattern is measured. */
  readonly formats?: ReadonlyMap<string, WrittenFormat>;
};

/** What measuring needs of a database: the rows of a query as plain objects, decimals as text or numbers. */
export interface Query {
  all(sql: string, options?: Abortable): Promise<readonly Readonly<Record<string, unknown>>[]>;
}
