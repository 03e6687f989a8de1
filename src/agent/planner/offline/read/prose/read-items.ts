import { skipLeading } from '../column/column-name.ts';
import type { ColumnAsk, RuleAsk } from '../../reading.ts';
import { readThings } from '../ask/read-distinct.ts';
import { findCases } from '../cases/find-cases.ts';
import { readColumn } from '../column/read-column.ts';
import { addColumn, currentTable, type Draft } from '../draft.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { claim, spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { isAnd, type Piece } from '../text/split.ts';
import { wordSet } from '../text/word-set.ts';
import { isAddition } from './is-addition.ts';
import { readNamedItem } from './read-named-item.ts';
import { columnItem } from '../structure/column-item.ts';
import { listItems } from '../structure/list-items.ts';
import { attachColumn, isClosed } from '../vocabulary/attach-column.ts';
import { readRemark } from './read-remark.ts';

/** What the words before a list said of it. */
export type ListStyle = { readonly said: 'columns' | 'colon' | 'with' | 'loose'; readonly open: boolean };

/** Reads a list in running text: each item is a remark on the whole (count, time, shape, dirt, rule) or a column. */
export function readItems(scene: Scene, draft: Draft, first: number, end: number, style: ListStyle): void {
  const columns: ColumnAsk[] = [];
  const known = draft.isListed && draft.current !== null && isClosed(draft.current) ? draft.current : null;
  const literal = style.said === 'columns' || style.said === 'colon' || isNameList(scene, first, end);
  for (const item of listItems(scene, first, end)) {
    const rules = draft.rules.length;
    const isCase = hasCases(scene, item);
    const named = style.said === 'loose' || draft.isListed || isCase ? [] : readNamedItem(scene, draft, item);
    columns.push(...named);
    if (named.length > 0) continue;
    if (!isCase && readRemark(scene, draft, item.first, item.end)) {
      if (style.said !== 'loose') {
        addRuled(scene, draft, item, draft.rules.slice(rules));
        if (!draft.isListed && draft.rules.length > rules) addDefined(scene, draft, item, columns);
      }
      continue;
    }
    const open = etcEnd(scene, item.first, item.end);
    if (open !== null && open <= item.first) continue;
    if (isAboutWord(scene, item.first)) {
      currentTable(draft, spanOf(scene, first, end)).about.push(wordsOf(scene, item.first, item.end));
      claim(scene, item.first, item.end);
      continue;
    }
    if (isNoColumn(scene, item.first)) {
      if (style.said === 'with' || draft.current?.rows !== null) readThings(scene, draft, item.first, item.end, 'item');
      continue;
    }
    const read = readColumn(scene, item.first, open ?? item.end, { literal, bullet: false });
    if (read === null) continue;
    if (known !== null && !isAddition(scene, first)) {
      // All columns are listed: an item is about one of them, or has no place.
      if (!attachColumn(scene, draft, known, read)) scene.used.fill(0, item.first, item.end);
      continue;
    }
    columns.push(read.column, ...read.more);
    for (const column of [read.column, ...read.more]) addColumn(currentTable(draft, spanOf(scene, first, end)), column);
    draft.rules.push(...read.rules);
    if (open !== null) claim(scene, open, item.end);
  }
  if (columns.length === 0) return;
  const table = currentTable(draft, spanOf(scene, first, end));
  const isWhole = !style.open && (style.said === 'columns' || style.said === 'colon' || columns.length >= 3);
  if (isWhole && style.said !== 'loose') table.complete = true;
}

/** "passed which is blank when no test was taken": an item of the list that says for which rows it holds what. */
function hasCases(scene: Scene, item: Piece): boolean {
  const named = columnItem(scene, item.first, item.end);
  return named !== null && !named.bare && findCases(scene, named.nameEnd, item.end) !== null;
}

/** "total = price * quantity, members get 15 % off" in a list of columns: a rule, and the column it defines. */
function addDefined(scene: Scene, draft: Draft, item: Piece, columns: ColumnAsk[]): void {
  const named = columnItem(scene, item.first, item.end);
  if (named === null || !['=', ':'].includes(scene.tokens[named.nameEnd]?.word ?? '')) return;
  const span = spanOf(scene, item.first, item.end);
  const name = wordsOf(scene, named.first, named.nameEnd);
  const column: ColumnAsk = { ...span, name, literal: true, about: '', values: [] };
  addColumn(currentTable(draft, span), column);
  columns.push(column);
}

/** "price which decreases with mileage", "ship_date after order_date" in a list of columns: the rule's own column is an item of the list. */
function addRuled(scene: Scene, draft: Draft, item: Piece, rules: readonly RuleAsk[]): void {
  const start = skipLeading(scene, item.first, item.end);
  for (const rule of rules) {
    const name =
      rule.kind === 'correlates'
        ? rule.a
        : rule.kind === 'row' && rule.when === undefined
          ? (/^`?([^`<>=!]+?)`? (?:[<>]=?|!=) /u.exec(rule.expression)?.[1] ?? null)
          : null;
    if (name === null || !wordsOf(scene, start, item.end).startsWith(name)) continue;
    const span = spanOf(scene, item.first, item.end);
    addColumn(currentTable(draft, span), { ...span, name, literal: /_/u.test(name), about: '', values: [] });
  }
}

/** "similar to GSM8K", "focusing on advisors": more about the table as a whole. */
function isAboutWord(scene: Scene, first: number): boolean {
  return (
    ['similar', 'based', 'focusing', 'focused', 'suitable', 'useful'].includes(scene.tokens[first]?.word ?? '') &&
    scene.tokens[first + 1]?.kind === 'word'
  );
}

const noColumns = wordSet(
  "within dentro realistic not no don't dont do never so because just please perform remove avoid put for to using",
);

/** "100 attack requests", "not too many": neither a column nor a remark; the words stay unused. */
function isNoColumn(scene: Scene, first: number): boolean {
  const fact = scene.factFrom.get(first);
  if (
    fact?.kind === 'amount' &&
    !fact.percent &&
    fact.unit === null &&
    scene.tokens[fact.end]?.kind === 'word' &&
    !/^(?:digits?|letters?|characters?|decimals?|words?|chars?)$/u.test(scene.tokens[fact.end]?.word ?? '') &&
    scene.tokens[fact.end]?.word !== '-'
  )
    return true;
  return noColumns.has(scene.tokens[first]?.word ?? '') && scene.tokens[first + 1]?.kind === 'word';
}

/** Where "etc." or "and so on" starts at the end of an item, or null. */
function etcEnd(scene: Scene, first: number, end: number): number | null {
  for (let at = Math.max(first, end - 3); at < end; at += 1) {
    const next = phraseEnd(scene.tokens, at, 'etc');
    if (next > 0 && next >= end) return at > first && isAnd(scene, at - 1) ? at - 1 : at;
  }
  return null;
}

/** Several names written as one word each: what is listed is meant to the letter. */
function isNameList(scene: Scene, first: number, end: number): boolean {
  let names = 0;
  for (let at = first; at < end; at += 1) if (/_|\p{Ll}\p{Lu}/u.test(scene.tokens[at]?.text ?? '')) names += 1;
  return names >= 2;
}
