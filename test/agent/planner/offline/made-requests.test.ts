import { describe, expect, it } from 'vitest';
import type { SourceKind } from '../../../../src/contract/source.ts';
import type { CheckKind } from '../../../../src/contract/check.ts';
import type { RuleAsk } from '../../../../src/agent/planner/offline/reading.ts';
import { columnOf, planFor, promised, replyTo, tableOf, writtenNames } from './planner-of.ts';
import { readingOf, shapeAsk, type ValueWords } from './reading-of.ts';

type Wish = string | { readonly name: string; readonly values: readonly ValueWords[] };
type Made = {
  readonly subject: string;
  readonly columns: readonly Wish[];
  /** Expected source of each column, in order. */
  readonly sources: readonly SourceKind[];
  readonly checks?: readonly CheckKind[];
  readonly rows?: number;
};

const range = (min: number | null, max: number | null): ValueWords => ({ kind: 'range', min, max, exclusive: 'none' });
const oneOf = (...values: readonly string[]): ValueWords => ({
  kind: 'one-of',
  open: false,
  values: values.map((value) => ({ value })),
});
const pattern = (format: string): ValueWords => ({ kind: 'format', language: 'pattern', format });

/** Complete lists of columns in many fields: each is written in order, to the letter, and made by the right tool. */
const lists: readonly Made[] = [
  {
    subject: 'customers',
    columns: ['id', 'name', { name: 'age', values: [range(18, 65)] }],
    sources: ['pattern', 'person', 'number'],
    checks: ['range', 'unique', 'columns'],
  },
  {
    subject: 'employees',
    columns: ['Name', 'Email', { name: 'Salary', values: [range(30_000, 150_000)] }],
    sources: ['person', 'person', 'number'],
    checks: ['range', 'columns'],
  },
  {
    subject: 'products',
    columns: [
      { name: 'product_id', values: [pattern('PRD-XXXX')] },
      'product_name',
      { name: 'price', values: [range(5, 500)] },
    ],
    sources: ['pattern', 'entity', 'number'],
    checks: ['pattern', 'range', 'unique'],
  },
  {
    subject: 'orders',
    columns: ['order_id', 'order_date', 'customer_id', { name: 'status', values: [oneOf('pending', 'shipped')] }],
    sources: ['pattern', 'moment', 'lookup', 'category'],
    checks: ['values'],
  },
  {
    subject: 'transactions',
    columns: [{ name: 'transaction_id', values: [{ kind: 'format', language: 'pattern', format: 'uuid' }] }, 'amount'],
    sources: ['uuid', 'number'],
    checks: ['pattern', 'unique'],
  },
  {
    subject: 'users',
    columns: ['username', { name: 'premium', values: [{ kind: 'share', value: 'true', share: 0.2 }] }],
    sources: ['person', 'boolean'],
    checks: ['share'],
  },
  {
    subject: 'users',
    columns: ['email', { name: 'phone', values: [{ kind: 'nulls', share: 0.1 }] }],
    sources: ['person', 'person'],
    checks: ['nulls'],
  },
  {
    subject: 'people',
    columns: ['first_name', 'last_name', 'gender', 'city', 'country'],
    sources: ['person', 'person', 'person', 'place', 'place'],
    checks: ['columns'],
  },
  {
    subject: 'patients',
    columns: ['patient_id', { name: 'patient_name', values: [] }, 'blood_type'],
    sources: ['pattern', 'person', 'category'],
    checks: ['unique'],
  },
  {
    subject: 'students',
    columns: [
      { name: 'grade', values: [oneOf('A', 'B', 'C')] },
      { name: 'gpa', values: [range(0, 4)] },
    ],
    sources: ['category', 'number'],
    checks: ['values', 'range'],
  },
  {
    subject: 'events',
    columns: [
      {
        name: 'when',
        values: [{ kind: 'moment-range', from_moment: '2024-01-01', to_moment: '2024-06-30', inclusive: true }],
      },
    ],
    sources: ['moment'],
    checks: ['range'],
  },
  {
    subject: 'things',
    columns: [
      { name: 'n', values: [{ kind: 'sequence', start: 100 }] },
      { name: 'kind', values: [{ kind: 'constant', value: 'thing' }] },
    ],
    sources: ['sequence', 'constant'],
    checks: ['unique', 'rule'],
  },
  {
    subject: 'gribbles',
    columns: [{ name: 'frob_level', values: [range(1, 9)] }, 'blorp'],
    sources: ['number', 'category'],
    checks: ['range', 'columns'],
  },
  {
    subject: 'measurements',
    columns: [
      { name: 'weight_kg', values: [{ kind: 'distribution', name: 'normal', parameters: { mean: 70, sd: 8 } }] },
    ],
    sources: ['number'],
    checks: ['statistic'],
  },
  {
    subject: 'boxes',
    columns: [
      { name: 'length_cm', values: [range(10, 90)] },
      { name: 'code', values: [pattern('BX-##-AA')] },
    ],
    sources: ['number', 'pattern'],
    checks: ['range', 'pattern'],
  },
  {
    subject: 'invoices',
    columns: [
      'invoice_id',
      'quantity',
      'unit_price',
      {
        name: 'total',
        values: [{ kind: 'formula', expression: 'quantity * unit_price', words: 'quantity times unit price' }],
      },
    ],
    sources: ['pattern', 'number', 'number', 'formula'],
    checks: ['rule'],
  },
  {
    subject: 'bookings',
    columns: [
      'check_in_date',
      {
        name: 'check_out_date',
        values: [{ kind: 'after', column: 'check_in_date', gap: { min: 1, max: 14, unit: 'day' } }],
      },
    ],
    sources: ['moment', 'moment'],
    checks: ['order', 'rule'],
  },
  {
    subject: 'articles',
    columns: [
      { name: 'is_published', values: [] },
      { name: 'published_at', values: [{ kind: 'format', language: 'moment', format: 'DD/MM/YYYY HH:mm' }] },
    ],
    sources: ['boolean', 'moment'],
    checks: ['pattern'],
  },
  {
    subject: 'tests',
    columns: [{ name: 'random_int', values: [range(1, 50_000), { kind: 'type', type: 'integer' }] }],
    sources: ['number'],
    checks: ['range', 'type'],
  },
  {
    subject: 'members',
    columns: [
      {
        name: 'tier',
        values: [{ kind: 'one-of', open: false, values: [{ value: 'gold', weight: 0.1 }, { value: 'basic' }] }],
      },
    ],
    sources: ['category'],
    checks: ['values', 'share'],
  },
];

