import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bare, columnOf, read, withoutSpans } from './reading.ts';
import { categoryName, choices, columnName, day, figure, monthNames, rowNumber, subject, written } from './render.ts';

const seed = 20261123;

/** Words that say where the count stands in a request. */
const countPhrases: readonly ((number: string, subject: string) => string)[] = [
  (number, words) => `Generate ${number} ${words}`,
  (number, words) => `generate ${number} rows of ${words}`,
  (number, words) => `A dataset of ${number} ${words} with name, email and city`,
  (number, words) => `${words}, ${number} rows`,
  (number, words) => `${words} with ${number} rows`,
  (number, words) => `I need ${number} records for ${words}.`,
  (number, words) => `Create a table of ${words}. ${number} rows please`,
  (number, words) => `create a demo data set of ${words}, I want ${number} rows`,
  (number, words) => `${number} ${words}`,
  (number, words) => `make me ${number} fake ${words} with id, name, age between 18 and 65`,
  (number, words) => `${words} with columns id, name, age between 18 and 65. Give me ${number} entries`,
  (number, words) => `Please create exactly ${number} sample rows of ${words} in csv format`,
];

describe('row counts', () => {
  it('are read back from any phrasing', async () => {
    await fc.assert(
      fc.asyncProperty(rowNumber, subject, fc.constantFrom(...countPhrases), async (number, words, phrase) => {
        const reading = await read(phrase(number.text, words));
        expect(reading.tables).toHaveLength(1);
        expect(withoutSpans(reading.tables[0]?.rows)).toEqual({
          min: number.means,
          max: number.means,
          approximate: false,
        });
        expect(reading.contradictions).toEqual([]);
      }),
      { numRuns: 1500, seed },
    );
  });

  it('keep "about" and bounds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 10, max: 100_000 }),
        fc.integer({ min: 1, max: 1000 }),
        subject,
        fc.integer({ min: 0, max: 6 }),
        async (count, more, words, way) => {
          const high = count + more;
          const [text, means] = (
            [
              [`about ${String(count)} ${words}`, { min: count, max: count, approximate: true }],
              [`~${String(count)} rows of ${words}`, { min: count, max: count, approximate: true }],
              [`approximately ${String(count)} rows of ${words}`, { min: count, max: count, approximate: true }],
              [
                `between ${String(count)} and ${String(high)} rows of ${words}`,
                { min: count, max: high, approximate: false },
              ],
              [`${words}, ${String(count)}-${String(high)} rows`, { min: count, max: high, approximate: false }],
              [`at least ${String(count)} rows of ${words}`, { min: count, max: null, approximate: false }],
              [`no more than ${String(count)} rows of ${words}`, { min: 0, max: count, approximate: false }],
            ] as const
          )[way] ?? ['', null];
          expect(withoutSpans((await read(`Generate ${text}`)).tables[0]?.rows)).toEqual(means);
        },
      ),
      { numRuns: 400, seed },
    );
  });
});

type Between = { readonly text: (low: string, high: string) => string; readonly exclusive: 'none' | 'max' | 'both' };
const betweens: readonly Between[] = [
  { text: (low, high) => `between ${low} and ${high}`, exclusive: 'none' },
  { text: (low, high) => `from ${low} to ${high}`, exclusive: 'none' },
  { text: (low, high) => `${low} to ${high}`, exclusive: 'none' },
  { text: (low, high) => `${low}-${high}`, exclusive: 'none' },
  { text: (low, high) => `${low} – ${high}`, exclusive: 'none' },
  { text: (low, high) => `(${low}-${high})`, exclusive: 'none' },
  { text: (low, high) => `(between ${low} and ${high})`, exclusive: 'none' },
  { text: (low, high) => `ranging from ${low} to ${high}`, exclusive: 'none' },
  { text: (low, high) => `at least ${low} and at most ${high}`, exclusive: 'none' },
  { text: (low, high) => `>= ${low} and <= ${high}`, exclusive: 'none' },
  { text: (low, high) => `min ${low} max ${high}`, exclusive: 'none' },
  { text: (low, high) => `over ${low} and under ${high}`, exclusive: 'both' },
  { text: (low, high) => `from ${low} up to but not including ${high}`, exclusive: 'max' },
  { text: (low, high) => `random between ${low} and ${high}`, exclusive: 'none' },
];
const frames: readonly ((item: string) => string)[] = [
  (item) => `customers with columns id, name, ${item}, city`,
  (item) => `Generate 20 customers with the following fields: id, ${item}, and city`,
  (item) => `A table of customers:\n- id\n- ${item}\n- city`,
  (item) => `Create 100 customers with id, email, ${item}`,
  (item) => `Customers dataset. Include customer id, ${item} and city.`,
];

