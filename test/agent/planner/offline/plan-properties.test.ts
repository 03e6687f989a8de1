import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkNames } from '../../../../src/agent/check-plan/check-names.ts';
import { readPlan } from '../../../../src/contract/plan.ts';
import { namesIn } from '../../../../src/agent/planner/offline/make/expression-names.ts';
import { needsOf } from '../../../../src/agent/planner/offline/make/column-order.ts';
import type { RuleAsk } from '../../../../src/agent/planner/offline/reading.ts';
import { replyTo } from './planner-of.ts';
import { readingOf, shapeAsk, type ValueWords } from './reading-of.ts';

const words = 'some words about a table that nobody reads in these tests';
const subject = fc.constantFrom(
  'sales',
  'orders',
  'patients',
  'users',
  'sensor readings',
  'support tickets',
  'employees',
  'web logs',
  'gribbles',
  '',
  'transactions',
  'real estate listings',
);
const name = fc.constantFrom(
  'id',
  'name',
  'Name',
  'email',
  'order_id',
  'customer_id',
  'user_id',
  'price',
  'unit_price',
  'quantity',
  'total',
  'Total Amount',
  'status',
  'created_at',
  'completed_at',
  'birth_date',
  'age',
  'gender',
  'city',
  'state',
  'country',
  'rating',
  'review',
  'is_active',
  'height',
  'weight',
  'BMI',
  'salary',
  'job_title',
  'department',
  'frobnication',
  'temperature',
  'sensor_id',
  'value',
  'x y z',
  '온도',
  'fecha',
);
const span = { from: 0, to: 4 };
const value: fc.Arbitrary<ValueWords> = fc.oneof(
  fc
    .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 60, max: 9000 }))
    .map(([min, max]): ValueWords => ({ kind: 'range', min, max, exclusive: 'none' })),
  fc.integer({ min: 0, max: 9 }).map((min): ValueWords => ({ kind: 'range', min, max: null, exclusive: 'min' })),
  fc.constant<ValueWords>({
    kind: 'moment-range',
    from_moment: '2023-01-01',
    to_moment: '2024-12-31',
    inclusive: true,
  }),
  fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'paid', 'open'), { minLength: 1, maxLength: 4 })
    .map((list): ValueWords => ({ kind: 'one-of', open: false, values: list.map((one) => ({ value: one })) })),
  fc.constant<ValueWords>({ kind: 'one-of', open: false, values: [{ value: 'x', weight: 0.2 }, { value: 'y' }] }),
  fc.double({ min: 0.01, max: 0.99, noNaN: true }).map((share): ValueWords => ({ kind: 'share', value: '', share })),
  fc.constantFrom<ValueWords>(
    { kind: 'format', language: 'pattern', format: 'AB-######' },
    { kind: 'format', language: 'moment', format: 'DD/MM/YYYY' },
    { kind: 'type', type: 'integer' },
    { kind: 'type', type: 'text' },
    { kind: 'type', type: 'boolean' },
    { kind: 'type', type: 'timestamp' },
    { kind: 'unique' },
    { kind: 'not-null' },
    { kind: 'nulls', share: 0.1 },
    { kind: 'sequence', start: 100 },
    { kind: 'constant', value: 'z' },
    { kind: 'primary-key' },
    { kind: 'formula', expression: 'quantity * price', words: 'quantity times price' },
    { kind: 'after', column: 'created_at' },
    { kind: 'affix', where: 'ends', text: '@example.com' },
    { kind: 'distribution', name: 'normal', parameters: { mean: 10, sd: 2 } },
    { kind: 'distribution', name: 'lognormal', parameters: {} },
    { kind: 'statistic', statistic: 'mean', value: 5 },
    { kind: 'correlates', column: 'price', sign: '-' },
    { kind: 'length', min: 1, max: 50, of: 'characters' },
    { kind: 'unit', unit: 'kg' },
    { kind: 'locale', locale: 'de_DE' },
    { kind: 'reference', table: 'users' },
  ),
);
const column = fc.record({ name, values: fc.array(value, { maxLength: 2 }), literal: fc.boolean() });
const rule: fc.Arbitrary<RuleAsk> = fc.oneof(
  fc.constantFrom<RuleAsk>(
    { ...span, kind: 'row', expression: 'completed_at >= created_at' },
    { ...span, kind: 'row', expression: 'isnull(completed_at)', when: 'status == "open"' },
    { ...span, kind: 'row', expression: 'price >= 2 and price <= 9' },
    { ...span, kind: 'row', expression: 'total <= price * 3' },
    {
      ...span,
      kind: 'conditional-values',
      when: 'gender == "male"',
      column: 'age',
      value: { ...span, kind: 'range', min: 30, max: 50, exclusive: 'none' },
    },
    {
      ...span,
      kind: 'conditional-values',
      when: 'status == "paid"',
      column: 'name',
      value: { ...span, kind: 'constant', value: 'q' },
    },
    { ...span, kind: 'unique', columns: ['email'] },
    { ...span, kind: 'unique', columns: ['city', 'state'] },
    { ...span, kind: 'fits', column: 'state', with: 'city' },
    { ...span, kind: 'same-for-same', of: 'sensor_id', has: 'country' },
    { ...span, kind: 'concentration', top: 0.2, share: 0.8, of: 'customer', measure: null },
    { ...span, kind: 'children', child: 'orders', parent: 'users', min: 1, max: 3 },
    { ...span, kind: 'group-share', group: 'status', value: 'paid', measure: 'price', share: 0.6 },
    { ...span, kind: 'correlates', a: 'price', b: 'quantity', sign: '-' },
    { ...span, kind: 'dirt', what: 'messy', share: null, column: null },
    { ...span, kind: 'dirt', what: 'duplicates', share: 0.05, column: null },
    { ...span, kind: 'dirt', what: 'outliers', share: null, column: 'price' },
    { ...span, kind: 'regular', interval: { amount: 10, unit: 'minute' }, per: 'sensor', entities: 4 },
  ),
);
const shape = fc
  .record({
    kind: fc.constantFrom(
      'spike',
      'dip',
      'growth',
      'decline',
      'season',
      'weekday',
      'weekend',
      'business-hours',
      'night',
      'daily-cycle',
      'plateau',
      'drift',
      'noise',
      'gaps',
      'anomalies' as const,
    ),
    months: fc.constantFrom<number[]>([], [11], [3, 7]),
    factor: fc.constantFrom(null, 5, 0.5),
  })
  .map((parts) => shapeAsk(words, parts));
