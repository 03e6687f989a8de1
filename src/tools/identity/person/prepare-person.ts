import type { ColumnData } from '../../../contract/chunk.ts';
import type { SourceOf } from '../../../contract/source.ts';
import { drawHomeNumbers, loadHomeNumbers } from '../home-numbers.ts';
import { prepareHomes } from '../homes.ts';
import { defaultToday, type IdentityContext, type IdentityRows, type PreparedIdentity } from '../identity-context.ts';
import { needPool, textPart } from '../pool-parts.ts';
import { codeCells } from '../read-cells.ts';
import { makeStreams } from '../stream.ts';
import { dictionaryColumn, WordList } from '../word-list.ts';
import { drawBirthDates, fullYears } from './birth-date.ts';
import { plainTail, prepareMailNames, type Tails } from './mail-name.ts';
import { loadPersonNames } from './person-names.ts';
import { drawGenders, drawNames, type PersonBase } from './person-picks.ts';

type PersonSource = SourceOf<'person'>;

/**
 * Prepares one part of a person. All parts of the same `of` in a table describe the same person in each row: names fit gender and country,
 * e-mail and user name are made of the name, telephone and national id are of the person's country, the age is counted from the birth date.
 *
 * E-mail addresses are on domains reserved for examples (RFC 2606), telephone numbers in ranges kept for fiction or never assigned.
 */
export async function preparePerson(source: PersonSource, context: IdentityContext): Promise<PreparedIdentity> {
  const homes = await prepareHomes({ locales: source.locales, countries: [] }, context, ['person', source.of]);
  const locales = [...new Set(homes.list.map((home) => home.locale))];
  const names = await loadPersonNames(context.pools, locales);
  const localeOf = Uint32Array.from(homes.list, (home) => locales.indexOf(home.locale));
  const base: PersonBase = {
    homes,
    localeOf,
    names,
    streams: makeStreams(context.seed, context.tableName, 'person', source.of),
  };
  return makers[source.part](base, context);
}

type Maker = (base: PersonBase, context: IdentityContext) => PreparedIdentity | Promise<PreparedIdentity>;

const nameColumn =
  (purpose: 'first' | 'middle' | 'last' | 'prefix'): Maker =>
  (base) =>
  (chunk) => {
    const codes = drawNames(base, chunk, purpose, base.homes.at(chunk), drawGenders(base, chunk));
    const dictionary =
      purpose === 'last' ? base.names.last : purpose === 'prefix' ? base.names.prefixes : base.names.first;
    return dictionaryColumn(codes.length, dictionary, (at) => codes[at] ?? 0);
  };

const genderColumn =
  (words: readonly [string, string]): Maker =>
  (base) =>
  (chunk) => {
    const genders = drawGenders(base, chunk);
    return { type: 'dictionary', codes: genders, dictionary: words, valid: null };
  };

const makers: Readonly<Record<PersonSource['part'], Maker>> = {
  full_name: (base) => fullNames(base),
  first_name: nameColumn('first'),
  last_name: nameColumn('last'),
  middle_name: nameColumn('middle'),
  prefix: nameColumn('prefix'),
  gender: genderColumn(['Female', 'Male']),
  sex: genderColumn(['F', 'M']),
  initials: (base) => initials(base),
  username: (base, context) => {
    const mailNames = prepareMailNames(base, context.tableRows, context.column.unique, isFree(context));
    return (chunk) => text(mailNames(chunk, plainTail));
  },
  email: (base, context) => {
    const mailNames = prepareMailNames(base, context.tableRows, context.column.unique, isFree(context));
    return (chunk) => text(mailNames(chunk, mailTails(base, chunk)));
  },
  phone: (base, context) => homeNumberColumn(base, context, 'phone', ' x'),
  national_id: (base, context) => homeNumberColumn(base, context, 'national_id', '-'),
  nationality: async (base, context) => {
    const countries = await needPool(context.pools, 'country');
    const codes = textPart(countries, 'country_code');
    const words = textPart(countries, 'demonym');
    const places = base.homes.list.map((home) => codes.indexOf(home.country));
    return (chunk) => {
      const homes = base.homes.at(chunk);
      return dictionaryColumn(homes.length, words, (at) => places[homes[at] ?? -1] ?? -1);
    };
  },
  birth_date: (base, context) => (chunk) => ({
    type: 'date',
    values: drawBirthDates(base, chunk, context.today ?? defaultToday),
    valid: null,
  }),
  age: (base, context) => (chunk) => {
    const today = context.today ?? defaultToday;
    return {
      type: 'integer',
      values: drawBirthDates(base, chunk, today).map((birth) => fullYears(birth, today)),
      valid: null,
    };
  },
};

