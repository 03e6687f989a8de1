import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPlan } from '../../../src/agent/run/run.ts';
import type { RunEvent } from '../../../src/contract/event.ts';
import { readPlan, type Plan, type PlanDraft } from '../../../src/contract/plan.ts';
import type { RunOptions } from '../../../src/contract/smith.ts';

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'rowsmith-run-'));

/** Sales of two tables with lookups, a formula, a rule, nulls, formats and unicode: a bit of everything that reaches a file. */
export function salesPlan(rows: number, more: NonNullable<PlanDraft['tables']>[number]['columns'] = []): Plan {
  const read = readPlan({
    version: 1,
    request: 'sales with a November spike',
    seed: 11,
    tables: [
      {
        name: 'customers',
        rows: 500,
        pool: true,
        columns: [
          { name: 'id', type: 'text', source: { kind: 'pattern', pattern: 'C-####', ordered: true } },
          { name: 'name', type: 'text', source: { kind: 'person', part: 'full_name', of: 'customer' } },
        ],
      },
      {
        name: 'sales',
        rows,
        references: [{ name: 'customer', table: 'customers', popularity: { kind: 'zipf', exponent: 0.9 } }],
        columns: [
          { name: 'id', type: 'integer', source: { kind: 'sequence' }, unique: true },
          {
            name: 'day',
            type: 'date',
            source: {
              kind: 'moment',
              from: '2025-01-01',
              to: '2026-01-01',
              grain: 'day',
              ascending: true,
              rhythm: { events: [{ name: 'November', from: '2025-11-01', to: '2025-12-01', factor: 3 }] },
            },
          },
          { name: 'customer_id', type: 'text', source: { kind: 'lookup', reference: 'customer', column: 'id' } },
          { name: 'customer', type: 'text', source: { kind: 'lookup', reference: 'customer', column: 'name' } },
          {
            name: 'remark',
            type: 'text',
            source: {
              kind: 'category',
              values: [
                { value: 'plain' },
                { value: 'with, comma' },
                { value: 'with "quotes"' },
                { value: 'two\nlines' },
                { value: 'naïve 日本 🎉' },
                { value: '' },
                { value: ' 007 ' },
              ],
            },
            nulls: [{ share: 0.1 }],
          },
          {
            name: 'quantity',
            type: 'integer',
            source: { kind: 'number', distribution: { kind: 'uniform', min: 1, max: 9 } },
          },
          {
            name: 'price',
            type: 'decimal',
            source: { kind: 'number', distribution: { kind: 'lognormal', median: 40, sigma: 0.8 }, min: 1 },
          },
          { name: 'total', type: 'decimal', source: { kind: 'formula', expression: 'quantity * price' } },
          {
            name: 'rate',
            type: 'double',
            source: { kind: 'number', distribution: { kind: 'normal', mean: 0, sd: 1 } },
            nulls: [{ share: 0.05 }],
          },
          {
            name: 'shown',
            type: 'date',
            format: 'DD-MMM-YYYY',
            source: { kind: 'moment', from: '2025-01-01', to: '2026-01-01', grain: 'day' },
          },
          { name: 'gift', type: 'boolean', source: { kind: 'boolean', share: 0.2 } },
          ...more,
        ],
        rules: [{ expression: 'price < 400 or quantity < 5', text: 'nobody buys many dear things', redraw: ['price'] }],
      },
    ],
    requirements: [
      {
        text: 'as many rows as asked',
        asked: String(rows),
        check: { kind: 'rows', table: 'sales', min: rows, max: rows },
      },
      {
        text: 'November spike',
        asked: '3×',
        check: {
          kind: 'peak',
          table: 'sales',
          column: 'day',
          grain: 'month',
          at: [11],
          direction: 'spike',
          factor: 2,
          asked: 3,
        },
      },
      {
        text: 'total',
        asked: 'every row',
        check: { kind: 'rule', table: 'sales', expression: 'total == quantity * price' },
      },
      { text: 'id is unique', asked: 'no repeats', check: { kind: 'unique', table: 'sales', columns: ['id'] } },
      {
        text: 'nobody buys many dear things',
        asked: 'every row',
        check: { kind: 'rule', table: 'sales', expression: 'price < 400 or quantity < 5' },
      },
    ],
  });
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

/** Runs a plan to its end in a folder and gives its events. */
export async function runTo(
  plan: Plan,
  cwd: string,
  options: RunOptions,
  written: Uint8Array[] = [],
): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  const setting = {
    clock: () => performance.now() / 1000,
    today: '2026-03-01',
    cwd,
    stdout: (bytes: Uint8Array) => {
      written.push(bytes.slice());
      return Promise.resolve();
    },
  };
  for await (const event of runPlan(plan, options, setting)) events.push(event);
  return events;
}

export function endOf(events: readonly RunEvent[]): Extract<RunEvent, { type: 'run-end' }> {
  const last = events.at(-1);
  if (last?.type !== 'run-end') throw new Error('the run did not end');
  return last;
}

export const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
