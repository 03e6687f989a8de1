import type { ColumnType } from '../contract/chunk.ts';

/** A column as a `CREATE TABLE` statement declares it. Absent facts are null, absent lists empty. */
export type DeclaredColumn = {
  readonly name: string;
  readonly type: ColumnType;
  /** The type as written, with its arguments. */
  readonly sqlType: string;
  /** Characters a text may hold. */
  readonly maxLength: number | null;
  /** Digits after the point of a decimal. */
  readonly decimals: number | null;
  readonly nullable: boolean;
  readonly unique: boolean;
  readonly primaryKey: boolean;
  readonly autoIncrement: boolean;
  /** The default's SQL text. */
  readonly default: string | null;
  readonly comment: string | null;
  /** Allowed values, of an ENUM or of a CHECK (… IN …). */
  readonly values: readonly string[];
  /** Bounds of CHECK constraints on this column alone; both ends included for whole numbers, as written otherwise. */
  readonly min: number | null;
  readonly max: number | null;
  readonly references: { readonly table: string; readonly column: string } | null;
};

export type DeclaredTable = {
  readonly name: string;
  readonly comment: string | null;
  readonly columns: readonly DeclaredColumn[];
  readonly primaryKey: readonly string[];
  /** Sets of columns that are unique together, one-column sets included. */
  readonly unique: readonly (readonly string[])[];
  readonly foreignKeys: readonly {
    readonly columns: readonly string[];
    readonly table: string;
    readonly parentColumns: readonly string[];
  }[];
  /** CHECK conditions as SQL text. */
  readonly checks: readonly string[];
};
