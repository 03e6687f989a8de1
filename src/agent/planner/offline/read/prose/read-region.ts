import { countOf } from '../ask/read-count.ts';
import { currentTable, type Draft } from '../draft.ts';
import type { Region } from '../structure/find-region.ts';
import { claim, spanOf, type Scene } from '../text/scene.ts';
import { addRows } from './read-globals.ts';
import { readItems } from './read-items.ts';
import { readLoose } from './read-loose.ts';

/** Reads a sentence that lists columns without saying so: its head, the list, and later what it goes on to say. */
export function readRegion(scene: Scene, draft: Draft, first: number, end: number, region: Region): void {
  const hasTable = draft.current !== null && (draft.current.subject !== '' || draft.current.columns.length > 0);
  if (region.headEnd > first) readLoose(scene, draft, first, region.headEnd, !hasTable);
  const inBracket = scene.factFrom.get(region.headEnd + 1);
  if (inBracket !== undefined && inBracket.end <= region.from) {
    const count = countOf(scene, inBracket, inBracket.first, inBracket.end);
    if (count !== null) addRows(draft, scene, count, inBracket.first, true);
  }
  claim(scene, region.headEnd, region.from);
  const table = currentTable(draft, spanOf(scene, first, end));
  readItems(scene, draft, region.from, region.to, { said: 'columns', open: false });
  draft.current = table;
  claim(scene, region.to, region.tail);
  if (region.tail >= end) return;
  // "date, price and rentals of a small car rental, daily for 2025": what the table is of may come last.
  if (table.subject === '') readLoose(scene, draft, region.tail, end, true);
  else draft.later.push({ table, first: region.tail, end });
}
