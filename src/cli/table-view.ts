import type { Paint } from './terminal.ts';
import { fitText, safeText, textWidth } from './text-width.ts';

export type ViewColumn = {
  readonly title: string;
  readonly align?: 'left' | 'right' | undefined;
  /** Widest it may be, and narrowest it may be squeezed to. Defaults 48 and 10. */
  readonly cap?: number | undefined;
  readonly floor?: number | undefined;
};

/** Text, with the paint it gets after it is cut to its place; null is an empty cell, shown as a dim ∅. */
export type ViewCell = string | null | { readonly text: string; readonly paint: (text: string) => string };

export type TableView = { readonly lines: readonly string[]; readonly columnsShown: number };

const indent = 2;
const gap = 2;

/** A table in at most `width` columns: the widest columns are cut first, then columns at the right are left out (`columnsShown`). */
export function viewTable(
  columns: readonly ViewColumn[],
  rows: readonly (readonly ViewCell[])[],
  width: number,
  paint: Paint,
): TableView {
  const widths = fitWidths(columns, rows, width - indent);
  const shown = columns.slice(0, widths.length);
  const line = (cells: readonly ViewCell[], style: (text: string) => string): string =>
    (
      ' '.repeat(indent) +
      shown
        .map((column, at) => {
          const cell = cells[at] ?? null;
          const place = widths[at] ?? 0;
          if (cell === null) return paint.dim(fitText('∅', place, column.align));
          return typeof cell === 'string'
            ? style(fitText(safeText(cell), place, column.align))
            : cell.paint(fitText(safeText(cell.text), place, column.align));
        })
        .join(' '.repeat(gap))
    ).trimEnd();
  const head = columns.some((column) => column.title !== '')
    ? [
        line(
          columns.map((column) => column.title),
          paint.dim,
        ),
      ]
    : [];
  return { lines: [...head, ...rows.map((cells) => line(cells, (text) => text))], columnsShown: shown.length };
}

function fitWidths(columns: readonly ViewColumn[], rows: readonly (readonly ViewCell[])[], width: number): number[] {
  const widths = columns.map((column, at) =>
    Math.min(
      column.cap ?? 48,
      rows.reduce((widest, cells) => Math.max(widest, cellWidth(cells[at] ?? null)), textWidth(column.title)),
    ),
  );
  const total = (): number => widths.reduce((sum, each) => sum + each, 0) + gap * (widths.length - 1);
  while (total() > width) {
    const floors = columns.map((column) => column.floor ?? 10);
    const widest = widths.reduce(
      (best, each, at) => (each > (floors[at] ?? 0) && each > (widths[best] ?? 0) ? at : best),
      squeezable(widths, floors),
    );
    if (widest >= 0) widths[widest] = (widths[widest] ?? 0) - 1;
    else if (widths.length > 1) widths.pop();
    else return [Math.max(1, width)];
  }
  return widths;
}

function squeezable(widths: readonly number[], floors: readonly number[]): number {
  return widths.findIndex((each, at) => each > (floors[at] ?? 0));
}

function cellWidth(cell: ViewCell): number {
  if (cell === null) return 1;
  return textWidth(safeText(typeof cell === 'string' ? cell : cell.text));
}
