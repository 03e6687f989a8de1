import type { Homes } from '../homes.ts';
import type { IdentityRows } from '../identity-context.ts';
import { codeCells } from '../read-cells.ts';
import type { Streams } from '../stream.ts';
import { pickAt } from '../weighted-pick.ts';
import type { NameChoice, PersonNames } from './person-names.ts';

/** Who a table's people are: everything their parts are made from. */
export type PersonBase = {
  readonly homes: Homes;
  /** For each home, the place of its locale in `names.locales`. */
  readonly localeOf: Uint32Array;
  readonly names: PersonNames;
  readonly streams: Streams;
};

const femaleWords = new Set([
  'female',
  'f',
  'woman',
  'w',
  'girl',
  'women',
  'femenino',
  'mujer',
  'feminino',
  'mulher',
  'weiblich',
  'frau',
  'femme',
  'féminin',
  'ms',
  'mrs',
]);
const maleWords = new Set([
  'male',
  'm',
  'man',
  'boy',
  'men',
  'masculino',
  'hombre',
  'homem',
  'männlich',
  'mann',
  'homme',
  'masculin',
  'mr',
]);

/** 0 for women and 1 for men: as given where the table says so in words, else by even chance. */
export function drawGenders(base: PersonBase, chunk: IdentityRows): Uint8Array {
  const { rows } = chunk;
  const { low } = base.streams.words('gender', rows, chunk.attempt);
  const given = chunk.given?.gender === undefined ? null : codeCells(chunk.given.gender, rows.count, readGender);
  const genders = new Uint8Array(rows.count);
  for (let at = 0; at < rows.count; at += 1) {
    const known = given === null ? -1 : (given[at] ?? -1);
    genders[at] = known >= 0 ? known : (low[at] ?? 0) >>> 31;
  }
  return genders;
}

/** The codes of names of one kind, fitting each row's home and gender; homes that are not known take the first locale. */
export function drawNames(
  base: PersonBase,
  chunk: IdentityRows,
  purpose: 'first' | 'middle' | 'last' | 'prefix',
  homes: Int32Array,
  genders: Uint8Array,
): Uint32Array {
  const { rows } = chunk;
  const { low } = base.streams.words(purpose, rows, chunk.attempt);
  const choices: NameChoice[] = base.names.locales.flatMap((locale) => [...locale[purpose]]);
  const codes = new Uint32Array(rows.count);
  for (let at = 0; at < rows.count; at += 1) {
    const choice = choices[(base.localeOf[homes[at] ?? 0] ?? 0) * 2 + (genders[at] ?? 0)];
    if (choice !== undefined) codes[at] = choice.codes[pickAt(choice.picker, low[at] ?? 0)] ?? 0;
  }
  return codes;
}

function readGender(text: string | null): number {
  const word = (text ?? '').trim().toLowerCase();
  if (femaleWords.has(word)) return 0;
  return maleWords.has(word) ? 1 : -1;
}
