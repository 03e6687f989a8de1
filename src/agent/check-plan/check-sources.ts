import type { ColumnType } from '../../contract/chunk.ts';
import type { Column, Plan, Table } from '../../contract/plan.ts';
import type { Source } from '../../contract/source.ts';
import type { Violation } from '../../contract/violation.ts';
import { sourcesOf } from '../../tools/compute/column-needs.ts';

const moments: ReadonlySet<ColumnType> = new Set(['date', 'timestamp', 'time']);

/** Sources that cannot give the column's type, tables without a number of rows, and children that cannot add up to it. */
export function checkSources(plan: Plan): readonly Violation[] {
  return plan.tables.flatMap((table) => [
    ...rowsOf(table, plan),
    ...table.columns.flatMap((column) => sourcesOf(column).flatMap((source) => typeOf(table, column, source))),
  ]);
}

function rowsOf(table: Table, plan: Plan): readonly Violation[] {
  const site = { table: table.name };
  const children = table.references.filter((reference) => reference.children !== undefined);
  if (children.length > 1) {
    return [
      {
        code: 'contradiction',
        message: `rows cannot come parent by parent for ${children.length} references at once`,
        hint: "keep 'children' on one of them",
        site,
      },
    ];
  }
  if (
    table.panel !== undefined &&
    table.rows !== null &&
    table.panel.gaps === 0 &&
    table.panel.absent === undefined &&
    table.rows !== table.panel.entities * table.panel.ticks
  ) {
    return [
      {
        code: 'contradiction',
        message: `the panel has ${table.panel.entities} entities × ${table.panel.ticks} ticks = ${table.panel.entities * table.panel.ticks} rows, and the table says ${table.rows}`,
        hint: 'leave rows null, or change the ticks',
        site,
      },
    ];
  }
  const only = children[0];
  if (table.rows === null && only === undefined && table.panel === undefined) {
    return [
      {
        code: 'rows-missing',
        message: 'the table says no number of rows, and neither a panel nor the children of a reference give one',
        site,
      },
    ];
  }
  const parent = plan.tables.find((one) => one.name === only?.table);
  if (only?.children === undefined || table.rows === null || parent?.rows == null || only.where !== undefined)
    return [];
  const { min, max } = only.children;
  if (min > max)
    return [
      {
        code: 'range-empty',
        message: `each '${parent.name}' is to have at least ${min} and at most ${max} rows`,
        site,
      },
    ];
  if (table.rows >= parent.rows * min && table.rows <= parent.rows * max) return [];
  return [
    {
      code: 'contradiction',
      message: `${table.rows} rows cannot be shared among ${parent.rows} rows of '${parent.name}' with ${min} to ${max} each`,
      hint: `ask for ${parent.rows * min} to ${parent.rows * max} rows`,
      site,
    },
  ];
}

function typeOf(table: Table, column: Column, source: Source): readonly Violation[] {
  const site = { table: table.name, column: column.name };
  const wrong = (expected: string): Violation[] => [
    {
      code: 'type-mismatch',
      message: `a '${source.kind}' source cannot fill a column of type '${column.type}'`,
      hint: `expected ${expected}`,
      site,
    },
  ];
  switch (source.kind) {
    case 'moment':
      if (!moments.has(column.type)) return wrong('date, timestamp or time');
      if (source.after === undefined && (source.from === undefined || source.to === undefined)) {
        return [{ code: 'range-empty', message: "a moment needs 'from' and 'to', or 'after'", site }];
      }
      return [];
    case 'clock':
      return moments.has(column.type) ? [] : wrong('date, timestamp or time');
    case 'number':
    case 'series':
      return moments.has(column.type) || column.type === 'boolean' ? wrong('integer, decimal or double') : [];
    case 'boolean':
      return column.type === 'boolean' || column.type === 'integer' || column.type === 'text' ? [] : wrong('boolean');
    case 'uuid':
    case 'pattern':
    case 'text':
    case 'company':
      return column.type === 'text' ? [] : wrong('text');
    case 'split':
      return column.type === 'integer' || column.type === 'decimal' ? [] : wrong('integer or decimal');
    case 'sequence':
      return moments.has(column.type) || column.type === 'boolean' ? wrong('integer') : [];
    case 'category':
    case 'constant':
    case 'formula':
    case 'convert':
    case 'lookup':
    case 'aggregate':
    case 'person':
    case 'place':
    case 'payment':
    case 'internet':
    case 'entity':
    case 'model':
    case 'like':
      return [];
  }
}
