import type { ColumnAsk, RuleAsk, ValueAsk } from '../../reading.ts';
import type { Draft, TableDraft } from '../draft.ts';
import { quoteName } from '../rule/read-expression.ts';
import { claim, spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { isAnd, splitAt, type Piece } from '../text/split.ts';
import { rangeValue } from '../value/read-figures.ts';
import { findColumn } from '../vocabulary/find-column.ts';
import { findValue, valuesOf } from '../vocabulary/find-value.ts';
import { columnItem } from './column-item.ts';

/** One part of a map: the words for a value of another column, and what this column holds then. */
type Entry = { readonly words: string; readonly value: ValueAsk; readonly unit: string | null };

/**
 * What a column holds for each value of another one: "price: adult 14, child 6", "fee (day 45-79, season 600-950)", "rate 10, 20 or 30 in that order".
 * Read when all columns and their values are known; the figures then bound the rows of each value, not all rows.
 */
export function settleMaps(scene: Scene, draft: Draft): void {
  for (const table of draft.tables) {
    if (table.columns.length > 300) continue;
    for (const column of table.columns.slice()) {
      const place = placeOf(scene, column);
      // A rule of its own says it already.
      if (place === null || column.values.some((value) => value.kind === 'formula')) continue;
      const entries = entriesIn(scene, place.first, place.end);
      const rules =
        entries.length >= 2 ? rulesOf(table, column.name, entries, scene, place) : inOrder(scene, table, column, place);
      if (rules === null) continue;
      const figures = rules.flatMap((rule) => (rule.kind === 'conditional-values' ? boundsOf(rule.value) : []));
      const all: ValueAsk = {
        ...spanOf(scene, place.first, place.end),
        kind: 'range',
        min: Math.min(...figures),
        max: Math.max(...figures),
        exclusive: 'none',
      };
      const kept = column.values.filter(
        (value) => value.kind !== 'one-of' && value.kind !== 'range' && value.kind !== 'statistic',
      );
      table.columns[table.columns.indexOf(column)] = { ...column, about: '', values: [...kept, all] };
      draft.rules.push(...rules);
      claim(scene, place.first, place.end);
    }
  }
}

/** "dogs 2-70 kg, cats 2.5-8 kg": a clause that bounds a column for each value of another; the unit or the first words tell which. */
export function readMapClause(scene: Scene, draft: Draft, first: number, end: number): boolean {
  const entries = entriesIn(scene, first, end);
  const unit = entries[0]?.unit ?? null;
  if (entries.length < 2 || unit === null || entries.some((entry) => entry.unit !== unit)) return false;
  const own = draft.current === null ? draft.tables : [draft.current, ...draft.tables];
  for (const table of own) {
    const measured = table.columns.filter(
      (column) =>
        column.name
          .toLowerCase()
          .split(/[^\p{L}\p{N}]+/u)
          .at(-1) === unit.toLowerCase(),
    );
    const [column] = measured;
    if (column === undefined || measured.length > 1) continue;
    const rules = rulesOf(table, column.name, entries, scene, { first, end, lead: '' });
    if (rules === null) continue;
    draft.rules.push(...rules);
    claim(scene, first, end);
    return true;
  }
  return false;
}

/** Where the words behind a column's name stand. */
function placeOf(scene: Scene, column: ColumnAsk): Piece | null {
  const first = scene.tokens.findIndex((token) => token.from >= column.from);
  let end = first;
  while (end < scene.tokens.length && (scene.tokens[end]?.to ?? 0) <= column.to) end += 1;
  if (first < 0 || end - first < 4) return null;
  const item = columnItem(scene, first, end);
  if (item === null) return null;
  let from = item.nameEnd;
  let to = end;
  if ([':', '-', '=', 'is', 'are'].includes(scene.tokens[from]?.word ?? '')) from += 1;
  if (scene.tokens[from]?.word === '(' && scene.closes[from] === to) {
    from += 1;
    to -= 1;
  }
  return to > from ? { first: from, end: to, lead: '' } : null;
}

/** The parts that each are words and then one figure or range; empty unless the list starts with two of them. */
function entriesIn(scene: Scene, first: number, end: number): readonly Entry[] {
  const pieces = splitAt(
    scene,
    first,
    end,
    (at) => [',', ';', '/'].includes(scene.tokens[at]?.word ?? '') || isAnd(scene, at),
  );
  const entries: Entry[] = [];
  for (const piece of pieces) {
    const entry = entryOf(scene, piece);
    if (entry === null) break;
    entries.push(entry);
  }
  return entries;
}

function entryOf(scene: Scene, piece: Piece): Entry | null {
  let at = piece.first;
  while (at < piece.end && at - piece.first < 4 && scene.tokens[at]?.kind === 'word' && (scene.factEnd[at] ?? 0) <= at)
    at += 1;
  let stop = at;
  while (
    stop > piece.first + 1 &&
    ['is', 'are', 'at', 'for', 'costs', 'cost', 'get', 'weigh', 'have', 'from', 'pay'].includes(
      scene.tokens[stop - 1]?.word ?? '',
    )
  )
    stop -= 1;
  if (['=', ':'].includes(scene.tokens[at]?.word ?? '')) at += 1;
  const fact = scene.factFrom.get(at);
  if (
    stop === piece.first ||
    fact === undefined ||
    fact.end < piece.end ||
    (fact.kind !== 'amount' && fact.kind !== 'range') ||
    fact.percent
  )
    return null;
  const span = spanOf(scene, fact.first, fact.end);
  return {
    words: wordsOf(scene, piece.first, stop),
    value: fact.kind === 'range' ? rangeValue(fact, span) : { ...span, kind: 'constant', value: fact.value },
    unit: fact.unit,
  };
}

/** The rules of a map whose words all are values of one other column; null when they are not. */
function rulesOf(
  table: TableDraft,
  column: string,
  entries: readonly Entry[],
  scene: Scene,
  place: Piece,
): readonly RuleAsk[] | null {
  const rules: RuleAsk[] = [];
  let of: ColumnAsk | null = null;
  for (const entry of entries) {
    const found = findValue([table], entry.words);
    if (found === null || found.column.name === column || (of !== null && of !== found.column)) return null;
    of = found.column;
    rules.push({
      ...spanOf(scene, place.first, place.end),
      kind: 'conditional-values',
      when: `${quoteName(found.column.name)} == ${JSON.stringify(found.value)}`,
      column,
      value: entry.value,
    });
  }
  return rules;
}

const orders =
  /\b(?:in (?:that|the same|this) order|respectively|for (?:those|these|each)|matching (?:the )?(.+?)(?: in .*)?|by (.+?)|depending on (?:the )?(.+?))$/iu;

/** "19.9, 29.9 or 49.9 matching the plan in that order": the figures go with the values of the column named, or of the one before. */
function inOrder(scene: Scene, table: TableDraft, column: ColumnAsk, place: Piece): readonly RuleAsk[] | null {
  const figures: { value: number; first: number; end: number }[] = [];
  for (let at = place.first; at < place.end; at += 1) {
    const token = scene.tokens[at];
    if (token?.kind === 'number') figures.push({ value: token.value, first: at, end: at + 1 });
    else if (figures.length > 0 && !['/', ',', '|', 'or', 'and'].includes(token?.word ?? '')) break;
  }
  const last = figures.at(-1);
  if (last === undefined || figures.length < 2) return null;
  const said = orders.exec(wordsOf(scene, last.end, place.end));
  if (said === null) return null;
  const named = said[1] ?? said[2] ?? said[3] ?? null;
  const before = table.columns.slice(0, table.columns.indexOf(column)).toReversed();
  const of =
    named === null ? before.find((one) => valuesOf(one).length === figures.length) : findColumn([table], named)?.column;
  const values = of === undefined ? [] : valuesOf(of);
  if (of === undefined || values.length !== figures.length) return null;
  return figures.map((figure, at) => ({
    ...spanOf(scene, place.first, place.end),
    kind: 'conditional-values',
    when: `${quoteName(of.name)} == ${JSON.stringify(values[at])}`,
    column: column.name,
    value: { ...spanOf(scene, figure.first, figure.end), kind: 'constant', value: figure.value },
  }));
}

function boundsOf(value: ValueAsk): readonly number[] {
  if (value.kind === 'constant' && typeof value.value === 'number') return [value.value];
  return value.kind === 'range' ? [value.min, value.max].filter((bound) => bound !== null) : [];
}
