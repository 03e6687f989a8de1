import type { ColumnAsk } from '../../reading.ts';
import { readColumn } from '../column/read-column.ts';
import { addColumn, currentTable, type Draft } from '../draft.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { readDirt } from '../rule/read-dirt.ts';
import { readRules } from '../rule/read-rules.ts';
import { readShapes } from '../shape/read-shapes.ts';
import { claim, isClaimed, spanOf, stepOver, type Scene } from '../text/scene.ts';
import { isAnd, splitAt, splitCommas, type Piece } from '../text/split.ts';
import { claimMoments } from './claim-moments.ts';
import { readGlobals } from './read-globals.ts';

/** What the words before a list said of it. */
export type ListStyle = { readonly said: 'columns' | 'colon' | 'with' | 'loose'; readonly open: boolean };

/** Reads a list in running text: each item is a remark on the whole (count, time, shape, dirt, rule) or a column. */
export function readItems(scene: Scene, draft: Draft, first: number, end: number, style: ListStyle): void {
  const columns: ColumnAsk[] = [];
  const literal = style.said === 'columns' || style.said === 'colon' || isNameList(scene, first, end);
  for (const piece of mergeChoices(scene, splitCommas(scene, first, end))) {
    for (const item of splitAnds(scene, piece)) {
      if (readRemark(scene, draft, item.first, item.end)) continue;
      const open = etcEnd(scene, item.first, item.end);
      if (open !== null && open <= item.first) continue;
      const read = readColumn(scene, item.first, open ?? item.end, { literal, bullet: false });
      if (read === null) continue;
      columns.push(read.column, ...read.more);
      draft.rules.push(...read.rules);
      if (open !== null) claim(scene, open, item.end);
    }
  }
  if (columns.length === 0) return;
  const table = currentTable(draft, spanOf(scene, first, end));
  for (const column of columns) addColumn(table, column);
  const isWhole = !style.open && (style.said === 'columns' || style.said === 'colon' || columns.length >= 3);
  if (isWhole && style.said !== 'loose') table.complete = true;
}

/** Whether the item says something about the whole rather than naming a column; it is then noted and claimed. */
export function readRemark(scene: Scene, draft: Draft, first: number, end: number): boolean {
  const start = skipLead(scene, first, end);
  const dirt = readDirt(scene, start, end);
  if (dirt.length > 0) {
    draft.rules.push(...dirt);
    claim(scene, first, end);
    return true;
  }
  const rules = readRules(scene, draft, start, end);
  if (rules.length > 0) {
    draft.rules.push(...rules);
    claim(scene, first, end);
    return true;
  }
  const shapes = readShapes(scene, start, end);
  if (shapes.length > 0 && !isNamed(scene, start, end)) {
    draft.shapes.push(...shapes.map((shape) => (shape.about === '' && draft.topic !== '' ? { ...shape, about: draft.topic } : shape)));
    claimMoments(scene, start, end, shapes.some(({ kind }) => kind === 'spike' || kind === 'dip'));
    readGlobals(scene, draft, start, end, 'head');
    claim(scene, first, end);
    return true;
  }
  if (!isWholeRemark(scene, start, end)) return false;
  return readGlobals(scene, draft, start, end, 'item') && restAsAbout(scene, draft, first, end);
}

/** What is left of a remark is more about the subject: "1000 rows for predicting customer churn". */
function restAsAbout(scene: Scene, draft: Draft, first: number, end: number): boolean {
  let from = -1;
  for (let at = first; at <= end; at += 1) {
    const isFree = at < end && scene.used[at] === 0 && scene.tokens[at]?.kind === 'word';
    if (isFree && from < 0) from = at;
    if (!isFree && from >= 0) {
      const isContent = [...scene.tokens.slice(from, at)].some((token) => token.word.length > 3 && phraseEnd([token], 0, 'filler') < 0 && phraseEnd([token], 0, 'make') < 0);
      if (isContent) currentTable(draft, spanOf(scene, first, end)).about.push(scene.request.slice(scene.tokens[from]?.from, scene.tokens[at - 1]?.to));
      claim(scene, from, at);
      from = -1;
    }
  }
  return true;
}

