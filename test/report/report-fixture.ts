import { readPlan } from '../../src/contract/plan.ts';
import type { ReportColumn, ReportInput, ReportTable } from '../../src/report/report-input.ts';

export const request =
  'create a demo data set with a spike in sales activity in November, I want a million rows, 20 % premium customers aged 18 to 65 with a cherry on top';

const draft = {
  version: 1,
  request,
  seed: 7,
  tables: [
    {
      name: 'sales',
      rows: 1_000_000,
      columns: [
        { name: 'order_id', type: 'integer', source: { kind: 'sequence' }, unique: true },
        {
          name: 'ordered_at',
          type: 'timestamp',
          source: {
            kind: 'moment',
            from: '2025-01-01',
            to: '2026-01-01',
            rhythm: { months: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2.4, 1.1], hours: Array.from({ length: 24 }, () => 1) },
          },
        },
        { name: 'customer', type: 'text', source: { kind: 'lookup', reference: 'customer', column: 'full_name' } },
        {
          name: 'customer_type',
          type: 'text',
          source: {
            kind: 'category',
            values: [
              { value: 'premium', weight: 2 },
              { value: 'basic', weight: 8 },
            ],
            exact: true,
          },
        },
        {
          name: 'age',
          type: 'integer',
          source: { kind: 'number', distribution: { kind: 'normal', mean: 41, sd: 11 }, min: 18, max: 65 },
        },
        {
          name: 'product',
          type: 'text',
          source: { kind: 'entity', pool: 'product', part: 'name', of: 'product', match: { category: 'category' } },
        },
        {
          name: 'category',
          type: 'text',
          source: { kind: 'entity', pool: 'product', part: 'category', of: 'product' },
        },
        {
          name: 'quantity',
          type: 'integer',
          source: { kind: 'number', distribution: { kind: 'poisson', mean: 2 }, min: 1 },
        },
        {
          name: 'unit_price',
          type: 'decimal',
          unit: 'EUR',
          source: { kind: 'number', distribution: { kind: 'lognormal', median: 20, sigma: 0.8 } },
        },
        { name: 'total', type: 'decimal', source: { kind: 'formula', expression: 'round(quantity * unit_price, 2)' } },
        { name: 'paid', type: 'boolean', source: { kind: 'boolean', share: 0.97 } },
        { name: 'note', type: 'text', nulls: [{ share: 0.4 }], source: { kind: 'text', grammar: 'review' } },
      ],
    },
  ],
  requirements: [
    {
      text: 'a million rows',
      asked: '1,000,000 rows',
      check: { kind: 'rows', table: 'sales', min: 1_000_000, max: 1_000_000 },
    },
    {
      text: 'a spike in sales activity in November',
      asked: 'November ≥ 1.5 × the median month',
      check: {
        kind: 'peak',
        table: 'sales',
        column: 'ordered_at',
        grain: 'month',
        at: [11],
        direction: 'spike',
        factor: 1.5,
      },
    },
    {
      text: '20 % premium',
      asked: '20 % of rows',
      check: { kind: 'share', table: 'sales', expression: 'customer_type == "premium"', target: 0.2 },
    },
    {
      text: 'aged 18 to 65',
      asked: '18 to 65',
      check: { kind: 'range', table: 'sales', column: 'age', min: 18, max: 65 },
    },
    {
      text: 'older customers buy more',
      asked: 'correlation above 0.05',
      check: { kind: 'correlation', table: 'sales', a: 'age', b: 'quantity', sign: '+' },
    },
  ],
  assumptions: ['One year, January to December 2025, because no period is named.', 'Prices in euro.'],
  unplaced: ['with a cherry on top'],
  output: { format: 'csv', path: null },
} as const;

const parsed = readPlan(draft);
if (!parsed.ok) throw new Error(parsed.reason);
/** A plan that every test of report and command line may show. */
export const plan = parsed.value;

const months = [74_000, 70_100, 75_200, 73_900, 74_600, 72_800, 76_300, 75_500, 73_100, 77_000, 178_400, 79_100];
const [rows, peak, premium, ages, older] = plan.requirements;
if (!rows || !peak || !premium || !ages || !older) throw new Error('the fixture plan has five requirements');

