import { civilOf, dayMs, daysOf, weekdayOf } from '../time/calendar.ts';

const tokenPattern = /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|HH|H|hh|h|mm|ss|SSS|A|Z/gu;
const dayTokens = new Set(['YYYY', 'YY', 'MMMM', 'MMM', 'MM', 'M', 'DD', 'D', 'dddd', 'ddd']);

const namedTokens = /MMM|ddd/u;

/** Writes moments (milliseconds) in one format. */
export type MomentWriter = {
  /** Whether the text depends on the day alone. */
  readonly isByDay: boolean;
  readonly write: (ms: number) => string;
};

type Part = { readonly by: 'day' | 'second' | 'millisecond' | 'nothing'; readonly token: string };

/**
 * Makes a writer for a moment format (see `Column.format` for the tokens).
 *
 * Parts that depend on the day and parts that depend on the second of the day are made once for each and kept by the writer.
 *
 * @param locale Language of month and weekday names; English when the locale is unknown.
 */
export function makeMomentWriter(format: string, locale: string | undefined): MomentWriter {
  const runs = runsOf(partsOf(format));
  // Asking Intl for names takes milliseconds, and most formats have none.
  const names = namedTokens.test(format) ? namesOf(locale) : noNames;
  const writers = runs.map((run) => makeRunWriter(run, names));
  return {
    isByDay: runs.every((run) => run.by === 'day'),
    write: (ms) => {
      const day = Math.floor(ms / dayMs);
      let text = '';
      for (const writeRun of writers) text += writeRun(ms, day);
      return text;
    },
  };
}

function makeRunWriter({ by, parts }: Run, names: Names): (ms: number, day: number) => string {
  const write = (ms: number): string => parts.map((part) => writePart(part, ms, names)).join('');
  if (by === 'millisecond') return write;
  if (by === 'second') {
    const kept: string[] = Array.from({ length: 86_400 }, () => '');
    return (ms, day) => {
      const second = Math.floor((ms - day * dayMs) / 1000);
      let text = kept[second] ?? '';
      if (text === '') {
        text = write(ms);
        kept[second] = text;
      }
      return text;
    };
  }
  const kept = new Map<number, string>();
  let lastDay = Number.NaN;
  let lastText = '';
  return (ms, day) => {
    if (day === lastDay) return lastText;
    lastDay = day;
    lastText = kept.get(day) ?? write(ms);
    kept.set(day, lastText);
    return lastText;
  };
}

type Run = { readonly by: 'day' | 'second' | 'millisecond'; readonly parts: Part[] };

/** Neighbouring parts that change together, so that their text is kept as one. */
function runsOf(parts: readonly Part[]): Run[] {
  const runs: Run[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last !== undefined && (part.by === 'nothing' || part.by === last.by)) last.parts.push(part);
    else
      runs.push({
        by:
          part.by === 'nothing'
            ? parts.find((one) => one.by !== 'nothing')?.by === 'second'
              ? 'second'
              : 'day'
            : part.by,
        parts: [part],
      });
  }
  return runs;
}

function partsOf(format: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of format.matchAll(tokenPattern)) {
    if (match.index > from) parts.push({ by: 'nothing', token: format.slice(from, match.index) });
    from = match.index + match[0].length;
    if (match[1] !== undefined) parts.push({ by: 'nothing', token: match[1] });
    else if (match[0] === 'Z') parts.push({ by: 'nothing', token: 'Z' });
    else
      parts.push({
        by: dayTokens.has(match[0]) ? 'day' : match[0] === 'SSS' ? 'millisecond' : 'second',
        token: match[0],
      });
  }
  if (from < format.length) parts.push({ by: 'nothing', token: format.slice(from) });
  return parts;
}

type Names = {
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  readonly days: readonly string[];
  readonly shortDays: readonly string[];
};

const noNames: Names = { months: [], shortMonths: [], days: [], shortDays: [] };

function namesOf(locale: string | undefined): Names {
  const tag = (locale ?? 'en').replaceAll('_', '-');
  const known = isKnown(tag) ? tag : 'en';
  const list = (count: number, options: Intl.DateTimeFormatOptions, at: (n: number) => number): string[] => {
    const formatter = new Intl.DateTimeFormat(known, { ...options, timeZone: 'UTC' });
    return Array.from({ length: count }, (_, n) => formatter.format(at(n)));
  };
  return {
    months: list(12, { month: 'long' }, midMonth),
    shortMonths: list(12, { month: 'short' }, midMonth),
    days: list(7, { weekday: 'long' }, dayFromMonday),
    shortDays: list(7, { weekday: 'short' }, dayFromMonday),
  };
}

function midMonth(month: number): number {
  return daysOf(2024, month + 1, 15) * dayMs;
}

/** 1 January 2024 is a Monday. */
function dayFromMonday(day: number): number {
  return daysOf(2024, 1, 1 + day) * dayMs;
}

function isKnown(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

function writePart(part: Part, ms: number, names: Names): string {
  if (part.by === 'nothing') return part.token;
  const days = Math.floor(ms / dayMs);
  const { year, month, day } = civilOf(days);
  const inDay = Math.floor(ms - days * dayMs);
  const hour = Math.floor(inDay / 3_600_000);
  switch (part.token) {
    case 'YYYY':
      return pad(year, 4);
    case 'YY':
      return pad(year % 100, 2);
    case 'MMMM':
      return names.months[month - 1] ?? '';
    case 'MMM':
      return names.shortMonths[month - 1] ?? '';
    case 'MM':
      return pad(month, 2);
    case 'M':
      return String(month);
    case 'DD':
      return pad(day, 2);
    case 'D':
      return String(day);
    case 'dddd':
      return names.days[weekdayOf(days)] ?? '';
    case 'ddd':
      return names.shortDays[weekdayOf(days)] ?? '';
    case 'HH':
      return pad(hour, 2);
    case 'H':
      return String(hour);
    case 'hh':
      return pad(hour % 12 === 0 ? 12 : hour % 12, 2);
    case 'h':
      return String(hour % 12 === 0 ? 12 : hour % 12);
    case 'mm':
      return pad(Math.floor(inDay / 60_000) % 60, 2);
    case 'ss':
      return pad(Math.floor(inDay / 1000) % 60, 2);
    case 'SSS':
      return pad(inDay % 1000, 3);
    case 'A':
      return hour < 12 ? 'AM' : 'PM';
    default:
      return part.token;
  }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
