import { describe, expect, it } from 'vitest';
import { RowsmithError } from '../../../../src/contract/error.ts';
import { parsePlan } from '../../../../src/contract/plan.ts';
import type { PlanReply } from '../../../../src/contract/planner.ts';
import type { Violation } from '../../../../src/contract/violation.ts';
import { soundPlan } from '../../../../src/agent/planner/offline/sound-plan.ts';
import type { RequestReading, RuleAsk } from '../../../../src/agent/planner/offline/reading.ts';
import { openSmith } from '../../../../src/smith/open-smith.ts';

const request = 'rides with fare and kind, fare over kind, fare unique, kind is true';
const rule = (words: string, expression: string): RuleAsk => ({
  from: request.indexOf(words),
  to: request.indexOf(words) + words.length,
  kind: 'row',
  expression,
});
const over = rule('fare over kind', 'fare > kind');
const truth = rule('kind is true', 'kind == true');
const reading: RequestReading = {
  request,
  language: 'en',
  tables: [],
  shapes: [],
  rules: [over, truth],
  period: null,
  format: null,
  seed: null,
  locale: null,
  contradictions: [],
  askedForTable: 1,
  used: [],
};

const parsed = parsePlan(
  JSON.stringify({
    version: 1,
    request,
    seed: 1,
    inputs: [],
    tables: [{ name: 'rides', rows: 5, columns: [{ name: 'fare', type: 'integer', source: { kind: 'sequence' } }] }],
    requirements: [],
    assumptions: [],
    unplaced: ['rides'],
    output: { format: 'csv', path: null },
  }),
);
if (!parsed.ok) throw new TypeError(parsed.reason);
const plan = parsed.value;
const reply: PlanReply = { kind: 'plan', plan, readings: [], confidence: 1 };

const fault = (column: string): Violation => ({
  code: 'type-mismatch',
  message: 'it does not fit',
  site: { table: 'rides', column },
});

describe('soundPlan', () => {
  it('gives a plan without violations as it is', async () => {
    const made: RequestReading[] = [];
    const given = await soundPlan(
      reading,
      (one) => (made.push(one), reply),
      () => Promise.resolve([]),
    );
    expect(given).toBe(reply);
    expect(made).toEqual([reading]);
  });

  it('leaves out the part at fault and names it', async () => {
    let last = reading;
    const given = await soundPlan(
      reading,
      (one) => ((last = one), reply),
      () => Promise.resolve(last.rules.includes(over) ? [fault('fare')] : []),
    );
    expect(last.rules).toEqual([truth]);
    expect(given).toEqual({ ...reply, plan: { ...plan, unplaced: ['rides', 'fare over kind'] }, confidence: 0.9 });
  });

  it('leaves out several, and parts that make planning itself fail', async () => {
    let last = reading;
    const given = await soundPlan(
      reading,
      (one) => {
        last = one;
        if (one.rules.includes(truth)) throw new RowsmithError({ code: 'plan-invalid', message: 'no plan' });
        return reply;
      },
      () => Promise.resolve(last.rules.map(() => fault('fare'))),
    );
    expect(given.kind === 'plan' ? given.plan.unplaced : []).toEqual(['rides', 'kind is true', 'fare over kind']);
  });

  it('gives back what cannot be mended, and throws what no part is to blame for', async () => {
    expect(
      await soundPlan(
        reading,
        () => reply,
        () => Promise.resolve([fault('fare')]),
      ),
    ).toBe(reply);
    const broken = new RowsmithError({ code: 'plan-invalid', message: 'no plan' });
    await expect(
      soundPlan(
        reading,
        () => {
          throw broken;
        },
        () => Promise.resolve([]),
      ),
    ).rejects.toBe(broken);
  });

  it('never takes a question for a cure', async () => {
    const question: PlanReply = { kind: 'clarify', question: 'which?', options: [] };
    const given = await soundPlan(
      reading,
      (one) => (one === reading ? reply : question),
      () => Promise.resolve([fault('fare')]),
    );
    expect(given).toBe(reply);
  });

  it('the planner of a smith mends its plans', async () => {
    await using smith = openSmith({ today: '2026-11-23' });
    const words = '50 parcels with weight_kg and status (sent, lost), status must be greater than weight_kg';
    const made = await smith.plan(words);
    if (made.kind !== 'plan') throw new TypeError(made.question);
    expect(made.plan.tables[0]?.columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['weight_kg', 'status']),
    );
    expect(made.plan.unplaced.join(' ')).toContain('greater than weight_kg');
  });
});
