import { filled, type EvalColumn, type EvalTable } from './eval-table.ts';
import { columnIn, type Evidence } from './evidence.ts';
import type { PseudoValue } from './pseudo-code.ts';
import { cellOf } from './cell-of.ts';

/** The cells of a parent's column seen from the rows of a child, over the column of the child that points there; null when nothing points. */
export function parentCells(
  evidence: Evidence,
  child: EvalTable,
  parent: EvalTable,
  column: string,
): ((at: number) => PseudoValue) | null {
  const wanted = columnIn(evidence, parent, column);
  const link = linkBetween(child, parent);
  if (wanted === null || link === null) return null;
  const rows = new Map(link.parent.cells.map((cell, at) => [cell, at]));
  return (at) => {
    const row = rows.get(link.child.cells[at] ?? null);
    return row === undefined ? null : cellOf(wanted, row);
  };
}

/** A column of the child whose values are all values of a unique column of the parent: of those, the one whose name says so. */
function linkBetween(child: EvalTable, parent: EvalTable): { child: EvalColumn; parent: EvalColumn } | null {
  const stem = parent.name.toLowerCase().replace(/e?s$/u, '');
  const keys = parent.columns.filter((column) => new Set(filled(column)).size === parent.rows && parent.rows > 0);
  const pairs = child.columns.flatMap((one) =>
    keys
      .filter((key) => {
        const known = new Set(key.cells);
        return one.type === key.type && filled(one).every((cell) => known.has(cell));
      })
      .map((key) => ({ child: one, parent: key })),
  );
  return pairs.find((pair) => pair.child.name.toLowerCase().includes(stem)) ?? pairs[0] ?? null;
}
