import { describe, expect, it } from 'vitest';
import { createOfflinePlanner } from '../../../../../src/agent/planner/offline/offline-planner.ts';
import type { Plan } from '../../../../../src/contract/plan.ts';
import { columnOf, tableOf, today } from '../planner-of.ts';

async function planOf(request: string): Promise<Plan> {
  const reply = await createOfflinePlanner().plan({ request, seed: 1, inputs: [], today });
  if (reply.kind === 'clarify') throw new Error(`asked instead of planned: ${reply.question}`);
  return reply.plan;
}

/** Moments that lie nowhere: neither bounds nor another moment before them. */
function openMoments(plan: Plan): readonly string[] {
  return plan.tables.flatMap((table) =>
    table.columns.flatMap((column) => {
      const { source } = column;
      const isOpen =
        source.kind === 'moment' &&
        source.after === undefined &&
        (source.from === undefined || source.to === undefined);
      return isOpen ? [`${table.name}.${column.name}`] : [];
    }),
  );
}

describe('moments nobody bounded', () => {
  const requests = [
    'CREATE TABLE kilns (id INT PRIMARY KEY, label VARCHAR(20), installed DATE, scrapped DATE NULL); 20 rows',
    'CREATE TABLE sheds (id INT, checked TIMESTAMP NOT NULL, resold TIMESTAMP); 20 rows',
    'interface Fitting { id: number; dress: string; fittedAt: Date; pickedUp: Date | null }\n50 of them',
    'class Collection(BaseModel):\n    bin_id: int\n    emptied: date\n    kilos: float\n\n100 rows',
    'model Keeper {\n  id Int @id\n  name String\n  signed DateTime\n}\n30 rows',
    '30 rows of kiln firings: firing_id, lit, opened, glaze',
    '25 pottery orders, order_no, ordered_on, collect_by, paid_on',
  ];
  it.each(requests)('%s', async (request) => {
    expect(openMoments(await planOf(request))).toEqual([]);
  });

  it('lie where their name says: births long ago, ends of life ahead', async () => {
    const plan = await planOf(
      'CREATE TABLE stock (id INT, born DATE, expiry_on DATE, installed DATE, noted DATE); 40 rows',
    );
    const table = tableOf(plan);
    const bounds = (name: string) => {
      const { source } = columnOf(table, name);
      return source.kind === 'moment' ? [source.from, source.to] : [];
    };
    expect(bounds('expiry_on').every((at) => at !== undefined && at > today)).toBe(true);
    expect(bounds('installed').every((at) => at !== undefined && at < today)).toBe(true);
    expect(bounds('noted')).toEqual(['2025-11-01', '2026-11-01']);
  });
});