/** A remark on the whole starts with its figure, or has a word for rows, a period or an output; a column item starts with a name. */
function isWholeRemark(scene: Scene, first: number, end: number): boolean {
  const { tokens } = scene;
  for (let at = first; at < end; at = stepOver(scene, at, end)) {
    if (at === first) {
      const fact = scene.factFrom.get(at);
      if (fact !== undefined) {
        if (fact.kind === 'moments' || fact.kind === 'relative' || fact.kind === 'moment') return true;
        if (fact.end >= end) return fact.kind === 'amount' && fact.timeUnit !== null;
        if (fact.kind === 'amount' && !fact.percent) return true;
        return phraseEnd(tokens, fact.end, 'row') > 0 || hasRowWord(scene, fact.end, end);
      }
    }
    const word = tokens[at]?.word ?? '';
    if (['rows', 'records', 'seed', 'csv', 'json', 'xlsx', 'excel', 'parquet', 'entries', 'jsonl', 'random_state', 'filas', 'linhas', 'registros', 'lignes', 'zeilen', '간격', '주치', '개', 'every', 'daily', 'hourly', 'interval', 'intervals', 'worth', 'last', 'past', 'spanning', 'covering', 'rows:', 'total', '行', '条', 'during', 'since', 'sql', 'observation', 'observations', 'observacao', 'number', '样本'].includes(word)) return !isColumnLike(scene, at, first);
    if (['want', 'need', 'make', 'from', 'between', 'over', 'for', 'in', 'during', 'about', 'around', 'at', 'spread'].includes(word) && at === first) {
      const next = scene.factFrom.get(at + 1) ?? scene.factFrom.get(at + 2);
      return next !== undefined || ['a', 'one', 'the'].includes(tokens[at + 1]?.word ?? '');
    }
  }
  return false;
}

function hasRowWord(scene: Scene, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) if (phraseEnd(scene.tokens, at, 'row') > 0 && ['rows', 'records', 'entries'].includes(scene.tokens[at]?.word ?? '')) return true;
  return false;
}

/** `daily_sales`, "number of orders", "total" and the like open a column when no figure goes with them. */
function isColumnLike(scene: Scene, at: number, first: number): boolean {
  const word = scene.tokens[at]?.word ?? '';
  if (!['daily', 'hourly', 'total', 'number', 'last', 'past', 'interval', 'intervals', 'every', 'during', 'since', 'covering', 'sql', 'excel', 'records', '行', '条', '개', 'entries', 'seed'].includes(word)) return false;
  for (let here = first; here < Math.min(scene.tokens.length, at + 6); here += 1) if (scene.factFrom.get(here)?.kind === 'amount') return false;
  return !['daily', 'hourly', 'every'].includes(word) || scene.tokens[at + 1]?.word !== 'data';
}

/** A shape word inside a plain column item ("peak_power 10-20", "discount drop (5-10)") stays a column. */
function isNamed(scene: Scene, first: number, end: number): boolean {
  const text = scene.tokens[first]?.text ?? '';
  if (/_/u.test(text) || scene.tokens[first + 1]?.word === '(') return true;
  return scene.tokens[first + 1]?.word === ':' && end - first > 2;
}

