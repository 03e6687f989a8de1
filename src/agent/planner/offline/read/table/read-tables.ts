import { countOf } from '../ask/read-count.ts';
import { readLength } from '../ask/read-period.ts';
import { readColumn } from '../column/read-column.ts';
import { addColumn, newTable, sameName, type Draft, type TableDraft } from '../draft.ts';
import { readGlobals } from '../prose/read-globals.ts';
import { readRemark } from '../prose/read-remark.ts';
import { claim, spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { splitCommas, splitAt, isAnd } from '../text/split.ts';
import { readChoices } from '../value/read-choices.ts';
import { impliedColumn, singular } from './implied-column.ts';
import { linkCompounds, readAssign } from './link-tables.ts';
import { tablePieces, type TablePiece } from './table-pieces.ts';
import { nameForValues } from './value-names.ts';

/** Reads a sentence that asks for several tables at once ("10 users, 20 orders (…)", "tables customers (10,000 …), tickets (80,000)"); false when it does not. */
export function readTables(scene: Scene, draft: Draft, first: number, end: number): boolean {
  const isMore = draft.current !== null && draft.current.rows !== null && !draft.current.declared;
  const found = tablePieces(scene, first, end, isMore);
  if (found === null) return false;
  if (
    draft.current !== null &&
    draft.tables.length === 1 &&
    draft.current.rows === null &&
    !draft.current.declared &&
    found.named
  ) {
    // "Support tickets demo: … tables customers, tickets": the subject so far is a title, not a table.
    draft.tables.pop();
    draft.rowCounts.length = 0;
  }
  claim(scene, first, found.pieces[0]?.piece.first ?? first);
  const made: TableDraft[] = [];
  for (const piece of found.pieces) {
    const own = makeTable(scene, piece, found.named);
    const known = draft.tables.find(
      (one) =>
        (one.declared || one.columns.length > 0) &&
        sameName(one.subject.split(' ').at(-1) ?? '') === sameName(own.subject.split(' ').at(-1) ?? ''),
    );
    const table = known ?? own;
    if (known === undefined) draft.tables.push(own);
    else known.rows ??= own.rows;
    made.push(table);
    draft.current = table;
    claim(scene, piece.piece.first, piece.rest);
    const length = readLength(scene, piece.piece.first, piece.noun.first, true);
    if (length !== null) draft.periods.push({ period: length.period, rank: length.rank });
    if (piece.group !== null) readGroup(scene, draft, table, piece.group.first, piece.group.end);
  }
  for (const [index, piece] of found.pieces.entries()) {
    const table = made[index];
    if (table !== undefined) readRest(scene, draft, table, made, piece);
  }
  linkCompounds(made);
  draft.hasIntent = true;
  for (const piece of found.others) {
    const own = made.find((table) => table.span.to <= (scene.tokens[piece.first]?.from ?? 0)) ?? made[0] ?? null;
    draft.current = made.length > 0 && own !== null ? (made.at(-1) ?? own) : own;
    if (!readRemark(scene, draft, piece.first, piece.end)) readOther(scene, draft, made, piece.first, piece.end);
  }
  draft.current = isMore ? (draft.tables[0] ?? null) : (made[0] ?? null);
  return true;
}

function makeTable(scene: Scene, piece: TablePiece, named: boolean): TableDraft {
  const table = newTable(spanOf(scene, piece.piece.first, piece.piece.end));
  const words = wordsOf(scene, piece.noun.first, piece.noun.end)
    .replace(/^(?:default|fake|random|sample|mock|new|different|distinct|unique)\s+/iu, '')
    .replace(/\s+tables?$/iu, '');
  table.subject = words;
  if (named && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(words)) table.name = words;
  table.rows = piece.count;
  return table;
}

/** The bracket after a table's noun: its count, its columns, shares or counts of a value. */
function readGroup(scene: Scene, draft: Draft, table: TableDraft, first: number, end: number): void {
  const choices = readChoices(scene, first, end);
  if (choices !== null && choices.values.every((choice) => choice.count !== undefined || choice.weight !== undefined)) {
    addColumn(table, impliedColumn(nameForValues(choices.values, 'status'), spanOf(scene, first, end), [choices]));
    claim(scene, first, end);
    return;
  }
  let columns = 0;
  for (const comma of splitCommas(scene, first, end)) {
    const fact = scene.factFrom.get(comma.first);
    const rowsEnd =
      fact === undefined
        ? -1
        : fact.end + (['rows', 'records', 'entries'].includes(scene.tokens[fact.end]?.word ?? '') ? 1 : 0);
    const count = fact === undefined || rowsEnd < comma.end ? null : countOf(scene, fact, fact.first, rowsEnd);
    if (count !== null) {
      table.rows ??= count;
      claim(scene, comma.first, comma.end);
      continue;
    }
    if (readGroupShare(scene, draft, table, comma.first, comma.end) || readRemark(scene, draft, comma.first, comma.end))
      continue;
    for (const item of splitAt(scene, comma.first, comma.end, (at) => isAnd(scene, at) && at > comma.first)) {
      const read = readColumn(scene, item.first, item.end, { literal: true, bullet: false });
      if (read === null) continue;
      addColumn(table, read.column);
      draft.rules.push(...read.rules);
      columns += 1;
    }
  }
  if (columns >= 2) table.complete = true;
}

/** "Enterprise 10% but 60% of revenue": a share of one value, and what it makes of a measure. */
function readGroupShare(scene: Scene, draft: Draft, table: TableDraft, first: number, end: number): boolean {
  let at = first;
  while (at < end && scene.tokens[at]?.kind === 'word' && scene.factFrom.get(at) === undefined) at += 1;
  const fact = scene.factFrom.get(at);
  if (at === first || fact?.kind !== 'amount' || !fact.percent) return false;
  const value = wordsOf(scene, first, at);
  const column = nameForValues([{ value }], 'tier');
  const span = spanOf(scene, first, fact.end);
  addColumn(table, impliedColumn(column, span, [{ ...span, kind: 'share', value, share: fact.value / 100 }]));
  claim(scene, first, fact.end);
  let next = fact.end;
  while (['but', 'and', 'with', 'of', 'making', 'making up', 'yet'].includes(scene.tokens[next]?.word ?? '')) next += 1;
  const second = scene.factFrom.get(next);
  if (second?.kind === 'amount' && second.percent && scene.tokens[second.end]?.word === 'of' && second.end + 1 < end) {
    draft.rules.push({
      ...spanOf(scene, first, end),
      kind: 'group-share',
      group: column,
      value,
      measure: wordsOf(scene, second.end + 1, end),
      share: second.value / 100,
    });
    claim(scene, first, end);
  }
  return true;
}

/** What follows the noun: a range ("25 reviews 1-5"), listed values ("with FedEx/UPS"), columns, or the rows of another table it belongs to. */
function readRest(
  scene: Scene,
  draft: Draft,
  table: TableDraft,
  tables: readonly TableDraft[],
  piece: TablePiece,
): void {
  const { tokens } = scene;
  const end = piece.piece.end;
  if (piece.rest >= end) return;
  const fact = scene.factFrom.get(piece.rest);
  if (fact?.kind === 'range' && fact.end >= end) {
    const name = /review|rating|feedback|survey/iu.test(table.subject) ? 'rating' : 'value';
    addColumn(
      table,
      impliedColumn(name, spanOf(scene, fact.first, fact.end), [
        {
          ...spanOf(scene, fact.first, fact.end),
          kind: 'range',
          min: fact.min,
          max: fact.max,
          exclusive: fact.exclusive,
        },
      ]),
    );
    claim(scene, piece.rest, end);
    return;
  }
  let listFrom = end;
  for (let at = piece.rest; at < end; at += 1)
    if (['with', 'having', 'has', 'have'].includes(tokens[at]?.word ?? '')) listFrom = Math.min(listFrom, at);
  readOwner(scene, draft, table, tables, piece.rest, listFrom);
  if (listFrom >= end) return;
  draft.current = table;
  const choices = tokens[listFrom + 2]?.word === '/' ? readChoices(scene, listFrom + 1, end) : null;
  if (choices !== null) {
    addColumn(table, impliedColumn(nameForValues(choices.values, 'type'), spanOf(scene, listFrom, end), [choices]));
    claim(scene, listFrom, end);
    return;
  }
  claim(scene, listFrom, listFrom + 1);
  if (readRemark(scene, draft, listFrom + 1, end)) return;
  const read = readColumn(scene, listFrom + 1, end, { literal: false, bullet: false });
  if (read !== null) {
    addColumn(table, read.column);
    draft.rules.push(...read.rules);
  }
}

/** "tied to delivered orders", "for shipped + delivered orders": a reference, with the rows it may point at. */
function readOwner(
  scene: Scene,
  draft: Draft,
  table: TableDraft,
  tables: readonly TableDraft[],
  first: number,
  end: number,
): void {
  const { tokens } = scene;
  for (let at = first; at < end; at += 1) {
    const noun = tokens[at];
    if (noun?.kind !== 'word') continue;
    const owner = tables.find(
      (other) => other !== table && sameName(other.subject.split(' ').at(-1) ?? '') === sameName(noun.text),
    );
    if (owner === undefined) continue;
    const status = owner.columns.find((column) => column.values.some((value) => value.kind === 'one-of'));
    const listed = status?.values.find((value) => value.kind === 'one-of');
    const wanted =
      listed === undefined
        ? []
        : listed.values.filter((choice) =>
            scene.tokens
              .slice(first, at)
              .some((token) => token.text.toLowerCase() === String(choice.value).toLowerCase()),
          );
    const where =
      status === undefined || wanted.length === 0
        ? undefined
        : wanted.map((choice) => `${status.name} == ${JSON.stringify(choice.value)}`).join(' or ');
    const span = spanOf(scene, first, at + 1);
    addColumn(
      table,
      impliedColumn(`${singular(owner.name ?? owner.subject)}_id`, span, [
        { ...span, kind: 'reference', table: owner.name ?? owner.subject, ...(where === undefined ? {} : { where }) },
        ...(table.rows === null ? [{ ...span, kind: 'unique' } as const] : []),
      ]),
    );
    if (table.rows === null && wanted.length > 0 && wanted.every((choice) => choice.count !== undefined)) {
      const sum = wanted.reduce((total, choice) => total + (choice.count ?? 0), 0);
      table.rows = { ...span, min: sum, max: sum, approximate: false };
    }
    claim(scene, first, at + 1);
    return;
  }
  const tail = wordsOf(scene, first, end).trim();
  if (tail !== '') {
    readGlobals(scene, draft, first, end, 'head');
    table.about.push(tail);
    claim(scene, first, end);
  }
}

/** A piece without a count among tables that have one: a further table. */
function readOther(scene: Scene, draft: Draft, made: TableDraft[], first: number, end: number): void {
  if (readAssign(scene, draft, first, end)) return;
  if (readGlobals(scene, draft, first, end, 'item')) return;
  let stop = first;
  while (
    stop < end &&
    !['with', 'for', 'from', 'auto', 'of', 'in', 'that', 'tied'].includes(scene.tokens[stop]?.word ?? '') &&
    scene.tokens[stop]?.word !== '('
  )
    stop += 1;
  const words = wordsOf(scene, first, stop)
    .replace(/^(?:fake|some|and|the|random|sample)\s+/iu, '')
    .replace(/[-\s]*$/u, '');
  if (words === '' || !/s$/iu.test(words) || words.split(' ').length > 4) return;
  const table = newTable(spanOf(scene, first, end));
  table.subject = words;
  draft.tables.push(table);
  made.push(table);
  claim(scene, first, stop);
  readRest(scene, draft, table, made, {
    piece: { first, end, lead: ',' },
    noun: { first, end: stop },
    count: null,
    group: null,
    rest: stop,
  });
}
