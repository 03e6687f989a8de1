import type { Abortable } from '../../contract/abort.ts';
import type { ColumnData, ColumnType } from '../../contract/chunk.ts';

export type EvaluatedExpression = {
  readonly name: string;
  readonly sql: string;
  readonly type: ColumnType;
  readonly scale: number;
};

/** Computes SQL expressions over columns of equal length, row by row; the table room's database is one. */
export interface Evaluator {
  evaluate(
    columns: ReadonlyMap<string, ColumnData>,
    count: number,
    expressions: readonly EvaluatedExpression[],
    options?: Abortable,
  ): Promise<ReadonlyMap<string, ColumnData>>;
}
