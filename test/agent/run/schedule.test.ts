import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chunkOrders } from '../../../src/agent/run/chunk-orders.ts';
import { fingerprintOf } from '../../../src/agent/run/fingerprint.ts';
import { scheduleOf } from '../../../src/agent/run/schedule.ts';
import { createSpeedometer } from '../../../src/agent/run/speed.ts';
import { planOf } from '../../tools/compute/engine-setup.ts';

const columns = [{ name: 'id', type: 'integer' as const, source: { kind: 'sequence' as const } }];

it('puts tables that others look into first, then measuring, then the report', () => {
  const plan = planOf([
    {
      name: 'lines',
      rows: 70_000,
      columns,
      references: [
        { name: 'order', table: 'orders' },
        { name: 'product', table: 'products' },
      ],
    },
    { name: 'orders', rows: 100, columns },
    { name: 'products', rows: 10, columns, pool: true },
  ]);
  const tasks = scheduleOf(
    plan,
    new Map([
      ['lines', 70_000],
      ['orders', 100],
      ['products', 10],
    ]),
    32_768,
  );
  expect(tasks).toEqual([
    { id: 'rows orders', table: 'orders', what: 'rows', rows: 100, chunks: 1, needs: [] },
    { id: 'pool products', table: 'products', what: 'pool', rows: 10, chunks: 1, needs: [] },
    {
      id: 'rows lines',
      table: 'lines',
      what: 'rows',
      rows: 70_000,
      chunks: 3,
      needs: ['rows orders', 'pool products'],
    },
    {
      id: 'measure orders',
      table: 'orders',
      what: 'measure',
      rows: 100,
      chunks: 1,
      needs: ['rows orders', 'rows lines'],
    },
    {
      id: 'measure lines',
      table: 'lines',
      what: 'measure',
      rows: 70_000,
      chunks: 1,
      needs: ['rows orders', 'rows lines'],
    },
    { id: 'report', table: '', what: 'report', rows: 0, chunks: 1, needs: ['measure orders', 'measure lines'] },
  ]);
});

it('chunks cover every row once, in order', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), fc.integer({ min: 1, max: 3000 }), (from, more, chunkRows) => {
      const orders = chunkOrders('t', from, from + more, chunkRows);
      let next = from;
      for (const order of orders) {
        expect(order.first).toBe(next);
        expect(order.count).toBeGreaterThan(0);
        expect(order.count).toBeLessThanOrEqual(chunkRows);
        next += order.count;
      }
      expect(next).toBe(from + more);
    }),
  );
});

it('the fingerprint is of what is made, not of the words or the place', () => {
  const plan = planOf([{ name: 't', rows: 5, columns }]);
  const same = [
    { ...plan, request: 'other words' },
    { ...plan, assumptions: ['x'] },
    { ...plan, output: { format: 'csv' as const, path: 'elsewhere.csv' } },
  ];
  const other = [
    { ...plan, seed: 8 },
    { ...plan, output: { format: 'json' as const, path: null } },
    planOf([{ name: 't', rows: 6, columns }]),
  ];
  expect(same.map(fingerprintOf)).toEqual(same.map(() => fingerprintOf(plan)));
  expect(new Set([plan, ...other].map(fingerprintOf)).size).toBe(4);
  expect(fingerprintOf(plan)).toMatch(/^[0-9a-f]{32}$/u);
});

it('tells the speed and the time left', () => {
  let now = 10;
  const speedOf = createSpeedometer(1000, () => now);
  now = 12;
  expect(speedOf(400)).toEqual({ rowsDone: 400, rowsPerSecond: 200, secondsLeft: 3 });
});
