import type { SourceOf } from '../../contract/source.ts';
import { boundedDraw, gridLimits } from './bounded.ts';
import { supportOf } from './distribution/support.ts';
import { keyOf, rowNumbers, type DrawContext } from './draw-context.ts';
import { memoByObject } from './memo.ts';
import { makePermutation } from './random/permutation.ts';
import { uniforms } from './random/stream.ts';

const mostListed = 20_000_000;

const listed = memoByObject((_source: SourceOf<'number'>) => new Map<string, Float64Array>());

/**
 * Whole numbers of grid steps without repeats over all rows of the table, as far as the range has that many.
 *
 * A uniform distribution is a permutation of its range (no memory). Any other is drawn in strata, sorted, and moved apart where two
 * rows would meet; the sorted list (8 bytes a row, made once) is then dealt out by a permutation. Above 20 million rows such a list is
 * not made and repeats are possible.
 */
export function uniqueNumbers(source: SourceOf<'number'>, perUnit: number, context: DrawContext): Float64Array {
  const { distribution, min = -Infinity, max = Infinity } = source;
  const { tableRows } = context;
  const key = keyOf(context, 'order', 0);
  const numbers = rowNumbers(context.rows);
  if (distribution.kind === 'uniform') {
    const { least, most } = gridLimits(Math.max(min, distribution.min), Math.min(max, distribution.max), perUnit);
    const size = most - least + 1;
    if (size >= tableRows && size <= 2 ** 53) {
      const shift = (context.attempt + 1) * tableRows <= size ? context.attempt * tableRows : 0;
      for (let i = 0; i < numbers.length; i++) numbers[i] = (numbers[i] ?? 0) + shift;
      makePermutation(size, key).apply(numbers);
      for (let i = 0; i < numbers.length; i++) numbers[i] = (numbers[i] ?? 0) + least;
      return numbers;
    }
  }
  if (tableRows > mostListed) {
    const shares = uniforms(keyOf(context, 'value'), context.rows);
    boundedDraw(distribution, { min: source.min, max: source.max, perUnit })(shares);
    return shares;
  }
  const lists = listed(source);
  const name = `${key.low},${key.high},${tableRows},${perUnit}`;
  let list = lists.get(name);
  if (list === undefined) {
    list = spreadList(source, perUnit, context);
    lists.set(name, list);
  }
  makePermutation(tableRows, key).apply(numbers);
  for (let i = 0; i < numbers.length; i++) numbers[i] = list[numbers[i] ?? 0] ?? 0;
  return numbers;
}

/** One number for each row of the table, strictly increasing. */
function spreadList(source: SourceOf<'number'>, perUnit: number, context: DrawContext): Float64Array {
  const count = context.tableRows;
  const list = uniforms(keyOf(context, 'value', 0), { first: 0, count, index: null });
  for (let i = 0; i < count; i++) list[i] = Math.min(1 - 2 ** -52, (i + (list[i] ?? 0)) / count);
  boundedDraw(source.distribution, { min: source.min, max: source.max, perUnit })(list);
  for (let i = 1; i < count; i++) list[i] = Math.max(list[i] ?? 0, (list[i - 1] ?? 0) + 1);
  const [, highest] = supportOf(source.distribution);
  const max = Math.min(source.max ?? Infinity, highest);
  if (max < Infinity) {
    const { most } = gridLimits(-Infinity, max, perUnit);
    let cap = most;
    for (let i = count - 1; i >= 0 && (list[i] ?? 0) > cap; i--) list[i] = cap--;
  }
  return list;
}
