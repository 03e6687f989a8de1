import type { Token } from '../text/token.ts';
import { addUnits, dayOf, partsOf } from './calendar.ts';
import type { MomentRead } from './moment-read.ts';
import { readYear } from './read-year.ts';

type Rule = {
  readonly name: string;
  readonly words: readonly string[];
  readonly day: (year: number) => string;
  readonly days: number;
};

const fixed = (month: number, day: number) => (year: number) => dayOf(year, month, day);
const table = (days: Readonly<Record<number, string>>, month: number, day: number) => (year: number) =>
  days[year] === undefined ? dayOf(year, month, day) : `${String(year)}-${days[year]}`;

/** First day and length. Movable feasts outside the listed years fall on a usual day. */
const rules: readonly Rule[] = [
  {
    name: 'Black Friday',
    words: ['black friday'],
    day: (year) => addUnits(nthWeekday(year, 11, 4, 4), 1, 'day'),
    days: 1,
  },
  {
    name: 'Cyber Monday',
    words: ['cyber monday'],
    day: (year) => addUnits(nthWeekday(year, 11, 4, 4), 4, 'day'),
    days: 1,
  },
  { name: 'Thanksgiving', words: ['thanksgiving'], day: (year) => nthWeekday(year, 11, 4, 4), days: 1 },
  {
    name: 'Christmas',
    words: ['christmas eve', 'christmas', 'xmas', 'navidad', 'natal', 'noel', 'weihnachten', 'holiday season'],
    day: fixed(12, 24),
    days: 3,
  },
  {
    name: 'New Year',
    words: [
      "new year's eve",
      "new year's day",
      "new year's",
      'new year',
      'new years',
      'ano nuevo',
      'ano novo',
      'silvester',
    ],
    day: fixed(12, 31),
    days: 2,
  },
  {
    name: 'Diwali',
    words: ['diwali', 'deepavali'],
    day: table(
      {
        2018: '11-07',
        2019: '10-27',
        2020: '11-14',
        2021: '11-04',
        2022: '10-24',
        2023: '11-12',
        2024: '11-01',
        2025: '10-20',
        2026: '11-08',
        2027: '10-29',
        2028: '10-17',
      },
      11,
      1,
    ),
    days: 5,
  },
  {
    name: 'Holi',
    words: ['holi'],
    day: table({ 2022: '03-18', 2023: '03-08', 2024: '03-25', 2025: '03-14', 2026: '03-04', 2027: '03-22' }, 3, 14),
    days: 2,
  },
  {
    name: 'Ramadan',
    words: ['ramadan', 'ramazan'],
    day: table(
      {
        2020: '04-24',
        2021: '04-13',
        2022: '04-02',
        2023: '03-23',
        2024: '03-11',
        2025: '03-01',
        2026: '02-18',
        2027: '02-08',
      },
      3,
      15,
    ),
    days: 30,
  },
  {
    name: 'Eid',
    words: ['eid al fitr', 'eid'],
    day: table(
      {
        2020: '05-24',
        2021: '05-13',
        2022: '05-02',
        2023: '04-21',
        2024: '04-10',
        2025: '03-31',
        2026: '03-20',
        2027: '03-10',
      },
      4,
      15,
    ),
    days: 3,
  },
  {
    name: 'Lunar New Year',
    words: ['chinese new year', 'lunar new year', 'spring festival', '春节'],
    day: table(
      {
        2020: '01-25',
        2021: '02-12',
        2022: '02-01',
        2023: '01-22',
        2024: '02-10',
        2025: '01-29',
        2026: '02-17',
        2027: '02-06',
      },
      2,
      5,
    ),
    days: 7,
  },
  {
    name: 'Carnival',
    words: ['carnival', 'carnaval', 'mardi gras'],
    day: (year) => addUnits(easter(year), -50, 'day'),
    days: 5,
  },
  {
    name: 'Easter',
    words: ['easter', 'pascua', 'pascoa', 'paques', 'ostern'],
    day: (year) => addUnits(easter(year), -2, 'day'),
    days: 4,
  },
  { name: 'Halloween', words: ['halloween'], day: fixed(10, 31), days: 1 },
  {
    name: "Valentine's Day",
    words: ["valentine's day", "valentine's", 'valentines day', 'valentines'],
    day: fixed(2, 14),
    days: 1,
  },
  { name: "Mother's Day", words: ["mother's day", 'mothers day'], day: (year) => nthWeekday(year, 5, 7, 2), days: 1 },
  {
    name: "Singles' Day",
    words: ["singles' day", 'singles day', "single's day", '双十一'],
    day: fixed(11, 11),
    days: 1,
  },
  {
    name: 'Independence Day',
    words: ['independence day', 'fourth of july', '4th of july', 'july 4th'],
    day: fixed(7, 4),
    days: 1,
  },
  { name: 'Labor Day', words: ['labor day'], day: (year) => nthWeekday(year, 9, 1, 1), days: 1 },
  {
    name: 'Prime Day',
    words: ['prime day'],
    day: table({ 2021: '06-21', 2022: '07-12', 2023: '07-11', 2024: '07-16', 2025: '07-08' }, 7, 12),
    days: 2,
  },
  { name: 'Super Bowl', words: ['super bowl', 'superbowl'], day: (year) => nthWeekday(year, 2, 7, 2), days: 1 },
  { name: 'Hanukkah', words: ['hanukkah', 'chanukah'], day: fixed(12, 14), days: 8 },
];
const starters = new Set(rules.flatMap((rule) => rule.words.map((words) => words.split(' ')[0] ?? '')));

/** Whether a holiday's name can start with this word. */
export function startsHoliday(word: string): boolean {
  return starters.has(word);
}

const phrases = rules
  .flatMap((rule) => rule.words.map((words) => ({ rule, words: words.split(' ') })))
  .toSorted((a, b) => b.words.length - a.words.length);

/** Reads a holiday by name, with an optional year after it; without one the latest that has come by `today`. */
export function readHoliday(tokens: readonly Token[], at: number, today: string): MomentRead | null {
  if (!starters.has(tokens[at]?.word ?? '')) return null;
  const found = phrases.find(({ words }) => words.every((word, offset) => tokens[at + offset]?.word === word));
  if (found === undefined) return null;
  const end = at + found.words.length;
  const own = readYear(tokens, end);
  const { year } = partsOf(today);
  const chosen = own?.year ?? (found.rule.day(year) <= today ? year : year - 1);
  const from = found.rule.day(chosen);
  return {
    next: own?.next ?? end,
    from,
    to: addUnits(from, found.rule.days, 'day'),
    grain: 'day',
    hasYear: own !== null,
    holiday: found.rule.name,
  };
}

/** The n-th weekday (1..7 from Monday) of a month. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  const first = dayOf(year, month, 1);
  const own = ((new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  return addUnits(first, ((weekday - own + 7) % 7) + (nth - 1) * 7, 'day');
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm). */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return dayOf(year, Math.floor((h + l - 7 * m + 114) / 31), ((h + l - 7 * m + 114) % 31) + 1);
}