describe('complete lists of columns', () => {
  it.each(lists)('$subject: $columns', async ({ subject, columns, sources, checks, rows }) => {
    const wishes = columns.map((one) => (typeof one === 'string' ? { name: one, values: [] } : one));
    const plan = await planFor(
      readingOf(wishes.map((one) => one.name).join(', '), {
        tables: [{ subject, complete: true, rows: rows ?? 50, columns: wishes }],
      }),
    );
    const table = tableOf(plan);
    const written = table.columns.filter((column) => !column.hidden);
    expect(written.map((column) => column.name)).toEqual(wishes.map((one) => one.name));
    expect(written.map((column) => column.source.kind)).toEqual(sources);
    expect(table.rows).toBe(50);
    expect(plan.requirements.map((one) => one.check.kind)).toEqual(expect.arrayContaining(['rows', ...(checks ?? [])]));
  });
});

/** Requests without columns: the domain's own table, with a key and five to twelve columns. */
const domains = [
  'sales',
  'customers',
  'employees',
  'patients',
  'appointments',
  'support tickets',
  'ecommerce orders',
  'web logs',
  'users',
  'real estate listings',
  'bank transactions',
];

describe('open requests', () => {
  it.each(domains)('%s', async (subject) => {
    const plan = await planFor(readingOf(subject, { tables: [{ subject, rows: 40 }] }));
    const table = tableOf(plan);
    expect(writtenNames(table).length).toBeGreaterThanOrEqual(5);
    expect(writtenNames(table).length).toBeLessThanOrEqual(12);
    expect(table.columns.every((column) => column.source.kind !== 'lookup' || table.references.length > 0)).toBe(true);
  });

  it('an unknown subject gets an id and plain columns, and says so', async () => {
    const plan = await planFor(readingOf('gribbles', { tables: [{ subject: 'gribbles', rows: 5 }] }));
    expect(writtenNames(tableOf(plan))[0]).toBe('gribble_id');
    expect(plan.assumptions).toContain(
      '"gribbles" is no table I know: what it has beyond the columns asked for is a guess',
    );
  });

  it('keeps to the number of columns asked for', async () => {
    const plan = await planFor(
      readingOf('sales with 6 fields', { tables: [{ subject: 'sales', rows: 40, columnCount: 6 }] }),
    );
    expect(writtenNames(tableOf(plan))).toHaveLength(6);
    expect(promised(plan, 'column-count')).toEqual([{ kind: 'column-count', table: 'sales', min: 6, max: 6 }]);
  });
});

