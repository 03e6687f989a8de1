import { conditionOf, flagCondition, flagNamed } from '../rule/match-value.ts';
import { compareRange } from '../rule/compare-range.ts';
import { readCondition } from '../rule/read-condition.ts';
import type { Draft, TableDraft } from '../draft.ts';
import { wordsOf, type Scene } from '../text/scene.ts';
import { wordSet } from '../text/word-set.ts';
import { rangeValue } from '../value/read-figures.ts';
import { findColumn } from '../vocabulary/find-column.ts';
import { spanOf } from '../text/scene.ts';
import type { Stretch } from './case-list.ts';

const fillers = wordSet("it it's is are was were they he she the a an there than who aged");
const joins = wordSet('and or nor , & /');
const noWords = wordSet('no not without');

/** For which rows a case holds, in the plan's expression language; `subject` is the column the case before spoke of. Null when no column is meant. */
export function readCaseCondition(
  scene: Scene,
  draft: Draft,
  table: TableDraft,
  { first, end }: Stretch,
  subject: string | null,
): string | null {
  const no = denied(scene, draft, first, end);
  if (no !== null) return no;
  const read = readCondition(scene, draft, first, end);
  if (read !== null && read.known && rest(scene, read.next, end) && speaksOf(draft, read.when)) return read.when;
  return subjectless(scene, table, first, end, subject) ?? groups(scene, draft, first, end);
}

/** Whether the condition begins with a column that the request names. */
function speaksOf(draft: Draft, when: string): boolean {
  const name = /^(?:not )?\(?(?:isnull\()?(?:`([^`]+)`|([\p{L}_][\p{L}\p{N}_]*))/u.exec(when);
  const own = name?.[1] ?? name?.[2] ?? '';
  return draft.tables.some((table) => table.columns.some((column) => column.name === own));
}

function rest(scene: Scene, next: number, end: number): boolean {
  for (let at = next; at < end; at += 1) if (scene.tokens[at]?.kind !== 'mark') return false;
  return true;
}

/** "younger than 18 months", "it is over 60000": the column is the one spoken of before, or the one that has such a figure. */
function subjectless(
  scene: Scene,
  table: TableDraft,
  first: number,
  end: number,
  subject: string | null,
): string | null {
  const { tokens } = scene;
  let at = first;
  let isAge = false;
  while (at < end && !scene.factFrom.has(at)) {
    const word = tokens[at]?.word ?? '';
    if (word === 'younger' || word === 'older' || word === 'aged') isAge = true;
    else if (!fillers.has(word)) return null;
    at += 1;
  }
  const fact = scene.factFrom.get(at);
  if (fact?.kind !== 'range') return null;
  const words = wordsOf(scene, fact.first, fact.end).toLowerCase();
  if (/younger|older|aged/u.test(words)) isAge = true;
  const aged = isAge ? findColumn([table], 'age') : null;
  const name = subject ?? aged?.column.name ?? byUnit(table, fact.unit);
  return name === null ? null : compareRange(name, rangeValue(fact, spanOf(scene, fact.first, fact.end)));
}

/** The one column whose name holds the unit. */
function byUnit(table: TableDraft, unit: string | null): string | null {
  if (unit === null) return null;
  const found = table.columns.filter((column) => column.name.toLowerCase().includes(unit.toLowerCase().slice(0, 5)));
  return found.length === 1 ? (found[0]?.name ?? null) : null;
}

/** "no test was taken": a yes-or-no column that says no. */
function denied(scene: Scene, draft: Draft, first: number, end: number): string | null {
  if (!noWords.has(scene.tokens[first]?.word ?? '')) return null;
  const words = [];
  for (let at = first + 1; at < end; at += 1)
    if (!fillers.has(scene.tokens[at]?.word ?? '')) words.push(scene.tokens[at]?.text ?? '');
  const flag = flagNamed(draft, words.join(' '));
  return flag === null ? null : flagCondition(flag, false);
}

/** "rabbits and parrots": values of other columns, or their groups. */
function groups(scene: Scene, draft: Draft, first: number, end: number): string | null {
  const found: string[] = [];
  let start = first;
  for (let at = first; at <= end; at += 1) {
    if (at < end && !joins.has(scene.tokens[at]?.word ?? '')) continue;
    if (at > start) {
      let from = start;
      while (from < at && fillers.has(scene.tokens[from]?.word ?? '')) from += 1;
      const one = conditionOf(draft, wordsOf(scene, from, at));
      if (!one.known) return null;
      found.push(one.when);
    }
    start = at + 1;
  }
  return found.length === 0 ? null : found.join(' or ');
}
