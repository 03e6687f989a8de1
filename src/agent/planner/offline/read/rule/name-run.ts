import { wordSet } from '../text/word-set.ts';
import type { ColumnAsk } from '../../reading.ts';
import { sameName, type Draft } from '../draft.ts';
import { wordsOf, type Scene } from '../text/scene.ts';
import { findColumn } from '../vocabulary/find-column.ts';

/** A column's name in the words, and the position after it. */
export type NameRead = { readonly name: string; readonly next: number };

/** Words that open a name without being part of it. */
export const openers = wordSet('the a an its their any this that his her each every all our of some such no');

/** Every column named so far. */
export function namedColumns(draft: Draft): readonly ColumnAsk[] {
  return indexOf(draft).columns;
}

type Named = { readonly columns: readonly ColumnAsk[]; readonly byName: ReadonlyMap<string, ColumnAsk> };

const named = new WeakMap<Draft, Named>();

/** The columns and where each is found by its name; made anew when one came or changed. */
function indexOf(draft: Draft): Named {
  const known = named.get(draft);
  if (known !== undefined && isStill(known.columns, draft)) return known;
  const columns = draft.tables.flatMap((table) => table.columns);
  const byName = new Map<string, ColumnAsk>();
  for (const column of columns) {
    const key = sameName(column.name);
    if (!byName.has(key)) byName.set(key, column);
  }
  const fresh = { columns, byName };
  named.set(draft, fresh);
  return fresh;
}

function isStill(columns: readonly ColumnAsk[], draft: Draft): boolean {
  let at = 0;
  for (const table of draft.tables)
    for (const column of table.columns) {
      if (columns[at] !== column) return false;
      at += 1;
    }
  return at === columns.length;
}

/** Where a name starts after words that only open it. */
export function skipOpeners(scene: Scene, at: number, end: number): number {
  let here = at;
  while (here < end - 1 && openers.has(scene.tokens[here]?.word ?? '')) here += 1;
  return here;
}

/** The longest run of words from here that is the name of a column already named, whatever its spelling. */
export function columnAt(scene: Scene, draft: Draft, at: number, end: number): NameRead | null {
  const from = skipOpeners(scene, at, end);
  const { byName } = indexOf(draft);
  for (let size = Math.min(5, end - from); size >= 1; size -= 1) {
    const last = scene.tokens[from + size - 1];
    if (last === undefined || (last.kind !== 'word' && last.kind !== 'quoted' && last.kind !== 'number')) continue;
    const key = sameName(wordsOf(scene, from, from + size).replaceAll(/['’]s?$/gu, ''));
    if (key.length < 2) continue;
    const found = byName.get(key);
    if (found !== undefined) return { name: found.name, next: from + size };
  }
  return null;
}

/** The first column already named that stands in [at, end). */
export function columnIn(
  scene: Scene,
  draft: Draft,
  at: number,
  end: number,
): (NameRead & { readonly first: number }) | null {
  for (let here = at; here < end; here += 1) {
    if (openers.has(scene.tokens[here]?.word ?? '') || (scene.factEnd[here] ?? 0) > here) continue;
    const found = columnAt(scene, draft, here, end);
    if (found !== null) return { ...found, first: here };
  }
  return null;
}

/** A column's name from here: one already named, else up to four words before a word of `stops`, a mark or a figure. */
export function nameRun(
  scene: Scene,
  draft: Draft,
  at: number,
  end: number,
  stops: ReadonlySet<string>,
): NameRead | null {
  const known = columnAt(scene, draft, at, end);
  if (known !== null) return known;
  const from = skipOpeners(scene, at, end);
  let next = from;
  while (next < end && next - from < 4) {
    const token = scene.tokens[next];
    const isHyphen = token?.word === '-' && token.glued && scene.tokens[next + 1]?.glued === true && next > from;
    if (token === undefined || (token.kind !== 'word' && token.kind !== 'quoted' && !isHyphen)) break;
    if (stops.has(token.word) || (scene.factEnd[next] ?? 0) > next) break;
    next += 1;
  }
  if (next === from) return null;
  return { name: wordsOf(scene, from, next).replaceAll(/["'`]/gu, ''), next };
}

/** Like `columnAt`; also a column that the words mean in part or in another form: "distance" for `distance_km`, "claim" for `claimed`. */
export function columnLike(scene: Scene, draft: Draft, at: number, end: number): NameRead | null {
  const exact = columnAt(scene, draft, at, end);
  if (exact !== null) return exact;
  const from = skipOpeners(scene, at, end);
  for (const size of [3, 2, 1]) {
    if (from + size > end) continue;
    const tokens = scene.tokens.slice(from, from + size);
    if (!tokens.every((token) => token.kind === 'word')) continue;
    const found = meantColumn(scene, draft, wordsOf(scene, from, from + size));
    if (found !== null) return { name: found, next: from + size };
  }
  return null;
}

/** The name of the column that words mean, when they are surely meant for it. */
export function meantColumn(scene: Scene, draft: Draft, words: string): string | null {
  const found = findColumn(draft.tables, words, { first: draft.current, knows: scene.knows });
  return found !== null && found.score >= 0.6 ? found.column.name : null;
}