export const requirements = [
  { ...rows, measured: '1,000,000 rows', met: true, detail: [] },
  {
    ...peak,
    measured: '2.39 × the median month',
    met: true,
    detail: months.map((value, at) => ({ label: `2025-${String(at + 1).padStart(2, '0')}`, value })),
  },
  {
    ...premium,
    measured: '20.00 %',
    met: true,
    detail: [
      { label: 'premium', value: 0.2 },
      { label: 'basic', value: 0.8 },
    ],
  },
  {
    ...ages,
    measured: '18 to 65',
    met: true,
    detail: [
      { label: 'min', value: 18 },
      { label: 'max', value: 65 },
    ],
  },
  { ...older, measured: '0.012', met: false, detail: [{ label: 'correlation', value: 0.012 }] },
];

function bins(counts: readonly number[], from: number, step: number): ReportColumn['histogram'] {
  return counts.map((count, at) => ({ from: String(from + at * step), to: String(from + (at + 1) * step), count }));
}

function column(name: string, type: string, source: string, more: Partial<ReportColumn>): ReportColumn {
  return {
    name,
    type,
    source,
    description: null,
    unit: null,
    nulls: 0,
    distinct: null,
    min: null,
    max: null,
    mean: null,
    histogram: [],
    top: [],
    ...more,
  };
}

const bell = [3, 8, 17, 30, 52, 80, 110, 140, 163, 180, 190, 186, 170, 148, 120, 90, 62, 40, 22, 10];
const tail = [240, 310, 260, 190, 140, 100, 74, 55, 40, 30, 22, 17, 12, 9, 7, 5, 4, 3, 2, 1];

