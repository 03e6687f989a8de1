const dayMs = 86_400_000;

/** Days since 1970-01-01 of the day part of a moment. */
export function dayOf(moment: string): number {
  return Math.floor(Date.parse(`${moment.slice(0, 10)}T00:00:00Z`) / dayMs);
}

/** The ISO day of a day number. */
export function isoOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The first day of the month `months` after that of `moment`. */
export function monthStart(moment: string, months = 0): string {
  const year = Number(moment.slice(0, 4));
  const month = Number(moment.slice(5, 7)) - 1 + months;
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

/** The moment so many days later (earlier when negative), with its time of day kept. */
export function plusDays(moment: string, days: number): string {
  return isoOf(dayOf(moment) + days) + moment.slice(10);
}

/** Milliseconds since 1970 of a moment without a zone. */
export function millisecondsOf(moment: string): number {
  return Date.parse(`${moment.length === 10 ? `${moment}T00:00:00` : moment}Z`);
}

/** The moment of milliseconds since 1970, to the second; a plain day at midnight. */
export function momentOf(milliseconds: number): string {
  const iso = new Date(milliseconds).toISOString().slice(0, 19);
  return iso.endsWith('T00:00:00') ? iso.slice(0, 10) : iso;
}

/** Whole days in [from, to), at least the started ones. */
export function daysBetween(from: string, to: string): number {
  return Math.ceil((millisecondsOf(to) - millisecondsOf(from)) / dayMs);
}

/** Every `YYYY-MM` that begins inside, or contains part of, [from, to). */
export function monthsIn(from: string, to: string): readonly string[] {
  const list: string[] = [];
  for (let start = monthStart(from); start < to; start = monthStart(start, 1)) list.push(start.slice(0, 7));
  return list;
}

/** The name of a month 1..12 in English. */
export function monthName(month: number): string {
  return monthNames[month - 1] ?? String(month);
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
