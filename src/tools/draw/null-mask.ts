import type { Column } from '../../contract/plan.ts';
import { keyOf, rowNumbers, type DrawContext } from './draw-context.ts';
import { makePermutation } from './random/permutation.ts';
import { uniforms } from './random/stream.ts';

/**
 * Which cells of a column hold a value (1) and which are null (0); null when the column asks for none.
 *
 * A share without a condition is exact over the table (to one row) by permutation; a share under a condition is drawn cell by cell among
 * the rows where it holds. Several rules add up: a cell is null when any of them says so.
 */
export function nullMask(column: Column, context: DrawContext): Uint8Array | null {
  if (column.nulls.length === 0) return null;
  const { rows, tableRows } = context;
  const own = { ...context, column };
  const valid = new Uint8Array(rows.count).fill(1);
  for (const [at, rule] of column.nulls.entries()) {
    const key = keyOf(own, `null ${at}`, 0);
    if (rule.if === undefined) {
      const places = rowNumbers(rows);
      makePermutation(tableRows, key).apply(places);
      const count = Math.round(rule.share * tableRows);
      for (let i = 0; i < valid.length; i++) if ((places[i] ?? 0) < count) valid[i] = 0;
      continue;
    }
    const holds = context.holds(rule.if);
    const shares = uniforms(key, rows);
    for (let i = 0; i < valid.length; i++) if (holds[i] === 1 && (shares[i] ?? 0) < rule.share) valid[i] = 0;
  }
  return valid;
}
