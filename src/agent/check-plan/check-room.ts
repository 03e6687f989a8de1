import type { Column, Plan, Table } from '../../contract/plan.ts';
import type { Violation } from '../../contract/violation.ts';
import { scaleOf } from '../../tools/compute/cast-cells.ts';
import { gridLimits } from '../../tools/draw/bounded.ts';
import { copulaWeights } from '../../tools/draw/copula.ts';
import { supportOf } from '../../tools/draw/distribution/support.ts';
import { patternCapacity } from '../../tools/draw/pattern.ts';

/** Columns that must be unique but have fewer values than rows, unique references with too few rows to point at, correlations that cannot hold together. */
export function checkRoom(plan: Plan): readonly Violation[] {
  return plan.tables.flatMap((table) => [
    ...table.references.flatMap((reference): Violation[] => {
      const parent = plan.tables.find((one) => one.name === reference.table);
      if (!reference.unique || table.rows === null || parent?.rows == null || parent.rows >= table.rows) return [];
      return [
        {
          code: 'too-few-values',
          message: `${table.rows} rows cannot each point at another of the ${parent.rows} rows of '${parent.name}'`,
          site: { table: table.name },
        },
      ];
    }),
    ...table.columns.flatMap((column) => [...roomOf(column, table), ...correlationsOf(column, table)]),
  ]);
}

function roomOf(column: Column, table: Table): readonly Violation[] {
  const capacity = capacityOf(column);
  const needed = orderedNeed(column, table.rows ?? 0);
  if (capacity === null || needed <= capacity) return [];
  const what = column.source.kind === 'pattern' ? `the pattern '${column.source.pattern}'` : 'its source';
  return [
    {
      code: 'too-few-values',
      message: `${(table.rows ?? 0).toLocaleString('en-US')} rows must all differ, but ${what} has only ${capacity.toLocaleString('en-US')} values`,
      hint:
        column.source.kind === 'pattern' ? 'add a placeholder to the pattern' : 'widen the range, or let values repeat',
      site: { table: table.name, column: column.name },
    },
  ];
}

function orderedNeed(column: Column, rows: number): number {
  return column.source.kind === 'pattern' && column.source.ordered ? rows + column.source.start : rows;
}

/** How many distinct values a column can have; null when there is no small limit, or when it need not be unique. */
function capacityOf(column: Column): number | null {
  const { source } = column;
  if (source.kind === 'pattern' && (column.unique || source.ordered)) return patternCapacity(source.pattern);
  if (!column.unique) return null;
  if (source.kind === 'category')
    return new Set(source.values.filter((one) => one.weight > 0).map((one) => one.value)).size;
  if (source.kind === 'boolean') return 2;
  if (source.kind === 'constant') return 1;
  if (source.kind === 'number' && source.around === undefined && source.given.length === 0) {
    if (column.type !== 'integer' && column.type !== 'decimal') return null;
    const unit = 10 ** scaleOf(column);
    const [low, high] = supportOf(source.distribution);
    // A beta is stretched from 0 to 1 where no bounds are given.
    const [least, greatest] = source.distribution.kind === 'beta' ? [0, 1] : [low, high];
    const from = Math.max(source.min ?? least, low);
    const to = Math.min(source.max ?? greatest, high);
    const { least: first, most: last } = gridLimits(from, to, unit);
    return Number.isFinite(first) && Number.isFinite(last) ? Math.max(0, last - first + 1) : null;
  }
  return null;
}

function correlationsOf(column: Column, table: Table): readonly Violation[] {
  if (column.correlatesWith.length === 0) return [];
  const result = copulaWeights(column, table);
  return result.ok
    ? []
    : [
        {
          code: 'contradiction',
          message: result.reason,
          hint: 'ask for weaker correlations',
          site: { table: table.name, column: column.name },
        },
      ];
}
