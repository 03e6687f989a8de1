import { readValueCounts } from '../ask/read-value-counts.ts';
import { readColumn } from '../column/read-column.ts';
import { addColumn, currentTable, type Draft } from '../draft.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { readGroupPart } from '../rule/read-group-part.ts';
import { isSurelyRule, readRules } from '../rule/read-rules.ts';
import { readNamedTable } from '../table/read-named-table.ts';
import { readTables } from '../table/read-tables.ts';
import { claim, spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { splitCommas } from '../text/split.ts';
import { readMapClause } from '../structure/value-map.ts';
import { findRegion } from '../structure/find-region.ts';
import { isClosed, isVast } from '../vocabulary/attach-column.ts';
import { findList, type ListStart } from './find-list.ts';
import { countOf, readCounts, readLabelled } from '../ask/read-count.ts';
import { addRows } from './read-globals.ts';
import { readItems } from './read-items.ts';
import { readLoose } from './read-loose.ts';
import { readRegion } from './read-region.ts';
import { seriesOf } from './read-series.ts';
import { readStatement, topicOf } from './read-statement.ts';

/**
 * First reading of a sentence: the tables, columns and values it lists. What only says something about them is put off until all are known.
 */
export function readSentence(scene: Scene, draft: Draft, first: number, end: number): void {
  if (end <= first) return;
  if (scene.tokens[end - 1]?.word === ':') {
    readIntro(scene, draft, first, end - 1);
    return;
  }
  const labelled = readLabelled(scene, first, end);
  if (labelled !== null) {
    addRows(draft, scene, labelled.count, first, true);
    claim(scene, labelled.first, labelled.end);
    const rest = labelled.end + ([',', ';'].includes(scene.tokens[labelled.end]?.word ?? '') ? 1 : 0);
    readSentence(scene, draft, rest, end);
    return;
  }
  // "VIPs order three times as often" lists no orders.
  const described = draft.current ?? draft.tables[0];
  if (described !== undefined && described.columns.length > 0 && isSurelyRule(scene, draft, first, end)) {
    draft.later.push({ table: described, first, end });
    return;
  }
  if (readNamedTable(scene, draft, first, end) || readTables(scene, draft, first, end)) return;
  const table = draft.current;
  const hasTable = table !== null && (table.subject !== '' || table.columns.length > 0);
  const list = findList(scene, first, end);
  const region =
    list?.said === 'columns'
      ? null
      : findRegion(scene, first, end, list, {
          isAwaited: hasTable && table.columns.length === 0,
          countAt: draft.ahead?.from ?? null,
        });
  if (region !== null && (!hasTable || !isClosed(table) || region.isSure)) {
    readRegion(scene, draft, first, end, region);
    return;
  }
  if (hasTable && list?.said !== 'columns') {
    draft.later.push({ table, first, end });
    return;
  }
  draft.topic = topicOf(scene, first, end);
  readListed(scene, draft, first, end, list, hasTable);
}

/** Second reading: a clause about tables and columns that are all known by now. */
export function readClause(scene: Scene, draft: Draft, first: number, end: number): void {
  if (readMapClause(scene, draft, first, end)) return;
  const isDescribed = draft.tables.some((table) => table.columns.length > 0);
  const series = isDescribed ? seriesOf(scene, draft, first, end) : [];
  if (series.length > 0) {
    for (const piece of series) readClause(scene, draft, piece.first, piece.end);
    return;
  }
  if (isDescribed && readGroupPart(scene, draft, first, end)) return;
  if (isDescribed && readRuleSentence(scene, draft, first, end)) return;
  if (draft.tables.length > 0) readValueCounts(scene, draft, first, end);
  draft.topic = topicOf(scene, first, end);
  const hasTable = draft.current !== null && (draft.current.subject !== '' || draft.current.columns.length > 0);
  if (hasTable && (readRuleSentence(scene, draft, first, end) || readStatement(scene, draft, first, end))) return;
  readListed(scene, draft, first, end, findList(scene, first, end), hasTable);
}

/** A sentence that goes over to a list of columns after a word for them, a colon or "with"; else only words about the whole. */
function readListed(
  scene: Scene,
  draft: Draft,
  first: number,
  end: number,
  columns: ListStart | null,
  hasTable: boolean,
): void {
  const opensList = phraseEnd(scene.tokens, first, 'with');
  if (columns !== null && columns.said === 'columns') {
    if (columns.headEnd > first) readLoose(scene, draft, first, columns.headEnd, !hasTable);
    for (const count of readCounts(scene, columns.headEnd, columns.from))
      if (count.of === 'columns') currentTable(draft, spanOf(scene, first, end)).columnCount ??= count.count;
    claim(scene, columns.headEnd, columns.from);
    readItems(scene, draft, columns.from, end, { said: 'columns', open: columns.open });
    return;
  }
  if (opensList > 0 && opensList < end && scene.tokens[first]?.word !== 'with') {
    const from =
      columns !== null && columns.said === 'colon' && columns.headEnd - opensList <= 4 ? columns.from : opensList;
    claim(scene, first, from);
    readItems(scene, draft, from, end, {
      said: splitCommas(scene, from, end).length > 2 ? 'columns' : 'with',
      open: false,
    });
    return;
  }
  if (columns === null || (hasTable && columns.said === 'with')) {
    readLoose(scene, draft, first, end, !hasTable);
    return;
  }
  if (columns.said === 'colon' && !hasTable && isCountedHead(scene, columns.from, end)) {
    // "Test data for a ferry line: 500 crossings": the table comes after its title.
    const title = wordsOf(scene, first, columns.headEnd);
    claim(scene, first, columns.from);
    readSentence(scene, draft, columns.from, end);
    draft.current?.about.push(title);
    return;
  }
  const commaBefore = splitCommas(scene, first, columns.headEnd);
  readLoose(scene, draft, first, columns.headEnd, !hasTable || commaBefore.length === 1);
  claim(scene, columns.headEnd, columns.from);
  if (columns.said === 'values') {
    const read = readColumn(scene, columns.from, end, { literal: false, bullet: true });
    if (read !== null) addColumn(currentTable(draft, spanOf(scene, first, end)), read.column);
    return;
  }
  readItems(scene, draft, columns.from, end, { said: columns.said, open: columns.open });
}

/** "500 crossings", "1,000 tax returns with …": a count of things, not of rows in general. */
function isCountedHead(scene: Scene, first: number, end: number): boolean {
  const fact = scene.factFrom.get(first);
  if (fact === undefined || countOf(scene, fact, fact.first, fact.end) === null) return false;
  const noun = scene.tokens[fact.end];
  const isRows = phraseEnd(scene.tokens, fact.end, 'row') > 0;
  if (noun?.kind !== 'word' || fact.end >= end || isRows) return false;
  let at = fact.end;
  while (at < end && scene.tokens[at]?.kind === 'word' && at - fact.end < 4) at += 1;
  return scene.tokens.slice(fact.end, at).some((token) => /[^s]s$|people|data/u.test(token.word));
}

/** "Include these columns:" before a list of lines: only what it says of the table counts. */
function readIntro(scene: Scene, draft: Draft, first: number, end: number): void {
  claim(scene, end, end + 1);
  const list = findList(scene, first, end + 1);
  let stop = list === null ? end : list.headEnd;
  if (list === null) {
    for (let at = first; at < end; at += 1) {
      if (phraseEnd(scene.tokens, at, 'column') > 0 || (at > first && phraseEnd(scene.tokens, at, 'with') === end)) {
        stop = at;
        break;
      }
    }
  }
  claim(scene, stop, end);
  while (
    stop > first &&
    [
      'the',
      'following',
      'these',
      'with',
      'include',
      'should',
      'have',
      'has',
      'including',
      'containing',
      'each',
      'entry',
      'row',
      'record',
    ].includes(scene.tokens[stop - 1]?.word ?? '')
  ) {
    stop -= 1;
    claim(scene, stop, stop + 1);
  }
  if (stop > first) readLoose(scene, draft, first, stop, draft.current === null || draft.current.subject === '');
}

/** A whole sentence that is a rule, commas and all: "If status is failed, completed_at is empty". */
function readRuleSentence(scene: Scene, draft: Draft, first: number, end: number): boolean {
  const rules = isVast(draft) ? [] : readRules(scene, draft, first, end);
  if (rules.length === 0 || splitCommas(scene, first, end).length > Math.max(3, rules.length + 1)) return false;
  draft.rules.push(...rules);
  claim(scene, first, end);
  return true;
}
