import type { Rhythm, RhythmEvent } from '../../../../../contract/rhythm.ts';
import { dayOf, daysBetween, monthName, monthsIn } from '../calendar.ts';
import { quoteName } from '../expression-names.ts';
import { listInWords, percentage } from '../figures.ts';
import { promise } from '../promise.ts';
import { eventsOf } from './events-of.ts';
import { rhythmOf, setRhythm, withHours, type RowShaping as Shaping } from './row-shaping.ts';
import { factorOf, floorOf, timesInWords } from './shape-factor.ts';

/** More or fewer rows in the times a shape names, each promised. */
export function standOut(at: Shaping): boolean {
  const { making, table, column, shape, window } = at;
  if (shape.only === true) return keepOnly(at);
  const factor =
    shape.kind === 'season' && shape.factor === null ? 2 : factorOf(making, shape, shape.about || table.name);
  const promised = {
    kind: 'peak' as const,
    table: table.name,
    column: column.plan.name,
    direction: factor < 1 ? 'dip' : 'spike',
    factor: floorOf(factor),
    ...(factor > 0 ? { asked: factor } : {}),
  } as const;
  // Hours beside a date say when on that day.
  const hours = shape.periods.length > 0 ? [] : shape.hours;
  if (shape.weekdays.length > 0) {
    const weekdays = raised(
      rhythmOf(column).weekdays ?? flat(7),
      shape.weekdays.map((day) => day - 1),
      factor,
    );
    setRhythm(column, { ...rhythmOf(column), weekdays });
    const named = `weekdays ${shape.weekdays.join(', ')}: ${timesInWords(factor)} the others`;
    promise(making, shape, { ...promised, grain: 'weekday', at: [...shape.weekdays] }, named);
  }
  if (hours.length > 0 && withHours(column)) {
    setRhythm(column, { ...rhythmOf(column), hours: raised(rhythmOf(column).hours ?? flat(24), hours, factor) });
    const named = `hours ${hours.join(', ')}: ${timesInWords(factor)} the others`;
    promise(making, shape, { ...promised, grain: 'hour', at: [...hours] }, named);
  }
  const events = eventsOf(making, shape, window, factor).map((event) => againstWeek(event, rhythmOf(column)));
  if (events.length === 0) {
    if (shape.weekdays.length > 0 || hours.length > 0) return true;
    if (shape.lag !== undefined) return false;
    const named = shape.months.length > 0 ? listInWords(shape.months.map(monthName)) : (shape.holiday ?? 'such time');
    making.questions.push({
      question: `The table covers ${window.from} to before ${window.to}, which has no ${named}: which time should it cover?`,
      options: ['the last 12 months', 'a calendar year'],
    });
    return true;
  }
  const isDay = column.plan.type === 'date';
  if (isDay && events.some((event) => event.from.length > 10 || event.to.length > 10)) withHours(column);
  const base = shape.months.length > 0 ? levelled(rhythmOf(column), shape.months) : rhythmOf(column);
  setRhythm(column, { ...base, events: [...(base.events ?? []), ...events] });
  if (shape.monthDays === undefined) promiseEvents(at, events, factor, promised);
  else promiseMonthDays(at, shape.monthDays, factor);
  return true;
}

function flat(length: number): readonly number[] {
  return Array.from({ length }, () => 1);
}

/** "only on weekdays", "only during office hours": nothing at all outside. */
function keepOnly({ making, table, column, shape }: Shaping): boolean {
  const name = quoteName(column.plan.name);
  const rhythm = rhythmOf(column);
  const only = (weights: readonly number[], kept: readonly number[]): number[] =>
    weights.map((weight, index) => (kept.includes(index) ? Math.max(weight, 0.05) : 0));
  const parts: string[] = [];
  if (shape.weekdays.length > 0) {
    setRhythm(column, {
      ...rhythmOf(column),
      weekdays: only(
        rhythm.weekdays ?? flat(7),
        shape.weekdays.map((day) => day - 1),
      ),
    });
    parts.push(`(${shape.weekdays.map((day) => `weekday(${name}) == ${day}`).join(' or ')})`);
  }
  if (shape.hours.length > 0 && withHours(column)) {
    setRhythm(column, { ...rhythmOf(column), hours: only(rhythm.hours ?? flat(24), shape.hours) });
    parts.push(`(${shape.hours.map((hour) => `hour(${name}) == ${hour}`).join(' or ')})`);
  }
  if (parts.length === 0) return false;
  promise(
    making,
    shape,
    { kind: 'rule', table: table.name, expression: parts.join(' and ') },
    'none outside these times',
  );
  return true;
}

