import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Measured } from '../contract/check.ts';
import type { Plan } from '../contract/plan.ts';
import type { Smith } from '../contract/smith.ts';
import { evalColumn, type EvalTable } from './eval-table.ts';
import { readCsv } from './read-csv.ts';

/** Finished tables and the plan's own promises, measured. */
export type Made = { readonly tables: readonly EvalTable[]; readonly requirements: readonly Measured[] };

/** Makes a plan's tables as CSV, whatever format it asks for, and reads them back. A promise about the format is not measured: it was not what was made. */
export async function makeTables(
  plan: Plan,
  setting: { readonly smith: Smith; readonly folder: string; readonly workers: number },
): Promise<Made> {
  const folder = await mkdtemp(join(setting.folder, 'made-'));
  const asCsv: Plan = {
    ...plan,
    output: { format: 'csv', path: null },
    requirements: plan.requirements.filter((one) => one.check.kind !== 'format'),
  };
  try {
    const out = { out: `${folder}/tables/`, overwrite: true, report: null, workers: setting.workers };
    for await (const event of setting.smith.run(asCsv, out)) {
      if (event.type !== 'run-end') continue;
      const tables = await Promise.all(event.tables.map(({ name, path }) => readTable(plan, name, path ?? '')));
      return { tables, requirements: event.requirements };
    }
    throw new Error('the run ended without a table');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readTable(plan: Plan, name: string, path: string): Promise<EvalTable> {
  const [head = [], ...rows] = readCsv(await readFile(path, 'utf8'));
  const planned = plan.tables.find((table) => table.name === name)?.columns ?? [];
  return {
    name,
    rows: rows.length,
    columns: head.map((cell, at) => {
      const column = planned.find((one) => one.name === cell);
      return evalColumn(
        cell ?? '',
        column?.type ?? 'text',
        rows.map((row) => row[at] ?? null),
        column?.unit ?? null,
      );
    }),
  };
}
