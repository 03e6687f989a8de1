/** Exact text of values that a JavaScript number cannot always hold. */

/** A scaled whole number with its point: 1234 with scale 2 is `12.34`. */
export function scaledText(value: bigint, scale: number): string {
  if (scale === 0) return value.toString();
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Days since 1970-01-01 as `YYYY-MM-DD`; years beyond 9999 have more digits, years before 1 a minus sign (0 is 1 BC). */
export function dateText(days: number): string {
  const { year, month, day } = civilFromDays(days);
  return `${yearText(year)}-${two(month)}-${two(day)}`;
}

/** Microseconds since midnight as `HH:MM:SS[.ffffff]`. */
export function timeText(micros: bigint): string {
  const total = Number(micros);
  const seconds = Math.floor(total / 1_000_000);
  const rest = total - seconds * 1_000_000;
  const fraction =
    rest === 0 ? '' : `.${rest % 1000 === 0 ? String(rest / 1000).padStart(3, '0') : String(rest).padStart(6, '0')}`;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`;
}

/** Microseconds since 1970-01-01T00:00 as `YYYY-MM-DDTHH:MM:SS[.ffffff]`. */
export function timestampText(micros: bigint): string {
  const perDay = 86_400_000_000n;
  let days = micros / perDay;
  let rest = micros % perDay;
  if (rest < 0n) {
    days -= 1n;
    rest += perDay;
  }
  return `${dateText(Number(days))}T${timeText(rest)}`;
}

/** The proleptic Gregorian date of a day number. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
function civilFromDays(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

function yearText(year: number): string {
  return year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0');
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
