import type { Measured } from '../contract/check.ts';
import type { Task, Usage } from '../contract/event.ts';
import type { Plan } from '../contract/plan.ts';
import type { Reading } from '../contract/planner.ts';
import type { HistogramBin } from '../contract/profile.ts';

export type ReportColumn = {
  readonly name: string;
  readonly type: string;
  /** Where the cells come from, in words: `describeSource` of the contract. */
  readonly source: string;
  readonly description: string | null;
  readonly unit: string | null;
  /** Share of empty cells, 0..1. */
  readonly nulls: number;
  /** Null when not counted. */
  readonly distinct: number | null;
  readonly min: string | null;
  readonly max: string | null;
  readonly mean: number | null;
  /** Bins of number and moment columns, in order; empty for the others. */
  readonly histogram: readonly HistogramBin[];
  /** Most frequent values with their share of the rows that hold a value, most frequent first. */
  readonly top: readonly { readonly value: string; readonly share: number }[];
};

/** Pearson correlations of number columns: `values[i][j]` of `columns[i]` and `columns[j]`; null where one of them is constant. */
export type Correlations = {
  readonly columns: readonly string[];
  readonly values: readonly (readonly (number | null)[])[];
};

export type ReportTable = {
  readonly name: string;
  readonly rows: number;
  readonly path: string | null;
  /** Rows, spread evenly over the table, that the figures and pictures of the columns come from; `rows` when they come from all. */
  readonly rowsSeen: number;
  readonly columns: readonly ReportColumn[];
  /** The first rows, cells as in the file, null for empty; at most 20 are shown. */
  readonly preview: readonly (readonly (string | null)[])[];
  /** Null when there are fewer than two number columns. */
  readonly correlations: Correlations | null;
};

/** All that the report says. Everything comes in as a value: the report reads no file and no clock. */
export type ReportInput = {
  readonly request: string;
  readonly plan: Plan;
  readonly fingerprint: string;
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Which words became what; empty when the plan came from a file. */
  readonly readings: readonly Reading[];
  readonly tables: readonly ReportTable[];
  readonly requirements: readonly Measured[];
  readonly assumptions: readonly string[];
  readonly unplaced: readonly string[];
  readonly tasks: readonly { readonly task: Task; readonly seconds: number }[];
  readonly usage: Usage;
  /** The command that gives the same bytes again: `rowsmith run sales.plan.json`. */
  readonly reproduce: string;
};
