import type { Measured } from '../contract/check.ts';
import type { EvalColumn, EvalTable } from './eval-table.ts';
import type { Meaning } from './find-by-meaning.ts';

/** What was answered in words. */
export type Said = {
  /** The question back; null when a table was planned. */
  readonly question: string | null;
  readonly assumptions: readonly string[];
  readonly unplaced: readonly string[];
};

/** Everything a finished request shows. */
export type Evidence = {
  /** The words asked. */
  readonly request: string;
  readonly said: Said;
  /** The longest table; an empty one when none was made. */
  readonly main: EvalTable;
  readonly tables: readonly EvalTable[];
  readonly format: string;
  /** Seed of the plan. */
  readonly seed: number;
  /** The plan's own promises, measured. */
  readonly requirements: readonly Measured[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly meaning: Meaning;
  /** Makes the tables once more. */
  readonly again: () => Promise<readonly EvalTable[]>;
};

export type Place = { readonly table: EvalTable; readonly column: EvalColumn };

/** The table a name means: the same name, then the same words, then one that mentions it. */
export function tableLike(evidence: Evidence, name: string): EvalTable | null {
  const names = evidence.tables.map((table) => table.name);
  const exact = evidence.tables.find((table) => table.name === name);
  if (exact !== undefined) return exact;
  const found = evidence.meaning.find(names, name);
  return evidence.tables.find((table) => table.name === found) ?? null;
}

/** The column loose words mean: `table.column`, else the main table, else any other. */
export function columnLike(evidence: Evidence, words: string): Place | null {
  return place(evidence, words, (table, name) => byMeaning(evidence, table, name));
}

/** The column a name means: literally, then without regard to case, blanks and underscores, then by meaning. */
export function columnNamed(evidence: Evidence, name: string): Place | null {
  const wanted = name.split('.').at(-1) ?? name;
  return (
    place(evidence, name, (table) => table.columns.find((column) => column.name === wanted)) ??
    place(evidence, name, (table) => table.columns.find((column) => plainName(column.name) === plainName(wanted))) ??
    columnLike(evidence, name)
  );
}

/** Columns of one table for several loose names; the first name that finds nothing when there is no such table. */
export function columnsTogether(evidence: Evidence, names: readonly string[]): readonly EvalColumn[] | string {
  let missing = names[0] ?? '';
  for (const table of [evidence.main, ...evidence.tables]) {
    const found = names.map((name) => columnIn(evidence, table, name));
    const columns = found.filter((column) => column !== null);
    if (columns.length === names.length) return columns;
    if (table === evidence.main) missing = names[found.indexOf(null)] ?? missing;
  }
  return missing;
}

/** A column of one table, literally or by meaning; `table.column` only when it is that table. */
export function columnIn(evidence: Evidence, table: EvalTable, name: string): EvalColumn | null {
  const [first = '', second] = name.split('.');
  if (second !== undefined && tableLike(evidence, first) !== table) return null;
  const wanted = second ?? first;
  return (
    table.columns.find((column) => column.name === wanted) ??
    table.columns.find((column) => plainName(column.name) === plainName(wanted)) ??
    byMeaning(evidence, table, wanted) ??
    null
  );
}

/** A name without case, blanks and underscores. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]+/gu, '');
}

function byMeaning(evidence: Evidence, table: EvalTable, words: string): EvalColumn | undefined {
  const found = evidence.meaning.find(
    table.columns.map((column) => column.name),
    words,
    table.name,
  );
  return table.columns.find((column) => column.name === found);
}

function place(
  evidence: Evidence,
  name: string,
  find: (table: EvalTable, column: string) => EvalColumn | undefined,
): Place | null {
  const [first = '', second] = name.split('.');
  const named = second === undefined ? null : tableLike(evidence, first);
  if (second !== undefined && named === null) return null;
  const tables =
    named === null ? [evidence.main, ...evidence.tables.filter((table) => table !== evidence.main)] : [named];
  for (const table of tables) {
    const column = find(table, second ?? first);
    if (column !== undefined) return { table, column };
  }
  return null;
}
