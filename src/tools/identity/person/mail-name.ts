import { rowAt, type RowSet } from '../../../contract/chunk.ts';
import type { IdentityRows } from '../identity-context.ts';
import { drawGenders, drawNames, type PersonBase } from './person-picks.ts';

/** The names of e-mail accounts of a chunk's people; user names are the same texts. */
export type MailNames = (chunk: IdentityRows) => string[];

/** Tables up to so many rows get numbers only where two people would share a name; beyond, every name carries its own number. */
const smallTable = 20_000;

/**
 * Prepares e-mail names made from the person's first and last name.
 *
 * `unique`: no two rows of the table share one. A small table numbers repeats in row order, as a registrar would; a large one adds a number
 * from a permutation of the rows, which needs no memory. Without it, a third carry a number of two digits and repeats occur.
 */
export function prepareMailNames(base: PersonBase, tableRows: number, unique: boolean, isFree: boolean): MailNames {
  if (!unique) return (chunk) => plainNames(base, chunk, true);
  const numbers = isFree && tableRows <= smallTable ? repeatNumbers(base, tableRows) : null;
  return (chunk) => {
    const names = plainNames(base, chunk, false);
    const places = numbers === null ? base.streams.places('mail-number', chunk.rows, tableRows) : null;
    for (let at = 0; at < names.length; at += 1) {
      const number =
        places === null ? smallNumber(rowAt(chunk.rows, at), chunk.attempt, numbers) : (places[at] ?? 0) + 1;
      if (number > 0) names[at] += String(number);
    }
    return names;
  };
}

function smallNumber(row: number, attempt: number, numbers: Uint32Array | null): number {
  // A row drawn again has another name, which the numbering did not see.
  return attempt === 0 ? (numbers?.[row] ?? smallTable + row + 1) : smallTable + row + 1;
}

function repeatNumbers(base: PersonBase, tableRows: number): Uint32Array {
  const rows: RowSet = { first: 0, count: tableRows, index: null };
  const seen = new Map<string, number>();
  const numbers = new Uint32Array(tableRows);
  plainNames(base, { rows, attempt: 0, cells: () => ({ type: 'text', values: [], valid: null }) }, false).forEach(
    (name, row) => {
      const before = seen.get(name) ?? 0;
      seen.set(name, before + 1);
      numbers[row] = before === 0 ? 0 : before + 1;
    },
  );
  return numbers;
}

function plainNames(base: PersonBase, chunk: IdentityRows, withNumbers: boolean): string[] {
  const { rows } = chunk;
  const homes = base.homes.at(chunk);
  const genders = drawGenders(base, chunk);
  const first = drawNames(base, chunk, 'first', homes, genders);
  const last = drawNames(base, chunk, 'last', homes, genders);
  const { firstSlugs, lastSlugs } = base.names;
  const { low } = base.streams.words('mail-style', rows, chunk.attempt);
  const names: string[] = Array.from({ length: rows.count });
  for (let at = 0; at < rows.count; at += 1) {
    const bits = low[at] ?? 0;
    const name = styled(firstSlugs[first[at] ?? 0] ?? '', lastSlugs[last[at] ?? 0] ?? '', bits & 15);
    const number = (bits >>> 4) % 300;
    names[at] = withNumbers && number < 99 ? `${name}${number + 1}` : name;
  }
  return names;
}

function styled(first: string, last: string, style: number): string {
  if (style < 8) return `${first}.${last}`;
  if (style < 11) return `${first.charAt(0)}${last}`;
  if (style < 13) return `${first}_${last}`;
  return style < 15 ? `${first}${last}` : `${first}.${last.charAt(0)}`;
}
