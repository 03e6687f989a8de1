import type { SourceOf } from '../../../../../contract/source.ts';
import type { TextHead } from '../../../../../knowledge/facts-schema.ts';
import { neighbour } from '../build-columns.ts';
import { makesCycle } from '../column-order.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { nameWords, sameName } from '../name-words.ts';
import { chooseGrammar } from './choose-grammar.ts';
import { figuresRange } from './figures-range.ts';

type TextSource = SourceOf<'text'>;

/**
 * Makes the texts of every table fit their row: the grammar written for what the table is about, its slots filled by the columns that mean what they
 * ask for (a review's stars, a ticket's category), on the scale that those columns have.
 */
export function fitTexts(making: Making): void {
  for (const table of making.tables) {
    for (const column of table.columns) {
      const { source } = column.plan;
      if (source.kind === 'text') column.plan = { ...column.plan, source: fitText(making, table, column, source) };
    }
  }
}

function fitText(making: Making, table: TableDraft, column: ColumnDraft, source: TextSource): TextSource {
  const heads = making.meanings.textHeads();
  const language = making.reading.language.slice(0, 2).toLowerCase();
  const grammar = chooseGrammar(heads, source.grammar, table, column, language);
  const head = heads[grammar];
  if (head === undefined) return source;
  const given: Record<string, string> = {};
  const constants: Record<string, string> = { ...source.constants };
  const scales: Record<string, readonly [number, number]> = {};
  for (const [slot, { from, scale }] of Object.entries(head.slots)) {
    const filler = fillerOf(table, column, slot, from, source.given[slot]);
    if (filler === null) {
      const words = wordsFor(from, table, column);
      if (words !== null) constants[slot] = words;
      continue;
    }
    given[slot] = filler.plan.name;
    const range = scale === undefined ? null : figuresRange(filler.plan.source);
    if (range !== null && scale !== undefined && !isOnScale(range, scale)) scales[slot] = range;
  }
  return {
    kind: 'text',
    grammar,
    given,
    ...(Object.keys(constants).length === 0 ? {} : { constants }),
    ...(Object.keys(scales).length === 0
      ? {}
      : { scales: Object.fromEntries(Object.entries(scales).map(([slot, [low, high]]) => [slot, [low, high]])) }),
    language: source.language === 'en' ? language : source.language,
  };
}

/** The column that fills a slot: the one already named, else the first that means one of these concepts, else one of the slot's name. */
function fillerOf(
  table: TableDraft,
  column: ColumnDraft,
  slot: string,
  from: readonly string[],
  named: string | undefined,
): ColumnDraft | null {
  const fits = (one: ColumnDraft | null | undefined): one is ColumnDraft =>
    one !== null && one !== undefined && one !== column && !makesCycle(table, column, [one.plan.name]);
  const known = named === undefined ? undefined : table.columns.find((one) => one.plan.name === named);
  if (fits(known)) return known;
  for (const concept of from) {
    const found = concept.startsWith('$') ? null : neighbour(table, column, concept);
    if (fits(found)) return found;
  }
  const alike = table.columns.find((one) => [slot, ...from].some((name) => sameName(one.plan.name, name)));
  return fits(alike) ? alike : null;
}

function wordsFor(from: readonly string[], table: TableDraft, column: ColumnDraft): string | null {
  const words = from.includes('$subject')
    ? nameWords(table.entity)
    : from.includes('$column')
      ? nameWords(column.plan.name)
      : [];
  return words.length === 0 ? null : words.join(' ');
}

/** Whether figures of this range are on the scale: stars from 3 to 5 are stars of 5. */
function isOnScale([low, high]: readonly [number, number], scale: TextHead['slots'][string]['scale']): boolean {
  if (scale === undefined) return true;
  const [from, to] = scale;
  return high === to || (low >= from && high <= to && high > (from + to) / 2);
}
