import { rowAt, type RowSet } from '../../../contract/chunk.ts';
import type { IdentityRows } from '../identity-context.ts';
import { drawGenders, drawNames, type PersonBase } from './person-picks.ts';

/** The names of e-mail accounts of a chunk's people; user names are the same texts. */
export type MailNames = (chunk: IdentityRows, tails: Tails) => string[];

/** What is put behind each name: one of a few texts, by row; `plainTail` puts nothing. */
export type Tails = { readonly texts: readonly string[]; readonly code: (at: number) => number };
export const plainTail: Tails = { texts: [''], code: () => 0 };

/** Tables up to so many rows get numbers only where two people would share a name; beyond, every name carries its own number. */
const smallTable = 20_000;

/**
 * Prepares e-mail names made from the person's first and last name.
 *
 * `unique`: no two rows of the table share one. A small table numbers repeats in row order, as a registrar would; a large one adds a number
 * from a permutation of the rows, which needs no memory. Without it, a third carry a number of two digits and repeats occur.
 */
export function prepareMailNames(base: PersonBase, tableRows: number, unique: boolean, isFree: boolean): MailNames {
  const styles = stylesOf(base.names.firstSlugs, base.names.lastSlugs);
  if (!unique) return (chunk, tails) => plainNames(base, styles, chunk, tails, () => 0, true);
  const numbers = isFree && tableRows <= smallTable ? repeatNumbers(base, styles, tableRows) : null;
  return (chunk, tails) => {
    const places = numbers === null ? base.streams.places('mail-number', chunk.rows, tableRows) : null;
    const numberAt = (at: number): number =>
      places === null ? smallNumber(rowAt(chunk.rows, at), chunk.attempt, numbers) : (places[at] ?? 0) + 1;
    return plainNames(base, styles, chunk, tails, numberAt, false);
  };
}

function smallNumber(row: number, attempt: number, numbers: Uint32Array | null): number {
  // A row drawn again has another name, which the numbering did not see.
  return attempt === 0 ? (numbers?.[row] ?? smallTable + row + 1) : smallTable + row + 1;
}

function repeatNumbers(base: PersonBase, styles: Styles, tableRows: number): Uint32Array {
  const rows: RowSet = { first: 0, count: tableRows, index: null };
  const seen = new Map<string, number>();
  const numbers = new Uint32Array(tableRows);
  plainNames(
    base,
    styles,
    { rows, attempt: 0, cells: () => ({ type: 'text', values: [], valid: null }) },
    plainTail,
    () => 0,
    false,
  ).forEach((name, row) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    numbers[row] = before === 0 ? 0 : before + 1;
  });
  return numbers;
}

/** Names with their tails. Name and tail are joined beforehand where there is no number between, so that most rows cost one joining of strings. */
function plainNames(
  base: PersonBase,
  { fronts, ends }: Styles,
  chunk: IdentityRows,
  tails: Tails,
  numberAt: (at: number) => number,
  withNumbers: boolean,
): string[] {
  const homes = base.homes.at(chunk);
  const genders = drawGenders(base, chunk);
  const first = drawNames(base, chunk, 'first', homes, genders);
  const last = drawNames(base, chunk, 'last', homes, genders);
  const { low } = base.streams.words('mail-style', chunk.rows, chunk.attempt);
  const whole = new Map<number, string>();
  const names: string[] = [];
  for (let at = 0; at < first.length; at += 1) {
    const bits = low[at] ?? 0;
    const style = styleOf[bits & 15] ?? 0;
    const tail = tails.code(at);
    const drawn = (bits >>> 4) % 300;
    const number = withNumbers ? (drawn < 99 ? drawn + 1 : 0) : numberAt(at);
    const front = fronts[style]?.[first[at] ?? 0] ?? '';
    const end = ends[style]?.[last[at] ?? 0] ?? '';
    if (number === 0) {
      const key = ((last[at] ?? 0) * 5 + style) * tails.texts.length + tail;
      let rest = whole.get(key);
      if (rest === undefined) whole.set(key, (rest = end + (tails.texts[tail] ?? '')));
      names.push(front + rest);
    } else names.push(front + end + String(number) + (tails.texts[tail] ?? ''));
  }
  return names;
}

// jane.smith, jsmith, jane_smith, janesmith, jane.s, out of sixteen.
const styleOf = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4];

type Styles = { readonly fronts: readonly string[][]; readonly ends: readonly (readonly string[])[] };

/** Both halves of the names in each style, made once, so that a row costs one joining of strings. */
function stylesOf(first: readonly string[], last: readonly string[]): Styles {
  const dotted = first.map((name) => `${name}.`);
  return {
    fronts: [dotted, first.map((name) => name.charAt(0)), first.map((name) => `${name}_`), [...first], dotted],
    ends: [last, last, last, last, last.map((name) => name.charAt(0))],
  };
}
