import type { Panel } from '../../../contract/plan.ts';
import type { SourceOf } from '../../../contract/source.ts';
import {
  civilOf,
  dayMs,
  isCalendarUnit,
  monthsAt,
  parseMoment,
  unitMonths,
  unitMs,
  unitsBetween,
  weekdayOf,
} from './calendar.ts';
import { eventFactor, timeEvent } from './rhythm-density.ts';

type SeriesSource = SourceOf<'series'>;
type Season = SeriesSource['seasons'][number];

/**
 * Multiplies each value by trend, seasons, hours, weekdays, months and events of the series at its moment.
 *
 * A season is 1 + amplitude × cos, its peak `phase` hours after the start of its period (periods start at 1970-01-01, weeks on a
 * Monday, months and longer on the calendar).
 */
export function fillSeriesShape(source: SeriesSource, panel: Panel, moments: Float64Array, values: Float64Array): void {
  const start = parseMoment(panel.start);
  const events = source.events.map(timeEvent);
  let known = Number.NaN;
  let factor = 1;
  for (let i = 0; i < values.length; i++) {
    const moment = moments[i] ?? 0;
    // Rows of one tick share their moment.
    if (moment !== known) {
      known = moment;
      factor = calendarFactor(source, moment);
      if (source.trend !== undefined)
        factor *= Math.max(0, 1 + source.trend.rate) ** unitsBetween(start, moment, source.trend.per);
      for (const season of source.seasons) factor *= seasonFactor(season, moment);
      for (const event of events) factor *= eventFactor(event, moment);
    }
    values[i] = (values[i] ?? 0) * factor;
  }
}

function calendarFactor({ hours, weekdays, months }: SeriesSource, moment: number): number {
  const day = Math.floor(moment / dayMs);
  let factor = 1;
  if (hours !== undefined) factor *= hours[Math.floor((moment - day * dayMs) / unitMs.hour)] ?? 1;
  if (weekdays !== undefined) factor *= weekdays[weekdayOf(day)] ?? 1;
  if (months !== undefined) factor *= months[civilOf(day).month - 1] ?? 1;
  return factor;
}

function seasonFactor({ period, amplitude, phase }: Season, moment: number): number {
  const shifted = moment - phase * unitMs.hour;
  return 1 + amplitude * Math.cos(2 * Math.PI * passedPeriods(period, shifted));
}

/** Periods passed since 1970; only the fraction matters. */
function passedPeriods({ amount, unit }: Season['period'], moment: number): number {
  if (isCalendarUnit(unit)) return monthsAt(moment) / (unitMonths[unit] * amount);
  const origin = unit === 'week' ? 4 * dayMs : 0;
  return (moment - origin) / (unitMs[unit] * amount);
}
