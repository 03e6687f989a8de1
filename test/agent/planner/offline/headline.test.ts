import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../../src/agent/check-plan/check-plan.ts';
import { createPoolSource } from '../../../../src/knowledge/pool-source.ts';
import { columnOf, planFor, promised, tableOf, writtenNames } from './planner-of.ts';
import { readingOf, shapeAsk, spanIn } from './reading-of.ts';

const request = 'create a demo data set with a spike in sales activity in November, I want a million rows';

function reading() {
  const base = readingOf(request, {
    tables: [{ subject: 'sales activity', rows: 1_000_000 }],
    shapes: [
      shapeAsk(request, {
        kind: 'spike',
        about: 'sales activity',
        months: [11],
        ...spanIn(request, 'spike in sales activity in November'),
      }),
    ],
  });
  return base;
}

describe('the headline request', () => {
  it('is a flat table of eleven columns with small pools behind it', async () => {
    const plan = await planFor(reading());
    const sales = tableOf(plan);
    expect(sales.rows).toBe(1_000_000);
    expect(writtenNames(sales)).toHaveLength(11);
    expect(plan.tables.filter((table) => !table.pool).map((table) => table.name)).toEqual(['sales']);
    for (const pool of plan.tables.filter((table) => table.pool)) expect(pool.rows).toBeLessThanOrEqual(50_000);
    for (const reference of sales.references) expect(reference.popularity.kind).not.toBe('uniform');
  });

  it('puts the spike into the one November of the last twelve months, three times an ordinary month', async () => {
    const plan = await planFor(reading());
    const date = columnOf(tableOf(plan), 'sale_date');
    expect(date.source).toMatchObject({
      kind: 'moment',
      from: '2025-11-01',
      to: '2026-11-01',
      ascending: true,
      rhythm: { events: [{ name: 'November 2025', from: '2025-11-01', to: '2025-12-01', factor: 3, shape: 'flat' }] },
    });
    expect(promised(plan, 'peak')).toEqual([
      {
        kind: 'peak',
        table: 'sales',
        column: 'sale_date',
        grain: 'month',
        at: [11],
        direction: 'spike',
        factor: 1.5,
        asked: 3,
      },
    ]);
  });

  it('takes its natural weight from the month that stands out, so that the factor is against an ordinary month', async () => {
    const source = columnOf(tableOf(await planFor(reading())), 'sale_date').source;
    const months = source.kind === 'moment' ? (source.rhythm?.months ?? []) : [];
    const others = months.filter((_weight, at) => at !== 10).toSorted((a, b) => a - b);
    expect(months[10]).toBe(others[5]);
  });

  it('promises rows, the spike, unique ids and a total that adds up, and says what it assumed', async () => {
    const plan = await planFor(reading());
    expect(plan.requirements.map((one) => one.check.kind).toSorted()).toEqual(['peak', 'rows', 'rule', 'unique']);
    expect(plan.requirements.find((one) => one.check.kind === 'peak')?.text).toBe(
      'spike in sales activity in November',
    );
    expect(plan.assumptions).toEqual([
      'No time was said: the 12 months ending last month, 2025-11-01 to 2026-10-31',
      'Spike of 3× (no figure was said)',
    ]);
    expect(plan.unplaced).toEqual([]);
  });

  it('computes the total exactly from the columns of the row', async () => {
    const total = columnOf(tableOf(await planFor(reading())), 'total_amount');
    expect(total).toMatchObject({ type: 'decimal', decimals: 2, source: { kind: 'formula' } });
  });

  it('passes the check of plans', async () => {
    expect(await checkPlan(await planFor(reading()), createPoolSource())).toEqual([]);
  });

  it('takes rows and output from flags before the words', async () => {
    const plan = await planFor(reading(), { rows: 500, output: { format: 'parquet', path: 'x.parquet' } });
    expect(tableOf(plan).rows).toBe(500);
    expect(plan.output).toEqual({ format: 'parquet', path: 'x.parquet' });
    expect(plan.requirements.find((one) => one.check.kind === 'rows')).toEqual({
      text: '--rows',
      asked: '500 rows',
      check: { kind: 'rows', table: 'sales', min: 500, max: 500 },
    });
  });
});