function isFree(context: IdentityContext): boolean {
  return context.follows?.gender !== true && context.follows?.country !== true;
}

async function homeNumberColumn(
  base: PersonBase,
  context: IdentityContext,
  pool: 'phone' | 'national_id',
  overflow: string,
): Promise<PreparedIdentity> {
  const numbers = await loadHomeNumbers(context.pools, pool, base.homes.list);
  const uniqueIn = context.column.unique ? context.tableRows : null;
  return (chunk) => text(drawHomeNumbers(numbers, chunk, base.homes.at(chunk), base.streams, pool, uniqueIn, overflow));
}

function fullNames(base: PersonBase): PreparedIdentity {
  const { first, last } = base.names;
  const fronts = base.names.locales.map(({ familyFirst, joiner }) =>
    (familyFirst ? last : first).map((name) => name + joiner),
  );
  return (chunk) => text(joinNames(base, chunk, fronts, first, last));
}

function initials(base: PersonBase): PreparedIdentity {
  const [first, last] = [initialsOf(base.names.first), initialsOf(base.names.last)];
  const fronts = base.names.locales.map(({ familyFirst }) => (familyFirst ? last : first));
  return (chunk) => text(joinNames(base, chunk, fronts, first, last));
}

/** What stands first comes from `fronts` (one list a locale, with what stands between already behind it): one joining of strings a row. */
function joinNames(
  base: PersonBase,
  chunk: IdentityRows,
  fronts: readonly (readonly string[])[],
  first: readonly string[],
  last: readonly string[],
): string[] {
  const homes = base.homes.at(chunk);
  const genders = drawGenders(base, chunk);
  const firstCodes = drawNames(base, chunk, 'first', homes, genders);
  const lastCodes = drawNames(base, chunk, 'last', homes, genders);
  const texts: string[] = [];
  for (let at = 0; at < firstCodes.length; at += 1) {
    const locale = base.localeOf[homes[at] ?? 0] ?? 0;
    const isFamilyFirst = base.names.locales[locale]?.familyFirst === true;
    const front = fronts[locale]?.[(isFamilyFirst ? lastCodes[at] : firstCodes[at]) ?? 0] ?? '';
    texts.push(front + ((isFamilyFirst ? first[firstCodes[at] ?? 0] : last[lastCodes[at] ?? 0]) ?? ''));
  }
  return texts;
}

function initialsOf(names: readonly string[]): string[] {
  return names.map((name) => String.fromCodePoint(name.codePointAt(0) ?? 32).toUpperCase());
}

// RFC 2606 keeps these names out of the public name system's hands.
const domains = ['@example.com', '@example.org', '@example.net', '@mailbox.example'];
const domainOf = [0, 0, 0, 0, 1, 1, 2, 3];

function mailTails(base: PersonBase, chunk: IdentityRows): Tails {
  const { low } = base.streams.words('mail-domain', chunk.rows, chunk.attempt);
  const drawn = (at: number): number => domainOf[(low[at] ?? 0) & 7] ?? 0;
  if (chunk.given?.domain === undefined) return { texts: domains, code: drawn };
  const words = new WordList();
  for (const domain of domains) words.add(domain);
  const codes = codeCells(chunk.given.domain, chunk.rows.count, (domain) =>
    domain === null ? -1 : words.add(`@${domain}`),
  );
  return { texts: words.words, code: (at) => ((codes[at] ?? -1) < 0 ? drawn(at) : (codes[at] ?? 0)) };
}

function text(values: string[]): ColumnData {
  return { type: 'text', values, valid: null };
}
