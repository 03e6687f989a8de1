import type { RuleAsk } from '../../reading.ts';
import { countOf } from '../ask/read-count.ts';
import { sameName, type Draft, type TableDraft } from '../draft.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { readGlobals } from '../prose/read-globals.ts';
import { sameTable, type TableMention } from '../structure/find-tables.ts';
import { claim, spanOf, wordsOf, type Scene } from '../text/scene.ts';
import type { Piece } from '../text/split.ts';

type Stretch = { readonly first: number; readonly end: number };

/** "10 agents each" of 5 teams: 50 agents, 10 for every team. */
export function countEach(
  scene: Scene,
  draft: Draft,
  child: TableDraft,
  parent: TableDraft,
  mention: TableMention,
): void {
  const { count } = mention;
  if (count === null) return;
  draft.rules.push(childrenOf(scene, mention, child.subject, parent.subject, count.min, count.max));
  const rows = parent.rows;
  if (rows !== null && rows.max === rows.min && count.max === count.min)
    child.rows ??= { ...count, min: count.min * rows.min, max: count.min * rows.min };
}

function childrenOf(
  scene: Scene,
  place: Stretch,
  child: string,
  parent: string,
  min: number,
  max: number | null,
): RuleAsk {
  return { ...spanOf(scene, place.first, place.end), kind: 'children', child, parent, min, max };
}

/** "60, fifteen per farm"; "90; every student has one teacher": what a bracket says beside the count. */
export function readGroupRest(scene: Scene, draft: Draft, table: TableDraft, rest: Piece): void {
  if (['for', 'per'].includes(scene.tokens[rest.first]?.word ?? '')) {
    readForEvery(scene, draft, table, rest);
    return;
  }
  const fact = scene.factFrom.get(rest.first);
  const per = fact === undefined ? -1 : phraseEnd(scene.tokens, fact.end, 'per');
  const count = fact === undefined ? null : countOf(scene, fact, fact.first, fact.end);
  if (count !== null && per > 0 && per < rest.end) {
    const words = wordsOf(scene, per, rest.end);
    const parent = draft.tables.find(
      (one) => one !== table && (sameTable(one.subject, words) || sameName(one.subject).endsWith(sameName(words))),
    );
    draft.rules.push(childrenOf(scene, rest, table.subject, parent?.subject ?? words, count.min, count.max));
    claim(scene, rest.first, rest.end);
    return;
  }
  draft.later.push({ table, first: rest.first, end: rest.end });
}

/** "a harvest for every plot and every year from 2020 to 2024": so many rows for each row of the other table. */
function readForEvery(scene: Scene, draft: Draft, table: TableDraft, rest: Piece): void {
  let times = 1;
  let parent: TableDraft | undefined;
  for (let at = rest.first; at < rest.end; at += 1) {
    const words = scene.tokens[at]?.text ?? '';
    parent ??= draft.tables.find((one) => one !== table && sameTable(one.subject, words));
    const fact = scene.factFrom.get(at);
    if (fact?.kind === 'moments' && fact.from !== null && fact.to !== null && fact.grain === 'year')
      times = yearOf(fact.to) - Number(fact.from.slice(0, 4)) + 1;
    else if (fact?.kind === 'range' && fact.min !== null && fact.max !== null && fact.min > 1900 && fact.max < 2100)
      times = fact.max - fact.min + 1;
  }
  readGlobals(scene, draft, rest.first, rest.end, 'item');
  if (parent === undefined) {
    draft.later.push({ table, first: rest.first, end: rest.end });
    return;
  }
  draft.rules.push(childrenOf(scene, rest, table.subject, parent.subject, times, times));
  if (parent.rows !== null && parent.rows.max === parent.rows.min)
    table.rows ??= {
      ...spanOf(scene, rest.first, rest.end),
      min: parent.rows.min * times,
      max: parent.rows.min * times,
      approximate: false,
    };
  claim(scene, rest.first, rest.end);
}

/** The last year that a stretch of time up to a moment reaches into. */
function yearOf(to: string): number {
  return Number(to.slice(0, 4)) - (to.slice(4, 10) === '-01-01' ? 1 : 0);
}
