/** Days since 1970-01-01 of a date or instant in SQL or ISO text. */
export function dayOf(text: string): number {
  return Math.floor(Date.parse(`${text.slice(0, 10)}T00:00Z`) / 86_400_000);
}

/** `YYYY-MM-DD` of days since 1970-01-01. */
export function dateOfDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
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

export function daysOfMonth(month: number): number {
  return firstDayOfMonth(month + 1) - firstDayOfMonth(month);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOfDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
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
