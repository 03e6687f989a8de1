import type { EvalColumn } from './eval-table.ts';
import type { PseudoValue } from './pseudo-code.ts';

/** A cell as a value of pseudo code: numbers and moments (milliseconds) as numbers, flags as booleans, the rest as text. */
export function cellOf(column: EvalColumn, at: number): PseudoValue {
  const cell = column.cells[at] ?? null;
  if (cell === null || column.type === 'text') return cell;
  if (column.type === 'boolean') return cell === 'true' || cell === '1';
  const figure = column.figures[at] ?? Number.NaN;
  return Number.isNaN(figure) ? cell : figure;
}
