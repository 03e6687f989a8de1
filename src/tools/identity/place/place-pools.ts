import type { Pool, PoolSource } from '../../../contract/pool.ts';
import { RowsmithError } from '../../../contract/error.ts';
import { type FilledPattern, readPattern } from '../fill-pattern.ts';
import type { Home } from '../homes.ts';
import { needPool, numberPart, rawPart, textPart } from '../pool-parts.ts';
import { makePicker, type Picker } from '../weighted-pick.ts';

/** The places of several countries in one list; `choices` has, for each home, a picker and the place in the list of its first city. */
export type Places = {
  readonly choices: readonly { readonly picker: Picker; readonly first: number }[];
  readonly text: (part: PlaceText) => readonly string[];
  readonly number: (part: 'latitude' | 'longitude') => Float64Array;
  readonly postcodes: readonly FilledPattern[];
};

export const placeTexts = [
  'city',
  'region',
  'region_code',
  'county',
  'country',
  'country_code',
  'timezone',
  'currency',
  'continent',
] as const;
export type PlaceText = (typeof placeTexts)[number];

/** Loads the cities of the homes' countries; `cities`, when not empty, keeps those alone. Throws `plan-invalid` when none of them is known there. */
export async function loadPlaces(
  pools: PoolSource,
  homes: readonly Home[],
  cities: readonly string[],
): Promise<Places> {
  const countries = [...new Set(homes.map((home) => home.country))];
  const loaded: Pool[] = [];
  for (const country of countries) loaded.push(await needPool(pools, `place/${country}`));
  const kept = new Set(cities.map((city) => city.toLowerCase()));
  const firsts = loaded.map((_pool, at) => loaded.slice(0, at).reduce((sum, pool) => sum + pool.size, 0));
  const pickers = loaded.map((pool) => makePicker(pool.size, keptWeights(pool, kept)));
  const isKnown = kept.size === 0 || loaded.some((pool) => keptWeights(pool, kept).some((weight) => weight > 0));
  if (!isKnown) {
    throw new RowsmithError({
      code: 'plan-invalid',
      message: `None of the cities ${cities.join(', ')} is known in ${countries.join(', ')}.`,
      hint: 'Name larger cities, or leave them out.',
    });
  }
  return {
    choices: homes.map((home) => {
      const at = countries.indexOf(home.country);
      return { picker: pickers[at] ?? makePicker(1, null), first: firsts[at] ?? 0 };
    }),
    text: (part) =>
      loaded.flatMap((pool) =>
        part === 'county' && !pool.parts.has('county') ? textPart(pool, 'region') : textPart(pool, part),
      ),
    number: (part) => Float64Array.from(loaded.flatMap((pool) => [...numberPart(pool, part)])),
    postcodes: loaded.flatMap((pool) => textPart(pool, 'postcode')).map(readPattern),
  };
}

/** Which homes can be chosen at all when only some cities are wanted: those whose country has one of them. */
export async function homesWithCities(
  pools: PoolSource,
  homes: readonly (Home & { readonly weight: number })[],
  cities: readonly string[],
): Promise<number[]> {
  const kept = new Set(cities.map((city) => city.toLowerCase()));
  const weights: number[] = [];
  for (const home of homes) {
    const pool = await needPool(pools, `place/${home.country}`);
    const total = keptWeights(pool, new Set()).reduce((sum, weight) => sum + weight, 0);
    const share = keptWeights(pool, kept).reduce((sum, weight) => sum + weight, 0) / total;
    weights.push(home.weight * share);
  }
  return weights;
}

function keptWeights(pool: Pool, kept: ReadonlySet<string>): number[] {
  const cities = rawPart(pool, 'city');
  const aliases = pool.parts.get('aliases');
  return cities.map((city, at) => {
    const names = [String(city), ...String(aliases?.[at] ?? '').split(', ')];
    return kept.size === 0 || names.some((name) => kept.has(name.toLowerCase())) ? (pool.weights?.[at] ?? 1) : 0;
  });
}
