import type { ColumnDraft, Making, TableDraft } from './draft.ts';
import { likeness, nameWords } from './name-words.ts';

/**
 * The column of a table that words mean, best first: its name to the letter, the same words, another name of its concept, most words in common.
 * Null when nothing shares at least half of the words.
 */
export function findColumn(table: TableDraft, words: string): ColumnDraft | null {
  const exact =
    table.columns.find((column) => column.plan.name === words) ??
    table.columns.find((column) => column.plan.name.toLowerCase() === words.toLowerCase());
  if (exact !== undefined) return exact;
  const wanted = nameWords(words);
  let best: ColumnDraft | null = null;
  let bestScore = 0;
  for (const column of table.columns) {
    const score = scoreOf(column, table, wanted);
    if (score > bestScore) {
      best = column;
      bestScore = score;
    }
  }
  return bestScore >= 0.5 ? best : null;
}

function scoreOf(column: ColumnDraft, table: TableDraft, wanted: readonly string[]): number {
  const own = nameWords(column.plan.name);
  const short = own[0] === nameWords(table.entity)[0] && own.length > 1 ? own.slice(1) : own;
  const names = [own, short, ...column.aliases.map(nameWords)];
  const direct = Math.max(...names.map((name) => likeness(name, wanted)));
  if (direct === 1) return 1;
  const concept = column.concept;
  const through =
    concept === null
      ? 0
      : Math.max(
          0,
          ...Object.values(concept.names)
            .flat()
            .map((name) => likeness(nameWords(name), wanted)),
        );
  const inside =
    own.join(' ') !== 'id' &&
    wanted.length > 0 &&
    (wanted.every((word) => own.includes(word)) || own.every((word) => wanted.includes(word)))
      ? 0.6
      : 0;
  return Math.max(direct, through * 0.95, inside);
}

/** The table that words mean, by its name, its entity or the subject it was asked with. Null when none. */
export function findTable(making: Making, words: string): TableDraft | null {
  const wanted = nameWords(words);
  let best: TableDraft | null = null;
  let bestScore = 0.49;
  for (const table of making.tables) {
    const names = [
      table.name,
      table.entity,
      table.ask?.subject ?? '',
      ...(table.shape === null ? [] : [table.shape.name, ...Object.values(table.shape.names).flat()]),
    ];
    const score = Math.max(...names.map((name) => likeness(nameWords(name), wanted))) - (table.pool ? 0.05 : 0);
    if (score > bestScore) {
      best = table;
      bestScore = score;
    }
  }
  return best;
}

/** The draft that a column's cells come from: itself, or the pool's column it is looked up in. */
export function originOf(
  making: Making,
  table: TableDraft,
  column: ColumnDraft,
): { readonly table: TableDraft; readonly column: ColumnDraft } {
  const look = column.look;
  if (look === null) return { table, column };
  const reference = table.references.find((one) => one.name === look.reference);
  const target = making.tables.find((one) => one.name === reference?.table);
  const seen = target?.columns.find((one) => one.plan.name === look.column);
  return target === undefined || seen === undefined ? { table, column } : originOf(making, target, seen);
}
