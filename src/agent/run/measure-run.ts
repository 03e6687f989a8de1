import type { Measured } from '../../contract/check.ts';
import type { Column, Plan } from '../../contract/plan.ts';
import type { RunOptions } from '../../contract/smith.ts';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { relationOf } from '../../table/read-relation.ts';
import { writtenType } from '../../tools/compute/engine.ts';
import { scaleOf } from '../../tools/compute/cast-cells.ts';
import type { MeasuredTable, Query, WrittenFormat } from '../../tools/measure/measure.ts';
import type { OutputPaths } from './output-paths.ts';
import type { Database } from '../../table/database.ts';
import { quoteName } from '../../table/quote-sql.ts';
import type { RunParts } from './run-parts.ts';

/**
 * Measures every requirement on the values of the written files.
 *
 * @param onQuery Called when the first query is with the database: from then on this thread has time for other work.
 */
export async function measureRun(
  plan: Plan,
  paths: OutputPaths,
  parts: RunParts,
  options: RunOptions,
  onQuery: () => void,
): Promise<readonly Measured[]> {
  if (plan.requirements.length === 0) return [];
  const { measure } = await import('../../tools/measure/measure.ts');
  const database = await parts.database();
  const longLines = JSON.stringify(plan).length > longPlan;
  const tables = new Map<string, MeasuredTable>();
  for (const table of plan.tables.filter((one) => !one.pool)) {
    const columns = table.columns.filter((column) => !column.hidden).map(writtenType);
    const path = paths.tables.get(table.name) ?? '';
    tables.set(table.name, {
      name: table.name,
      relation:
        paths.format === 'sql'
          ? await loadScript(path, table.name, database, options)
          : relationOf(path, paths.format, columns, longLines),
      columns: new Map(columns.map((column) => [column.name, column])),
      columnNames: columns.map((column) => column.name),
      format: paths.format,
      formats: new Map(table.columns.flatMap((column) => formatOf(column))),
    });
  }
  const query: Query = {
    all(sql, abortable) {
      const rows = database.all(sql, abortable);
      onQuery();
      return rows;
    },
  };
  return measure(plan.requirements, tables, query, options);
}

/** Characters of a plan from which a row may pass 2 MB: only values that the plan itself spells out can be that long. */
const longPlan = 500_000;

/** How a column that is written by a pattern is read back. */
function formatOf(column: Column): readonly (readonly [string, WrittenFormat])[] {
  const { name, type, format } = column;
  return format === undefined ? [] : [[name, { format, type, scale: scaleOf(column) }]];
}

/** Runs a written script statement by statement, so that what is measured is what it makes; gives the name of its table. */
async function loadScript(path: string, table: string, database: Database, options: RunOptions): Promise<string> {
  let statement = '';
  for await (const line of createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    statement += `${line}\n`;
    if (!line.endsWith(';') || hasOpenQuote(statement)) continue;
    await database.run(statement, options);
    statement = '';
  }
  return quoteName(table);
}

/** An odd number of quotes: the line's end lies inside a text. */
function hasOpenQuote(sql: string): boolean {
  return (sql.split("'").length - 1) % 2 === 1;
}
