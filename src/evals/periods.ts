const dayMs = 86_400_000;
const hourMs = 3_600_000;
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?';

/** Whether a moment (milliseconds) lies in a period. */
export type Period = (moment: number) => boolean;

/**
 * The period that words name, or null: dates (`2024-11-01`, `Mar 15`, `15 March`) with `±10 days`, two dates with `..`, months, `weekends`, `weekdays`,
 * hours (`9h-18h`, `22h-6h`). Other words around them are for the reader. Ends are included.
 */
export function readPeriod(words: string): Period | null {
  const text = words.toLowerCase();
  const span = /(\d{4}-\d{2}-\d{2})\s*\.\.\s*(\d{4}-\d{2}-\d{2})/u.exec(text);
  if (span !== null) {
    const [from, to] = [dayOf(span[1] ?? ''), dayOf(span[2] ?? '')];
    return (moment) => moment >= from && moment < to + dayMs;
  }
  const reach = Number(/±\s*(\d+)\s*days?/u.exec(text)?.[1] ?? '0');
  const dates = [...text.matchAll(/\d{4}-\d{2}-\d{2}/gu)].map(([date]) => dayOf(date));
  if (dates.length > 0)
    return (moment) => dates.some((date) => moment >= date - reach * dayMs && moment < date + (reach + 1) * dayMs);
  const days = [
    ...[...text.matchAll(new RegExp(`\\b${month}\\.? (\\d{1,2})\\b`, 'gu'))].map(([, name, day]) => ({ name, day })),
    ...[...text.matchAll(new RegExp(`\\b(\\d{1,2})\\.? ${month}\\b`, 'gu'))].map(([, day, name]) => ({ name, day })),
  ];
  if (days.length > 0) {
    const wanted = days.map(({ name = '', day }) => ({ month: monthNames.indexOf(name), day: Number(day) }));
    return (moment) => wanted.some((one) => Math.abs(moment - nearestDay(moment, one.month, one.day)) <= reach * dayMs);
  }
  if (/\bweek-?ends?\b/u.test(text)) return (moment) => weekday(moment) >= 5;
  if (/\bweekdays?\b/u.test(text)) return (moment) => weekday(moment) < 5;
  const hours = /\b(\d{1,2})h?\s*(?:-|to)\s*(\d{1,2})h\b/u.exec(text);
  if (hours !== null) {
    const [from, to] = [Number(hours[1]), Number(hours[2])];
    return (moment) => {
      const hour = Math.floor((((moment % dayMs) + dayMs) % dayMs) / hourMs);
      return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
    };
  }
  const months = [...text.matchAll(new RegExp(`\\b${month}\\b`, 'gu'))].map(([, name = '']) =>
    monthNames.indexOf(name),
  );
  if (months.length === 0) return null;
  return (moment) => months.includes(new Date(moment).getUTCMonth());
}

/** 0 for Monday to 6. */
export function weekday(moment: number): number {
  return (((Math.floor(moment / dayMs) + 3) % 7) + 7) % 7;
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The day of that month and date nearest to a moment, cut to the moment's own time of day so that whole days are compared. */
function nearestDay(moment: number, monthAt: number, day: number): number {
  const year = new Date(moment).getUTCFullYear();
  const time = ((moment % dayMs) + dayMs) % dayMs;
  return [year - 1, year, year + 1]
    .map((one) => Date.UTC(one, monthAt, day) + time)
    .reduce((best, one) => (Math.abs(one - moment) < Math.abs(best - moment) ? one : best));
}
