import { isoOf, dayOf } from '../calendar.ts';
import type { TimeWindow } from '../time-window.ts';

/** A holiday's weeks of trade or travel: month and day, or a rule for the year; `before` and `after` days belong to it. */
type Holiday = {
  readonly names: readonly string[];
  readonly day: (year: number) => string | null;
  readonly before: number;
  readonly after: number;
};

const fixed =
  (monthDay: string) =>
  (year: number): string =>
    `${year}-${monthDay}`;

/** The nth (from 1; last when 0) weekday (Monday 1) of a month. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  const first = dayOf(`${year}-${String(month).padStart(2, '0')}-01`);
  const shift = (weekday - isoWeekday(first) + 7) % 7;
  if (nth > 0) return first + shift + 7 * (nth - 1);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return first + shift + 7 * Math.floor((days - 1 - shift) / 7);
}

/** Monday 1 … Sunday 7 of a day number; 1970-01-01 was a Thursday. */
function isoWeekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Easter Sunday of the Gregorian calendar. Source: the anonymous algorithm in Nature, 20 April 1876. */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return `${year}-${String(Math.floor(f / 31)).padStart(2, '0')}-${String((f % 31) + 1).padStart(2, '0')}`;
}

/** Moon-bound feasts by year. Source: published calendars of India, China and the Umm al-Qura calendar. */
const moonDays: Readonly<Record<string, readonly string[]>> = {
  diwali: [
    '2018-11-07',
    '2019-10-27',
    '2020-11-14',
    '2021-11-04',
    '2022-10-24',
    '2023-11-12',
    '2024-11-01',
    '2025-10-20',
    '2026-11-08',
    '2027-10-29',
    '2028-10-17',
  ],
  holi: [
    '2020-03-10',
    '2021-03-29',
    '2022-03-18',
    '2023-03-08',
    '2024-03-25',
    '2025-03-14',
    '2026-03-04',
    '2027-03-22',
  ],
  'lunar new year': [
    '2018-02-16',
    '2019-02-05',
    '2020-01-25',
    '2021-02-12',
    '2022-02-01',
    '2023-01-22',
    '2024-02-10',
    '2025-01-29',
    '2026-02-17',
    '2027-02-06',
    '2028-01-26',
  ],
  eid: ['2020-05-24', '2021-05-13', '2022-05-02', '2023-04-21', '2024-04-10', '2025-03-30', '2026-03-20', '2027-03-09'],
};
const moon =
  (name: string) =>
  (year: number): string | null =>
    moonDays[name]?.find((day) => day.startsWith(String(year))) ?? null;

const holidays: readonly Holiday[] = [
  {
    names: ['christmas', 'xmas', 'navidad', 'natal', 'weihnachten', 'noel'],
    day: fixed('12-25'),
    before: 14,
    after: 1,
  },
  { names: ['new year', "new year's", 'new years'], day: fixed('01-01'), before: 3, after: 2 },
  { names: ['black friday'], day: (year) => isoOf(nthWeekday(year, 11, 4, 4) + 1), before: 0, after: 3 },
  { names: ['cyber monday'], day: (year) => isoOf(nthWeekday(year, 11, 4, 4) + 4), before: 0, after: 0 },
  { names: ['thanksgiving'], day: (year) => isoOf(nthWeekday(year, 11, 4, 4)), before: 2, after: 1 },
  { names: ['valentine', "valentine's day", 'valentines'], day: fixed('02-14'), before: 7, after: 0 },
  { names: ['halloween'], day: fixed('10-31'), before: 7, after: 0 },
  { names: ['easter', 'pascua', 'ostern'], day: easter, before: 7, after: 1 },
  { names: ["mother's day", 'mothers day'], day: (year) => isoOf(nthWeekday(year, 5, 7, 2)), before: 5, after: 0 },
  { names: ["father's day", 'fathers day'], day: (year) => isoOf(nthWeekday(year, 6, 7, 3)), before: 5, after: 0 },
  { names: ['independence day', '4th of july', 'fourth of july'], day: fixed('07-04'), before: 2, after: 0 },
  { names: ['labor day'], day: (year) => isoOf(nthWeekday(year, 9, 1, 1)), before: 2, after: 0 },
  { names: ['memorial day'], day: (year) => isoOf(nthWeekday(year, 5, 1, 0)), before: 2, after: 0 },
  { names: ["singles' day", 'singles day', '11.11', 'double eleven'], day: fixed('11-11'), before: 0, after: 0 },
  { names: ['diwali', 'deepavali'], day: moon('diwali'), before: 7, after: 3 },
  { names: ['holi'], day: moon('holi'), before: 2, after: 1 },
  {
    names: ['lunar new year', 'chinese new year', 'spring festival', 'tet'],
    day: moon('lunar new year'),
    before: 7,
    after: 7,
  },
  { names: ['eid', 'eid al-fitr', 'ramadan'], day: moon('eid'), before: 5, after: 3 },
  { names: ['oktoberfest'], day: (year) => isoOf(nthWeekday(year, 10, 7, 1)), before: 15, after: 0 },
];

/** The stretches of a window that a holiday (or several, named in one phrase) fills; none for a name nobody here knows. */
export function holidayPeriods(
  name: string,
  window: TimeWindow,
): readonly { readonly name: string; readonly from: string; readonly to: string }[] {
  const words = name.toLowerCase();
  const meant = holidays.filter((holiday) => holiday.names.some((one) => words.includes(one)));
  const chosen = meant.length === 0 && /holiday|festive|festival/u.test(words) ? holidays.slice(0, 3) : meant;
  const found: { name: string; from: string; to: string }[] = [];
  for (let year = Number(window.from.slice(0, 4)); year <= Number(window.to.slice(0, 4)); year++) {
    for (const holiday of chosen) {
      const day = holiday.day(year);
      if (day === null) continue;
      const from = isoOf(dayOf(day) - holiday.before);
      const to = isoOf(dayOf(day) + holiday.after + 1);
      if (from < window.to && to > window.from) found.push({ name: `${holiday.names[0] ?? name} ${year}`, from, to });
    }
  }
  return found;
}
