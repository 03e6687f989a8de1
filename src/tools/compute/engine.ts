import type { Abortable } from '../../contract/abort.ts';
import type { Chunk, ColumnData, RowSet } from '../../contract/chunk.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { Column, Table } from '../../contract/plan.ts';
import { formatColumn } from '../draw/format-column.ts';
import { panelRows } from '../draw/panel-row.ts';
import { scaleOf } from './cast-cells.ts';
import { levelsOf } from './column-levels.ts';
import { lackOfValues } from './column-room.ts';
import { needsOf } from './column-needs.ts';
import { referenceNode, type Moves } from './drawing.ts';
import { computeWrittenCells, keyRows } from './duplicate/written-cells.ts';
import { resolveLimits } from './limit/resolve-limits.ts';
import { pickRows, toDictionary } from './pick-rows.ts';
import { prepareReference, rowsFromReferences } from './prepare-reference.ts';
import type { EngineParts, PreparedColumn, PreparedReference, PreparedTable, Tables } from './prepared-table.ts';
import type { RuleOutcome } from './row-rules.ts';
import { makeSourceCells } from './source-cells.ts';
import { compileTableExpressions, evaluationsOf } from './table-expressions.ts';

/** Tables up to this size are kept whole once something looks into them; larger ones are computed anew at the rows asked for. */
const keptRows = 2_000_000;
/** Text columns of kept tables up to this size become dictionaries, so that what looks them up stays small. */
const dictionaryRows = 262_144;

export type ComputedChunk = {
  readonly chunk: Chunk;
  readonly outcomes: readonly RuleOutcome[];
  readonly flaggedCells: number;
};

/** Gives any rows of any table of a checked plan; the same rows are the same whatever else is asked for. */
export interface Engine {
  rowsOf(table: string): Promise<number>;
  /** Any rows of the columns that are written, formatted as they will be in the file. */
  rows(table: string, rows: RowSet, options?: Abortable): Promise<ComputedChunk>;
}

/** Makes the engine of a plan. Nothing is computed or loaded until the first rows are asked for. */
export function createEngine(parts: EngineParts): Engine {
  const prepared = new Map<string, Promise<PreparedTable>>();
  const whole = new Map<string, Promise<ColumnData>>();
  const tables: Tables = {
    prepared(name) {
      const found = prepared.get(name) ?? prepareTable(tableOf(parts, name), parts, tables);
      prepared.set(name, found);
      return found;
    },
    async cellsAt(name, column, rowNumbers, options) {
      const target = await tables.prepared(name);
      if (target.rows <= keptRows) return pickRows(await tables.wholeColumn(name, column, options), rowNumbers);
      const rows = { first: 0, count: rowNumbers.length, index: rowNumbers.map((row) => Math.max(row, 0)) };
      const { cells } = await computeWrittenCells(target, [column], rows, parts, options);
      const positions = Float64Array.from(rowNumbers, (row, at) => (row < 0 ? -1 : at));
      return pickRows(columnOf(cells, column, name), positions);
    },
    async keyRows(name, rowNumbers) {
      return keyRows((await tables.prepared(name)).table, parts.plan.seed, rowNumbers);
    },
    wholeColumn(name, column, options) {
      const key = JSON.stringify([name, column]);
      const found = whole.get(key) ?? computeWhole(name, column, options);
      whole.set(key, found);
      return found;
    },
  };

  async function computeWhole(name: string, column: string, options: Abortable): Promise<ColumnData> {
    const target = await tables.prepared(name);
    const rows = { first: 0, count: target.rows, index: null };
    const { cells } = await computeWrittenCells(target, [column], rows, parts, options);
    const data = columnOf(cells, column, name);
    return target.rows <= dictionaryRows ? toDictionary(data) : data;
  }

  return {
    async rowsOf(name) {
      const target = await tables.prepared(name);
      // Whether its limits leave room is known once they are resolved.
      await target.moves({});
      return target.rows;
    },
    async rows(name, rows, options = {}) {
      const target = await tables.prepared(name);
      const written = target.table.columns.filter((column) => !column.hidden);
      const { cells, outcomes, flaggedCells } = await computeWrittenCells(
        target,
        written.map((column) => column.name),
        rows,
        parts,
        options,
      );
      const columns = new Map(
        written.map((column) => [column.name, formatColumn(columnOf(cells, column.name, name), column)]),
      );
      return { chunk: { table: name, first: rows.first, count: rows.count, columns }, outcomes, flaggedCells };
    },
  };
}

