import type { RowSet } from '../../contract/chunk.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { Reference, Table } from '../../contract/plan.ts';
import { childCounts } from './child-counts.ts';
import { rowNumbers } from './draw-context.ts';
import { memoByObject } from './memo.ts';
import { makePermutation } from './random/permutation.ts';
import { streamKey, uniforms } from './random/stream.ts';
import type { StreamKey } from './random/threefry.ts';
import { fillPlaces } from './reference-order.ts';

const longestOrder = 1 << 20;

export { childCounts } from './child-counts.ts';

/**
 * For each row, the row number it points at in the referred table, or -1 for none.
 *
 * Chosen by popularity; which rows are the popular ones is a permutation keyed by the seed (for popularity by column: `weights`).
 * `unique`: no two rows point at the same one. Nulls are an exact share of the table's rows. With `children`, rows come parent by parent.
 * Throws `plan-invalid` when a unique reference has too few rows to point at.
 *
 * @param parentRows Rows that can be pointed at; 0 gives -1 everywhere.
 * @param weights For popularity by column: one non-negative weight for each parent row.
 * @param attempt Another choice for the same rows; unique references and children have only one.
 */
export function drawReference(
  reference: Reference,
  table: Table,
  parentRows: number,
  rows: RowSet,
  tableRows: number,
  seed: number,
  weights?: Float64Array,
  attempt = 0,
): Float64Array {
  if (parentRows <= 0) return new Float64Array(rows.count).fill(-1);
  const key = (purpose: string, of = 0) => streamKey(seed, table.name, `→${reference.name}`, purpose, of);
  if (reference.children !== undefined)
    return parentsOfChildren(childCounts(reference, table, seed, parentRows, tableRows), rows);
  const missing = Math.round(reference.nulls * tableRows);
  const places = rowNumbers(rows);
  if (missing > 0) makePermutation(tableRows, key('nulls')).apply(places);
  if (reference.unique) {
    if (tableRows - missing > parentRows) {
      throw new RowsmithError({
        code: 'plan-invalid',
        message: `Reference ${reference.name}: ${tableRows - missing} rows cannot each point at another of ${parentRows} rows.`,
        hint: `Give ${reference.table} more rows or ${table.name} fewer.`,
        site: { table: table.name },
      });
    }
    const chosen = places.map((place) => Math.max(0, place - missing));
    makePermutation(parentRows, key('order')).apply(chosen);
    return withoutMissing(chosen, places, missing);
  }
  const chosen = uniforms(key('value', attempt), rows);
  fillPlaces(reference, parentRows, weights, chosen);
  if (reference.popularity.kind === 'zipf' || reference.popularity.kind === 'pareto') {
    shuffle(chosen, reference, parentRows, key('order'));
  }
  return withoutMissing(chosen, places, missing);
}

const orders = memoByObject((_reference: Reference) => new Map<string, Float64Array>());

/** Replaces places by the parents that have them; up to 2^20 parents the order is listed once, since most rows share few of them. */
function shuffle(places: Float64Array, reference: Reference, parentRows: number, key: StreamKey): void {
  if (parentRows > longestOrder) {
    makePermutation(parentRows, key).apply(places);
    return;
  }
  const known = orders(reference);
  const name = `${parentRows},${key.low},${key.high}`;
  let order = known.get(name);
  if (order === undefined) {
    order = new Float64Array(parentRows).map((_, place) => place);
    makePermutation(parentRows, key).apply(order);
    known.set(name, order);
  }
  for (let i = 0; i < places.length; i++) places[i] = order[places[i] ?? 0] ?? 0;
}

function withoutMissing(chosen: Float64Array, places: Float64Array, missing: number): Float64Array {
  if (missing > 0) for (let i = 0; i < chosen.length; i++) if ((places[i] ?? 0) < missing) chosen[i] = -1;
  return chosen;
}

/** The parent of each row when rows come parent by parent, so many for each. */
function parentsOfChildren(counts: Uint32Array, rows: RowSet): Float64Array {
  const ends = new Float64Array(counts.length);
  let total = 0;
  for (let parent = 0; parent < counts.length; parent++) {
    total += counts[parent] ?? 0;
    ends[parent] = total;
  }
  const parents = rowNumbers(rows);
  let known = 0;
  for (let i = 0; i < parents.length; i++) {
    const row = parents[i] ?? 0;
    if (row >= (ends[known] ?? 0) || row < (known === 0 ? 0 : (ends[known - 1] ?? 0))) known = firstAbove(ends, row);
    parents[i] = row < total ? known : -1;
  }
  return parents;
}

function firstAbove(ends: Float64Array, row: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) > row) high = middle;
    else low = middle + 1;
  }
  return low;
}
