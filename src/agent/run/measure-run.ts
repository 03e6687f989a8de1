import type { Measured } from '../../contract/check.ts';
import type { Plan } from '../../contract/plan.ts';
import type { RunOptions } from '../../contract/smith.ts';
import { relationOf } from '../../table/read-relation.ts';
import { writtenType } from '../../tools/compute/engine.ts';
import { measure, type MeasuredTable } from '../../tools/measure/measure.ts';
import type { OutputPaths } from './output-paths.ts';
import type { RunParts } from './run-parts.ts';

/** Measures every requirement on the values of the written files. */
export async function measureRun(plan: Plan, paths: OutputPaths, parts: RunParts, options: RunOptions): Promise<readonly Measured[]> {
  if (plan.requirements.length === 0) return [];
  const database = await parts.database();
  const tables = new Map<string, MeasuredTable>();
  for (const table of plan.tables.filter((one) => !one.pool)) {
    const columns = table.columns.filter((column) => !column.hidden).map(writtenType);
    const path = paths.tables.get(table.name) ?? null;
    if (path === null) continue;
    tables.set(table.name, {
      name: table.name,
      relation: await relationOf(path, paths.format, columns),
      columns: new Map(columns.map((column) => [column.name, column])),
      columnNames: columns.map((column) => column.name),
      format: paths.format,
    });
  }
  return measure(plan.requirements, tables, database, options);
}
