import type { ColumnData } from '../../../contract/chunk.ts';
import type { SourceOf } from '../../../contract/source.ts';
import { fillPattern } from '../fill-pattern.ts';
import { prepareHomes, type Homes } from '../homes.ts';
import type { IdentityContext, IdentityRows, PreparedIdentity } from '../identity-context.ts';
import { fractionOf, makeStreams, type Streams } from '../stream.ts';
import { pickAt } from '../weighted-pick.ts';
import { dictionaryColumn, WordList } from '../word-list.ts';
import { addressStyle } from './address-styles.ts';
import { loadPlaces, type Places, type PlaceText, placeTexts } from './place-pools.ts';
import { drawAddressLines, drawHouseNumbers, drawStreets, loadStreets, type Streets } from './streets.ts';

type PlaceSource = SourceOf<'place'>;
type PlaceBase = {
  readonly homes: Homes;
  readonly places: Places;
  readonly streets: Streets;
  readonly streams: Streams;
  readonly uniqueIn: number | null;
};

/**
 * Prepares one part of a place. All parts of the same `of` in a table describe the same place in each row: city, region, postcode, coordinates,
 * time zone, currency and country fit one another, and streets fit the country.
 *
 * `countries: ['*']` means all countries by population; no countries mean those of the locales. Coordinates lie within some 3 km of the city's.
 */
export async function preparePlace(source: PlaceSource, context: IdentityContext): Promise<PreparedIdentity> {
  const homes = await prepareHomes(
    { locales: source.locales, countries: source.countries, cities: source.cities },
    context,
    ['place', source.of],
  );
  const places = await loadPlaces(context.pools, homes.list, source.cities);
  const needsStreets =
    source.part === 'street' ||
    source.part === 'street_address' ||
    source.part === 'full_address' ||
    source.part === 'building_number';
  const streets = needsStreets ? await loadStreets(context.pools, homes) : [];
  const streams = makeStreams(context.seed, context.tableName, 'place', source.of);
  const base: PlaceBase = {
    homes,
    places,
    streets,
    streams,
    uniqueIn: context.column.unique ? context.tableRows : null,
  };
  return isPlaceText(source.part) ? dictionaryPart(base, source.part) : makers[source.part](base);
}

function isPlaceText(part: PlaceSource['part']): part is PlaceText {
  return placeTexts.some((text) => text === part);
}

const makers: Readonly<Record<Exclude<PlaceSource['part'], PlaceText>, (base: PlaceBase) => PreparedIdentity>> = {
  postcode: (base) => (chunk) => {
    const homes = base.homes.at(chunk);
    const values = drawPostcodes(base, chunk, drawCities(base, chunk, homes));
    // Some countries have no postcodes.
    return textColumn(
      values,
      homes.map((home, at) => (values[at] === '' ? -1 : home)),
    );
  },
  street: (base) => (chunk) => {
    const homes = base.homes.at(chunk);
    return textColumn(drawStreets(base.streets, base.streams, chunk, homes), homes);
  },
  street_address: (base) => (chunk) => {
    const homes = base.homes.at(chunk);
    return textColumn(drawAddressLines(base.streets, base.streams, chunk, homes, base.uniqueIn), homes);
  },
  building_number: (base) => (chunk) => {
    const homes = base.homes.at(chunk);
    return {
      type: 'integer',
      values: drawHouseNumbers(base.streets, base.streams, chunk, homes),
      valid: validHomes(homes),
    };
  },
  full_address: (base) => {
    const [cities, regions, countries] = [
      base.places.text('city'),
      base.places.text('region_code'),
      base.places.text('country'),
    ];
    const styles = base.places.text('country_code').map(addressStyle);
    return (chunk) => {
      const homes = base.homes.at(chunk);
      const chosen = drawCities(base, chunk, homes);
      const postcodes = drawPostcodes(base, chunk, chosen);
      const texts = drawAddressLines(base.streets, base.streams, chunk, homes, base.uniqueIn);
      for (let at = 0; at < texts.length; at += 1) {
        const city = chosen[at] ?? 0;
        texts[at] =
          styles[city]?.(
            texts[at] ?? '',
            cities[city] ?? '',
            regions[city] ?? '',
            postcodes[at] ?? '',
            countries[city] ?? '',
          ) ?? '';
      }
      return textColumn(texts, homes);
    };
  },
  latitude: (base) => coordinate(base, 'latitude'),
  longitude: (base) => coordinate(base, 'longitude'),
};

function dictionaryPart(base: PlaceBase, part: PlaceText): PreparedIdentity {
  const words = new WordList();
  const codes = base.places.text(part).map((word) => words.add(word));
  return (chunk) => {
    const homes = base.homes.at(chunk);
    const cities = drawCities(base, chunk, homes);
    return dictionaryColumn(cities.length, words.words, (at) =>
      (homes[at] ?? -1) < 0 ? -1 : (codes[cities[at] ?? 0] ?? -1),
    );
  };
}

function coordinate(base: PlaceBase, part: 'latitude' | 'longitude'): PreparedIdentity {
  const centres = base.places.number(part);
  return (chunk) => {
    const homes = base.homes.at(chunk);
    const cities = drawCities(base, chunk, homes);
    const words = base.streams.words(part, chunk.rows, chunk.attempt);
    const values = new Float64Array(cities.length);
    for (let at = 0; at < values.length; at += 1) {
      // 0.06° is some 7 km from edge to edge; four decimals are some 10 m.
      values[at] =
        Math.round(((centres[cities[at] ?? 0] ?? 0) + (fractionOf(words, at) - 0.5) * 0.06) * 10_000) / 10_000;
    }
    return { type: 'double', values, valid: validHomes(homes) };
  };
}

function drawCities(base: PlaceBase, chunk: IdentityRows, homes: Int32Array): Uint32Array {
  const { low } = base.streams.words('city', chunk.rows, chunk.attempt);
  const cities = new Uint32Array(homes.length);
  for (let at = 0; at < cities.length; at += 1) {
    const choice = base.places.choices[Math.max(0, homes[at] ?? 0)];
    if (choice !== undefined) cities[at] = choice.first + pickAt(choice.picker, low[at] ?? 0);
  }
  return cities;
}

function drawPostcodes(base: PlaceBase, chunk: IdentityRows, cities: Uint32Array): string[] {
  const words = base.streams.words('postcode', chunk.rows, chunk.attempt);
  const texts: string[] = [];
  for (let at = 0; at < cities.length; at += 1) {
    const pattern = base.places.postcodes[cities[at] ?? 0];
    texts[at] = pattern === undefined ? '' : fillPattern(pattern, Math.floor(fractionOf(words, at) * pattern.capacity));
  }
  return texts;
}

function textColumn(values: string[], homes: Int32Array): ColumnData {
  return { type: 'text', values, valid: validHomes(homes) };
}

/** Rows whose given country is not known have no place. */
function validHomes(homes: Int32Array): Uint8Array | null {
  return homes.some((home) => home < 0) ? Uint8Array.from(homes, (home) => (home < 0 ? 0 : 1)) : null;
}
