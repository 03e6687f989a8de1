import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read, spansIn } from './reading.ts';

const seed = 20261123;

/** Pieces of requests, thrown together in any order: closer to what the readers look for than random letters. */
const scraps = fc.constantFrom(
  'Generate',
  '100',
  'rows',
  'with',
  'columns',
  ':',
  ',',
  '\n',
  '- ',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '`',
  'between',
  'and',
  'or',
  '$5',
  '%',
  '20%',
  'from',
  'to',
  '2023-01-01',
  'March 15',
  'spike',
  'if',
  'status',
  'is',
  'failed',
  'never have',
  '=',
  '*',
  '/',
  '|',
  '#',
  'AAA-###',
  'unique',
  'seed',
  '42',
  'CREATE TABLE t (',
  'a int',
  ';',
  '```',
  'one of',
  'such as',
  'etc.',
  'a million',
  '万',
  '행',
  '年',
  'up to',
  '>=',
  '-',
  '—',
  '.',
  '?',
  'each',
  'per',
  '80/20',
  '1:2:1',
  '...',
  'e.g.',
  '10:30',
  'tables',
  'customers',
  'class A:',
  'interface B {',
  'x: number;',
  '| a | b |',
);

describe('any text', () => {
  it('is read without an error, with places inside it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.string({ unit: 'grapheme', maxLength: 200 }),
          fc.array(scraps, { maxLength: 40 }).map((parts) => parts.join(' ')),
          fc.array(scraps, { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        async (text) => {
          const reading = await read(text);
          for (const span of spansIn(reading)) {
            expect(span.from).toBeGreaterThanOrEqual(0);
            expect(span.to).toBeGreaterThanOrEqual(span.from);
            expect(span.to).toBeLessThanOrEqual(text.length);
          }
          expect(reading.used.toSorted((a, b) => a.from - b.from)).toEqual(reading.used);
          expect(reading.askedForTable).toBeGreaterThanOrEqual(0);
          expect(reading.askedForTable).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 3000, seed },
    );
  });

  it('gives the same reading twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(scraps, { maxLength: 40 }).map((parts) => parts.join(' ')),
        async (text) => {
          expect(await read(text)).toEqual(await read(text));
        },
      ),
      { numRuns: 200, seed },
    );
  });

  const long: readonly (readonly [string, string])[] = [
    ['words', 'lorem ipsum dolor sit amet '.repeat(4000)],
    ['figures', '1,2 3.4-5 % '.repeat(9000)],
    ['open brackets', '('.repeat(100_000)],
    ['points', '.-'.repeat(50_000)],
    ['quotes', '"\''.repeat(50_000)],
    ['one word', 'a'.repeat(100_000)],
    ['commas', 'a,'.repeat(50_000)],
    ['ands', 'x and '.repeat(16_000)],
    ['bullets', '- a: b (1-5)\n'.repeat(7000)],
    ['braces', '{"'.repeat(50_000)],
    ['betweens', 'between 1 and '.repeat(7000)],
    [
      'a long list',
      `customers with columns ${Array.from({ length: 9000 }, (_unused, index) => `col_${String(index)} 1-5`).join(', ')}`,
    ],
    ['tables', 'create table a ('.repeat(6000)],
    ['types', 'interface A {'.repeat(7000)],
    ['classes', 'class A:\n'.repeat(11_000)],
    ['pipes', '|a|b|\n'.repeat(16_000)],
    ['conditions', 'if a is b then '.repeat(6600)],
    ['equals', 'a='.repeat(50_000)],
    ['blanks', ' '.repeat(100_000)],
  ];
  // A quadratic reader would take minutes and run into the time limit of the test.
  it.each(long)('of 100 KB is read to its end: %s', async (_name, text) => {
    const reading = await read(text);
    expect(reading.request.length).toBe(text.length);
    expect(reading.used.every(({ from, to }) => from >= 0 && from < to && to <= text.length)).toBe(true);
  });
});