describe('readings over time', () => {
  const regular: RuleAsk = {
    kind: 'regular',
    from: 0,
    to: 5,
    interval: { amount: 10, unit: 'minute' },
    per: 'sensor',
    entities: 5,
  };

  it('every sensor at every tick, for as long as said', async () => {
    const request = 'sensors every 10 minutes for three weeks';
    const period = {
      from: 0,
      to: 4,
      from_moment: '2026-11-02',
      to_moment: '2026-11-23',
      grain: 'day' as const,
      words: 'three weeks',
    };
    const plan = await planFor(
      readingOf(request, { tables: [{ subject: 'sensor readings' }], rules: [regular], period }),
    );
    expect(tableOf(plan).panel).toMatchObject({
      entities: 5,
      ticks: 3024,
      start: '2026-11-02',
      step: { amount: 10, unit: 'minute' },
    });
    expect(promised(plan, 'interval')[0]).toMatchObject({ seconds: 600, by: 'sensor_id' });
    expect(promised(plan, 'rows')[0]).toMatchObject({ min: 15_120, max: 15_120 });
  });

  it('rows said are met exactly, with as many sensors as divide them', async () => {
    const plan = await planFor(
      readingOf('99 readings', { tables: [{ subject: 'sensor readings', rows: 99 }], rules: [regular] }),
    );
    const panel = tableOf(plan).panel;
    expect((panel?.entities ?? 0) * (panel?.ticks ?? 0)).toBe(99);
  });

  it('a day of sales is one row of sums, without ids and customers', async () => {
    const daily: RuleAsk = { ...regular, interval: { amount: 1, unit: 'day' }, per: null, entities: null };
    const period = {
      from: 0,
      to: 4,
      from_moment: '2023-01-01',
      to_moment: '2025-01-01',
      grain: 'day' as const,
      words: '2 years',
    };
    const plan = await planFor(
      readingOf('daily sales for 2 years', { tables: [{ subject: 'sales' }], rules: [daily], period }),
    );
    expect(tableOf(plan).panel).toMatchObject({ entities: 1, ticks: 731 });
    expect(plan.tables).toHaveLength(1);
    expect(tableOf(plan).columns[0]?.source.kind).toBe('clock');
  });
});

const shaped = async (words: Parameters<typeof shapeAsk>[1], rows: number | null = 5000) =>
  planFor(
    readingOf('sales of a kind', {
      tables: [{ subject: 'sales', rows }],
      shapes: [shapeAsk('sales of a kind', words)],
    }),
  );

