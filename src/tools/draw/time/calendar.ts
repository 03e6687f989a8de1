import type { TimeUnit } from '../../../contract/rhythm.ts';

export const dayMs = 86_400_000;

/** Milliseconds of the units that always last the same; months and longer are not among them. */
export const unitMs: Readonly<Record<Exclude<TimeUnit, 'month' | 'quarter' | 'year'>, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: dayMs,
  week: 7 * dayMs,
};

/** Months of the units that follow the calendar. */
export const unitMonths = { month: 1, quarter: 3, year: 12 } as const;

/** Mean length of any unit in milliseconds, by the Gregorian year of 365.2425 days. */
export function meanUnitMs(unit: TimeUnit): number {
  return isCalendarUnit(unit) ? (unitMonths[unit] * 365.2425 * dayMs) / 12 : unitMs[unit];
}

/** Whether the unit's length depends on the calendar. */
export function isCalendarUnit(unit: TimeUnit): unit is keyof typeof unitMonths {
  return unit === 'month' || unit === 'quarter' || unit === 'year';
}

export type Civil = { readonly year: number; readonly month: number; readonly day: number };

/** Days since 1970-01-01 of a date of the Gregorian calendar. Source: Hinnant, "chrono-compatible low-level date algorithms". */
export function daysOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The date of a number of days since 1970-01-01. */
export function civilOf(days: number): Civil {
  const shifted = Math.floor(days) + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}

/** Weekday of a day number, Monday 0 to Sunday 6. */
export function weekdayOf(days: number): number {
  return (((days + 3) % 7) + 7) % 7;
}

/** `2026-11-01` or `2026-11-01T08:30[:15[.5]]` as milliseconds since 1970-01-01T00:00. */
export function parseMoment(text: string): number {
  const days = daysOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
  if (text.length < 16) return days * dayMs;
  const seconds = Number(text.slice(17) === '' ? 0 : text.slice(17));
  return (
    days * dayMs +
    Number(text.slice(11, 13)) * 3_600_000 +
    Number(text.slice(14, 16)) * 60_000 +
    Math.round(seconds * 1000)
  );
}

/** First day of the month that lies `months` after January 1970. */
function firstOfMonth(months: number): number {
  const year = 1970 + Math.floor(months / 12);
  return daysOf(year, months - (year - 1970) * 12 + 1, 1);
}

/** Months since January 1970, with the part of the month that has passed as a fraction. */
export function monthsAt(ms: number): number {
  const days = Math.floor(ms / dayMs);
  const { year, month } = civilOf(days);
  const months = (year - 1970) * 12 + month - 1;
  const first = firstOfMonth(months);
  return months + (ms / dayMs - first) / (firstOfMonth(months + 1) - first);
}

/** The moment `months` later: the same day and time of day in that month (its last day when it is shorter); a fraction is a share of that month. */
export function addMonths(ms: number, months: number): number {
  const days = Math.floor(ms / dayMs);
  const { year, month, day } = civilOf(days);
  const whole = Math.floor(months);
  const target = (year - 1970) * 12 + month - 1 + whole;
  const first = firstOfMonth(target);
  const length = firstOfMonth(target + 1) - first;
  return (
    (first + Math.min(day, length) - 1) * dayMs + (ms - days * dayMs) + Math.round((months - whole) * length * dayMs)
  );
}

/** The moment `amount` units later, on the calendar for months and longer. */
export function addUnits(ms: number, amount: number, unit: TimeUnit): number {
  return isCalendarUnit(unit) ? addMonths(ms, amount * unitMonths[unit]) : ms + amount * unitMs[unit];
}

/** Units from one moment to a later one, fractions included; months and longer are counted on the calendar. */
export function unitsBetween(from: number, to: number, unit: TimeUnit): number {
  return isCalendarUnit(unit) ? (monthsAt(to) - monthsAt(from)) / unitMonths[unit] : (to - from) / unitMs[unit];
}

/** The start of the unit that a moment lies in. Weeks start on Monday. */
export function truncateMoment(ms: number, grain: TimeUnit): number {
  if (isCalendarUnit(grain)) {
    const { year, month } = civilOf(Math.floor(ms / dayMs));
    const months = (year - 1970) * 12 + month - 1;
    return firstOfMonth(Math.floor(months / unitMonths[grain]) * unitMonths[grain]) * dayMs;
  }
  if (grain === 'week') {
    const days = Math.floor(ms / dayMs);
    return (days - weekdayOf(days)) * dayMs;
  }
  return Math.floor(ms / unitMs[grain]) * unitMs[grain];
}

/** The first start of a unit at or after a moment. */
export function raiseMoment(ms: number, grain: TimeUnit): number {
  const start = truncateMoment(ms, grain);
  return start >= ms ? start : truncateMoment(addUnits(start, 1, grain), grain);
}

/** The last start of a unit before a moment. */
export function lastBefore(ms: number, grain: TimeUnit): number {
  return truncateMoment(ms - 1, grain);
}