const table = fc.record({
  subject,
  rows: fc.constantFrom(null, 1, 10, 1000, 1_000_000),
  columns: fc.uniqueArray(column, { maxLength: 7, selector: (one) => one.name.toLowerCase() }),
  complete: fc.boolean(),
  columnCount: fc.constantFrom(null, null, 6),
});
const reading = fc
  .record({
    tables: fc.array(table, { minLength: 1, maxLength: 3 }),
    rules: fc.array(rule, { maxLength: 3 }),
    shapes: fc.array(shape, { maxLength: 2 }),
    language: fc.constantFrom('en', 'pt', 'ko'),
  })
  .map((parts) => readingOf(words, parts));

it(
  'any reading gives a plan that reads back as itself, without dangling or repeated names and without circles, or a question',
  { timeout: 120_000 },
  async () => {
    let plans = 0;
    await fc.assert(
      fc.asyncProperty(reading, async (one) => {
        const reply = await replyTo(one);
        if (reply.kind === 'clarify') return reply.question.endsWith('?');
        plans++;
        const { plan } = reply;
        expect(readPlan(JSON.parse(JSON.stringify(plan)))).toEqual({ ok: true, value: plan });
        expect(checkNames(plan)).toEqual([]);
        for (const made of plan.tables) {
          const names = new Set(made.columns.map((each) => each.name));
          const needs = new Map(made.columns.map((each) => [each.name, needsOf(each)]));
          for (const [, reads] of needs) for (const read of reads) expect(names).toContain(read);
          for (const each of made.rules) for (const read of namesIn(each.expression)) expect(names).toContain(read);
          expect(circleIn(needs)).toEqual([]);
        }
        for (const { check } of plan.requirements) {
          const written = plan.tables.find((made) => made.name === check.table);
          expect(written?.pool).toBe(false);
          const seen = written?.columns.filter((each) => !each.hidden).map((each) => each.name) ?? [];
          expect([...seen, undefined]).toContain('column' in check ? check.column : undefined);
        }
        return true;
      }),
      { numRuns: 250, seed: 20261123 },
    );
    expect(plans).toBeGreaterThan(150);
  },
);

it('the same reading gives the same plan', async () => {
  await fc.assert(
    fc.asyncProperty(reading, async (one) => {
      expect(JSON.stringify(await replyTo(one))).toBe(JSON.stringify(await replyTo(one)));
    }),
    { numRuns: 30, seed: 7 },
  );
});

/** Columns that need each other; what is left when those without open needs are taken away again and again. */
function circleIn(needs: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const open = new Map(needs);
  for (let before = -1; before !== open.size;) {
    before = open.size;
    for (const [own, reads] of open) if (reads.every((read) => !open.has(read))) open.delete(own);
  }
  return [...open.keys()];
}
