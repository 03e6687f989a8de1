import type { Column, Plan, Table } from '../../contract/plan.ts';
import type { Violation } from '../../contract/violation.ts';
import { scaleOf } from '../../tools/compute/cast-cells.ts';
import { splitColumns } from '../../tools/draw/draw-split.ts';

/** Totals that cannot be split as said, text lengths that no text has, and references within a table that cannot be drawn. */
export function checkParts(plan: Plan): readonly Violation[] {
  return plan.tables.flatMap((table) => [
    ...table.columns.flatMap((column) => [...splitOf(column, table), ...lengthOf(column, table)]),
    ...ownReferences(table),
  ]);
}

function splitOf(column: Column, table: Table): readonly Violation[] {
  const site = { table: table.name, column: column.name };
  if (column.when.some((override) => override.source.kind === 'split'))
    return [
      {
        code: 'source-unavailable',
        message: 'part of a total cannot be an exception: the other parts would not know of it',
        hint: 'split the total in every row',
        site,
      },
    ];
  const { source } = column;
  if (source.kind !== 'split') return [];
  const parts = splitColumns(table, source.of);
  const [first] = parts;
  const faults: Violation[] = [];
  if (first !== undefined && first.source.total !== source.total)
    faults.push({
      code: 'contradiction',
      message: `'${first.name}' and '${column.name}' are parts of one total, but one says ${String(first.source.total)} and the other ${String(source.total)}`,
      site,
    });
  if (first !== undefined && scaleOf(first) !== scaleOf(column))
    faults.push({
      code: 'type-mismatch',
      message: `'${first.name}' and '${column.name}' are parts of one total, but are not rounded alike`,
      hint: 'give all parts the same type and decimals',
      site,
    });
  if (first?.name !== column.name || typeof source.total !== 'number') return faults;
  const least = parts.reduce((sum, part) => sum + part.source.min, 0);
  if (least > Math.max(0, source.total))
    faults.push({
      code: 'range-empty',
      message: `the parts are to be at least ${least} together, more than their total of ${source.total}`,
      site,
    });
  const units = source.total * 10 ** scaleOf(column);
  if (Math.abs(units - Math.round(units)) > 1e-6)
    faults.push({
      code: 'contradiction',
      message: `parts with ${scaleOf(column)} digits after the point cannot add up to ${source.total}`,
      hint: 'give the parts more decimals',
      site,
    });
  return faults;
}

function lengthOf(column: Column, table: Table): readonly Violation[] {
  const { length } = column;
  if (length === undefined) return [];
  const site = { table: table.name, column: column.name };
  if (column.type !== 'text')
    return [
      { code: 'type-mismatch', message: `a length is for texts, and the column is of type '${column.type}'`, site },
    ];
  return (length.min ?? 0) <= (length.max ?? Infinity)
    ? []
    : [
        {
          code: 'range-empty',
          message: `texts are to have at least ${length.min ?? 0} and at most ${length.max ?? ''} ${length.of}`,
          site,
        },
      ];
}

function ownReferences(table: Table): readonly Violation[] {
  return table.references.flatMap((reference): readonly Violation[] => {
    if (reference.table !== table.name) return [];
    const site = { table: table.name };
    if (reference.children !== undefined)
      return [
        {
          code: 'contradiction',
          message: `rows of '${table.name}' cannot come parent by parent from the same table: '${reference.name}'`,
          hint: "leave 'children' out, or cap how many rows point at one with a limit",
          site,
        },
      ];
    const looks = reference.where !== undefined || reference.popularity.kind === 'column';
    if (!looks || (table.rules.length === 0 && table.limits.length === 0)) return [];
    return [
      {
        code: 'source-unavailable',
        message: `'${reference.name}' chooses among rows of its own table by their cells, while rules or limits change these`,
        hint: "leave out the reference's condition, or the table's rules and limits",
        site,
      },
    ];
  });
}