describe('shapes over time', () => {
  it('a dip is the inverse of a spike', async () => {
    const [peak] = promised(await shaped({ kind: 'dip', months: [2] }), 'peak');
    expect(peak).toMatchObject({ direction: 'dip', at: [2], asked: 1 / 3 });
  });

  it('growth of a rate is a trend, and promised as one', async () => {
    const plan = await shaped({ kind: 'growth', rate: { rate: 0.08, per: 'month' } });
    expect(columnOf(tableOf(plan), 'sale_date').source).toMatchObject({
      rhythm: { trend: { rate: 0.08, per: 'month' } },
    });
    expect(promised(plan, 'trend')[0]).toMatchObject({ per: 'month', asked: 0.08 });
  });

  it('business hours give days a time of day', async () => {
    const plan = await shaped({ kind: 'business-hours' });
    expect(columnOf(tableOf(plan), 'sale_date').type).toBe('timestamp');
    expect(promised(plan, 'season')[0]).toMatchObject({ grain: 'hour' });
  });

  it('a holiday is where it is in the window', async () => {
    const source = columnOf(tableOf(await shaped({ kind: 'spike', holiday: 'black friday' })), 'sale_date').source;
    const events = source.kind === 'moment' ? (source.rhythm?.events ?? []) : [];
    expect(events).toHaveLength(1);
    expect(events[0]?.from.slice(0, 7)).toBe('2025-11');
  });

  it('a month outside the time said is asked about', async () => {
    const period = {
      from: 9,
      to: 11,
      from_moment: '2026-01-01',
      to_moment: '2026-04-01',
      grain: 'month' as const,
      words: 'Q1',
    };
    const reply = await replyTo(
      readingOf('sales in Q1 with a spike in November', {
        tables: [{ subject: 'sales' }],
        period,
        shapes: [shapeAsk('sales', { kind: 'spike', months: [11], from: 19, to: 36 })],
      }),
    );
    expect(reply.kind).toBe('clarify');
  });

  it('without a number of rows there are enough to see the shape', async () => {
    expect(tableOf(await shaped({ kind: 'spike', months: [11] }, null)).rows).toBe(1000);
    expect(tableOf(await shaped({ kind: 'weekend' }, null)).rows).toBe(10_000);
  });
});

describe('rules', () => {
  const span = { from: 0, to: 3 };
  const base = { subject: 'transactions', complete: true, rows: 100 };
  const ruled = async (columns: readonly Wish[], ...rules: readonly RuleAsk[]) =>
    planFor(
      readingOf('a rule', {
        tables: [{ ...base, columns: columns.map((one) => (typeof one === 'string' ? { name: one } : one)) }],
        rules,
      }),
    );

  it('never has becomes an empty cell in those rows, of a column nobody listed', async () => {
    const plan = await ruled([{ name: 'status', values: [oneOf('pending', 'failed')] }, 'created_at'], {
      ...span,
      kind: 'row',
      expression: 'isnull(completed_at)',
      when: 'status == "failed"',
    });
    expect(columnOf(tableOf(plan), 'completed_at').nulls[0]).toEqual({ share: 1, if: 'status == "failed"' });
    expect(promised(plan, 'rule')[0]).toMatchObject({
      expression: 'isnull(completed_at)',
      where: 'status == "failed"',
    });
  });

  it('one moment after another is drawn as a gap', async () => {
    const plan = await ruled(['order_date', 'ship_date'], {
      ...span,
      kind: 'row',
      expression: 'ship_date >= order_date',
    });
    expect(columnOf(tableOf(plan), 'ship_date').source).toMatchObject({
      kind: 'moment',
      after: { column: 'order_date' },
    });
    expect(promised(plan, 'order')[0]).toMatchObject({ earlier: 'order_date', later: 'ship_date' });
  });

  it('bounds in some rows become cases', async () => {
    const plan = await ruled(
      [
        { name: 'zone', values: [oneOf('domestic', 'international')] },
        { name: 'fee', values: [range(5, 50)] },
      ],
      {
        ...span,
        kind: 'conditional-values',
        when: 'zone == "domestic"',
        column: 'fee',
        value: { ...span, kind: 'range', min: 5, max: 15, exclusive: 'none' },
      },
    );
    const { source } = columnOf(tableOf(plan), 'fee');
    expect(source.kind === 'number' ? source.given[0] : null).toMatchObject({
      when: 'zone == "domestic"',
      min: 5,
      max: 15,
    });
    expect(promised(plan, 'range')).toContainEqual(
      expect.objectContaining({ column: 'fee', where: 'zone == "domestic"', min: 5, max: 15 }),
    );
  });

  it('one thing that always goes with another lies in a pool', async () => {
    const plan = await ruled(['device_id', 'country'], {
      ...span,
      kind: 'same-for-same',
      of: 'device_id',
      has: 'country',
    });
    expect(writtenNames(tableOf(plan))).toEqual(['device_id', 'country']);
    expect(tableOf(plan).columns.map((column) => column.source.kind)).toEqual(['lookup', 'lookup']);
    expect(promised(plan, 'dependency')).toEqual([
      { kind: 'dependency', table: 'transactions', from: 'device_id', to: 'country' },
    ]);
  });

  it('80/20 is the popularity of a reference', async () => {
    const plan = await planFor(
      readingOf('orders 80/20', {
        tables: [{ subject: 'sales', rows: 5000 }],
        rules: [{ ...span, kind: 'concentration', top: 0.2, share: 0.8, of: 'customer', measure: null }],
      }),
    );
    expect(tableOf(plan).references.find((one) => one.name === 'customer')?.popularity).toEqual({
      kind: 'pareto',
      top: 0.2,
      share: 0.8,
    });
    expect(promised(plan, 'concentration')[0]).toMatchObject({ column: 'customer_id', top: 0.2 });
  });

  it('two draws that go together are correlated by rank', async () => {
    const plan = await ruled(
      [
        { name: 'a_score', values: [range(0, 10)] },
        { name: 'b_score', values: [range(0, 10)] },
      ],
      { ...span, kind: 'correlates', a: 'b_score', b: 'a_score', sign: '-' },
    );
    expect(columnOf(tableOf(plan), 'b_score').correlatesWith).toEqual([{ column: 'a_score', rho: -0.8 }]);
  });

  it('a rule nobody can place is unplaced', async () => {
    const plan = await ruled(['amount'], { ...span, kind: 'row', expression: 'wibble > wobble' });
    expect(plan.unplaced).toEqual(['a r']);
  });
});

