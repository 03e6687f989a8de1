import type { ColumnAsk } from '../../reading.ts';
import { readColumn } from '../column/read-column.ts';
import { addColumn, currentTable, type Draft } from '../draft.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { columnItem } from '../structure/column-item.ts';
import { claim, spanOf, type Scene } from '../text/scene.ts';
import type { Piece } from '../text/split.ts';
import { wordSet } from '../text/word-set.ts';
import { readRemark } from './read-remark.ts';

/** An item whose name is written as names are is a column, whatever else it says; what its values do not say may be a rule. Gives the columns; none when it is no such item. */
export function readNamedItem(scene: Scene, draft: Draft, item: Piece): readonly ColumnAsk[] {
  const named = columnItem(scene, item.first, item.end);
  if (named === null || !named.identifier) return [];
  const table = currentTable(draft, spanOf(scene, item.first, item.end));
  const empty = emptyPart(scene, named.nameEnd, item.end);
  const end = empty?.first ?? item.end;
  const before = scene.used.slice(item.first, item.end);
  const read = readColumn(scene, item.first, end, { literal: true, bullet: false });
  if (read === null) return [];
  const isTold = read.column.values.length > 0 || read.rules.length > 0 || end <= named.nameEnd;
  if (!isTold && empty === null) {
    const after = scene.used.slice(item.first, item.end);
    scene.used.set(before, item.first);
    addColumn(table, { ...read.column, about: '' });
    if (readRemark(scene, draft, item.first, item.end)) return [read.column];
    scene.used.set(after, item.first);
    addColumn(table, { ...read.column, values: [] });
    return [read.column];
  }
  const share = empty?.share ?? null;
  const span = spanOf(scene, end, item.end);
  const values =
    share === null ? read.column.values : [...read.column.values, { ...span, kind: 'nulls' as const, share }];
  for (const column of [{ ...read.column, values }, ...read.more]) addColumn(table, column);
  draft.rules.push(...read.rules);
  if (share !== null) claim(scene, end, item.end);
  // "passed, which is blank when no test was taken": when it is empty is a clause of its own.
  else if (empty !== null) draft.later.push({ table, first: item.first, end: item.end });
  return [read.column, ...read.more];
}

const leads = wordSet(
  'which that is are be may can but left and with , leave it stays has sometimes about around roughly in',
);

/** Where an item goes over to when it is empty: "0-45, missing in 5% of rows", "which is blank for 60%". `share` is null when no figure goes with it. */
function emptyPart(
  scene: Scene,
  nameEnd: number,
  end: number,
): { readonly first: number; readonly share: number | null } | null {
  for (let at = nameEnd; at < end; at += 1) {
    const next = phraseEnd(scene.tokens, at, 'nulls');
    if (next < 0 || ['not', 'no', 'never', 'non'].includes(scene.tokens[at - 1]?.word ?? '')) continue;
    let first = at;
    let share: number | null = null;
    for (let here = next; here < end; here += 1) {
      const fact = scene.factFrom.get(here);
      if (fact?.kind === 'amount' && fact.percent) share ??= fact.value / 100;
    }
    while (first > nameEnd) {
      const start = factAt(scene, first - 1);
      const fact = scene.factFrom.get(start);
      if (share === null && fact?.kind === 'amount' && fact.percent && fact.end === first) {
        share = fact.value / 100;
        first = start;
      } else if (leads.has(scene.tokens[first - 1]?.word ?? '')) first -= 1;
      else break;
    }
    const isValue =
      scene.tokens[first - 1]?.word === '(' ||
      ['or', '/', '|'].includes(scene.tokens[at - 1]?.word ?? '') ||
      ['or', '/', '|'].includes(scene.tokens[next]?.word ?? '');
    const isOneShare = share !== null && scene.tokens[at - 1]?.word === ':';
    if (isValue || isOneShare) continue;
    return { first, share };
  }
  return null;
}

function factAt(scene: Scene, at: number): number {
  let here = at;
  while (here > 0 && !scene.factFrom.has(here) && (scene.factEnd[here] ?? 0) > here) here -= 1;
  return here;
}
