import { expect, it } from 'vitest';
import { openSmith } from '../../../../../../src/smith/open-smith.ts';

it.each<[string, string, string, 'date' | 'timestamp']>([
  [
    '150 repairs with dropped_off in March 2026, picked_up 1 to 6 days later, price 15-180',
    'picked_up',
    'dropped_off',
    'date',
  ],
  ['90 parcels: parcel_id, sent_at, delivered_at 2 to 30 hours later', 'delivered_at', 'sent_at', 'timestamp'],
])('%s', async (request, later, earlier, type) => {
  await using smith = openSmith({ today: '2026-11-23' });
  const made = await smith.plan(request);
  if (made.kind !== 'plan') throw new TypeError(made.question);
  const column = made.plan.tables[0]?.columns.find(({ name }) => name === later);
  expect([column?.type, column?.source.kind === 'moment' ? column.source.after?.column : null]).toEqual([
    type,
    earlier,
  ]);
  expect(made.plan.unplaced).toEqual([]);
});
