import type { ColumnData, RowSet } from '../../../src/contract/chunk.ts';
import { readPlan, type Column, type Plan, type PlanDraft, type Table } from '../../../src/contract/plan.ts';
import { drawColumn, type DrawContext, type DrawnSource } from '../../../src/tools/draw/draw-column.ts';

type TableDraft = NonNullable<PlanDraft['tables']>[number];
type ColumnDraft = TableDraft['columns'][number];

/** Rows first..first+count-1. */
export function rowsFrom(first: number, count: number): RowSet {
  return { first, count, index: null };
}

/** Exactly these rows. */
export function rowsAt(wanted: readonly number[]): RowSet {
  return { first: 0, count: wanted.length, index: Float64Array.from(wanted) };
}

/** A table as the plan's schema fills it in. */
export function tableOf(draft: Partial<TableDraft> & { columns: TableDraft['columns'] }): Table {
  const read = readPlan({ version: 1, request: 'test', seed: 1, tables: [{ name: 't', rows: 1000, ...draft }] });
  if (!read.ok) throw new Error(read.reason);
  const [table] = (read.value satisfies Plan).tables;
  if (table === undefined) throw new Error('no table');
  return table;
}

function unexpected(): never {
  throw new Error('not expected');
}

/** What `drawColumn` is called with, for the column of this name. */
export function contextOf(table: Table, name: string, rows: RowSet, changes: Partial<DrawContext> = {}): DrawContext {
  const column = table.columns.find((one) => one.name === name);
  if (column === undefined) throw new Error(`no column ${name}`);
  const tableRows = table.rows ?? 0;
  const context: DrawContext = {
    seed: 1,
    table,
    column,
    rows,
    tableRows,
    attempt: 0,
    cells: (other) => draw(table, other, rows, changes),
    holds: unexpected,
    value: unexpected,
    ranks: unexpected,
    ...changes,
  };
  return context;
}

/** Draws one column of a table from its own source. */
export function draw(table: Table, name: string, rows: RowSet, changes: Partial<DrawContext> = {}): ColumnData {
  const context = contextOf(table, name, rows, changes);
  return drawColumn(drawnSource(context.column), context);
}

/** Draws a column given alone. */
export function drawAlone(
  column: Omit<ColumnDraft, 'name'> & { name?: string },
  count: number,
  changes: Partial<DrawContext> = {},
  draft: Partial<TableDraft> = {},
): ColumnData {
  const table = tableOf({ rows: count, ...draft, columns: [{ name: 'c', ...column }] });
  return draw(table, column.name ?? 'c', rowsFrom(0, count), changes);
}

const drawnKinds = new Set<string>([
  'sequence',
  'uuid',
  'pattern',
  'constant',
  'category',
  'boolean',
  'number',
  'moment',
  'clock',
  'series',
]);

function drawnSource(column: Column): DrawnSource {
  if (!isDrawn(column.source)) throw new Error(`${column.source.kind} is not drawn`);
  return column.source;
}

function isDrawn(source: Column['source']): source is DrawnSource {
  return drawnKinds.has(source.kind);
}

/** The cells as plain values: numbers or texts, null where there is none. */
export function plain(data: ColumnData): (number | string | null)[] {
  const values =
    data.type === 'dictionary'
      ? Array.from(data.codes, (code) => data.dictionary[code] ?? '')
      : Array.from<number | string>(data.values);
  return values.map((value, at) => (data.valid === null || data.valid[at] === 1 ? value : null));
}

/** The cells of a number column as they read (decimals unscaled). */
export function numbers(data: ColumnData): Float64Array {
  if (data.type === 'dictionary' || data.type === 'text') throw new Error('no numbers');
  return Float64Array.from(data.values, (value) => (data.type === 'decimal' ? value / 10 ** data.scale : value));
}