const asked = async (reading: Parameters<typeof replyTo>[0]) => {
  const reply = await replyTo(reading);
  return reply.kind === 'clarify' ? reply.question : 'a plan';
};

describe('questions instead of plans', () => {
  it('codes too few for the rows', async () => {
    expect(
      await asked(
        readingOf('x', {
          tables: [
            { subject: 'products', rows: 1000, complete: true, columns: [{ name: 'id', values: [pattern('P-##')] }] },
          ],
        }),
      ),
    ).toBe('"id" as P-## gives 100 different codes, but products has 1,000 rows: longer codes, or fewer rows?');
  });

  it('counts over the rows', async () => {
    const values: ValueWords = {
      kind: 'one-of',
      open: false,
      values: [
        { value: 'a', count: 8 },
        { value: 'b', count: 5 },
      ],
    };
    expect(
      await asked(
        readingOf('x', {
          tables: [{ subject: 'orders', rows: 10, complete: true, columns: [{ name: 'kind', values: [values] }] }],
        }),
      ),
    ).toBe('The counts for "kind" add up to 13, but orders has 10 rows: which figure holds?');
  });

  it('bounds that exclude everything', async () => {
    expect(
      await asked(
        readingOf('x', {
          tables: [{ subject: 'users', complete: true, columns: [{ name: 'age', values: [range(60, 20)] }] }],
        }),
      ),
    ).toContain('cannot be at least 60 and at most 20');
  });

  it('a change to a table that is not there', async () => {
    expect(await asked(readingOf('convert the temperatures', { tables: [], askedForTable: 0.1 }))).toContain(
      'which file is it?',
    );
  });

  it('noise', async () => {
    expect(await asked(readingOf('hello there', { tables: [], askedForTable: 0 }))).toContain('what should one row be');
  });

  it('a contradiction found in the words', async () => {
    expect(
      await asked(readingOf('x', { contradictions: [{ span: { from: 0, to: 1 }, question: 'Ten rows or twenty?' }] })),
    ).toBe('Ten rows or twenty?');
  });
});

describe('what is left over', () => {
  it('words that nothing accounts for are unplaced, without empty words', async () => {
    const request = 'customers with sparkling unicorns and the like';
    const plan = await planFor(readingOf(request, { tables: [{ subject: 'customers' }], used: [{ from: 0, to: 14 }] }));
    expect(plan.unplaced).toEqual(['sparkling unicorns']);
  });

  it('Excel is not written: CSV, and said so', async () => {
    const request = 'customers in an excel sheet';
    const plan = await planFor(
      readingOf(request, {
        tables: [{ subject: 'customers', rows: 5 }],
        format: { name: 'xlsx', span: { from: 16, to: 27 } },
      }),
    );
    expect(plan.output.format).toBe('csv');
    expect(plan.unplaced).toEqual(['excel sheet']);
    expect(plan.assumptions).toContain('Excel files are not written: the table is CSV, which Excel opens');
  });
});
