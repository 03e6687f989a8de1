import type { TimeSpan } from '../../../../../contract/rhythm.ts';
import type { PeriodAsk, ShapeAsk } from '../../reading.ts';
import { dayOf, isoOf, millisecondsOf, momentOf, monthName, monthStart, monthsIn, plusDays } from '../calendar.ts';
import { assume, type Making } from '../draft.ts';
import { spanMs } from '../span.ts';
import type { TimeWindow } from '../time-window.ts';

/** A stretch of time that a shape bears on, [from, to). */
export type Stretch = { readonly name: string; readonly from: string; readonly to: string };

/** Kinds that happen once where the words do not count them. */
const once = new Set<ShapeAsk['kind']>(['outage', 'launch', 'campaign', 'stuck', 'gaps']);

/**
 * Every stretch of the window that a shape names, in order of time: dates (in the window's own years when no year was said), months and feasts of every year,
 * days of every month; lengthened by its span, moved by its lag, open to the end for what stays. Empty when the window has none of them.
 */
export function stretchesOf(making: Making, shape: ShapeAsk, window: TimeWindow): readonly Stretch[] {
  const named = namedStretches(making, shape, window).filter((one) => one.from < window.to && one.to > window.from);
  const chosen = isUndated(shape)
    ? chooseStretches(making, shape, window)
    : shape.somewhere === true
      ? named
          .slice(-1)
          .flatMap((one) =>
            chooseStretches(making, shape, { from: later(one.from, window.from), to: earlier(one.to, window.to) }),
          )
      : named;
  return chosen
    .map((one) => lasting(shape, one, window))
    .map((one) => lagged(making, shape, one))
    .map((one) => ({ ...one, from: later(one.from, window.from), to: earlier(one.to, window.to) }))
    .filter((one) => one.from < one.to)
    .toSorted((a, b) => a.from.localeCompare(b.from));
}

/** Whether the words give no time at all. */
export function isUndated(shape: ShapeAsk): boolean {
  return (
    shape.months.length === 0 &&
    shape.periods.length === 0 &&
    shape.holiday === undefined &&
    shape.monthDays === undefined
  );
}

function namedStretches(making: Making, shape: ShapeAsk, window: TimeWindow): readonly Stretch[] {
  const found: Stretch[] = [...monthsOf(shape, window), ...monthDaysOf(shape, window)];
  const names = new Set<string>();
  for (const period of shape.periods) {
    const feasts = feastsOf(making, period.words, window);
    names.add(period.words.toLowerCase());
    if (feasts.length > 0) found.push(...feasts);
    else found.push(...datesOf(making, shape, period, window));
  }
  if (shape.holiday !== undefined && found.length === 0) found.push(...feastsOf(making, shape.holiday, window));
  return found.filter((one, at) => found.findIndex((other) => other.from === one.from && other.to === one.to) === at);
}

/** A date in the years of the window. What happens once happens in the last of them. */
function datesOf(making: Making, shape: ShapeAsk, period: PeriodAsk, window: TimeWindow): readonly Stretch[] {
  const whole = { name: period.words, from: period.from_moment, to: period.to_moment };
  if (period.floating !== true) return [whole];
  const own = Number(whole.from.slice(0, 4));
  const turn = Number(whole.to.slice(0, 4)) - own;
  const all: Stretch[] = [];
  for (let year = Number(window.from.slice(0, 4)) - 1; year <= Number(window.to.slice(0, 4)); year++) {
    const from = `${year}${whole.from.slice(4)}`;
    if (from >= window.from && from < window.to)
      all.push({ name: `${period.words} ${year}`, from, to: `${year + turn}${whole.to.slice(4)}` });
  }
  if (all.length < 2 || !once.has(shape.kind)) return all;
  const last = all.slice(-1);
  assume(making, `"${period.words}" is ${last.map((one) => one.from).join('')} (the last in the time covered)`);
  return last;
}

/** Every time a feast falls in the window, with its season. "holidays": the shopping ones. */
function feastsOf(making: Making, words: string, window: TimeWindow): readonly Stretch[] {
  const spoken = words.trim();
  const said = /\b((?:19|20)\d\d)$/u.exec(spoken)?.[1];
  const name = spoken.replace(/[,\s]*(?:19|20)\d\d$/u, '');
  const names = /^(?:public |bank )?holidays?$/iu.test(name) ? ['christmas', 'new year', 'black friday'] : [name];
  const found: Stretch[] = [];
  for (let year = Number(window.from.slice(0, 4)); year <= Number(window.to.slice(0, 4)); year++) {
    if (said !== undefined && Number(said) !== year) continue;
    for (const one of names.flatMap((feast) => making.meanings.holiday(feast, year)))
      if (one.from < window.to && one.to > window.from) found.push({ ...one, name: `${one.name} ${year}` });
  }
  return found;
}

function monthsOf(shape: ShapeAsk, window: TimeWindow): readonly Stretch[] {
  const all = monthsIn(window.from, window.to).flatMap((month) => {
    const number = Number(month.slice(5));
    return shape.months.includes(number)
      ? [{ name: `${monthName(number)} ${month.slice(0, 4)}`, from: `${month}-01`, to: monthStart(`${month}-01`, 1) }]
      : [];
  });
  return shape.lasting === true ? all.slice(0, 1) : all;
}

