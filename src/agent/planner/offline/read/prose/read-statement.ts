import { wordSet } from '../text/word-set.ts';
import type { ValueAsk } from '../../reading.ts';
import { attachColumn, isClosed } from '../vocabulary/attach-column.ts';
import { addColumn, currentTable, sameName, type Draft } from '../draft.ts';
import { listing } from '../ask/read-value-counts.ts';
import { readColumn } from '../column/read-column.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { claim, spanOf, wordsOf, type Scene } from '../text/scene.ts';

const verbs = wordSet(
  'should must are is ranges range ranging will can between from follows follow has have cannot need needs starts start ends = may uses use contains deve debe in at with never always',
);
const topicVerbs = wordSet(
  'varies vary depends depend shows show follows follow grows grow increases decreases fluctuates has have rises drops declines spikes should peaks peak dips',
);

/** A sentence about one column: "All emails should be at @example.com", "ages between 18 and 65". False, with nothing claimed, when it says nothing of its values. */
export function readStatement(scene: Scene, draft: Draft, first: number, end: number): boolean {
  let start = first;
  while (
    start < end - 1 &&
    ['all', 'the', 'each', 'every', 'make', 'sure', 'that', 'ensure', 'and', 'also', 'please', 'any', 'keep'].includes(
      scene.tokens[start]?.word ?? '',
    )
  )
    start += 1;
  const stop = verbAt(scene, start, end);
  if (stop === null) return false;
  const before = scene.used.slice(first, end);
  const rules = draft.rules.length;
  const read = readColumn(scene, start, end, { literal: false, bullet: true });
  const isSaid =
    read !== null &&
    (read.column.values.length > 0 || read.rules.length > 0) &&
    read.column.name.split(' ').length <= 4 &&
    !isRowsWord(scene, start);
  if (!isSaid || read === null) {
    scene.used.set(before, first);
    draft.rules.length = rules;
    return false;
  }
  const table =
    draft.tables.find((one) => one.columns.some((column) => sameName(column.name) === sameName(read.column.name))) ??
    currentTable(draft, spanOf(scene, first, end));
  const give = (): boolean => {
    scene.used.set(before, first);
    draft.rules.length = rules;
    return false;
  };
  if (isClosed(table) && (isTorn(read.column.values) || isMoreSaid(read.column.about))) return give();
  const listed = listing(draft, read.column.name);
  const [share] = read.column.values;
  if (listed !== null && share?.kind === 'share')
    addColumn(listed.table, { ...listed.column, about: '', values: [{ ...share, value: listed.value }] });
  else if (!attachColumn(scene, draft, table, read)) return give();
  claim(scene, first, start);
  return true;
}

/** Bounds that exclude each other in one statement were said of different rows: the statement is more than this reads. */
function isTorn(values: readonly ValueAsk[]): boolean {
  const ranges = values.filter((value) => value.kind === 'range');
  const low = Math.max(...ranges.map((value) => value.min ?? -Infinity));
  const high = Math.min(...ranges.map((value) => value.max ?? Infinity));
  return ranges.length > 1 && low > high;
}

/** Words left over beside the values: the sentence says something else than what this reads. */
function isMoreSaid(about: string): boolean {
  return (
    about.split(' ').filter((word) => word.length > 2 && !/^(?:the|and|only|always|that|value|values)$/u.test(word))
      .length >= 3
  );
}

function verbAt(scene: Scene, first: number, end: number): number | null {
  const share = scene.factFrom.get(first);
  if (
    share?.kind === 'amount' &&
    share.percent &&
    ['of', 'are', 'is', 'should'].includes(scene.tokens[share.end]?.word ?? '')
  )
    return share.end;
  for (let at = first + 1; at < Math.min(end, first + 6); at += 1) {
    if (verbs.has(scene.tokens[at]?.word ?? '') || scene.factFrom.has(at)) return at;
    if (scene.tokens[at]?.kind === 'mark' && scene.tokens[at]?.word !== "'") return null;
  }
  return null;
}

function isRowsWord(scene: Scene, at: number): boolean {
  return (
    phraseEnd(scene.tokens, at, 'column') > 0 ||
    phraseEnd(scene.tokens, at, 'row') > 0 ||
    phraseEnd(scene.tokens, at, 'dataset') > 0 ||
    ['it', 'there', 'this', 'they', 'you', 'i', 'do', "don't", 'we', 'no', 'for', 'if', 'include', 'in', 'at'].includes(
      scene.tokens[at]?.word ?? '',
    )
  );
}

/** What a sentence is about when it starts with it: "Price Per Unit varies with …" is about the price per unit; '' otherwise. */
export function topicOf(scene: Scene, first: number, end: number): string {
  let start = first;
  while (['the', 'all', 'each'].includes(scene.tokens[start]?.word ?? '')) start += 1;
  for (let at = start + 1; at < Math.min(end, start + 5); at += 1) {
    if (topicVerbs.has(scene.tokens[at]?.word ?? ''))
      return scene.tokens
        .slice(start, at)
        .every(
          (token) => token.kind === 'word' && !['there', 'it', 'i', 'we', 'you', 'and', 'data'].includes(token.word),
        )
        ? wordsOf(scene, start, at)
        : '';
    if (scene.tokens[at]?.kind !== 'word') return '';
  }
  return '';
}
