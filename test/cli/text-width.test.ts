import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText, fitText, safeText, textWidth, wrapText } from '../../src/cli/text-width.ts';

test.each([
  ['', 0],
  ['plain', 5],
  ['山田 太郎', 9],
  ['한국어', 6],
  ['Zoë', 3],
  ['Zoe\u0308', 3],
  ['👍🏽', 2],
  ['👨‍👩‍👧', 2],
  ['🇳🇱', 2],
  ['❤️', 2],
  ['a\u200Bb', 2],
  ['ｱ', 1],
  ['Ａ', 2],
  ['…', 1],
])('%j is %d columns wide', (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test.each([
  ['short', 10, 'short'],
  ['exactly10!', 10, 'exactly10!'],
  ['rather long', 8, 'rather …'],
  ['山田太郎', 7, '山田太…'],
  ['山田太郎', 6, '山田…'],
  ['👨‍👩‍👧👨‍👩‍👧', 3, '👨‍👩‍👧…'],
])('%j in %d columns is %j', (text, width, cut) => {
  expect(cutText(text, width)).toBe(cut);
});

test('any text fits exactly, at either side', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, width) => {
      const safe = safeText(text);
      expect([textWidth(fitText(safe, width)), textWidth(fitText(safe, width, 'right'))]).toEqual([width, width]);
    }),
  );
});

test('nothing that moves a cursor or turns the writing around survives', () => {
  expect(safeText('a\u001B[31mred\u0007\r\nnext\ttab\u009Bx\u202Eend\u007F')).toBe(
    'a␛[31mred␇⏎next→tab\u{FFFD}x\u{FFFD}end\u{FFFD}',
  );
});

test('any text is safe on a terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      expect(safeText(text)).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    }),
  );
});

test('wrapping keeps every word and every blank between two', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '山') }),
      fc.integer({ min: 1, max: 20 }),
      (text, width) => {
        expect(wrapText(text, width).join(' ')).toBe(text);
      },
    ),
  );
  expect(wrapText('one two three four', 9)).toEqual(['one two', 'three', 'four']);
});