describe('ranges', () => {
  it('are read back from any phrasing', async () => {
    await fc.assert(
      fc.asyncProperty(
        figure,
        figure,
        columnName,
        fc.constantFrom(...betweens),
        fc.constantFrom(...frames),
        fc.constantFrom('plain', 'grouped'),
        async (a, b, name, between, frame, style) => {
          fc.pre(a !== b);
          const [low, high] = a < b ? [a, b] : [b, a];
          const text = frame(`${name} ${between.text(written(low, style), written(high, style))}`);
          const column = columnOf(await read(text), name);
          expect(column?.values.map(bare)).toEqual([
            { kind: 'range', min: low, max: high, exclusive: between.exclusive },
          ]);
        },
      ),
      { numRuns: 1500, seed },
    );
  });

  it('keep currency, per cent and size words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 49 }),
        fc.integer({ min: 50, max: 99 }),
        fc.constantFrom(...frames),
        fc.integer({ min: 0, max: 5 }),
        async (low, high, frame, way) => {
          const [text, means] = (
            [
              [`price $${String(low)}-$${String(high)}`, { min: low, max: high, unit: 'USD' }],
              [`price between $${String(low)} and $${String(high)}`, { min: low, max: high, unit: 'USD' }],
              [`price (€${String(low)} to €${String(high)})`, { min: low, max: high, unit: 'EUR' }],
              [`discount ${String(low)}-${String(high)}%`, { min: low, max: high, unit: '%' }],
              [`salary ${String(low)}k-${String(high)}k`, { min: low * 1000, max: high * 1000 }],
              [`budget between ${String(low)} and ${String(high)} million`, { min: low * 1e6, max: high * 1e6 }],
            ] as const
          )[way] ?? ['', null];
          const column = columnOf(await read(frame(text)), text.split(' ')[0] ?? '');
          expect(column?.values.map(bare)).toEqual([{ kind: 'range', exclusive: 'none', ...means }]);
        },
      ),
      { numRuns: 400, seed },
    );
  });

  it('are read with one end only', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5000 }),
        columnName,
        fc.constantFrom(...frames),
        fc.integer({ min: 0, max: 7 }),
        async (bound, name, frame, way) => {
          const value = String(bound);
          const [text, means] = (
            [
              [`at least ${value}`, { min: bound, max: null, exclusive: 'none' }],
              [`over ${value}`, { min: bound, max: null, exclusive: 'min' }],
              [`${value}+`, { min: bound, max: null, exclusive: 'none' }],
              [`${value} or more`, { min: bound, max: null, exclusive: 'none' }],
              [`>= ${value}`, { min: bound, max: null, exclusive: 'none' }],
              [`no more than ${value}`, { min: null, max: bound, exclusive: 'none' }],
              [`under ${value}`, { min: null, max: bound, exclusive: 'max' }],
              [`up to ${value}`, { min: null, max: bound, exclusive: 'none' }],
            ] as const
          )[way] ?? ['', null];
          const column = columnOf(await read(frame(`${name} ${text}`)), name);
          expect(column?.values.map(bare)).toEqual([{ kind: 'range', ...means }]);
        },
      ),
      { numRuns: 600, seed },
    );
  });
});

describe('shares', () => {
  it('are read back from any phrasing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom('%', ' %', ' percent'),
        fc.constantFrom('premium', 'churned', 'is_active', 'returned'),
        fc.integer({ min: 0, max: 3 }),
        async (share, sign, value, way) => {
          const amount = `${String(share)}${sign}`;
          const text =
            [
              `customers with columns id, name, ${amount} ${value}`,
              `200 customers with id, name and ${amount} ${value}`,
              `customers. ${amount} of customers are ${value}`,
              `customers with columns id, name, ${value} (${amount})`,
            ][way] ?? '';
          expect(columnOf(await read(text), value)?.values.map(bare)).toEqual([
            { kind: 'share', value: 'true', share: share / 100 },
          ]);
        },
      ),
      { numRuns: 500, seed },
    );
  });

  it('of empty cells are read back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 2 }), async (share, way) => {
        const text =
          [
            `users with columns id, email, ${String(share)}% of emails NULL`,
            `users with columns id, email. ${String(share)}% missing values in email`,
            `users with columns id, email (${String(share)}% null)`,
          ][way] ?? '';
        const reading = await read(text);
        const found = way === 2 ? columnOf(reading, 'email')?.values.map(bare) : reading.rules.map(withoutSpans);
        expect(found).toEqual(
          way === 2
            ? [{ kind: 'nulls', share: share / 100 }]
            : [{ kind: 'dirt', what: 'nulls', share: share / 100, column: way === 0 ? 'emails' : 'email' }],
        );
      }),
      { numRuns: 200, seed },
    );
  });
});