function skipLead(scene: Scene, first: number, end: number): number {
  let at = first;
  while (at < end - 1 && ['and', 'plus', 'also', 'but', 'then', 'with', 'including', 'include', 'add', 'please', 'make', 'sure', 'that', 'there', 'are', 'is', 'a', 'some', 'so', 'ensure', 'includes', 'having', 'e', 'y', 'the', 'com', 'con', 'should', 'be', 'in', 'addition', 'to', 'finally', 'have', 'i', 'want', 'need', 'me', 'give', 'put', 'this'].includes(scene.tokens[at]?.word ?? '') && scene.factFrom.get(at) === undefined && !(scene.tokens[at]?.word === 'some' && end - at <= 3) && !(['make', 'in', 'to', 'put', 'a', 'the', 'i', 'is', 'are'].includes(scene.tokens[at]?.word ?? '') && at === first && !['sure', 'addition', 'want', 'need', 'spike', 'dip'].includes(scene.tokens[at + 1]?.word ?? '') && !['a', 'the'].includes(scene.tokens[at]?.word ?? ''))) at += 1;
  return at;
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

/** Cuts an item at "and" when both sides could be items of their own. */
export function splitAnds(scene: Scene, piece: Piece): readonly Piece[] {
  return splitAt(scene, piece.first, piece.end, (at) => {
    if (at === piece.first || at + 1 >= piece.end) return at === piece.first && isAnd(scene, at);
    if (!isAnd(scene, at) && !['but', 'plus'].includes(scene.tokens[at]?.word ?? '')) return false;
    return !isBound(scene, piece, at);
  });
}

/** "$5-15 domestic and $20-50 international", "male and female", "rows where a and b": one item. */
function isBound(scene: Scene, piece: Piece, at: number): boolean {
  const right = scene.factFrom.get(at + 1);
  if (right !== undefined && (right.kind === 'range' || right.kind === 'amount')) {
    for (let here = piece.first + 1; here < at; here += 1) if (scene.factFrom.get(here)?.kind === right.kind && scene.tokens[here - 1]?.kind === 'word' && (scene.factFrom.get(piece.first) === undefined)) return true;
  }
  for (let here = piece.first; here < at; here += 1) {
    const word = scene.tokens[here]?.word ?? '';
    if (['between', 'if', 'when', 'where', 'whose', 'depend', 'depends', 'mix', 'both', 'never', 'must', 'each', 'per', 'same', 'unique', '=', 'of'].includes(word) && !(word === 'of' && here < at - 3) && !(word === 'unique' && here === piece.first)) return true;
  }
  return false;
}

/** "status pending, active or closed": the pieces up to the "or" belong to the first one with a name before its value. */
function mergeChoices(scene: Scene, pieces: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const before = merged.at(-1);
    if (before !== undefined && isQuotation(scene, piece) && scene.tokens[before.end - 1]?.kind === 'quoted' && before.end - before.first > 1) {
      merged[merged.length - 1] = { ...before, end: piece.end };
      continue;
    }
    const orAt = findOr(scene, piece);
    const isTail = orAt > 0 && orAt - piece.first <= 2 && piece.end - orAt <= 4 && !isClaimed(scene, piece.first, piece.end);
    if (!isTail) {
      merged.push(piece);
      continue;
    }
    let from = merged.length - 1;
    while (from >= 0 && sizeOf(merged[from]) === 1) from -= 1;
    const head = merged[from];
    const quoted = head !== undefined && scene.tokens[head.end - 1]?.kind === 'quoted';
    if (head === undefined || (from === merged.length - 1 && orAt > piece.first && sizeOf(head) > 4 && !quoted) || hasFigure(scene, head) || scene.tokens[head.first]?.text.includes('_') === false && sizeOf(head) > 5) merged.push(piece);
    else merged.splice(from, merged.length - from, { first: head.first, end: piece.end, lead: head.lead });
  }
  return merged;
}

function isQuotation(scene: Scene, piece: Piece): boolean {
  return [...scene.tokens.slice(piece.first, piece.end)].every((token) => token.kind === 'quoted' || token.word === 'or' || token.word === 'and');
}

function sizeOf(piece: Piece | undefined): number {
  return piece === undefined ? 0 : piece.end - piece.first;
}

function hasFigure(scene: Scene, piece: Piece): boolean {
  for (let at = piece.first; at < piece.end; at += 1) if (scene.factFrom.has(at)) return true;
  return false;
}

function findOr(scene: Scene, piece: Piece): number {
  for (let at = piece.first; at < piece.end - 1; at += 1) if ((scene.factEnd[at] ?? 0) <= at && ['or', 'ou', 'oder'].concat(scene.language === 'es' ? ['o'] : []).includes(scene.tokens[at]?.word ?? '')) return at;
  return -1;
}
