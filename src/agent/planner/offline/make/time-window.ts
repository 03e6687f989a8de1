import type { PeriodAsk } from '../reading.ts';
import { monthStart, plusDays } from './calendar.ts';
import { assume, noteReading, type Making, type TableDraft } from './draft.ts';

/** A stretch of time [from, to). */
export type TimeWindow = { readonly from: string; readonly to: string };

/** The time a table covers: its time column's own bounds, the period said for the whole, one that holds every named event, else the last twelve months. */
export function windowOf(making: Making, table: TableDraft): TimeWindow {
  const bounds = table.columns
    .flatMap((column) => column.ask?.values ?? [])
    .find(
      (value) =>
        value.kind === 'moment-range' &&
        value.from_moment !== null &&
        value.to_moment !== null &&
        !isClock(value.from_moment),
    );
  if (
    bounds !== undefined &&
    bounds.kind === 'moment-range' &&
    bounds.from_moment !== null &&
    bounds.to_moment !== null
  ) {
    const to = bounds.inclusive && bounds.to_moment.length === 10 ? plusDays(bounds.to_moment, 1) : bounds.to_moment;
    if (bounds.from_moment < to) return { from: bounds.from_moment, to };
  }
  const said = making.reading.period;
  // "a spike in November" says when the spike is, not what time the table covers.
  const ofShape =
    said !== null && making.reading.shapes.some((shape) => shape.from <= said.from && said.to <= shape.to);
  if (said !== null && !ofShape) {
    noteReading(making, said, `from ${said.from_moment} to before ${said.to_moment}`);
    return clipped(said, making.request.today);
  }
  return lastTwelveMonths(making);
}

/** A time of day lies on the first day of 1970, and says nothing of the calendar. */
function isClock(moment: string): boolean {
  return moment.startsWith('1970-01-01T');
}

function clipped(period: PeriodAsk, today: string): TimeWindow {
  return period.from_moment < period.to_moment
    ? { from: period.from_moment, to: period.to_moment }
    : { from: period.from_moment, to: plusDays(today, 1) };
}

/** The twelve whole months that ended last month, or as many of them as events outside need. */
export function lastTwelveMonths(making: Making): TimeWindow {
  const to = monthStart(making.request.today);
  const from = monthStart(to, -12);
  const named = making.reading.shapes.flatMap((shape) => shape.periods).filter((period) => period.floating !== true);
  const first = named.map((period) => period.from_moment.slice(0, 10)).toSorted()[0];
  const last = named
    .map((period) => period.to_moment.slice(0, 10))
    .toSorted()
    .at(-1);
  if (first !== undefined && last !== undefined && (first < from || last > to)) {
    // An event outside the last twelve months: the window is the calendar year (or years) it lies in.
    const years = { from: `${first.slice(0, 4)}-01-01`, to: `${Number(plusDays(last, -1).slice(0, 4)) + 1}-01-01` };
    assume(making, `Time covered: ${years.from} to ${plusDays(years.to, -1)}`);
    return years;
  }
  assume(making, `No time was said: the 12 months ending last month, ${from} to ${plusDays(to, -1)}`);
  return { from, to };
}
