import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Facts } from './facts-schema.ts';
import { invalid, list } from './read-concept.ts';
import { isRaw, textOf, type Raw } from './shorthand.ts';

type Places = Pick<Facts, 'countries' | 'cities' | 'regions'>;

async function readRows(path: string): Promise<readonly Raw[]> {
  const { parseYaml: parse } = await import('./parse-yaml.ts');
  const raw: unknown = parse(await readFile(path, 'utf8'));
  if (!isRaw(raw) || !Array.isArray(raw['columns']) || !Array.isArray(raw['rows']))
    throw invalid(path, 'file', 'needs columns and rows');
  const columns = raw['columns'].map(String);
  return raw['rows'].map((row: unknown) =>
    Object.fromEntries(columns.map((column, at) => [column, Array.isArray(row) ? (row[at] as unknown) : undefined])),
  );
}

/**
 * Countries, cities and regions as words, from the pools of places, so that what is understood is what can be made.
 *
 * `demonyms` adds words per country code. A name that several places have goes to the largest.
 */
export async function readPlaces(pools: string, demonyms: Raw): Promise<Places> {
  const rows = await readRows(join(pools, 'country.yaml'));
  const countries: Places['countries'] = {};
  for (const row of rows) {
    const code = textOf(row['country_code']);
    const title = textOf(row['name']);
    const words = [title, textOf(row['demonym']), ...list(row['aliases']), ...list(demonyms[code])].map((word) =>
      word.toLowerCase(),
    );
    countries[code] = {
      title,
      iso3: textOf(row['alpha3']),
      locale: textOf(row['locale']),
      currency: textOf(row['currency']),
      capital: textOf(row['capital']),
      words: [...new Set(words)],
    };
  }
  const found: { readonly name: string; readonly region: string; readonly code: string; readonly weight: number }[] =
    [];
  for (const file of (await readdir(join(pools, 'place'))).filter((one) => one.endsWith('.yaml'))) {
    for (const row of await readRows(join(pools, 'place', file))) {
      const weight = typeof row['weight'] === 'number' ? row['weight'] : 0;
      found.push({
        name: textOf(row['city']),
        region: textOf(row['region']),
        code: file.slice(0, 2).toUpperCase(),
        weight,
      });
    }
  }
  const largestFirst = found.toSorted((a, b) => b.weight - a.weight);
  const cities: Places['cities'] = {};
  const regions: Places['regions'] = {};
  for (const place of largestFirst) {
    cities[place.name.toLowerCase()] ??= [place.code, place.name];
    if (place.region !== '') regions[place.region.toLowerCase()] ??= [place.code, place.region];
  }
  return { countries, cities, regions };
}