/** The type a column has in the written file: text once it is formatted. */
export function writtenType(column: Column): {
  readonly name: string;
  readonly type: Column['type'];
  readonly scale: number;
} {
  return {
    name: column.name,
    type: column.format === undefined ? column.type : 'text',
    scale: column.format === undefined ? scaleOf(column) : 0,
  };
}

function columnOf(cells: ReadonlyMap<string, ColumnData>, column: string, table: string): ColumnData {
  const data = cells.get(column);
  if (data === undefined)
    throw new RowsmithError({
      code: 'plan-invalid',
      message: `table '${table}' has no column '${column}'`,
      site: { table, column },
    });
  return data;
}

function tableOf(parts: EngineParts, name: string): Table {
  const table = parts.plan.tables.find((one) => one.name === name);
  if (table === undefined)
    throw new RowsmithError({
      code: 'plan-invalid',
      message: `the plan has no table '${name}'`,
      site: { table: name },
    });
  return table;
}

async function prepareTable(table: Table, parts: EngineParts, tables: Tables): Promise<PreparedTable> {
  const references = new Map<string, PreparedReference>();
  for (const reference of table.references)
    references.set(reference.name, await prepareReference(reference, table, parts, tables, {}));
  const rows =
    table.rows ??
    rowsFromReferences(references.values()) ??
    (table.panel === undefined ? 0 : panelRows(table.panel, parts.plan.seed, table.name));
  const expressions = await compileTableExpressions(table);
  const needs = new Map(
    table.columns.map((column) => [
      column.name,
      needsOf(table, column, (text) => expressions.get(text)?.columns ?? []),
    ]),
  );
  // References are nodes among the columns: what is looked up needs them.
  const order = new Map<string, readonly string[]>([
    ...table.references.map(({ name }) => [referenceNode(name), []] as const),
    ...[...needs].map(([name, need]) => [name, [...need.references.map(referenceNode), ...need.columns]] as const),
  ]);
  const levels = levelsOf(order);
  if (!levels.ok)
    throw new RowsmithError({
      code: 'plan-invalid',
      message: `columns of table '${table.name}' need each other: ${levels.cycle.join(' → ')}`,
      site: { table: table.name },
    });
  const columns = new Map<string, PreparedColumn>();
  for (const column of table.columns) {
    // How many rows there are may be known only now: as many as parents have children.
    const lack = lackOfValues(column, rows);
    if (lack !== null)
      throw new RowsmithError({
        code: 'plan-invalid',
        message: `column '${column.name}' of table '${table.name}': ${lack.message}`,
        hint: lack.hint,
        site: { table: table.name, column: column.name },
      });
    const context = { ...parts, tables, table, tableRows: rows, column };
    columns.set(column.name, {
      column,
      needs: needs.get(column.name) ?? { columns: [], references: [], expressions: [] },
      evaluations: await evaluationsOf(column, table, expressions),
      make: await makeSourceCells({ ...context, source: column.source }),
      overrides: await Promise.all(
        column.when.map(async (override) => ({
          condition: override.if,
          make: await makeSourceCells({ ...context, source: override.source }),
        })),
      ),
    });
  }
  let moves: Promise<Moves> | null = null;
  const made: PreparedTable = {
    table,
    rows,
    columns,
    needs: order,
    levels: levels.levels,
    expressions,
    references,
    moves: (options) =>
      (moves ??= table.limits.length === 0 ? Promise.resolve(new Map()) : resolveLimits(made, parts, options)),
  };
  return made;
}
