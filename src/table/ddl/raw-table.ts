/** A table as its statement says it, before an engine has looked at it. */
export type RawTable = {
  readonly name: string;
  readonly line: number;
  readonly comment: string | null;
  readonly columns: readonly RawColumn[];
  readonly primaryKey: readonly string[];
  readonly unique: readonly (readonly string[])[];
  readonly foreignKeys: readonly RawForeignKey[];
  /** Conditions as standard SQL. */
  readonly checks: readonly string[];
};

export type RawForeignKey = {
  readonly columns: readonly string[];
  readonly table: string;
  readonly parentColumns: readonly string[];
};

export type RawColumn = {
  readonly name: string;
  /** The type's words in upper case, such as `DOUBLE PRECISION`; empty when there are none. */
  readonly typeWords: string;
  readonly typeArguments: readonly string[];
  readonly sqlType: string;
  readonly isArray: boolean;
  readonly nullable: boolean;
  readonly unique: boolean;
  readonly primaryKey: boolean;
  readonly autoIncrement: boolean;
  readonly default: string | null;
  readonly comment: string | null;
  readonly checks: readonly string[];
  readonly references: { readonly table: string; readonly column: string | null } | null;
};
