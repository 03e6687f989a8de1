import type { Knowledge } from './load-knowledge.ts';
import type { NameIndex } from './name-index.ts';

export type NearName = { readonly key: string; readonly distance: number };

// Rows of the distance table, reused: ten thousand names are compared for one slip.
let before = new Uint8Array(64);
let previous = new Uint8Array(64);
let row = new Uint8Array(64);

/**
 * Edits (insert, remove, replace, swap of neighbours) from one text to another, or `limit + 1` when there are more: the restricted distance of
 * Damerau. Texts of more than 60 characters are too far from everything.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > 60 || b.length > 60) return limit + 1;
  for (let j = 0; j <= b.length; j += 1) previous[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [before, previous, row] = [previous, row, before];
  }
  return Math.min(previous[b.length] ?? 0, limit + 1);
}

/** Names one slip of the keyboard away (two in long names), nearest first. Short words are left alone: too many others are near. */
export function nearNames(knowledge: Knowledge, key: string): readonly NearName[] {
  if (key.length < 4) return [];
  const limit = key.length >= 8 ? 2 : 1;
  const near: (NearName & { readonly place: number })[] = [];
  const shelves = shelvesOf(knowledge.names);
  for (let length = key.length - limit; length <= key.length + limit; length += 1) {
    for (const { name, place } of shelves.get(shelfOf(key.charCodeAt(0), length)) ?? []) {
      const distance = editDistance(key, name, limit);
      if (distance <= limit) near.push({ key: name, distance, place });
    }
  }
  return near
    .toSorted(
      (a, b) =>
        a.distance - b.distance ||
        Math.abs(a.key.length - key.length) - Math.abs(b.key.length - key.length) ||
        a.place - b.place,
    )
    .map(({ key: name, distance }) => ({ key: name, distance }));
}

type Shelved = { readonly name: string; readonly place: number };

const kept = new WeakMap<NameIndex, ReadonlyMap<number, readonly Shelved[]>>();

/** Names by length and by either of their first two letters: people seldom miss the first letter, and asking for it halves the false friends. */
function shelvesOf(names: NameIndex): ReadonlyMap<number, readonly Shelved[]> {
  const known = kept.get(names);
  if (known !== undefined) return known;
  const shelves = new Map<number, Shelved[]>();
  for (const [place, name] of Object.keys(names).entries()) {
    if (name.length < 4) continue;
    for (const letter of new Set([name.charCodeAt(0), name.charCodeAt(1)])) {
      const key = shelfOf(letter, name.length);
      const shelf = shelves.get(key);
      if (shelf === undefined) shelves.set(key, [{ name, place }]);
      else shelf.push({ name, place });
    }
  }
  kept.set(names, shelves);
  return shelves;
}

function shelfOf(letter: number, length: number): number {
  return letter * 1024 + Math.min(length, 1023);
}
