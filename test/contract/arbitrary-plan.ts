import fc from 'fast-check';
import type { PlanDraft } from '../../src/contract/plan.ts';

type TableDraft = NonNullable<PlanDraft['tables']>[number];
type ColumnDraft = TableDraft['columns'][number];
type SourceDraft = ColumnDraft['source'];

const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const share = fc.double({ min: 0, max: 1, noNaN: true });
const name = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
const expression = fc.constantFrom('a + b', 'x == "y"', 'round(price * quantity, 2)', 'isnull(z)');

const distribution = fc.oneof(
  fc.record({
    kind: fc.constant('uniform' as const),
    min: fc.integer({ min: -50, max: 0 }),
    max: fc.integer({ min: 1, max: 90 }),
  }),
  fc.record({ kind: fc.constant('normal' as const), mean: fc.integer(), sd: fc.nat() }),
  fc.record({ kind: fc.constant('poisson' as const), mean: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    kind: fc.constant('mixture' as const),
    parts: fc.array(
      fc.record({
        weight: fc.integer({ min: 1, max: 5 }),
        distribution: fc.constant({ kind: 'exponential' as const, mean: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);

const source: fc.Arbitrary<SourceDraft> = fc.oneof(
  fc.record({ kind: fc.constant('sequence' as const), start: fc.integer() }),
  fc.constant({ kind: 'uuid' as const }),
  fc.record({ kind: fc.constant('constant' as const), value: fc.oneof(scalar, fc.constant(null)) }),
  fc.record({
    kind: fc.constant('category' as const),
    values: fc.array(fc.record({ value: scalar, weight: fc.integer({ min: 0, max: 9 }) }), {
      minLength: 1,
      maxLength: 5,
    }),
    exact: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('boolean' as const),
    share,
    given: fc.array(fc.record({ when: expression, share }), { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('number' as const), distribution }),
  fc.record({ kind: fc.constant('formula' as const), expression }),
  fc.record({
    kind: fc.constant('moment' as const),
    from: fc.constant('2024-01-01'),
    to: fc.constant('2025-01-01T12:00:00'),
    ascending: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('person' as const),
    part: fc.constantFrom('full_name' as const, 'email' as const),
    of: name,
  }),
  fc.record({
    kind: fc.constant('entity' as const),
    pool: name,
    part: name,
    of: name,
    where: fc.dictionary(name, fc.array(scalar, { maxLength: 2 }), { maxKeys: 2 }),
  }),
);

const column: fc.Arbitrary<ColumnDraft> = fc.record(
  {
    name,
    type: fc.constantFrom(
      'integer' as const,
      'decimal' as const,
      'double' as const,
      'boolean' as const,
      'date' as const,
      'time' as const,
      'timestamp' as const,
      'text' as const,
    ),
    source,
    unique: fc.boolean(),
    nulls: fc.array(fc.record({ share }), { maxLength: 2 }),
  },
  { requiredKeys: ['name', 'type', 'source'] },
);

const table: fc.Arbitrary<TableDraft> = fc.record(
  {
    name,
    rows: fc.oneof(fc.nat(), fc.constant(null)),
    columns: fc.array(column, { minLength: 1, maxLength: 5 }),
    pool: fc.boolean(),
  },
  { requiredKeys: ['name', 'rows', 'columns'] },
);

/** Plans of every shape the schema allows, meaningful or not. */
export const arbitraryPlanDraft: fc.Arbitrary<PlanDraft> = fc.record({
  version: fc.constant(1 as const),
  request: fc.string({ unit: 'grapheme' }),
  seed: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  tables: fc.array(table, { minLength: 1, maxLength: 3 }),
  assumptions: fc.array(fc.string(), { maxLength: 2 }),
});