/** Days of every month: their share of all rows. Three days of a month of 30.4 at `factor` each, of the others at 1. */
function promiseMonthDays(
  { making, table, column, shape }: Shaping,
  which: NonNullable<Shaping['shape']['monthDays']>,
  factor: number,
): void {
  const name = quoteName(column.plan.name);
  const expression = {
    first: `day(${name}) == 1`,
    start: `day(${name}) <= 3`,
    middle: `day(${name}) >= 14 and day(${name}) <= 16`,
    end: `day(dateAdd("day", 3, ${name})) <= 3`,
  }[which];
  const days = which === 'first' ? 1 : 3;
  const share = (times: number): number => Number(((days * times) / (days * times + 30.44 - days)).toFixed(4));
  const ends = factor >= 1 ? { min: share(floorOf(factor)), max: 1 } : { min: 0, max: share(floorOf(factor)) };
  promise(
    making,
    shape,
    { kind: 'share-between', table: table.name, expression, ...ends },
    `${percentage(share(factor))} of the rows on the ${which === 'first' ? 'first day' : `three days at the ${which}`} of a month (${timesInWords(factor)} another day)`,
  );
}

/** A short event stands out from the rest of the time, not from its own weekday: three times on a Sunday nobody works would be a quiet day. */
function againstWeek(event: RhythmEvent, rhythm: Rhythm): RhythmEvent {
  const { weekdays } = rhythm;
  const days = daysBetween(event.from, event.to);
  if (weekdays === undefined || days >= 7) return event;
  const weights = Array.from(
    { length: days },
    (_one, at) => weekdays[(((dayOf(event.from) + at + 3) % 7) + 7) % 7] ?? 1,
  );
  const own = weights.reduce((sum, weight) => sum + weight, 0) / days;
  const usual = weekdays.reduce((sum, weight) => sum + weight, 0) / 7;
  return own <= 0 ? event : { ...event, factor: (event.factor * usual) / own };
}

/** The months that stand out lose their natural weight, so that the factor is measured against an ordinary month. */
function levelled(rhythm: Rhythm, months: readonly number[]): Rhythm {
  if (rhythm.months === undefined) return rhythm;
  const others = rhythm.months.filter((_weight, at) => !months.includes(at + 1)).toSorted((a, b) => a - b);
  const middle = others[Math.floor(others.length / 2)] ?? 1;
  return { ...rhythm, months: rhythm.months.map((weight, at) => (months.includes(at + 1) ? middle : weight)) };
}

function promiseEvents(
  at: Shaping,
  events: readonly RhythmEvent[],
  factor: number,
  promised: {
    readonly kind: 'peak';
    readonly table: string;
    readonly column: string;
    readonly direction: 'spike' | 'dip';
    readonly factor: number;
    readonly asked?: number;
  },
): void {
  const { making, table, column, shape, window } = at;
  if (
    shape.months.length > 0 &&
    shape.lasting !== true &&
    shape.somewhere !== true &&
    shape.span === undefined &&
    monthsIn(window.from, window.to).length > events.length + 1
  ) {
    promise(
      making,
      shape,
      { ...promised, grain: 'month', at: [...shape.months] },
      `${listInWords(shape.months.map(monthName))}: ${timesInWords(factor)} an ordinary month`,
    );
    return;
  }
  for (const event of events) {
    const ends = factor >= 1 ? { min: floorOf(factor) } : { min: 0, max: floorOf(factor) };
    promise(
      making,
      shape,
      {
        kind: 'period',
        table: table.name,
        column: column.plan.name,
        from: event.from,
        to: event.to,
        how: 'rows',
        ...ends,
        ...(factor > 0 ? { asked: factor } : {}),
      },
      `${event.name}: ${timesInWords(factor)} the rest`,
    );
  }
}

function raised(weights: readonly number[], at: readonly number[], factor: number): number[] {
  const others = weights.filter((_weight, index) => !at.includes(index)).toSorted((a, b) => a - b);
  const middle = others[Math.floor(others.length / 2)] ?? 1;
  return weights.map((weight, index) => (at.includes(index) ? middle * factor : weight));
}
