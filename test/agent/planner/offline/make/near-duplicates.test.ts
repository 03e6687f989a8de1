import { expect, it } from 'vitest';
import { createOfflinePlanner } from '../../../../../src/agent/planner/offline/offline-planner.ts';
import { createPoolSource } from '../../../../../src/knowledge/pool-source.ts';
import { checkPlan } from '../../../../../src/agent/check-plan/check-plan.ts';

const replyTo = (request: string) => createOfflinePlanner().plan({ request, seed: 1, inputs: [], today: '2026-11-23' });

it.each([
  ['2000 customers with 3 % near duplicates', 0.03],
  ['Make 900 patients. Add near duplicate records (4%).', 0.04],
  ['500 suppliers, messy data with 6% near-duplicates', 0.06],
  ['700 leads with name, email and phone. Include 5% fuzzy duplicates.', 0.05],
  ['300 members, include some near duplicates', 0.03],
])('%s', async (request, share) => {
  const reply = await replyTo(request);
  if (reply.kind !== 'plan') throw new Error(reply.question);
  const [table] = reply.plan.tables;
  expect(table?.duplicates).toMatchObject({ share, near: true });
  expect(table?.duplicates?.changes?.length).toBeGreaterThan(0);
  expect(reply.plan.requirements.map(({ check }) => check)).toContainEqual(
    expect.objectContaining({ kind: 'duplicates', target: share, differ: table?.duplicates?.changes }),
  );
  expect(await checkPlan(reply.plan, createPoolSource())).toEqual([]);
});

it('exact duplicates are promised and measured, too', async () => {
  const reply = await replyTo('1500 customers with 2% duplicates');
  if (reply.kind !== 'plan') throw new Error(reply.question);
  expect(reply.plan.tables[0]?.duplicates).toMatchObject({ share: 0.02, near: false });
  expect(reply.plan.requirements.map(({ check }) => check)).toContainEqual(
    expect.objectContaining({ kind: 'duplicates', target: 0.02, differ: [] }),
  );
});
