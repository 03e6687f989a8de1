import type { RowSet } from '../../contract/chunk.ts';
import type { Table } from '../../contract/plan.ts';
import { rowNumbers } from './draw-context.ts';
import { makePermutation } from './random/permutation.ts';
import { fillUniform, streamKey } from './random/stream.ts';

const attempts = 64;

/**
 * For each row the number of the earlier row it repeats, or its own number; null when the table has no duplicates.
 *
 * Which rows repeat is an exact share of the table by permutation (row by row where the table's row number is open); what they repeat is
 * any earlier row that is no repeat itself. A row with no such row before it repeats nothing.
 */
export function duplicateOf(table: Table, seed: number, rows: RowSet): Float64Array | null {
  const { duplicates } = table;
  if (duplicates === undefined || duplicates.share <= 0) return null;
  const isRepeat = repeatTest(table, duplicates.share, seed);
  const numbers = rowNumbers(rows);
  const key = streamKey(seed, table.name, '', 'repeated');
  const pending = positionsOf(isRepeat(numbers));
  let open = pending.filter((at) => (numbers[at] ?? 0) > 0);
  for (let lane = 0; lane < attempts && open.length > 0; lane++) {
    const index = Float64Array.from(open, (at) => rows.index?.[at] ?? rows.first + at);
    const targets = new Float64Array(index.length);
    fillUniform(key, lane, { first: 0, count: index.length, index }, targets);
    for (let i = 0; i < targets.length; i++) targets[i] = Math.floor((targets[i] ?? 0) * (index[i] ?? 0));
    const again = isRepeat(targets);
    for (const [i, at] of open.entries()) if (again[i] === 0) numbers[at] = targets[i] ?? 0;
    open = open.filter((_, i) => again[i] === 1);
  }
  return numbers;
}

function repeatTest(table: Table, share: number, seed: number): (numbers: Float64Array) => Uint8Array {
  const key = streamKey(seed, table.name, '', 'repeats');
  if (table.rows === null) {
    return (numbers) => {
      const shares = new Float64Array(numbers.length);
      fillUniform(key, 0, { first: 0, count: numbers.length, index: numbers }, shares);
      return Uint8Array.from(shares, (drawn) => (drawn < share ? 1 : 0));
    };
  }
  const permutation = makePermutation(table.rows, key);
  const count = Math.round(share * table.rows);
  return (numbers) => {
    const places = numbers.slice();
    permutation.apply(places);
    return Uint8Array.from(places, (place) => (place < count ? 1 : 0));
  };
}

function positionsOf(marks: Uint8Array): number[] {
  const positions: number[] = [];
  for (let at = 0; at < marks.length; at++) if (marks[at] === 1) positions.push(at);
  return positions;
}
