import type { Column, Plan, Table } from '../../contract/plan.ts';
import type { Violation } from '../../contract/violation.ts';
import { lackOfValues } from '../../tools/compute/column-room.ts';
import { copulaWeights } from '../../tools/draw/copula.ts';

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
  const lack = lackOfValues(column, table.rows ?? 0);
  return lack === null ? [] : [{ code: 'too-few-values', ...lack, site: { table: table.name, column: column.name } }];
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
