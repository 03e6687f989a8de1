import type { ColumnAsk } from '../../reading.ts';
import { sameName } from '../draft.ts';
import type { Knowledge } from '../text/scene.ts';
import { nameLikeness } from './likeness.ts';
import { nameParts, type NameParts } from './name-parts.ts';

/** A table as far as its columns are known. */
export type ColumnsOf = { readonly columns: readonly ColumnAsk[] };

/** The column that words mean; `score` 0..1, 1 for its name to the letter. */
export type FoundColumn<Table extends ColumnsOf> = {
  readonly table: Table;
  readonly column: ColumnAsk;
  readonly score: number;
};

const least = 0.56;
/** Beyond so many columns only names to the letter are looked for. */
const mostLikened = 120;

/**
 * The column that words mean, among those the request lists: to the letter, by spelling, by part of the name, by abbreviation or stem, else by what
 * both mean. `first` is looked through before the other tables. Null when none is meant, and when two are meant equally.
 */
export function findColumn<Table extends ColumnsOf>(
  tables: readonly Table[],
  words: string,
  options: { readonly first?: Table | null; readonly knows?: Knowledge | null } = {},
): FoundColumn<Table> | null {
  const own = options.first ?? null;
  const inOwn = own === null ? null : findIn([own], words, options.knows ?? null);
  if (inOwn !== null && inOwn.score >= 0.7) return inOwn;
  const anywhere = findIn(tables, words, options.knows ?? null);
  return inOwn !== null && (anywhere === null || anywhere.score <= inOwn.score + 0.1) ? inOwn : anywhere;
}

function findIn<Table extends ColumnsOf>(
  tables: readonly Table[],
  words: string,
  knows: Knowledge | null,
): FoundColumn<Table> | null {
  const wanted = nameParts(words);
  if (wanted.words.length === 0 || wanted.words.length > 6) return null;
  if (tables.reduce((sum, table) => sum + table.columns.length, 0) > mostLikened) return byName(tables, words);
  let best: FoundColumn<Table> | null = null;
  let second = 0;
  for (const table of tables) {
    for (const column of table.columns) {
      const score = Math.max(
        column.name.toLowerCase() === words.toLowerCase() ? 1.01 : 0,
        nameLikeness(wanted, partsOf(column)),
      );
      if (best === null || score > best.score) {
        second = best === null || best.column === column ? second : Math.max(second, best.score);
        best = { table, column, score };
      } else second = Math.max(second, score);
    }
  }
  if (best !== null && best.score >= least && best.score > second) return best;
  if (best !== null && best.score >= least) return null;
  return byMeaning(tables, words, knows);
}

/** Only the name itself, for requests with so many columns that likening each would take too long. */
function byName<Table extends ColumnsOf>(tables: readonly Table[], words: string): FoundColumn<Table> | null {
  const wanted = sameName(words);
  for (const table of tables) {
    const column = table.columns.find((one) => sameName(one.name) === wanted);
    if (column !== undefined) return { table, column, score: 1 };
  }
  return null;
}

/** By what both mean: "cost" for a column `price`. */
function byMeaning<Table extends ColumnsOf>(
  tables: readonly Table[],
  words: string,
  knows: Knowledge | null,
): FoundColumn<Table> | null {
  if (knows?.sameMeaning === undefined) return null;
  const found: FoundColumn<Table>[] = [];
  for (const table of tables)
    for (const column of table.columns)
      if (knows.sameMeaning(words, column.name)) found.push({ table, column, score: 0.6 });
  return found.length === 1 ? (found[0] ?? null) : null;
}

const cut = new WeakMap<ColumnAsk, NameParts>();

function partsOf(column: ColumnAsk): NameParts {
  const known = cut.get(column);
  if (known !== undefined) return known;
  const parts = nameParts(column.name);
  cut.set(column, parts);
  return parts;
}
