import type { RhythmEvent } from '../../../../../contract/rhythm.ts';
import type { ShapeAsk } from '../../reading.ts';
import { dayOf, isoOf, millisecondsOf, momentOf, monthName, monthStart, monthsIn } from '../calendar.ts';
import { assume, type Making } from '../draft.ts';
import type { TimeWindow } from '../time-window.ts';

/** Every stretch of the window that a shape names: its periods, the months of that name, holidays; else some days spread over the window. */
export function eventsOf(making: Making, shape: ShapeAsk, window: TimeWindow, factor: number): readonly RhythmEvent[] {
  const feasts = feastsOf(making, shape, window);
  const named = [...(feasts.length > 0 ? [] : periodsOf(shape)), ...monthsOf(shape, window), ...feasts];
  const inside = named.filter((one) => one.from < window.to && one.to > window.from);
  if (named.length > 0) return inside.map((one) => ({ ...one, factor, shape: 'flat' as const }));
  // What the words name but the window does not hold is nothing to make up days for.
  const isNamed = shape.months.length > 0 || shape.periods.length > 0 || shape.holiday !== undefined;
  if (isNamed || shape.weekdays.length > 0 || shape.hours.length > 0) return [];
  const days = spreadDays(window, shape.count ?? 3);
  assume(
    making,
    `${shape.kind === 'dip' ? 'Dips' : 'Spikes'} on ${days.map((one) => one.from.replace('T', ' ')).join(', ')} (no time was said)`,
  );
  return days.map((one) => ({ ...one, factor, shape: 'flat' as const }));
}

/** Every time a holiday falls in the window, with its season. "holidays": the shopping ones. */
function holidaysOf(making: Making, words: string, window: TimeWindow): readonly Stretch[] {
  const names = /^(?:public |bank )?holidays?$/iu.test(words.trim())
    ? ['christmas', 'new year', 'black friday']
    : [words];
  const found: Stretch[] = [];
  for (let year = Number(window.from.slice(0, 4)); year <= Number(window.to.slice(0, 4)); year++) {
    for (const name of names)
      for (const one of making.meanings.holiday(name, year))
        if (one.from < window.to && one.to > window.from) found.push({ ...one, name: `${one.name} ${year}` });
  }
  return found;
}

/** Holidays by name, those of the shape and those that its periods are called after: every time they fall in the window. */
function feastsOf(making: Making, shape: ShapeAsk, window: TimeWindow): readonly Stretch[] {
  const names = [
    ...(shape.holiday === undefined ? [] : [shape.holiday]),
    ...shape.periods.map((period) => period.words),
  ];
  const found = [...new Set(names.map((name) => name.toLowerCase()))].flatMap((name) =>
    holidaysOf(making, name, window),
  );
  return found.filter((one, at) => found.findIndex((other) => other.from === one.from && other.to === one.to) === at);
}

type Stretch = { readonly name: string; readonly from: string; readonly to: string };

function periodsOf(shape: ShapeAsk): readonly Stretch[] {
  return shape.periods.map((period) => ({ name: period.words, from: period.from_moment, to: period.to_moment }));
}

function monthsOf(shape: ShapeAsk, window: TimeWindow): readonly Stretch[] {
  return monthsIn(window.from, window.to).flatMap((month) => {
    const number = Number(month.slice(5));
    return shape.months.includes(number)
      ? [{ name: `${monthName(number)} ${month.slice(0, 4)}`, from: `${month}-01`, to: monthStart(`${month}-01`, 1) }]
      : [];
  });
}

/** So many short stretches, well apart: a day each in windows of weeks or more, else a twentieth of the window. */
export function spreadDays(window: TimeWindow, count: number): readonly Stretch[] {
  const start = millisecondsOf(window.from);
  const length = millisecondsOf(window.to) - start;
  const many = Math.max(1, Math.min(count, 12));
  const dayMs = 86_400_000;
  return Array.from({ length: many }, (_one, at) => {
    // Off the round fractions, so that events do not all fall on the same weekday.
    const middle = start + length * ((at + 0.5) / many + 0.013 * ((at * 7) % 5));
    if (length >= 7 * dayMs) {
      const day = isoOf(dayOf(momentOf(Math.floor(middle))));
      return { name: `event ${at + 1}`, from: day, to: isoOf(dayOf(day) + 1) };
    }
    const width = Math.max(1000, Math.round(length / 20 / 1000) * 1000);
    const from = start + Math.floor((middle - start) / width) * width;
    return { name: `event ${at + 1}`, from: momentOf(from), to: momentOf(from + width) };
  });
}
