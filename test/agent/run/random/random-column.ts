import fc from 'fast-check';
import type { PlanDraft } from '../../../../src/contract/plan.ts';

export type TableDraft = NonNullable<PlanDraft['tables']>[number];
export type ColumnDraft = TableDraft['columns'][number];
export type CheckDraft = NonNullable<PlanDraft['requirements']>[number]['check'];

/** A column under a name, and what must hold of it in the finished table. */
export type Made = { readonly columns: readonly ColumnDraft[]; readonly checks: readonly CheckDraft[] };
/** Makes columns, given the table's name, a name for them, and what the table has so far. */
export type Maker = (table: string, name: string, before: readonly ColumnDraft[]) => Made;

const numeric = (column: ColumnDraft): boolean => column.type === 'integer' || column.type === 'decimal';
const isAlwaysNumber = (column: ColumnDraft): boolean =>
  numeric(column) && column.source.kind !== 'lookup' && (column.nulls ?? []).length === 0;

const distribution = fc.oneof(
  fc.record({
    kind: fc.constant('uniform' as const),
    min: fc.integer({ min: -50, max: 50 }),
    max: fc.integer({ min: -20, max: 900 }),
  }),
  fc.record({
    kind: fc.constant('normal' as const),
    mean: fc.integer({ min: -100, max: 300 }),
    sd: fc.integer({ min: 0, max: 90 }),
  }),
  fc.record({
    kind: fc.constant('lognormal' as const),
    median: fc.integer({ min: 1, max: 500 }),
    sigma: fc.double({ min: 0, max: 1.5, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('poisson' as const), mean: fc.double({ min: 0.1, max: 40, noNaN: true }) }),
  fc.record({
    kind: fc.constant('zipf' as const),
    exponent: fc.double({ min: 0.2, max: 2.5, noNaN: true }),
    size: fc.integer({ min: 1, max: 400 }),
  }),
  fc.record({
    kind: fc.constant('beta' as const),
    alpha: fc.double({ min: 0.3, max: 8, noNaN: true }),
    beta: fc.double({ min: 0.3, max: 8, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('triangular' as const),
    min: fc.integer({ min: -9, max: 9 }),
    mode: fc.integer({ min: 0, max: 20 }),
    max: fc.integer({ min: 5, max: 60 }),
  }),
);
const bound = fc.option(fc.integer({ min: -60, max: 400 }), { nil: undefined, freq: 2 });
const share = fc.double({ min: 0, max: 0.6, noNaN: true });
const day = (number: number): string => new Date(Date.UTC(2024, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);

const number = fc
  .record({
    type: fc.constantFrom('integer' as const, 'decimal' as const),
    decimals: fc.integer({ min: 0, max: 4 }),
    distribution,
    min: bound,
    max: bound,
    unique: fc.boolean(),
    nulls: fc.option(share, { nil: undefined, freq: 3 }),
  })
  .map(({ type, decimals, distribution: drawn, min, max, unique, nulls }): Maker => (table, name) => ({
    columns: [
      {
        name,
        type,
        ...(type === 'decimal' ? { decimals } : {}),
        unique: unique && nulls === undefined,
        source: {
          kind: 'number',
          distribution: drawn,
          ...(min === undefined ? {} : { min }),
          ...(max === undefined ? {} : { max }),
        },
        ...(nulls === undefined ? {} : { nulls: [{ share: nulls }] }),
      },
    ],
    checks: [
      ...(min === undefined && max === undefined ? [] : [{ kind: 'range' as const, table, column: name, min, max }]),
      ...(unique && nulls === undefined ? [{ kind: 'unique' as const, table, columns: [name] }] : []),
      ...(nulls === undefined
        ? []
        : [{ kind: 'nulls' as const, table, column: name, target: nulls, tolerance: 0.006 }]),
    ],
  }));

const category = fc
  .record({
    weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 7 }),
    exact: fc.boolean(),
    unique: fc.boolean(),
  })
  .map(({ weights, exact, unique }): Maker => (table, name) => {
    const values = weights.map((weight, at) => ({ value: `${name}_${at}`, weight }));
    return {
      columns: [
        { name, type: 'text', source: { kind: 'category', values, exact }, unique: unique && weights.length > 6 },
      ],
      checks: [
        {
          kind: 'values',
          table,
          column: name,
          values: values
            .filter((one) => one.weight > 0)
            .map((one) => one.value)
            .concat(weights.some((one) => one > 0) ? [] : ['none']),
        },
        ...(unique && weights.length > 6 ? [{ kind: 'unique' as const, table, columns: [name] }] : []),
      ],
    };
  });

const pattern = fc
  .record({ pattern: fc.constantFrom('A-####', '##', 'aa##', 'K-XX', '\\#-AAAA'), ordered: fc.boolean() })
  .map(({ pattern: wanted, ordered }): Maker => (table, name) => ({
    columns: [{ name, type: 'text', unique: true, source: { kind: 'pattern', pattern: wanted, ordered } }],
    checks: [
      { kind: 'unique', table, columns: [name] },
      { kind: 'length', table, column: name, min: 2, max: 6 },
    ],
  }));

const moment = fc
  .record({
    from: fc.integer({ min: 0, max: 300 }),
    span: fc.integer({ min: -3, max: 500 }),
    type: fc.constantFrom('date' as const, 'timestamp' as const),
    grain: fc.constantFrom('second' as const, 'hour' as const, 'day' as const, 'week' as const, 'month' as const),
    ascending: fc.boolean(),
    weekends: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ from, span, type, grain, ascending, weekends }): Maker => (table, name) => ({
    columns: [
      {
        name,
        type,
        source: {
          kind: 'moment',
          from: day(from),
          to: day(from + span),
          grain,
          ascending,
          rhythm: { weekdays: [1, 1, 1, 1, 1, weekends, weekends] },
        },
      },
    ],
    checks: [
      {
        kind: 'range',
        table,
        column: name,
        min: day(from),
        max: day(from + span),
        exclusive: type === 'date' ? 'max' : 'none',
      },
    ],
  }));

const after = fc
  .record({
    gap: fc.integer({ min: 0, max: 30 }),
    unit: fc.constantFrom('day' as const, 'hour' as const, 'month' as const),
  })
  .map(({ gap, unit }): Maker => (table, name, before) => {
    const base = before.find((column) => column.source.kind === 'moment');
    if (base === undefined) return { columns: [], checks: [] };
    return {
      columns: [
        {
          name,
          type: base.type,
          source: { kind: 'moment', after: { column: base.name, gap: { kind: 'uniform', min: 0, max: gap }, unit } },
        },
      ],
      checks: [{ kind: 'order', table, earlier: base.name, later: name }],
    };
  });

const formula = fc.constantFrom('+', '*', '-').map((sign): Maker => (table, name, before) => {
  const [a, b] = before.filter(isAlwaysNumber);
  if (a === undefined || b === undefined) return { columns: [], checks: [] };
  const expression = `round(${a.name} ${sign} ${b.name}, 2)`;
  return {
    columns: [{ name, type: 'decimal', source: { kind: 'formula', expression } }],
    checks: [{ kind: 'rule', table, expression: `${name} == ${expression}` }],
  };
});

const around = fc
  .record({
    how: fc.constantFrom('times' as const, 'plus' as const),
    bounds: fc.constantFrom('draw' as const, 'result' as const),
    min: fc.integer({ min: 0, max: 3 }),
    more: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ how, bounds, min, more }): Maker => (table, name, before) => {
    const base = before.find(isAlwaysNumber);
    if (base === undefined) return { columns: [], checks: [] };
    const max = min + more;
    const sign = how === 'times' ? '*' : '-';
    return {
      columns: [
        {
          name,
          type: 'decimal',
          source: {
            kind: 'number',
            distribution: { kind: 'uniform', min, max },
            min,
            max,
            around: { expression: base.name, how },
            bounds,
          },
        },
      ],
      checks:
        bounds === 'result'
          ? [{ kind: 'range', table, column: name, min, max }]
          : [
              {
                kind: 'rule',
                table,
                expression: `abs(${name} - ${base.name} ${sign} ${(min + max) / 2}) <= 0.01 + ${how === 'times' ? `abs(${base.name}) * ` : ''}${(max - min) / 2}`,
              },
            ],
    };
  });

const split = fc
  .record({
    parts: fc.integer({ min: 1, max: 4 }),
    total: fc.integer({ min: 0, max: 300 }),
    decimals: fc.integer({ min: 0, max: 2 }),
    min: fc.integer({ min: 0, max: 40 }),
    evenness: fc.double({ min: 0.05, max: 20, noNaN: true }),
  })
  .map(({ parts, total, decimals, min, evenness }): Maker => (table, name) => {
    const names = Array.from({ length: parts }, (_one, at) => `${name}_${at}`);
    return {
      columns: names.map((one) => ({
        name: one,
        type: 'decimal',
        decimals,
        source: { kind: 'split', of: name, total, min, evenness },
      })),
      checks: [
        { kind: 'rule', table, expression: `${names.join(' + ')} == ${total}` },
        ...names.map((column) => ({ kind: 'range' as const, table, column, min })),
      ],
    };
  });

const text = fc
  .record({
    grammar: fc.constantFrom('product_review', 'support_ticket'),
    of: fc.constantFrom('characters' as const, 'words' as const),
    min: fc.integer({ min: 0, max: 60 }),
    more: fc.integer({ min: -4, max: 90 }),
  })
  .map(({ grammar, of, min, more }): Maker => (table, name) => {
    const length = { of, min, max: Math.max(1, min + more) };
    return {
      columns: [{ name, type: 'text', length, source: { kind: 'text', grammar } }],
      checks: [{ kind: 'length', table, column: name, ...length }],
    };
  });

const person = fc
  .constantFrom('full_name' as const, 'email' as const, 'gender' as const)
  .map((part): Maker => (_table, name) => ({
    columns: [{ name, type: 'text', source: { kind: 'person', part, of: 'someone' } }],
    checks: [],
  }));

const exception = fc.boolean().map((isNull): Maker => (table, name, before) => {
  const base = before.find((column) => column.source.kind === 'category');
  if (base?.source.kind !== 'category') return { columns: [], checks: [] };
  const when = `${base.name} == ${JSON.stringify(base.source.values[0]?.value)}`;
  return {
    columns: [
      {
        name,
        type: 'integer',
        source: { kind: 'number', distribution: { kind: 'uniform', min: 10, max: 20 } },
        ...(isNull
          ? { nulls: [{ share: 1, if: when }] }
          : { when: [{ if: when, source: { kind: 'constant', value: 0 } }] }),
      },
    ],
    // A null passes a rule, so only a number where there should be none breaks the first.
    checks: [{ kind: 'rule', table, expression: `not (${when}) or ${name} ${isNull ? '< 0' : '== 0'}` }],
  };
});

/** Any kind of column, some of which cannot be had. */
export const makers: fc.Arbitrary<readonly Maker[]> = fc.array(
  fc.oneof(
    number,
    number,
    category,
    category,
    pattern,
    moment,
    moment,
    after,
    formula,
    around,
    split,
    text,
    person,
    exception,
  ),
  { minLength: 1, maxLength: 8 },
);
