import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameKey, nameWords } from '../../src/knowledge/name-words.ts';
import { editDistance } from '../../src/knowledge/near-names.ts';

describe('nameWords', () => {
  test('sees through spelling, number and accents', () => {
    const spellings = ['customer_id', 'CustomerID', 'customerId', 'Customer IDs', 'CUSTOMER-ID', 'customer  id'];
    expect(spellings.map((one) => nameWords(one).join(' '))).toEqual(spellings.map(() => 'customer id'));
    expect(nameWords('Preço_Unitário')).toEqual(['preco', 'unitario']);
    expect(nameWords('Discount %')).toEqual(['discount', '%']);
    expect(nameWords('온도')).toEqual(['온도']);
  });

  test('keeps words that only look like plurals', () => {
    expect(nameWords('address status class analysis gas')).toEqual(['address', 'status', 'class', 'analysis', 'gas']);
  });

  test('leaves filler out of keys', () => {
    expect([nameKey('date of birth'), nameKey('DateOfBirth'), nameKey('birth')]).toEqual([
      'datebirth',
      'datebirth',
      'birth',
    ]);
  });
});

/** The same distance by its definition, slowly. */
function slowDistance(a: string, b: string): number {
  const d = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const options = [d(i - 1, j) + 1, d(i, j - 1) + 1, d(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)];
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) options.push(d(i - 2, j - 2) + 1);
    return Math.min(...options);
  };
  return d(a.length, b.length);
}

describe('editDistance', () => {
  test('is the distance of the definition, up to the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 3 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(slowDistance(a, b), limit + 1));
      }),
      { seed: 7 },
    );
  });
});