function monthDaysOf(shape: ShapeAsk, window: TimeWindow): readonly Stretch[] {
  if (shape.monthDays === undefined) return [];
  const wanted = shape.monthDays;
  return monthsIn(window.from, window.to).map((month) => {
    const next = monthStart(`${month}-01`, 1);
    const from = wanted === 'end' ? plusDays(next, -3) : wanted === 'middle' ? `${month}-14` : `${month}-01`;
    const length = wanted === 'first' ? 1 : 3;
    const words = { first: 'first day', start: 'first days', middle: 'middle', end: 'last days' }[wanted];
    return {
      name: `${words} of ${monthName(Number(month.slice(5)))} ${month.slice(0, 4)}`,
      from,
      to: plusDays(from, length),
    };
  });
}

const undated = {
  outage: 'An outage',
  launch: 'A launch',
  campaign: 'A campaign',
  stuck: 'Readings stand still',
  gaps: 'Readings are missing',
  dip: 'Dips',
  spike: 'Spikes',
} as const;

/** Days that the planner chooses, well apart, and says. */
function chooseStretches(making: Making, shape: ShapeAsk, window: TimeWindow): readonly Stretch[] {
  if (shape.weekdays.length > 0 || shape.hours.length > 0) return [];
  const count = shape.count ?? (shape.somewhere === true || once.has(shape.kind) ? 1 : 3);
  const days = shape.lasting === true ? [at60(window)] : spreadDays(window, count);
  const label = Object.hasOwn(undated, shape.kind)
    ? new Map<string, string>(Object.entries(undated)).get(shape.kind)
    : undefined;
  assume(
    making,
    `${label ?? 'Events'} on ${days.map((one) => one.from.replace('T', ' ')).join(', ')} (no ${shape.somewhere === true ? 'exact ' : ''}time was said)`,
  );
  return days;
}

function at60(window: TimeWindow): Stretch {
  const start = millisecondsOf(window.from);
  const day = isoOf(dayOf(momentOf(Math.floor(start + (millisecondsOf(window.to) - start) * 0.6))));
  return { name: 'the change', from: later(day, window.from), to: isoOf(dayOf(day) + 1) };
}

/** So many short stretches, well apart: a day each in windows of weeks or more, else a twentieth of the window. */
export function spreadDays(window: TimeWindow, count: number): readonly Stretch[] {
  const start = millisecondsOf(window.from);
  const length = millisecondsOf(window.to) - start;
  const many = Math.max(1, Math.min(count, 24));
  const dayMs = 86_400_000;
  return Array.from({ length: many }, (_one, at) => {
    // Off the round fractions, so that events do not all fall on the same weekday.
    const middle = start + length * ((at + 0.5) / many + 0.013 * ((at * 7) % 5));
    const name = many === 1 ? 'the event' : `event ${at + 1}`;
    if (length >= 7 * dayMs) {
      const day = isoOf(dayOf(momentOf(Math.floor(middle))));
      return { name, from: later(day, window.from), to: isoOf(dayOf(day) + 1) };
    }
    const width = Math.max(1000, Math.round(length / 20 / 1000) * 1000);
    const from = start + Math.floor((middle - start) / width) * width;
    return { name, from: momentOf(from), to: momentOf(from + width) };
  });
}

/** The stretch as long as the words say: its span, its hours of the day, or to the end of the window. */
function lasting(shape: ShapeAsk, one: Stretch, window: TimeWindow): Stretch {
  if (shape.lasting === true) return { ...one, to: window.to };
  const isDay = millisecondsOf(one.to) - millisecondsOf(one.from) === 86_400_000;
  if (shape.span !== undefined) {
    const from =
      isDay && shape.span.unit === 'hour' && shape.span.amount < 12 && one.from.length === 10
        ? `${one.from}T09:00:00`
        : one.from;
    return { ...one, from, to: momentAfter(from, shape.span) };
  }
  const [first] = shape.hours;
  if (first === undefined || !isDay || one.from.length > 10) return one;
  const from = momentOf(millisecondsOf(one.from) + first * 3_600_000);
  return { ...one, from, to: momentAfter(from, { amount: shape.hours.length, unit: 'hour' }) };
}

/** So much later, and, what takes weeks to show, for at least a week. */
function lagged(making: Making, shape: ShapeAsk, one: Stretch): Stretch {
  const { lag } = shape;
  if (lag === undefined) return one;
  const from = momentAfter(one.from, lag);
  const own = millisecondsOf(one.to) - millisecondsOf(one.from);
  const least = spanMs(lag) >= 7 * 86_400_000 ? 7 * 86_400_000 : own;
  const to = momentOf(millisecondsOf(from) + Math.max(own, least));
  assume(making, `"${lag.amount} ${lag.unit}${lag.amount === 1 ? '' : 's'} later": from ${from} to before ${to}`);
  return { name: `${lag.amount} ${lag.unit}${lag.amount === 1 ? '' : 's'} after ${one.name}`, from, to };
}

/** The moment a span later; months by the calendar. */
export function momentAfter(from: string, span: TimeSpan): string {
  if (span.unit === 'month' && Number.isInteger(span.amount))
    return monthStart(from, span.amount).slice(0, 8) + from.slice(8);
  return momentOf(millisecondsOf(from) + Math.round(spanMs(span)));
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
