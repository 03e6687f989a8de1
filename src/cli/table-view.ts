import type { Paint } from './terminal.ts';
import { cutText, fitText, safeText, textWidth, wrapText } from './text-width.ts';

export type ViewColumn = {
  readonly title: string;
  readonly align?: 'left' | 'right' | undefined;
  /** Widest it may be, and narrowest it may be squeezed to. Defaults 48 and 10. */
  readonly cap?: number | undefined;
  readonly floor?: number | undefined;
  /** Long cells go on in the next line instead of being cut. */
  readonly wrap?: boolean | undefined;
};

/** Text, with the paint it gets after it is cut to its place; null is an empty cell, shown as a dim ∅. */
export type ViewCell = string | null | { readonly text: string; readonly paint: (text: string) => string };

export type TableView = { readonly lines: readonly string[]; readonly columnsShown: number };

type Shown = { readonly text: string; readonly paint: (text: string) => string };

const indent = 2;
const gap = 2;

/** A table in at most `width` columns: the widest columns are squeezed first, then columns at the right are left out (`columnsShown`). */
export function viewTable(
  columns: readonly ViewColumn[],
  rows: readonly (readonly ViewCell[])[],
  width: number,
  paint: Paint,
): TableView {
  const shown = rows.map((cells) => columns.map((_, at) => showCell(cells[at] ?? null, paint)));
  const widths = fitWidths(columns, shown, width - indent);
  const places = columns.slice(0, widths.length).map((column, at) => ({ column, place: widths[at] ?? 0 }));
  const fit = (text: string, at: number): string => {
    const { column, place } = places[at] ?? { column: undefined, place: 0 };
    const isLast = at === places.length - 1 && column?.align !== 'right';
    return isLast ? cutText(text, place) : fitText(text, place, column?.align);
  };
  const lines: string[] = [];
  if (columns.some((column) => column.title !== '')) {
    lines.push(joinCells(places.map(({ column }, at) => paint.dim(fit(safeText(column.title), at)))));
  }
  for (const cells of shown) {
    const pieces = places.map(({ column, place }, at) => {
      const text = cells[at]?.text ?? '';
      return column.wrap === true ? wrapText(text, place) : [text];
    });
    const height = Math.max(1, ...pieces.map((lists) => lists.length));
    for (let line = 0; line < height; line += 1) {
      lines.push(
        joinCells(
          places.map((_, at) => {
            const text = fit(pieces[at]?.[line] ?? '', at);
            return cells[at]?.paint(text) ?? text;
          }),
        ),
      );
    }
  }
  return { lines, columnsShown: widths.length };
}

function showCell(cell: ViewCell, paint: Paint): Shown {
  if (cell === null) return { text: '∅', paint: paint.dim };
  return typeof cell === 'string'
    ? { text: safeText(cell), paint: (text) => text }
    : { text: safeText(cell.text), paint: cell.paint };
}

function joinCells(cells: readonly string[]): string {
  return `${' '.repeat(indent)}${cells.join(' '.repeat(gap))}`.trimEnd();
}

function fitWidths(columns: readonly ViewColumn[], rows: readonly (readonly Shown[])[], width: number): number[] {
  const floors = columns.map((column) => column.floor ?? 10);
  const widths = columns.map((column, at) => {
    const widest = rows.reduce(
      (most, cells) => Math.max(most, textWidth(cells[at]?.text ?? '')),
      textWidth(safeText(column.title)),
    );
    return Math.min(column.cap ?? 48, widest);
  });
  for (;;) {
    const over = widths.reduce((sum, each) => sum + each, gap * (widths.length - 1)) - width;
    if (over <= 0) return widths;
    const widest = findWidest(widths, floors);
    if (widest !== null) widths[widest] = (widths[widest] ?? 0) - 1;
    else if (widths.length > 1) widths.pop();
    else return [Math.max(1, width)];
  }
}

/** The widest column that is still wider than its floor. */
function findWidest(widths: readonly number[], floors: readonly number[]): number | null {
  let widest: number | null = null;
  for (const [at, each] of widths.entries()) {
    if (each > (floors[at] ?? 0) && (widest === null || each > (widths[widest] ?? 0))) widest = at;
  }
  return widest;
}
