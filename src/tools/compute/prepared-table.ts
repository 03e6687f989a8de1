import type { Abortable } from '../../contract/abort.ts';
import type { ColumnData, RowSet } from '../../contract/chunk.ts';
import type { Column, Plan, Reference, Table } from '../../contract/plan.ts';
import type { PoolSource } from '../../contract/pool.ts';
import type { Source } from '../../contract/source.ts';
import type { ColumnNeeds } from './column-needs.ts';
import type { SelfTargets } from '../draw/draw-self-reference.ts';
import type { Moves } from './drawing.ts';
import type { Evaluator } from './evaluator.ts';
import type { LevelExpression, TableExpressions } from './table-expressions.ts';

/** Rows of a referred table that a reference may point at, and how often. */
export type PreparedReference = {
  readonly reference: Reference;
  readonly parentRows: number;
  /** Row numbers that meet the reference's `where`; null when all do. */
  readonly eligible: Float64Array | null;
  readonly weights: Float64Array | null;
  /** In `children` mode: the first child row of each (eligible) parent, and the end after the last. */
  readonly offsets: Float64Array | null;
  /** For a reference to its own table: the rows that may be pointed at, found when first asked for. */
  readonly selfTargets: (options: Abortable) => Promise<SelfTargets>;
};

/** Gives the cells of one source for a row set; made once per source, because pools and grammars are loaded before the first chunk. */
export type CellMaker = (context: RowContext) => ColumnData | Promise<ColumnData>;

/** What a cell maker may look at: the rows, and what was computed for them before. */
export type RowContext = {
  readonly rows: RowSet;
  readonly attempt: number;
  readonly drawnAs: (node: string) => { readonly attempt: number; readonly rows: RowSet };
  readonly cells: (column: string) => ColumnData;
  readonly holds: (expression: string) => Uint8Array;
  readonly value: (expression: string) => Float64Array;
  readonly result: (name: string) => ColumnData;
  /** Row numbers in the referred table; -1 for none. */
  readonly parents: (reference: string) => Float64Array;
  readonly options: Abortable;
};

export type PreparedColumn = {
  readonly column: Column;
  readonly needs: ColumnNeeds;
  readonly evaluations: readonly LevelExpression[];
  readonly make: CellMaker;
  readonly overrides: readonly { readonly condition: string; readonly make: CellMaker }[];
};

/** A table of the plan, ready to give any of its rows. */
export type PreparedTable = {
  readonly table: Table;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, PreparedColumn>;
  readonly needs: ReadonlyMap<string, readonly string[]>;
  readonly levels: readonly (readonly string[])[];
  readonly expressions: TableExpressions;
  readonly references: ReadonlyMap<string, PreparedReference>;
  /** Rows that a limit of the table moves to another draw; found once, over the whole table. */
  readonly moves: (options: Abortable) => Promise<Moves>;
};

/** What the engine is made of and what its parts share. */
export type EngineParts = {
  readonly plan: Plan;
  readonly pools: PoolSource;
  /** Called at most once, and only when some column needs SQL. */
  readonly evaluator: () => Promise<Evaluator>;
};

/** The other tables, for lookups and aggregates. */
export interface Tables {
  prepared(name: string): Promise<PreparedTable>;
  /** Cells of a column, or the parents of a reference (`→name`), at the given row numbers (-1 gives null), as they are written. */
  cellsAt(table: string, column: string, rowNumbers: Float64Array, options: Abortable): Promise<ColumnData>;
  /** The rows whose keys the given rows bear: a repeated row with the key of another stands for that other. */
  keyRows(table: string, rowNumbers: Float64Array): Promise<Float64Array>;
  /** All cells of a column, kept for the engine's life. */
  wholeColumn(table: string, column: string, options: Abortable): Promise<ColumnData>;
}

export type MakerContext = EngineParts & {
  readonly tables: Tables;
  readonly table: Table;
  readonly tableRows: number;
  readonly column: Column;
  readonly source: Source;
};
