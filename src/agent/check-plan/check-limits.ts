import type { Column, GroupColumn, Limit, Plan, Table } from '../../contract/plan.ts';
import type { TimeUnit } from '../../contract/rhythm.ts';
import type { Violation } from '../../contract/violation.ts';
import { closureOf } from '../../tools/compute/column-levels.ts';
import { needsOf, sourcesOf } from '../../tools/compute/column-needs.ts';
import { meanUnitMs, parseMoment } from '../../tools/draw/time/calendar.ts';

/** Rows that a table with limits may have: which group each is in is kept while they are resolved. */
const mostRows = 10_000_000;
const numeric: ReadonlySet<Column['type']> = new Set(['integer', 'decimal', 'double']);
const moments: ReadonlySet<Column['type']> = new Set(['date', 'timestamp']);

/** Limits over columns of the wrong type, limits that leave too little room, and what cannot be had beside them. */
export function checkLimits(
  plan: Plan,
  columnsOf: (table: string, expression: string) => readonly string[],
): readonly Violation[] {
  return plan.tables.flatMap((table) => {
    if (table.limits.length === 0) return [];
    const site = { table: table.name };
    return [
      ...((table.rows ?? 0) > mostRows
        ? [
            {
              code: 'source-unavailable',
              message: `limits (${said(table)}) are kept for up to ${mostRows.toLocaleString('en-US')} rows`,
              hint: 'ask for fewer rows, or leave the limit out',
              site,
            } as const,
          ]
        : []),
      ...((table.duplicates?.share ?? 0) > 0
        ? [
            {
              code: 'contradiction',
              message: `repeated rows would break ${said(table)}`,
              hint: 'leave out the duplicates or the limit',
              site,
            } as const,
          ]
        : []),
      ...circularLookups(table, columnsOf),
      ...table.limits.flatMap((limit) => [...typesOf(limit, table), ...roomOf(limit, table, plan)]),
    ];
  });
}

function said(table: Table): string {
  return table.limits.map((limit) => `'${limit.text}'`).join(' and ');
}

function typesOf(limit: Limit, table: Table): readonly Violation[] {
  const typeOf = (name: string) => table.columns.find((column) => column.name === name)?.type ?? 'text';
  const site = { table: table.name };
  return [
    ...(limit.of === undefined || numeric.has(typeOf(limit.of))
      ? []
      : [
          {
            code: 'type-mismatch',
            message: `'${limit.text}' sums up '${limit.of}', which is no number`,
            site: { ...site, column: limit.of },
          } as const,
        ]),
    ...limit.by.flatMap(({ column, per }): readonly Violation[] =>
      per === undefined || moments.has(typeOf(column))
        ? []
        : [
            {
              code: 'type-mismatch',
              message: `'${limit.text}' counts '${column}' per ${per}, but it is no date or timestamp`,
              site: { ...site, column },
            },
          ],
    ),
  ];
}

/** A column that a limit counts must not look up, in its own table, what the limit may move: neither could come first. */
function circularLookups(
  table: Table,
  columnsOf: (table: string, expression: string) => readonly string[],
): readonly Violation[] {
  const own = new Set(table.references.filter((one) => one.table === table.name).map((one) => one.name));
  if (own.size === 0) return [];
  const needs = new Map(
    table.columns.map((column) => [column.name, needsOf(table, column, (text) => columnsOf(table.name, text)).columns]),
  );
  const counted = table.limits.flatMap(({ by, of }) => [
    ...by.map((one) => one.column),
    ...(of === undefined ? [] : [of]),
  ]);
  const behind = closureOf(counted, needs);
  return table.columns
    .filter((column) => behind.has(column.name))
    .filter((column) => sourcesOf(column).some((source) => source.kind === 'lookup' && own.has(source.reference)))
    .filter((column) => sourcesOf(column).some((source) => source.kind === 'lookup' && behind.has(source.column)))
    .map((column) => ({
      code: 'cycle',
      message: `${said(table)} counts '${column.name}', which is looked up in the same table among what the limit moves`,
      hint: 'count a column that is drawn in the row itself',
      site: { table: table.name, column: column.name },
    }));
}

