import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check, Measured } from '../../../src/contract/check.ts';
import { Check as CheckSchema } from '../../../src/contract/check.ts';
import type { ColumnType } from '../../../src/contract/chunk.ts';
import type { Database } from '../../../src/table/database.ts';
import { relationOf } from '../../../src/table/read-relation.ts';
import { measure, type MeasuredTable, type WrittenFormat } from '../../../src/tools/measure/measure.ts';
import type { z } from 'zod';

export type Written = string | number | boolean | null;
export type Columns = Readonly<Record<string, ColumnType | readonly ['decimal', number]>>;

/** Writes rows as a CSV file in a temporary folder and describes it as a finished table. */
export async function writeTable(
  name: string,
  columns: Columns,
  rows: readonly (readonly Written[])[],
  formats: Readonly<Record<string, WrittenFormat>> = {},
): Promise<MeasuredTable> {
  const path = join(await mkdtemp(join(tmpdir(), 'rowsmith-measure-')), 'table.csv');
  const cell = (value: Written): string =>
    value === null ? '' : /[",\n]|^$/u.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  const lines = [Object.keys(columns), ...rows].map((row) => row.map(cell).join(','));
  await writeFile(path, `${lines.join('\n')}\n`);
  const shapes = Object.entries(columns).map(([column, type]) =>
    typeof type === 'string' ? { name: column, type, scale: 2 } : { name: column, type: type[0], scale: type[1] },
  );
  return {
    name,
    relation: relationOf(path, 'csv', shapes),
    columns: new Map(shapes.map((shape) => [shape.name, shape])),
    columnNames: Object.keys(columns),
    format: 'csv',
    formats: new Map(Object.entries(formats)),
  };
}

/** Measures one check as a plan would hold it. */
export async function measureOne(
  check: z.input<typeof Check>,
  tables: readonly MeasuredTable[],
  database: Database,
): Promise<Measured> {
  const [one] = await measure(
    [{ text: 'wish', asked: 'asked', check: CheckSchema.parse(check) }],
    new Map(tables.map((table) => [table.name, table])),
    database,
  );
  if (one === undefined) throw new Error('Nothing was measured.');
  return one;
}
