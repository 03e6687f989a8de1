import { RowsmithError } from '../../contract/error.ts';
import type { Plan } from '../../contract/plan.ts';
import type { Preview, Smith, TablePreview } from '../../contract/smith.ts';
import { describeColumn } from '../../contract/source-words.ts';
import { cellText } from '../../tools/compute/cast-cells.ts';
import { writtenType } from '../../tools/compute/engine.ts';
import { checkPlan, describeViolations } from '../check-plan/check-plan.ts';
import { tableOf } from './chunk-maker.ts';
import { openRunParts } from './run-parts.ts';
import type { Clock } from './speed.ts';

/** Rows that are computed to tell how fast the rest will be. */
const trialRows = 20_000;

/** The first rows of every written table, as the file will hold them, and what the whole run will cost, measured on a trial chunk. */
export async function previewPlan(
  plan: Plan,
  options: NonNullable<Parameters<Smith['preview']>[1]>,
  clock: Clock,
): Promise<Preview> {
  await using parts = await openRunParts(plan, { workers: 0 });
  const violations = await checkPlan(plan, parts.pools);
  if (violations.length > 0)
    throw new RowsmithError({
      code: 'plan-invalid',
      message: describeViolations(violations),
      site: violations[0]?.site,
    });
  const { engine } = parts.maker;
  const tables: TablePreview[] = [];
  let rows = 0;
  let bytes = 0;
  let seconds = 0;
  for (const table of plan.tables.filter((one) => !one.pool)) {
    const total = await engine.rowsOf(table.name);
    const { chunk } = await engine.rows(
      table.name,
      { first: 0, count: Math.min(options.rows ?? 10, total), index: null },
      options,
    );
    const cells = [...chunk.columns.values()];
    tables.push({
      name: table.name,
      columns: tableOf(plan, table.name)
        .columns.filter((column) => !column.hidden)
        .map((column) => ({ name: column.name, type: writtenType(column).type, source: describeColumn(column) })),
      rows: Array.from({ length: chunk.count }, (_one, at) =>
        cells.map((data) => (data.valid === null || data.valid[at] === 1 ? cellText(data, at) : null)),
      ),
    });
    const trial = Math.min(trialRows, total);
    const from = clock();
    const made = await parts.maker.make({ id: 0, table: table.name, first: 0, count: trial }, options);
    const each = trial === 0 ? 0 : (clock() - from) / trial;
    rows += total;
    seconds += each * total;
    bytes += trial === 0 ? 0 : ((made.bytes?.length ?? trial * cells.length * 4) / trial) * total;
  }
  return {
    tables,
    forecast: {
      rows,
      rowsPerSecond: Math.round(rows / Math.max(seconds, 1e-3)),
      seconds,
      bytes: Math.round(bytes),
      modelCalls: 0,
      tokens: 0,
    },
  };
}