export const table: ReportTable = {
  name: 'sales',
  rows: 1_000_000,
  rowsSeen: 20_000,
  path: 'sales.csv',
  columns: [
    column('order_id', 'integer', 'code: counts up from 1; no repeats', {
      min: '1',
      max: '1000000',
      distinct: 1_000_000,
      histogram: bins(
        Array.from({ length: 20 }, () => 50_000),
        1,
        50_000,
      ),
    }),
    column('ordered_at', 'timestamp', 'code: 2025-01-01 to 2026-01-01, November ×2.4, rhythm of hours', {
      min: '2025-01-01 00:00:31',
      max: '2025-12-31 23:59:12',
      distinct: 984_113,
      histogram: months.map((count, at) => ({ from: `2025-${at + 1}`, to: `2025-${at + 2}`, count })),
    }),
    column('customer', 'text', 'lookup: customer → full name', {
      distinct: 8000,
      min: 'Aaron Abel',
      max: 'Zoë Zahn',
      top: [
        { value: 'Ana Wolf', share: 0.021 },
        { value: '山田 太郎', share: 0.017 },
        { value: 'Noor van den Berg', share: 0.012 },
      ],
    }),
    column('customer_type', 'text', 'code: premium 20 %, basic 80 %, exact', {
      distinct: 2,
      top: [
        { value: 'basic', share: 0.8 },
        { value: 'premium', share: 0.2 },
      ],
    }),
    column('age', 'integer', 'code: normal 41 ± 11, 18 to 65', {
      min: '18',
      max: '65',
      mean: 41.2,
      distinct: 48,
      histogram: bins(bell, 18, 2.35),
      unit: 'years',
    }),
    column('product', 'text', 'pool: product → name, fits category', {
      distinct: 412,
      top: [
        { value: 'Wool blanket', share: 0.04 },
        { value: 'Desk lamp', share: 0.035 },
        { value: 'Trail running shoes, waterproof, with a very long name indeed', share: 0.03 },
      ],
    }),
    column('category', 'text', 'pool: product → category', {
      distinct: 6,
      top: [
        { value: 'Home', share: 0.31 },
        { value: 'Sports', share: 0.22 },
        { value: 'Garden', share: 0.19 },
        { value: 'Books', share: 0.14 },
        { value: 'Toys', share: 0.09 },
        { value: 'Food', share: 0.05 },
      ],
    }),
    column('quantity', 'integer', 'code: counts, mean 2, from 1', {
      min: '1',
      max: '11',
      mean: 2.31,
      distinct: 11,
      histogram: bins([400, 270, 180, 90, 40, 15, 5, 1, 1, 1, 1], 1, 1),
    }),
    column('unit_price', 'decimal', 'code: lognormal around 20', {
      unit: 'EUR',
      min: '0.71',
      max: '412.90',
      mean: 27.54,
      distinct: 18_204,
      histogram: bins(tail, 0, 20),
    }),
    column('total', 'decimal', 'formula: round(quantity × unit_price, 2)', {
      min: '0.71',
      max: '2201.10',
      mean: 63.62,
      distinct: 40_112,
      histogram: bins(tail, 0, 110),
    }),
    column('paid', 'boolean', 'code: true for 97 %', {
      distinct: 2,
      top: [
        { value: 'true', share: 0.97 },
        { value: 'false', share: 0.03 },
      ],
    }),
    column('note', 'text', 'text: review; 40 % empty', {
      nulls: 0.4,
      distinct: 3120,
      description: 'What the customer wrote.',
      top: [{ value: 'Arrived early, well packed.', share: 0.004 }],
    }),
  ],
  preview: Array.from({ length: 20 }, (_, at) => [
    String(at + 1),
    `2025-${String((at % 12) + 1).padStart(2, '0')}-14 08:30:${String(at + 10)}`,
    at % 3 === 0 ? '山田 太郎' : 'Ana Wolf',
    at % 5 === 0 ? 'premium' : 'basic',
    String(18 + at),
    'Wool blanket',
    'Home',
    String((at % 4) + 1),
    (12.4 + at).toFixed(2),
    ((12.4 + at) * ((at % 4) + 1)).toFixed(2),
    at === 7 ? 'false' : 'true',
    at % 2 === 0 ? null : 'Arrived early, well packed. 👍🏽',
  ]),
  correlations: {
    columns: ['age', 'quantity', 'unit_price', 'total'],
    values: [
      [1, 0.012, -0.004, 0.01],
      [0.012, 1, -0.31, 0.61],
      [-0.004, -0.31, 1, 0.74],
      [0.01, 0.61, 0.74, 1],
    ],
  },
};

/** A full report of one table: five requirements, one of them unmet, one phrase unplaced. */
export const input: ReportInput = {
  request,
  plan,
  fingerprint: 'b1946ac92492d2347c6235b4d2611184',
  version: '0.1.0',
  today: '2026-11-23',
  readings: [
    ['demo data set', 'one table'],
    ['a spike in sales activity in November', 'peak: month 11 of ordered_at, factor 2.4'],
    ['sales activity', 'table: sales'],
    ['a million rows', '1,000,000 rows'],
    ['20 % premium', 'customer_type: premium 20 %'],
    ['aged 18 to 65', 'age: 18 to 65'],
  ].map(([words = '', became = '']) => ({
    from: request.indexOf(words),
    to: request.indexOf(words) + words.length,
    became,
  })),
  tables: [table],
  requirements,
  assumptions: plan.assumptions,
  unplaced: plan.unplaced,
  tasks: [
    { task: { id: 'pool:customer', table: 'customer', what: 'pool', rows: 8000, chunks: 1, needs: [] }, seconds: 0.04 },
    {
      task: { id: 'rows:sales', table: 'sales', what: 'rows', rows: 1_000_000, chunks: 16, needs: ['pool:customer'] },
      seconds: 0.92,
    },
    {
      task: { id: 'measure:sales', table: 'sales', what: 'measure', rows: 1_000_000, chunks: 1, needs: ['rows:sales'] },
      seconds: 0.21,
    },
  ],
  usage: { seconds: 1.43, rows_per_second: 1_086_956, model_calls: 0, tokens: 0, peak_rss_mb: 310 },
  reproduce: 'rowsmith run sales.plan.json',
};
