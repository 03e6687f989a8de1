import type { Scalar } from '../../../../../contract/source.ts';
import type { ColumnAsk } from '../../reading.ts';
import { foldWord } from '../text/fold.ts';
import type { ColumnsOf } from './find-column.ts';
import { nameParts, stemOf } from './name-parts.ts';

/** A value that the request lists for a column, or `true` of a flag. */
export type FoundValue<Table extends ColumnsOf> = {
  readonly table: Table;
  readonly column: ColumnAsk;
  readonly value: Scalar;
};

/**
 * The listed value that words mean: as listed, in the plural ("dogs" of dog), a form of it ("refunded ones" of refund), the end of a longer one
 * ("season passes" of season); a flag's own name ("members" of `member`, "refunded" of `is_refunded`) means true. Null when none or several are meant.
 */
export function findValue<Table extends ColumnsOf>(tables: readonly Table[], words: string): FoundValue<Table> | null {
  const folded = foldWord(words).trim();
  if (folded === '' || folded.length > 60) return null;
  const stem = stemsOf(folded);
  const exact: FoundValue<Table>[] = [];
  const alike: FoundValue<Table>[] = [];
  for (const table of tables) {
    for (const column of table.columns) {
      for (const value of valuesOf(column)) {
        const own = foldWord(String(value));
        if (own === folded) exact.push({ table, column, value });
        else if (/\p{L}/u.test(own) && stemsOf(own) === stem) alike.push({ table, column, value });
      }
      if (exact.length === 0 && isFlag(column) && flagStem(column.name) === stem)
        alike.push({ table, column, value: true });
    }
  }
  const found = exact.length > 0 ? exact : alike;
  const [first] = found;
  return first !== undefined && found.every((one) => one.column === first.column) ? first : null;
}

/** The values a request lists for a column. */
export function valuesOf(column: ColumnAsk): readonly Scalar[] {
  return column.values.flatMap((ask) => (ask.kind === 'one-of' ? ask.values.map(({ value }) => value) : []));
}

/** Whether the words make a column one of true or false: said so, a share of true, yes and no, or named `is_…`. */
export function isFlag(column: ColumnAsk): boolean {
  return (
    /^(?:is|has|was)_/iu.test(column.name) ||
    column.values.some(
      (ask) =>
        (ask.kind === 'type' && ask.type === 'boolean') ||
        (ask.kind === 'share' && ask.value === 'true') ||
        (ask.kind === 'one-of' &&
          ask.values.length === 2 &&
          ask.values.every(({ value }) => typeof value === 'boolean')),
    )
  );
}

function flagStem(name: string): string {
  return stemsOf(
    foldWord(name)
      .replace(/^(?:is|has|was)[_ ]/u, '')
      .replaceAll('_', ' '),
  );
}

function stemsOf(text: string): string {
  return nameParts(text.replaceAll(/[-_/]/gu, ' '))
    .words.concat(nameParts(text.replaceAll(/[-_/]/gu, ' ')).tails)
    .map(stemOf)
    .join(' ');
}