function roomOf(limit: Limit, table: Table, plan: Plan): readonly Violation[] {
  if (table.rows === null) return [];
  const groups = limit.by.reduce((product, one) => product * capacityOf(one, table, plan), 1);
  const least = limit.of === undefined ? 1 : leastOf(table, limit.of);
  // Rows with an empty group column are free.
  const free = limit.by.some((one) => mayBeNull(one.column, table));
  if (free || !(groups < Infinity) || least <= 0 || table.rows * least <= groups * limit.most) return [];
  const room = Math.floor((groups * limit.most) / least);
  return [
    {
      code: 'too-few-values',
      message: `'${limit.text}' leaves room for ${room.toLocaleString('en-US')} rows, and the table is to have ${table.rows.toLocaleString('en-US')}`,
      hint: 'ask for fewer rows, a higher limit, or more values',
      site: { table: table.name, column: limit.by[0]?.column },
    },
  ];
}

function mayBeNull(name: string, table: Table): boolean {
  const column = table.columns.find((one) => one.name === name);
  if (column === undefined || column.nulls.length > 0 || column.when.length > 0) return true;
  const { source } = column;
  if (source.kind === 'lookup') {
    const reference = table.references.find((one) => one.name === source.reference);
    return reference === undefined || reference.nulls > 0 || reference.table === table.name;
  }
  return (
    source.kind !== 'category' && source.kind !== 'boolean' && source.kind !== 'number' && source.kind !== 'moment'
  );
}

/** The least that one row adds to a sum; 0 when that is not known. */
function leastOf(table: Table, name: string): number {
  const column = table.columns.find((one) => one.name === name);
  if (column?.source.kind !== 'number' || column.source.around !== undefined || column.nulls.length > 0) return 0;
  if (column.source.given.length > 0 || column.when.length > 0) return 0;
  const { min, distribution } = column.source;
  return Math.max(min ?? 0, distribution.kind === 'uniform' ? distribution.min : 0);
}

/** How many groups a column makes, at most. */
function capacityOf({ column: name, per }: GroupColumn, table: Table, plan: Plan): number {
  const column = table.columns.find((one) => one.name === name);
  if (column === undefined || column.when.length > 0) return Infinity;
  const { source } = column;
  if (source.kind === 'lookup') {
    const reference = table.references.find((one) => one.name === source.reference);
    const parent = plan.tables.find((one) => one.name === reference?.table);
    return parent?.rows ?? Infinity;
  }
  if (source.kind === 'category')
    return new Set([source.values, ...source.given.map((one) => one.values)].flat().map((one) => one.value)).size;
  if (source.kind === 'boolean') return 2;
  if (source.kind === 'constant') return 1;
  if (
    source.kind === 'number' &&
    column.type === 'integer' &&
    source.given.length === 0 &&
    source.around === undefined
  ) {
    const { distribution } = source;
    const low = Math.max(source.min ?? -Infinity, distribution.kind === 'uniform' ? distribution.min : -Infinity);
    const high = Math.min(source.max ?? Infinity, distribution.kind === 'uniform' ? distribution.max : Infinity);
    return Math.max(1, Math.floor(high) - Math.ceil(low) + 1);
  }
  if (source.kind === 'moment' && source.after === undefined && source.from !== undefined && source.to !== undefined)
    return periodsOf(parseMoment(source.to) - parseMoment(source.from), per ?? grainOf(column, source.grain));
  return Infinity;
}

function grainOf(column: Column, grain: TimeUnit): TimeUnit {
  return column.type === 'date' && meanUnitMs(grain) < meanUnitMs('day') ? 'day' : grain;
}

/** Periods that a span can touch, at most: months and years are not all of one length. */
function periodsOf(span: number, unit: TimeUnit): number {
  const periods = span / meanUnitMs(unit);
  const isEven = unit === 'millisecond' || unit === 'second' || unit === 'minute' || unit === 'hour' || unit === 'day';
  return isEven ? Math.ceil(periods) + (Number.isInteger(periods) ? 0 : 1) : Math.ceil(periods) + 2;
}
