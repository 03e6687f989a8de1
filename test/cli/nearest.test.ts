import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findNearest } from '../../src/cli/nearest.ts';

const names = ['rows', 'out', 'seed', 'planner', 'report', 'resume', 'quiet'];

test.each([
  ['row', 'rows'],
  ['rwos', 'rows'],
  ['sede', 'seed'],
  ['planer', 'planner'],
  ['plannre', 'planner'],
  ['reprot', 'report'],
  ['quite', 'quiet'],
  ['frobnicate', null],
  ['x', null],
  ['', null],
])('%j is meant as %j', (word, meant) => {
  expect(findNearest(word, names)).toBe(meant);
});

test('every name is nearest to itself, and still found with two neighbours swapped', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(10), (name, place) => {
      const at = place % (name.length - 1);
      const swapped = name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2);
      expect([findNearest(name, names), findNearest(swapped, names)]).toEqual([name, name]);
    }),
  );
});
