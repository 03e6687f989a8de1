import { createOfflinePlanner } from '../../../../src/agent/planner/offline/offline-planner.ts';
import type { RequestReading } from '../../../../src/agent/planner/offline/reading.ts';
import type { Column, Plan, Table } from '../../../../src/contract/plan.ts';
import type { PlanReply, PlanRequest } from '../../../../src/contract/planner.ts';

export const today = '2026-11-23';

/** The reply to a reading, as if the words had been read so. */
export async function replyTo(reading: RequestReading, flags: Partial<PlanRequest> = {}): Promise<PlanReply> {
  const planner = createOfflinePlanner({ read: () => reading });
  return planner.plan({ request: reading.request, seed: 1, inputs: [], today, ...flags });
}

/** The plan for a reading; a question instead of it fails the test. */
export async function planFor(reading: RequestReading, flags: Partial<PlanRequest> = {}): Promise<Plan> {
  const reply = await replyTo(reading, flags);
  if (reply.kind === 'clarify') throw new Error(`asked instead of planned: ${reply.question}`);
  return reply.plan;
}

export function tableOf(plan: Plan, name?: string): Table {
  const table = name === undefined ? plan.tables[0] : plan.tables.find((one) => one.name === name);
  if (table === undefined)
    throw new Error(`no table ${name ?? 'at all'} among ${plan.tables.map((one) => one.name).join(', ')}`);
  return table;
}

export function columnOf(table: Table, name: string): Column {
  const column = table.columns.find((one) => one.name === name);
  if (column === undefined)
    throw new Error(`no column ${name} among ${table.columns.map((one) => one.name).join(', ')}`);
  return column;
}

export function writtenNames(table: Table): readonly string[] {
  return table.columns.filter((column) => !column.hidden).map((column) => column.name);
}

/** The checks of a kind that the plan promises. */
export function promised<Kind extends Plan['requirements'][number]['check']['kind']>(plan: Plan, kind: Kind) {
  return plan.requirements
    .map((one) => one.check)
    .filter((check): check is Extract<typeof check, { kind: Kind }> => check.kind === kind);
}
