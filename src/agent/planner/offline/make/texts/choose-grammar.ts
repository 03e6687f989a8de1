import type { TextHead } from '../../../../../knowledge/facts-schema.ts';
import type { ColumnDraft, TableDraft } from '../draft.ts';
import { nameWords } from '../name-words.ts';

/**
 * The grammar for a column's texts: of those that stand for the same kind of text as the one its meaning names, the one written for what the table is
 * about, in the table's language where there is one; the one named when none is. What the table is about is told by its own words, then its domain, then the column and those beside it.
 */
export function chooseGrammar(
  heads: Readonly<Record<string, TextHead>>,
  named: string,
  table: TableDraft,
  column: ColumnDraft,
  language: string,
): string {
  const kind = heads[named]?.kinds[0];
  if (kind === undefined) return named;
  const about = wordsAbout(table, column);
  let best = named;
  let bestScore = 0;
  const ofKind = Object.entries(heads).filter(([, head]) => head.kinds.includes(kind));
  const spoken = ofKind.filter(([, head]) => head.languages.includes(language));
  if (spoken.length > 0 && !spoken.some(([name]) => name === named)) best = spoken[0]?.[0] ?? named;
  for (const [name, head] of spoken.length > 0 ? spoken : ofKind) {
    const score = head.for.reduce((sum, word) => sum + (about.get(word) ?? 0), 0);
    // The named one stays when another fits no better.
    if (score > bestScore || (score === bestScore && name === named)) [best, bestScore] = [name, score];
  }
  return best;
}

/** Words around a column and how much each says of the table's subject. */
function wordsAbout(table: TableDraft, column: ColumnDraft): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const word of nameWords(text))
      for (const form of [word, word.replace(/s$/u, '')]) weights.set(form, Math.max(weights.get(form) ?? 0, weight));
  };
  for (const other of table.columns) if (other !== column && !other.plan.hidden) add(other.plan.name, 1);
  if (table.domain !== null) add(table.domain.id, 3);
  add(column.plan.name, 3);
  if (column.ask !== null) add(column.ask.about, 3);
  for (const text of [table.name, table.title, table.entity, table.shape?.name ?? '']) add(text, 4);
  if (table.ask !== null) add(table.ask.subject, 5);
  return weights;
}
