import type { ColumnData } from '../../../contract/chunk.ts';
import type { SourceOf } from '../../../contract/source.ts';
import { drawHomeNumbers, loadHomeNumbers } from '../home-numbers.ts';
import { type Homes, prepareHomes } from '../homes.ts';
import type { IdentityContext, IdentityRows, PreparedIdentity } from '../identity-context.ts';
import { needPool, textPart } from '../pool-parts.ts';
import { makeStreams, type Streams } from '../stream.ts';
import { makePicker, pickAt, type Picker } from '../weighted-pick.ts';
import { dictionaryColumn, WordList } from '../word-list.ts';

type CompanySource = SourceOf<'company'>;

type Base = {
  readonly homes: Homes;
  readonly streams: Streams;
  readonly firsts: readonly string[];
  readonly seconds: readonly string[];
  readonly industries: readonly string[];
  readonly phrases: readonly string[];
  readonly suffixes: readonly { readonly words: readonly string[]; readonly picker: Picker }[];
  /** Rows of the table: each has a name of its own as long as there are names, then names with a number. */
  readonly tableRows: number;
};

type Company = { readonly stem: string; readonly number: number; readonly word: number };

/**
 * Prepares one part of a company. All parts of the same `of` in a table describe the same company in each row: the second word of the name, the
 * line and the industry fit, the domain and the e-mail address are made of the name, the legal form is of the country.
 *
 * Every row has another company: names are dealt out by a permutation, with a second word in front beyond some
 * 8,000 rows and a number beyond a million.
 * Domains end in `.example`, which nobody can own (RFC 2606).
 */
export async function prepareCompany(source: CompanySource, context: IdentityContext): Promise<PreparedIdentity> {
  const homes = await prepareHomes({ locales: source.locales, countries: [] }, context, ['company', source.of]);
  const words = await needPool(context.pools, 'company_word');
  const suffixes = new Map<string, { words: string[]; picker: Picker }>();
  for (const { locale } of homes.list) {
    const pool = await needPool(context.pools, `company_suffix/${locale}`);
    suffixes.set(locale, { words: textPart(pool, 'name'), picker: makePicker(pool.size, pool.weights) });
  }
  const base: Base = {
    homes,
    streams: makeStreams(context.seed, context.tableName, 'company', source.of),
    firsts: textPart(await needPool(context.pools, 'company_name'), 'name'),
    seconds: textPart(words, 'second'),
    industries: textPart(words, 'industry'),
    phrases: textPart(words, 'phrase'),
    suffixes: homes.list.map((home) => suffixes.get(home.locale) ?? { words: ['Inc'], picker: makePicker(1, null) }),
    tableRows: context.tableRows,
  };
  return makers[source.part](base, context);
}

const makers: Readonly<
  Record<CompanySource['part'], (base: Base, context: IdentityContext) => PreparedIdentity | Promise<PreparedIdentity>>
> = {
  name: (base) => (chunk) => {
    const suffixes = drawSuffixes(base, chunk);
    return text(
      drawCompanies(base, chunk).map(
        ({ stem, number }, at) => `${stem}${number > 1 ? ` ${number}` : ''} ${suffixes[at] ?? ''}`,
      ),
    );
  },
  domain: (base) => (chunk) => text(drawCompanies(base, chunk).map(domainOf)),
  url: (base) => (chunk) => text(drawCompanies(base, chunk).map((company) => `https://www.${domainOf(company)}`)),
  email: (base) => (chunk) => {
    const { low } = base.streams.words('mailbox', chunk.rows, chunk.attempt);
    return text(
      drawCompanies(base, chunk).map(
        (company, at) => `${mailboxes[(low[at] ?? 0) % mailboxes.length] ?? 'info'}@${domainOf(company)}`,
      ),
    );
  },
  industry: (base) => (chunk) => wordColumn(base, chunk, base.industries),
  catch_phrase: (base) => (chunk) => wordColumn(base, chunk, base.phrases),
  suffix: (base) => (chunk) => {
    const words = new WordList();
    const codes = drawSuffixes(base, chunk).map((suffix) => words.add(suffix));
    return dictionaryColumn(codes.length, words.words, (at) => codes[at] ?? -1);
  },
  phone: async (base, context) => {
    const numbers = await loadHomeNumbers(context.pools, 'phone', base.homes.list);
    const uniqueIn = context.column.unique ? context.tableRows : null;
    return (chunk) =>
      text(drawHomeNumbers(numbers, chunk, base.homes.at(chunk), base.streams, 'phone', uniqueIn, ' x'));
  },
};

const mailboxes = ['info', 'contact', 'office', 'hello', 'sales'];

function drawCompanies(base: Base, chunk: IdentityRows): Company[] {
  const pairs = base.firsts.length * new Set(base.seconds).size;
  const kinds = [...new Set(base.seconds)];
  // Several words of the list share a second word (with other phrases); the row's words say which.
  const wordsOf = kinds.map((kind) => base.seconds.flatMap((second, at) => (second === kind ? [at] : [])));
  const places = base.streams.places('company', chunk.rows, Math.max(base.tableRows, pairs));
  const { low } = base.streams.words('company-word', chunk.rows, chunk.attempt);
  return Array.from(places, (place, at) => {
    const kind = (place + chunk.attempt) % kinds.length;
    const first = Math.floor(place / kinds.length) % base.firsts.length;
    const round = Math.floor(place / pairs);
    const other = round % base.firsts.length;
    const front = other === 0 ? '' : ` ${base.firsts[(first + other) % base.firsts.length] ?? ''}`;
    const choices = wordsOf[kind] ?? [0];
    return {
      stem: `${base.firsts[first] ?? ''}${front} ${kinds[kind] ?? ''}`,
      number: Math.floor(round / base.firsts.length) + 1,
      word: choices[(low[at] ?? 0) % choices.length] ?? 0,
    };
  });
}

function drawSuffixes(base: Base, chunk: IdentityRows): string[] {
  const homes = base.homes.at(chunk);
  const { low } = base.streams.words('suffix', chunk.rows, chunk.attempt);
  return Array.from(homes, (home, at) => {
    const suffix = base.suffixes[Math.max(0, home)];
    return suffix === undefined ? '' : (suffix.words[pickAt(suffix.picker, low[at] ?? 0)] ?? '');
  });
}

function wordColumn(base: Base, chunk: IdentityRows, list: readonly string[]): ColumnData {
  const words = new WordList();
  const codes = list.map((word) => words.add(word));
  const companies = drawCompanies(base, chunk);
  return dictionaryColumn(companies.length, words.words, (at) => codes[companies[at]?.word ?? 0] ?? -1);
}

function domainOf({ stem, number }: Company): string {
  return `${stem.toLowerCase().replaceAll(/[^a-z0-9]/gu, '')}${number > 1 ? number : ''}.example`;
}

function text(values: string[]): ColumnData {
  return { type: 'text', values, valid: null };
}
