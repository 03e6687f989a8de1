import type { IdentityRows } from '../identity-context.ts';
import { makePicker, pickAt } from '../weighted-pick.ts';
import type { PersonBase } from './person-picks.ts';

// Adults of 18 to 90: level up to 60, then fewer year by year, as in the age pyramids of the UN World Population Prospects.
const ages = makePicker(
  73,
  Array.from({ length: 73 }, (_none, at) => (at < 42 ? 1 : Math.max(0.05, 1 - (at - 42) / 32))),
);

/** Birth dates of adults, in days since 1970-01-01. */
export function drawBirthDates(base: PersonBase, chunk: IdentityRows, today: number): Int32Array {
  const { rows } = chunk;
  const { low, high } = base.streams.words('birth-date', rows, chunk.attempt);
  const days = new Int32Array(rows.count);
  const birthdays = Array.from({ length: ages.size }, (_none, at) => yearsBefore(today, 18 + at));
  for (let at = 0; at < rows.count; at += 1) {
    const age = pickAt(ages, low[at] ?? 0);
    const daysIntoYear = Math.floor(((high[at] ?? 0) / 4_294_967_296) * 365);
    days[at] = (birthdays[age] ?? 0) - daysIntoYear;
  }
  return days;
}

/** Whole years from a birth date to a day. */
export function fullYears(birth: number, today: number): number {
  const from = new Date(birth * 86_400_000);
  const to = new Date(today * 86_400_000);
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const monthsShort = to.getUTCMonth() - from.getUTCMonth();
  return monthsShort < 0 || (monthsShort === 0 && to.getUTCDate() < from.getUTCDate()) ? years - 1 : years;
}

function yearsBefore(today: number, years: number): number {
  const date = new Date(today * 86_400_000);
  return Math.floor(Date.UTC(date.getUTCFullYear() - years, date.getUTCMonth(), date.getUTCDate()) / 86_400_000);
}
