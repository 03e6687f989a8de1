import type { Facts, Holiday } from './facts-schema.ts';

export type PlaceFound = {
  readonly country: string;
  readonly countryName: string;
  readonly locale: string;
  readonly currency: string;
  /** As the pools of places spell it; null when only the country (or the region) was named. */
  readonly city: string | null;
  readonly region: string | null;
};

/**
 * The place that a word names: a country, demonym, ISO code in capitals, city or region ("Kenya", "brasileira", "US", "Nairobi", "Texas").
 * Null for words that name none. A city that exists twice is the larger one.
 */
export function placeOf(facts: Facts, words: string): PlaceFound | null {
  const spoken = words.trim();
  const lower = spoken.toLowerCase();
  if (/^[A-Z]{2}$/u.test(spoken) && Object.hasOwn(facts.countries, spoken)) return place(facts, spoken, null, null);
  for (const [code, country] of Object.entries(facts.countries)) {
    if (country.words.includes(lower) || country.iso3 === spoken) return place(facts, code, null, null);
  }
  const city = Object.hasOwn(facts.cities, lower) ? facts.cities[lower] : undefined;
  if (city !== undefined) return place(facts, city[0], city[1], null);
  const region = Object.hasOwn(facts.regions, lower) ? facts.regions[lower] : undefined;
  return region === undefined ? null : place(facts, region[0], null, region[1]);
}

function place(facts: Facts, code: string, city: string | null, region: string | null): PlaceFound | null {
  const country = facts.countries[code];
  if (country === undefined) return null;
  return {
    country: code,
    countryName: country.title,
    locale: country.locale,
    currency: country.currency,
    city,
    region,
  };
}

/** The ISO code of the currency a word or sign names ("dollars", "₹", "EUR", "reais"); undefined for none. `$` is the US dollar. */
export function currencyOf(facts: Facts, words: string): string | undefined {
  const spoken = words.trim();
  const upper = spoken.toUpperCase();
  if (Object.hasOwn(facts.currencies, upper)) return upper;
  const lower = spoken.toLowerCase();
  const one = lower.endsWith('s') ? lower.slice(0, -1) : lower;
  for (const [code, currency] of Object.entries(facts.currencies)) {
    if (currency.symbol.toLowerCase() === lower || currency.words.includes(lower) || currency.words.includes(one))
      return code;
  }
  return undefined;
}

export type HolidayFound = { readonly id: string; readonly holiday: Holiday };

/** The holiday or shopping event that words name; undefined for none. */
export function holidayOf(facts: Facts, words: string): HolidayFound | undefined {
  const lower = words.trim().toLowerCase().replaceAll('’', "'");
  for (const [id, holiday] of Object.entries(facts.holidays)) {
    if (holiday.words.includes(lower) || id === lower) return { id, holiday };
  }
  return undefined;
}

export type HolidayDates = {
  /** The first day, and the day after the last (`YYYY-MM-DD`). */
  readonly from: string;
  readonly to: string;
  /** The same with the days around in which people buy or travel for it. */
  readonly seasonFrom: string;
  readonly seasonTo: string;
};

/** When a holiday is in a year; empty when its date in that year is not known. A few fall twice in one year. */
export function holidayDates(holiday: Holiday, year: number): readonly HolidayDates[] {
  return firstDays(holiday, year).map((first) => ({
    from: isoDay(first),
    to: isoDay(first + holiday.days),
    seasonFrom: isoDay(first - holiday.before),
    seasonTo: isoDay(first + holiday.days + holiday.after),
  }));
}

/** Days since 1970-01-01. */
function firstDays(holiday: Holiday, year: number): readonly number[] {
  if (holiday.on !== undefined) return [dayNumber(year, holiday.on[0], holiday.on[1])];
  if (holiday.easter !== undefined) return [easterSunday(year) + holiday.easter];
  if (holiday.nth !== undefined) return [nthWeekday(year, holiday.nth) + holiday.nth.plus];
  return (holiday.dates ?? [])
    .filter((date) => date.startsWith(`${year}-`))
    .map((date) => Date.parse(date) / 86_400_000);
}

function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function nthWeekday(
  year: number,
  rule: { readonly month: number; readonly weekday: number; readonly n: number },
): number {
  const first = dayNumber(year, rule.month, 1);
  // 1970-01-01 was a Thursday (4).
  const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;
  if (rule.n > 0) return first + ((rule.weekday - weekdayOf(first) + 7) % 7) + (rule.n - 1) * 7;
  const last = dayNumber(year, rule.month + 1, 1) - 1;
  return last - ((weekdayOf(last) - rule.weekday + 7) % 7) + (rule.n + 1) * 7;
}

/** Western Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}
