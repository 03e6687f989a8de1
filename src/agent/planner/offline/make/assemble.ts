import { readPlan, type Plan, type Table } from '../../../../contract/plan.ts';
import { RowsmithError } from '../../../../contract/error.ts';
import type { Making, TableDraft } from './draft.ts';
import { settleDuplicates } from './rules/settle-duplicates.ts';

/** The finished plan from the drafts. */
export function assemble(making: Making): Plan {
  settleDuplicates(making, tableOf);
  const format = making.reading.format?.name;
  const output = making.request.output ?? {
    format: format === undefined || format === 'xlsx' ? 'csv' : format,
    path: null,
  };
  const read = readPlan({
    version: 1,
    request: making.request.request,
    seed: making.reading.seed?.value ?? making.request.seed,
    inputs: [...making.request.inputs],
    tables: making.tables.map(tableOf),
    requirements: making.requirements,
    assumptions: making.assumptions,
    unplaced: making.unmet,
    output,
  });
  if (read.ok) return read.value;
  throw new RowsmithError({
    code: 'plan-invalid',
    message: `The plan made from the request does not hold: ${read.reason}`,
    hint: 'Say the request in other words.',
  });
}

function tableOf(table: TableDraft): Table {
  return {
    name: table.name,
    title: table.title,
    rows: table.panel !== null ? null : table.rows,
    columns: table.columns.map((column) => column.plan),
    references: table.references,
    ...(table.panel === null ? {} : { panel: table.panel }),
    rules: table.rules,
    ...(table.duplicates === undefined ? {} : { duplicates: table.duplicates }),
    limits: table.limits ?? [],
    pool: table.pool,
    key: table.key.filter((name) => table.columns.some((column) => column.plan.name === name && !column.plan.hidden)),
  };
}
