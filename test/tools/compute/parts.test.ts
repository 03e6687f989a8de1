import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PlanDraft } from '../../../src/contract/plan.ts';
import { cutText, fitsLength, lengthOf, textWithin } from '../../../src/tools/text/text-length.ts';
import { engineOf, planOf, textsOfRows } from './engine-setup.ts';

type ColumnDraft = NonNullable<PlanDraft['tables']>[number]['columns'][number];

const part = (name: string, more: object = {}, decimals = 1): ColumnDraft => ({
  name,
  type: 'decimal',
  decimals,
  source: { kind: 'split', of: 'mix', total: 100, ...more },
});

it('parts add up to their total to the last digit, in proportion to their weights', async () => {
  const plan = planOf([
    {
      name: 't',
      rows: 4000,
      columns: [part('a', { weight: 3 }), part('b'), part('c', { min: 5 }), part('d', { evenness: 1 })],
    },
  ]);
  const cells = await textsOfRows(engineOf(plan), 't', 0, 4000);
  const [a = [], b = [], c = [], d = []] = ['a', 'b', 'c', 'd'].map((name) => (cells[name] ?? []).map(Number));
  const sums = new Set(a.map((one, at) => Math.round((one + (b[at] ?? 0) + (c[at] ?? 0) + (d[at] ?? 0)) * 10)));
  expect([...sums]).toEqual([1000]);
  expect(Math.min(...a, ...b, ...d)).toBeGreaterThanOrEqual(0);
  expect(Math.min(...c)).toBeGreaterThanOrEqual(5);
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  // 95 to share out by 3 : 1 : 1 : 1.
  expect(mean(a)).toBeGreaterThan(45);
  expect(mean(a)).toBeLessThan(50);
  expect(Math.abs(mean(b) - mean(d))).toBeLessThan(1.2);
});

it('a total may come from the row, and rows without one have no parts', async () => {
  const plan = planOf([
    {
      name: 't',
      rows: 500,
      columns: [
        {
          name: 'total',
          type: 'decimal',
          source: { kind: 'number', distribution: { kind: 'uniform', min: -5, max: 80 } },
          nulls: [{ share: 0.1 }],
        },
        part('left', { total: 'total' }, 2),
        part('right', { total: 'total', evenness: 40 }, 2),
      ],
    },
  ]);
  const cells = await textsOfRows(engineOf(plan), 't', 0, 500);
  for (const [at, total] of (cells['total'] ?? []).entries()) {
    const [left = '', right = ''] = [cells['left']?.[at], cells['right']?.[at]];
    if (total === '') expect([left, right]).toEqual(['', '']);
    else expect(Math.round((Number(left) + Number(right)) * 100)).toBe(Math.round(Number(total) * 100));
  }
});

it('any number of parts, digits and total adds up', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: 0.05, max: 9, noNaN: true }), { minLength: 1, maxLength: 7 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 5000 }),
      fc.double({ min: 0.02, max: 30, noNaN: true }),
      async (weights, decimals, total, evenness) => {
        const columns = weights.map((weight, at) => part(`p${at}`, { weight, evenness, total }, decimals));
        const cells = await textsOfRows(engineOf(planOf([{ name: 't', rows: 40, columns }])), 't', 0, 40);
        for (let at = 0; at < 40; at += 1) {
          const units = weights.map((_one, p) => Math.round(Number(cells[`p${p}`]?.[at]) * 10 ** decimals));
          expect(units.reduce((sum, one) => sum + one, 0)).toBe(total * 10 ** decimals);
          expect(Math.min(...units)).toBeGreaterThanOrEqual(0);
        }
      },
    ),
    { numRuns: 40, seed: 5 },
  );
});

it.each([
  { of: 'characters', min: 30, max: 60 },
  { of: 'characters', min: 400, max: 420 },
  { of: 'characters', max: 12 },
  { of: 'words', min: 5, max: 8 },
  { of: 'words', min: 120 },
] as const)('texts are written within %j', async (length) => {
  const plan = planOf([
    {
      name: 't',
      rows: 300,
      columns: [
        { name: 'review', type: 'text', length, source: { kind: 'text', grammar: 'product_review' } },
        { name: 'name', type: 'text', length: { max: 9 }, source: { kind: 'person', part: 'full_name', of: 'p' } },
      ],
    },
  ]);
  const cells = await textsOfRows(engineOf(plan), 't', 0, 300);
  const wrong = (cells['review'] ?? []).filter((text) => !fitsLength(text, length));
  expect(wrong).toEqual([]);
  expect((cells['name'] ?? []).every((text) => text.length <= 9 && text.length > 0)).toBe(true);
  const later = await textsOfRows(engineOf(plan), 't', 137, 20);
  expect(later['review']).toEqual(cells['review']?.slice(137, 157));
});

it('a cut text fits, begins like the whole, and is never longer than asked', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('word', 'a', 'longer', 'end.', 'Right!', '日本', '🎉'), { minLength: 1, maxLength: 40 }),
      fc.constantFrom('characters' as const, 'words' as const),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      (words, of, max, less) => {
        const text = words.join(' ');
        const length = { of, max, min: Math.min(max, less) };
        const cut = cutText(text, length);
        expect(lengthOf(cut, of)).toBeLessThanOrEqual(max);
        if (lengthOf(text, of) >= length.min) expect(lengthOf(cut, of)).toBeGreaterThanOrEqual(length.min);
        expect(text.startsWith(cut.replace(/\.+$/u, ''))).toBe(true);
        expect(
          fitsLength(
            textWithin(length, () => text),
            length,
          ),
        ).toBe(true);
      },
    ),
    { seed: 3 },
  );
});
