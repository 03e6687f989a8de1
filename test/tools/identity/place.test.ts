import { describe, expect, it } from 'vitest';
import { placeParts } from '../../../src/contract/source.ts';
import { draw, drawTexts, pools, rowsFrom, texts } from './identity-fixture.ts';

const place = (part: string, countries: readonly string[] = ['*'], cities: readonly string[] = []): object => ({
  kind: 'place',
  part,
  countries,
  cities,
});
const countries = (await pools.pool('country'))?.parts.get('country_code')?.map(String) ?? [];

describe('places', () => {
  it('knows at least forty countries, and many cities of the large ones', async () => {
    expect(countries.length).toBeGreaterThanOrEqual(40);
    const least: Record<string, number> = {
      US: 120,
      GB: 30,
      DE: 30,
      FR: 30,
      IN: 30,
      BR: 30,
      CN: 30,
      JP: 30,
      KE: 12,
      NG: 12,
      ZA: 12,
    };
    for (const [country, size] of Object.entries(least))
      expect((await pools.pool(`place/${country}`))?.size).toBeGreaterThanOrEqual(size);
  });

  it('gives parts that all belong to one city in every row', async () => {
    const parts = [
      'city',
      'region',
      'region_code',
      'country',
      'country_code',
      'timezone',
      'currency',
      'continent',
    ] as const;
    const drawn = await Promise.all(parts.map((part) => drawTexts(place(part), { tableRows: 4000 })));
    const latitude = await draw(place('latitude'), { tableRows: 4000 });
    const longitude = await draw(place('longitude'), { tableRows: 4000 });
    const postcodes = await drawTexts(place('postcode'), { tableRows: 4000 });
    const addresses = await drawTexts(place('full_address'), { tableRows: 4000 });
    if (latitude.type !== 'double' || longitude.type !== 'double') throw new Error('types');
    for (let at = 0; at < 4000; at += 1) {
      const row = Object.fromEntries(parts.map((part, position) => [part, drawn[position]?.[at]]));
      const pool = await pools.pool(`place/${String(row['country_code'])}`);
      const isThere = Array.from({ length: pool?.size ?? 0 }, (_none, entry) => entry).some(
        (entry) =>
          parts.every((part) => String(pool?.parts.get(part)?.[entry] ?? '') === row[part]) &&
          Math.abs(Number(pool?.parts.get('latitude')?.[entry]) - (latitude.values[at] ?? 0)) < 0.031 &&
          Math.abs(Number(pool?.parts.get('longitude')?.[entry]) - (longitude.values[at] ?? 0)) < 0.031 &&
          shapeOf(String(pool?.parts.get('postcode')?.[entry] ?? '')).test(postcodes[at] ?? ''),
      );
      expect({ row, isThere }).toEqual({ row, isThere: true });
      expect(addresses[at]).toContain(row['city']);
      expect(addresses[at]?.endsWith(`, ${String(row['country'])}`)).toBe(true);
    }
  });

  it('follows a given country, and has no place where the country is not known', async () => {
    const given = ['Kenya', 'brasil', 'GB', 'Atlantis', 'U.S.'];
    const wanted = { tableRows: 5, follows: { country: true }, given: { country: texts(given) } };
    expect(await drawTexts(place('country_code'), wanted)).toEqual(['KE', 'BR', 'GB', null, 'US']);
    expect((await drawTexts(place('street_address'), wanted))[3]).toBe(null);
  });

  it('keeps to the wanted cities and countries', async () => {
    const cities = ['Nairobi', 'Lagos'];
    const drawn = await drawTexts(place('city', ['Kenya', 'Nigeria', 'South Africa'], cities), { tableRows: 2000 });
    expect(new Set(drawn)).toEqual(new Set(cities));
    await expect(drawTexts(place('city', ['KE'], ['Gotham']))).rejects.toMatchObject({ code: 'plan-invalid' });
    await expect(drawTexts(place('city', ['Atlantis']))).rejects.toMatchObject({ code: 'plan-invalid' });
  });

  it('gives the same cells however the rows are cut', async () => {
    for (const part of placeParts) {
      const whole = await drawTexts(place(part));
      expect([
        ...(await drawTexts(place(part), { rows: rowsFrom(0, 211) })),
        ...(await drawTexts(place(part), { rows: rowsFrom(211, 289) })),
      ]).toEqual(whole);
    }
  });

  it('draws cities by population', async () => {
    const pool = await pools.pool('place/DE');
    const weights = pool?.weights ?? new Float64Array();
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const drawn = await drawTexts(place('city', ['DE']), { tableRows: 100_000 });
    for (const city of ['Berlin', 'Hamburg', 'Kiel']) {
      const share = (weights[pool?.parts.get('city')?.indexOf(city) ?? -1] ?? 0) / total;
      expect(Math.abs(drawn.filter((cell) => cell === city).length - share * 100_000)).toBeLessThan(
        3 * Math.sqrt(share * (1 - share) * 100_000) + 1,
      );
    }
  });
});

function shapeOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('#', '\\d').replaceAll('%', '[1-9]').replaceAll('@', '[A-Z]')}$`, 'u');
}
