/**
 * Days, months and moments as the plan writes them: ISO text without a zone, or days since 1970-01-01. Names are English.
 */
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

/** Months since year 0 of a day: 12 × year + month − 1. */
export function monthOfDay(day: number): number {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The first day of a month counted from year 0. */
export function firstDayOfMonth(month: number): number {
  return Math.floor(Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000);
}

/** Days of a month counted from year 0. */
export function daysOfMonth(month: number): number {
  return firstDayOfMonth(month + 1) - firstDayOfMonth(month);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOfDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** January first. */
export const monthNames = [
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
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `November 2025` */
export function monthLabel(month: number): string {
  return `${monthNames[month % 12] ?? ''} ${Math.floor(month / 12)}`;
}

/** `November`, from 1 to 12. */
export function monthName(month: number): string {
  return monthNames[month - 1] ?? String(month);
}

/** `Monday`, from 1 to 7. */
export function weekdayName(weekday: number): string {
  return weekdayNames[weekday - 1] ?? String(weekday);
}

/** `08:00` */
export function hourLabel(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