describe('listed values', () => {
  it('are read back from any phrasing', async () => {
    await fc.assert(
      fc.asyncProperty(
        choices,
        categoryName,
        fc.integer({ min: 0, max: 8 }),
        fc.constantFrom(...frames),
        async (values, name, way, frame) => {
          const last = values.at(-1) ?? '';
          const before = values.slice(0, -1).join(', ');
          const item =
            [
              `${name} (${values.join(', ')})`,
              `${name} (${values.join('/')})`,
              `${name} (${values.join('|')})`,
              `${name} ${values.join('/')}`,
              `${name} (${before} or ${last})`,
              `${name} (one of ${before}, ${last})`,
              `${name} (${values.map((value) => `'${value}'`).join(', ')})`,
              `${name} (either ${before} or ${last})`,
              `${name} ${values.join(' | ')}`,
            ][way] ?? '';
          expect(columnOf(await read(frame(item)), name)?.values.map(bare)).toEqual([
            { kind: 'one-of', values: values.map((value) => ({ value })), open: false },
          ]);
        },
      ),
      { numRuns: 900, seed },
    );
  });

  it('keep weights and counts', async () => {
    await fc.assert(
      fc.asyncProperty(
        choices,
        fc.array(fc.integer({ min: 2, max: 60 }), { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 0, max: 5 }),
        async (values, figures, way) => {
          const weight = (index: number): number => figures[index] ?? 1;
          const item =
            [
              `status (${values.map((value, index) => `${String(weight(index))}% ${value}`).join(', ')})`,
              `status (${values.map((value, index) => `${value} ${String(weight(index))}%`).join(', ')})`,
              `status (${values.map((value, index) => `${value}: ${String(weight(index))}%`).join(', ')})`,
              `status ${values.join('/')} weighted ${values.map((_value, index) => String(weight(index))).join(':')}`,
              `status (${values.map((value, index) => `${value} (${String(weight(index))}%)`).join(', ')})`,
              `status (${values.map((value, index) => `${String(weight(index))} ${value}`).join(', ')})`,
            ][way] ?? '';
          const key = way === 5 ? 'count' : 'weight';
          expect(columnOf(await read(`orders with columns id, ${item}, total`), 'status')?.values.map(bare)).toEqual([
            { kind: 'one-of', values: values.map((value, index) => ({ value, [key]: weight(index) })), open: false },
          ]);
        },
      ),
      { numRuns: 600, seed },
    );
  });
});

describe('days', () => {
  it('are read back as the period of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(day, day, fc.integer({ min: 0, max: 4 }), async (a, b, way) => {
        fc.pre(a.means !== b.means);
        const [from, to] = a.means < b.means ? [a, b] : [b, a];
        const text =
          [
            `sales data from ${from.text} to ${to.text}`,
            `daily sales between ${from.text} and ${to.text}, 500 rows`,
            `1000 orders from ${from.text} until ${to.text}`,
            `orders, ${from.text} to ${to.text}`,
            `web logs with columns ip, path, dates. Dates from ${from.text} through ${to.text}.`,
          ][way] ?? '';
        const reading = await read(text);
        const dates = way === 4 ? columnOf(reading, 'dates')?.values.map(bare) : [withoutSpans(reading.period)];
        const next = new Date(Date.parse(`${to.means}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
        expect(dates).toMatchObject(
          way === 4
            ? [{ kind: 'moment-range', from_moment: from.means, to_moment: to.means, inclusive: true }]
            : [{ from_moment: from.means, to_moment: next, grain: 'day' }],
        );
      }),
      { numRuns: 600, seed },
    );
  });

  it('bound a date column', async () => {
    await fc.assert(
      fc.asyncProperty(
        day,
        day,
        fc.constantFrom('signup_date', 'order date', 'created_at'),
        fc.integer({ min: 0, max: 2 }),
        async (a, b, name, way) => {
          fc.pre(a.means !== b.means);
          const [from, to] = a.means < b.means ? [a, b] : [b, a];
          const item =
            [
              `${name} between ${from.text} and ${to.text}`,
              `${name} (from ${from.text} to ${to.text})`,
              `${name} from ${from.text} up to but not including ${to.text}`,
            ][way] ?? '';
          const column = columnOf(await read(`users with columns id, ${item}, city`), name);
          expect(column?.values.map(bare)).toEqual([
            { kind: 'moment-range', from_moment: from.means, to_moment: to.means, inclusive: way !== 2 },
          ]);
        },
      ),
      { numRuns: 500, seed },
    );
  });

  it('and months carry shapes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 11 }),
        fc.constantFrom('spike', 'dip'),
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 0, max: 4 }),
        async (month, kind, factor, way) => {
          const name = monthNames[month] ?? '';
          const [text, times] = (
            [
              [`sales data with a ${kind} in ${name}`, null],
              [`create a demo data set with a ${kind} in sales activity in ${name}, I want a million rows`, null],
              [`100 sales, with a ${kind} during ${name}`, null],
              [`sales with a ${String(factor)}x ${kind} in ${name}`, factor],
              [`sales. Add a ${kind} in ${name}.`, null],
            ] as const
          )[way] ?? ['', null];
          const reading = await read(text);
          expect(reading.shapes.map(({ kind: own, months, factor: by }) => ({ own, months, by }))).toEqual([
            { own: kind, months: [month + 1], by: times === null ? null : kind === 'dip' ? 1 / times : times },
          ]);
        },
      ),
      { numRuns: 400, seed },
    );
  });
});
