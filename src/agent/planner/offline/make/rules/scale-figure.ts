import { makesCycle } from '../column-order.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { namesIn } from '../expression-names.ts';
import { figure } from '../figures.ts';
import { promise } from '../promise.ts';
import { computeFrom, moveToBase, timesWhen, withoutInfluence } from './base-column.ts';
import { scaleInside } from './scale-inside.ts';

const isNumber = (column: ColumnDraft): boolean => ['integer', 'decimal', 'double'].includes(column.plan.type);

/** The column is its own draw, times the factor in the rows of the group; inside its bounds when the words gave any. */
export function scaleFigure(
  wish: { readonly from: number; readonly to: number; readonly factor: number },
  making: Making,
  table: TableDraft,
  column: ColumnDraft,
  when: string,
): boolean {
  const names = namesIn(when);
  if (!isNumber(column) || names.some((name) => makesCycle(table, column, [name]))) return false;
  const { factor } = wish;
  const inside = column.fixed.has('range') ? scaleInside(column, when, factor) : null;
  if (inside === false) return false;
  if (inside === null) {
    if (table.panel !== null && column.plan.source.kind === 'clock') return false;
    const plain = withoutInfluence(table, column.plan.source, names);
    const calm =
      plain.kind === 'number' && plain.distribution.kind === 'lognormal'
        ? { ...plain, distribution: { ...plain.distribution, sigma: Math.min(plain.distribution.sigma, 0.5) } }
        : plain;
    column.plan = { ...column.plan, source: calm };
    const base = moveToBase(table, column);
    computeFrom(column, timesWhen(base, when, factor));
  }
  promiseRatio(wish, making, table, column, when);
  return true;
}

/** Where names of the condition are hidden the file cannot tell who is who. */
function promiseRatio(
  wish: { readonly from: number; readonly to: number; readonly factor: number },
  making: Making,
  table: TableDraft,
  column: ColumnDraft,
  when: string,
): void {
  const hidden = namesIn(when).filter((name) => table.columns.some((one) => one.plan.name === name && one.plan.hidden));
  if (hidden.length > 0) return;
  const { factor } = wish;
  const slack = Math.max(0.05, Math.abs(factor - 1) * 0.4);
  promise(
    making,
    wish,
    {
      kind: 'group-ratio',
      table: table.name,
      where: when,
      measure: column.plan.name,
      min: Number(Math.max(0, factor - slack).toPrecision(6)),
      max: Number((factor + slack).toPrecision(6)),
    },
    `${figure(Number(factor.toPrecision(4)))} times the ${column.plan.name} of all others`,
  );
}
