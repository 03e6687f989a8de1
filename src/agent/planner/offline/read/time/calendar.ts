import type { TimeUnit } from '../../../../../contract/rhythm.ts';

const dayMs = 86_400_000;

/** Milliseconds of an ISO day or instant, taken as UTC. */
function momentMs(moment: string): number {
  return Date.parse(moment.length === 10 ? `${moment}T00:00:00Z` : `${moment}Z`);
}

/** ISO text of milliseconds: only the day when the time is midnight. */
function momentOf(ms: number): string {
  const iso = new Date(ms).toISOString();
  return ms % dayMs === 0 ? iso.slice(0, 10) : iso.slice(0, iso.endsWith('.000Z') ? 19 : 23);
}

/** A day of the calendar; a month outside 1..12 goes over into other years. */
export function dayOf(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year + Math.floor((month - 1) / 12), (((month - 1) % 12) + 12) % 12, day);
  return date.toISOString().slice(0, 10);
}

/** The moment a number of units later; the day of the month is kept where the month has it, else the month's last day. */
export function addUnits(moment: string, amount: number, unit: TimeUnit): string {
  const ms = momentMs(moment);
  const fixed: Partial<Record<TimeUnit, number>> = {
    millisecond: 1,
    second: 1000,
    minute: 60_000,
    hour: 3_600_000,
    day: dayMs,
    week: 7 * dayMs,
  };
  const length = fixed[unit];
  if (length !== undefined) return momentOf(ms + Math.round(amount * length));
  const months = unit === 'year' ? amount * 12 : unit === 'quarter' ? amount * 3 : amount;
  const whole = Math.trunc(months);
  const date = new Date(ms);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + whole, 1);
  const length2 = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + whole + 1, 0)).getUTCDate();
  const day = Math.min(date.getUTCDate(), length2) - 1;
  return momentOf(first + day * dayMs + (ms % dayMs) + Math.round((months - whole) * 30 * dayMs));
}

/** The start of the unit a day lies in: weeks start on Monday. */
export function startOf(day: string, unit: TimeUnit): string {
  const date = new Date(momentMs(day.slice(0, 10)));
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  if (unit === 'year') return dayOf(year, 1, 1);
  if (unit === 'quarter') return dayOf(year, Math.floor((month - 1) / 3) * 3 + 1, 1);
  if (unit === 'month') return dayOf(year, month, 1);
  if (unit === 'week') return addUnits(day.slice(0, 10), -((date.getUTCDay() + 6) % 7), 'day');
  return day.slice(0, 10);
}

/** Year, month and day of an ISO day. */
export function partsOf(day: string): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}
