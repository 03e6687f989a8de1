import type { TableResult } from '../../contract/event.ts';
import type { Plan } from '../../contract/plan.ts';
import { describeColumn } from '../../contract/source-words.ts';
import { writtenType } from '../../tools/compute/engine.ts';
import { tableOf } from './chunk-maker.ts';

/** A written table in the words of the answer: its columns with the type a reader sees and where they come from. */
export function describeTable(
  plan: Plan,
  name: string,
  rows: number,
  path: string | null,
  flagged: number,
): TableResult {
  const table = tableOf(plan, name);
  const columns = table.columns
    .filter((column) => !column.hidden)
    .map((column) => ({ name: column.name, type: writtenType(column).type, source: describeColumn(column) }));
  return { name, rows, path, columns, flagged };
}
