import type { ColumnData } from '../../contract/chunk.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { PoolSource } from '../../contract/pool.ts';
import type { IdentityContext, IdentityRows } from './identity-context.ts';
import { homesWithCities } from './place/place-pools.ts';
import { needPool, numberPart, textPart } from './pool-parts.ts';
import { codeCells } from './read-cells.ts';
import { makeStreams } from './stream.ts';
import { makePicker, pickAt } from './weighted-pick.ts';

/** A country someone or something is at home in, and the locale whose names, streets and words fit it. */
export type Home = { readonly country: string; readonly locale: string };

/** The homes that rows can have, and which one each row of a chunk has; -1 where a given country is not known. */
export type Homes = { readonly list: readonly Home[]; readonly at: (chunk: IdentityRows) => Int32Array };

type Wanted = {
  readonly locales: readonly { readonly locale: string; readonly weight: number }[];
  /** Country codes or names; `*` for every country. */
  readonly countries: readonly string[];
  /** When not empty, a home counts as much as these cities of it do. */
  readonly cities?: readonly string[];
};

/**
 * Works out who lives where: by the row's given country when the table has one, else by the wanted countries (by population), else by the
 * wanted locales (by weight), else by the plan's locale. Throws `plan-invalid` for a country or locale that is not known.
 */
export async function prepareHomes(
  wanted: Wanted,
  context: IdentityContext,
  stream: readonly string[],
): Promise<Homes> {
  const countries = await readCountries(context.pools);
  const weighted = await wantedHomes(wanted, context, countries);
  const weights =
    wanted.cities === undefined || wanted.cities.length === 0
      ? weighted.map((home) => home.weight)
      : await homesWithCities(context.pools, weighted, wanted.cities);
  const picker = makePicker(weighted.length, weights);
  const streams = makeStreams(context.seed, context.tableName, ...stream);
  const chosen = (chunk: IdentityRows): Int32Array => {
    const homes = new Int32Array(chunk.rows.count);
    if (picker.size === 1) return homes;
    const { low } = streams.words('home', chunk.rows, chunk.attempt);
    for (let at = 0; at < homes.length; at += 1) homes[at] = pickAt(picker, low[at] ?? 0);
    return homes;
  };
  if (context.follows?.country !== true) return { list: weighted, at: chosen };
  const all = countries.homes;
  return {
    list: all,
    at: (chunk) =>
      chunk.given?.country === undefined
        ? toAll(chosen(chunk), weighted, countries)
        : fromGiven(chunk.given.country, chunk.rows.count, countries),
  };
}

type Countries = {
  readonly homes: readonly Home[];
  readonly weights: Float64Array;
  readonly byName: ReadonlyMap<string, number>;
};

async function readCountries(pools: PoolSource): Promise<Countries> {
  const pool = await needPool(pools, 'country');
  const [codes, locales, aliases] = [
    textPart(pool, 'country_code'),
    textPart(pool, 'locale'),
    textPart(pool, 'aliases'),
  ];
  const names = textPart(pool, 'name');
  const byName = new Map<string, number>();
  codes.forEach((code, at) => {
    for (const name of [code, names[at] ?? '', ...(aliases[at] ?? '').split(', ')])
      if (name !== '') byName.set(name.toLowerCase(), at);
  });
  return {
    homes: codes.map((country, at) => ({ country, locale: locales[at] ?? 'en_US' })),
    weights: numberPart(pool, 'population'),
    byName,
  };
}

async function wantedHomes(
  wanted: Wanted,
  context: IdentityContext,
  countries: Countries,
): Promise<(Home & { weight: number })[]> {
  if (wanted.countries.includes('*'))
    return countries.homes.map((home, at) => ({ ...home, weight: countries.weights[at] ?? 0 }));
  if (wanted.countries.length > 0) {
    return wanted.countries.map((name) => {
      const at = countries.byName.get(name.toLowerCase());
      const home = at === undefined ? undefined : countries.homes[at];
      if (at === undefined || home === undefined) throw unknownName('country', name);
      return { ...home, weight: countries.weights[at] ?? 1 };
    });
  }
  const locales = wanted.locales.length > 0 ? wanted.locales : [{ locale: context.locale, weight: 1 }];
  const pool = await needPool(context.pools, 'locale');
  const [known, places] = [textPart(pool, 'locale'), textPart(pool, 'country_code')];
  return locales.map(({ locale, weight }) => ({ ...homeOf(locale, known, places, countries), weight }));
}

function homeOf(asked: string, known: readonly string[], places: readonly string[], countries: Countries): Home {
  const [language = '', region = ''] = asked.replace('-', '_').split('_');
  const name = `${language.toLowerCase()}_${region.toUpperCase()}`;
  const exact = known.indexOf(name);
  if (exact >= 0) return { locale: name, country: places[exact] ?? '' };
  const country = countries.homes[countries.byName.get(region.toLowerCase()) ?? -1];
  if (country !== undefined && country.locale.startsWith(language.toLowerCase())) return country;
  const sameLanguage = known.findIndex((one) => one.startsWith(`${language.toLowerCase()}_`));
  if (sameLanguage < 0) throw unknownName('locale', asked);
  return { locale: known[sameLanguage] ?? '', country: country?.country ?? places[sameLanguage] ?? '' };
}

function fromGiven(given: ColumnData, count: number, countries: Countries): Int32Array {
  return codeCells(given, count, (text) =>
    text === null ? -1 : (countries.byName.get(text.trim().toLowerCase()) ?? -1),
  );
}

function toAll(homes: Int32Array, weighted: readonly Home[], countries: Countries): Int32Array {
  const places = weighted.map((home) => countries.byName.get(home.country.toLowerCase()) ?? -1);
  return homes.map((home) => places[home] ?? -1);
}

function unknownName(what: 'country' | 'locale', name: string): RowsmithError {
  return new RowsmithError({
    code: 'plan-invalid',
    message: `The ${what} '${name}' is not known.`,
    hint: `Name another ${what}, or leave it out.`,
  });
}
