import { beforeAll, describe, expect, test } from 'vitest';
import { currencyOf, holidayDates, holidayOf, placeOf } from '../../src/knowledge/facts.ts';
import type { Facts } from '../../src/knowledge/facts-schema.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { unitFactor, unitOf } from '../../src/knowledge/units.ts';

let facts: Facts;
beforeAll(async () => {
  facts = (await loadKnowledge()).facts;
});

const firstDay = (words: string, year: number): string | undefined => {
  const found = holidayOf(facts, words);
  return found === undefined ? undefined : holidayDates(found.holiday, year)[0]?.from;
};

describe('holidays', () => {
  test.each([
    ['Christmas', 2024, '2024-12-25'],
    ['easter', 2015, '2015-04-05'],
    ['easter', 2024, '2024-03-31'],
    ['easter', 2025, '2025-04-20'],
    ['Ostern', 2035, '2035-03-25'],
    ['Black Friday', 2023, '2023-11-24'],
    ['cyber monday', 2024, '2024-12-02'],
    ['Thanksgiving', 2022, '2022-11-24'],
    ['memorial day', 2021, '2021-05-31'],
    ["Mother's Day", 2024, '2024-05-12'],
    ['carnaval', 2024, '2024-02-09'],
    ['Mardi Gras', 2025, '2025-03-04'],
    ['Chinese New Year', 2026, '2026-02-17'],
    ['Diwali', 2023, '2023-11-12'],
    ['eid', 2024, '2024-04-10'],
    ["Singles' Day", 2021, '2021-11-11'],
    ['super bowl', 2024, '2024-02-11'],
    ['election day', 2024, '2024-11-05'],
  ])('%s in %i begins on %s', (words, year, day) => {
    expect(firstDay(words, year)).toBe(day);
  });

  test('has its season around it', () => {
    const christmas = holidayOf(facts, 'xmas');
    expect(christmas && holidayDates(christmas.holiday, 2025)).toEqual([
      { from: '2025-12-25', to: '2025-12-26', seasonFrom: '2025-12-01', seasonTo: '2025-12-26' },
    ]);
  });

  test('is nowhere when its date is not known, and twice when it is twice', () => {
    expect(firstDay('prime day', 2031)).toBeUndefined();
    expect(firstDay('no such day', 2024)).toBeUndefined();
    const ramadan = holidayOf(facts, 'ramadan');
    expect(ramadan && holidayDates(ramadan.holiday, 2030).map((one) => one.from)).toEqual(['2030-01-05', '2030-12-26']);
  });

  test('of every kind falls within the year asked, from 2015 to 2035', () => {
    const wrong: string[] = [];
    for (const [id, holiday] of Object.entries(facts.holidays)) {
      for (let year = 2015; year <= 2035; year += 1) {
        for (const { from, to } of holidayDates(holiday, year)) {
          if (!from.startsWith(String(year)) || from >= to) wrong.push(`${id} ${from}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('places', () => {
  test('are countries, demonyms, codes, cities and regions', () => {
    expect(placeOf(facts, 'Nairobi')).toEqual({
      country: 'KE',
      countryName: 'Kenya',
      locale: 'en_KE',
      currency: 'KES',
      city: 'Nairobi',
      region: null,
    });
    expect(placeOf(facts, 'brasileira')).toEqual({
      country: 'BR',
      countryName: 'Brazil',
      locale: 'pt_BR',
      currency: 'BRL',
      city: null,
      region: null,
    });
    expect(placeOf(facts, 'texas')).toEqual({
      country: 'US',
      countryName: 'United States',
      locale: 'en_US',
      currency: 'USD',
      city: null,
      region: 'Texas',
    });
    expect(placeOf(facts, 'US')?.country).toBe('US');
    expect(placeOf(facts, '日本')?.locale).toBe('ja_JP');
    expect(placeOf(facts, 'quickly')).toBeNull();
  });
});

describe('units and currencies', () => {
  test.each([
    ['°C', 'degC'],
    ['Fahrenheit', 'degF'],
    ['miles', 'mi'],
    ['kilometres', 'km'],
    ['lbs', 'lb'],
    ['sq ft', 'sqft'],
    ['m²', 'm^2'],
    ['mph', 'mi/h'],
    ['kWh', 'kWh'],
    ['%', '%'],
    ['inches', 'in'],
    ['gallons', 'gallon'],
    ['hours', 'hour'],
    ['mbar', 'hPa'],
  ])('%s is %s', (words, unit) => {
    expect(unitOf(facts, words)).toBe(unit);
  });

  test('convert exactly, and only within a kind', () => {
    expect(unitFactor(facts, 'mi', 'km')).toEqual({ factor: 1.609344, offset: 0 });
    expect(unitFactor(facts, 'degC', 'degF')).toEqual({ factor: 1.8, offset: 32 });
    expect(unitFactor(facts, 'K', 'degC')).toEqual({ factor: 1, offset: -273.15 });
    expect(unitFactor(facts, 'lb', 'kg')).toEqual({ factor: 0.45359237, offset: 0 });
    expect(unitFactor(facts, 'km', 'kg')).toBeUndefined();
    expect(unitFactor(facts, 'nonsense', 'kg')).toBeUndefined();
  });

  test.each([
    ['dollars', 'USD'],
    ['€', 'EUR'],
    ['reais', 'BRL'],
    ['₹', 'INR'],
    ['gbp', 'GBP'],
    ['yen', 'JPY'],
    ['Kenyan shillings', 'KES'],
  ])('%s is %s', (words, code) => {
    expect(currencyOf(facts, words)).toBe(code);
  });

  test('no word is none', () => {
    expect([currencyOf(facts, 'apples'), unitOf(facts, 'apples')]).toEqual([undefined, undefined]);
  });
});
