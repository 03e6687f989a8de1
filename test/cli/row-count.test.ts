import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRowCount } from '../../src/cli/row-count.ts';

test.each([
  ['0', 0],
  ['1000', 1000],
  ['1,000,000', 1_000_000],
  ['1_000', 1000],
  ['10k', 10_000],
  ['10K', 10_000],
  ['1.5M', 1_500_000],
  ['1e6', 1_000_000],
  ['2.5e3', 2500],
  ['2 million', 2_000_000],
  ['1.1M', 1_100_000],
  ['0.3k', 300],
  ['3bn', 3_000_000_000],
])('%s is %d rows', (text, rows) => {
  expect(parseRowCount(text)).toBe(rows);
});

test.each(['', 'k', 'ten', '1.5', '-1', '1e400', '10kk', '1,00', '0x10', 'NaN', '1..5', '99999999999999999999'])(
  '%j is no number of rows',
  (text) => {
    expect(parseRowCount(text)).toBeNull();
  },
);

test('whole numbers are read back in every form', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 }), (rows) => {
      expect([String(rows), rows.toLocaleString('en-US'), `${rows}000k`].map(parseRowCount)).toEqual([
        rows,
        rows,
        rows * 1e6,
      ]);
    }),
  );
});
