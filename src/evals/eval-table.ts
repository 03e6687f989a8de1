import type { ColumnType } from '../contract/chunk.ts';

/** A written column as an eval sees it: cells as the file holds them, null for empty; `figures` where they read as numbers, booleans as 1 and 0, moments as milliseconds. */
export type EvalColumn = {
  readonly name: string;
  readonly type: ColumnType;
  /** Unit of the figures, as the plan has it; null when it has none. */
  readonly unit: string | null;
  readonly cells: readonly (string | null)[];
  readonly figures: Float64Array;
};

/** A written table. */
export type EvalTable = { readonly name: string; readonly rows: number; readonly columns: readonly EvalColumn[] };

/** A column from its cells; figures are NaN where a cell is empty or no figure. */
export function evalColumn(
  name: string,
  type: ColumnType,
  cells: readonly (string | null)[],
  unit: string | null = null,
): EvalColumn {
  const figures = new Float64Array(cells.length);
  for (let at = 0; at < cells.length; at++) figures[at] = figureOf(cells[at] ?? null);
  return { name, type, unit, cells, figures };
}

/** Whether a column holds dates or times. */
export function isMoment(column: EvalColumn): boolean {
  return column.type === 'date' || column.type === 'timestamp';
}

/** Whether a column holds numbers. */
export function isNumber(column: EvalColumn): boolean {
  return column.type === 'integer' || column.type === 'decimal' || column.type === 'double';
}

/** The cells that are not empty. */
export function filled(column: EvalColumn): readonly string[] {
  return column.cells.filter((cell) => cell !== null);
}

/** The figures that are there. */
export function figuresOf(column: EvalColumn): readonly number[] {
  return [...column.figures].filter((figure) => !Number.isNaN(figure));
}

function figureOf(cell: string | null): number {
  if (cell === null || cell === '') return Number.NaN;
  if (cell === 'true') return 1;
  if (cell === 'false') return 0;
  if (/^\d{4}-\d{2}-\d{2}/u.test(cell))
    return Date.parse(cell.length === 10 ? `${cell}T00:00:00Z` : `${cell.replace(' ', 'T').replace(/Z$/u, '')}Z`);
  const plain = cell.replaceAll(/[$€£,\s]/gu, '');
  return plain === '' ? Number.NaN : Number(plain);
}
