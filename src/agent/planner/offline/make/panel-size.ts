import type { Panel } from '../../../../contract/plan.ts';
import type { TimeSpan } from '../../../../contract/rhythm.ts';
import type { RuleAsk } from '../reading.ts';
import { millisecondsOf, momentOf, monthStart } from './calendar.ts';
import { assume, type Making, type TableDraft } from './draft.ts';
import { figure } from './figures.ts';
import { spanInWords, spanMs } from './span.ts';
import { lastTwelveMonths, windowOf, type TimeWindow } from './time-window.ts';

type Regular = Extract<RuleAsk, { kind: 'regular' }>;

/** How many entities and ticks a panel has, its first moment and its step. */
export type PanelSize = {
  readonly entities: number;
  readonly ticks: number;
  readonly start: string;
  readonly step: Panel['step'];
};

/** Entities, ticks and start that the words give together; null when the rows said do not go with the clock: then they are single events of that time. */
export function sizeOf(
  making: Making,
  table: TableDraft,
  step: TimeSpan,
  entities: number,
  regular: Regular | null,
): PanelSize | null {
  const said = making.request.rows ?? rowsSaid(table);
  if (regular?.start !== undefined && making.reading.period === null && said !== null) {
    const shared = divisor(said, entities);
    return { entities: shared, ticks: said / shared, start: regular.start, step };
  }
  const covered =
    making.reading.period !== null ||
    table.columns.some(
      (column) =>
        column.ask?.values.some(
          (value) => value.kind === 'moment-range' && value.from_moment?.startsWith('1970-01-01T') !== true,
        ) === true,
    );
  if (covered) {
    const window = windowOf(making, table);
    const most = ticksIn(window, step);
    if (said === null) return { entities, ticks: most, start: window.from, step };
    const shared = divisor(said, entities);
    const ticks = said / shared;
    if (ticks <= most + 1) {
      if (regular !== null && ticks < most)
        assume(making, `${figure(said)} rows, one every ${spanInWords(step)}: they end before the time said does`);
      return { entities: shared, ticks, start: window.from, step };
    }
    if (regular === null) {
      const length = millisecondsOf(window.to) - millisecondsOf(window.from);
      const seconds = Math.max(1, Math.floor(length / ticks / 1000));
      return { entities: shared, ticks, start: window.from, step: { amount: seconds, unit: 'second' } };
    }
    assume(
      making,
      `${figure(said)} rows are more than one every ${spanInWords(step)} of the time said (${figure(most * entities)}): they are single events within it`,
    );
    return null;
  }
  if (said !== null) {
    const shared = divisor(said, entities);
    return {
      entities: shared,
      ticks: said / shared,
      start: startBefore(making.request.today, step, said / shared),
      step,
    };
  }
  if (spanMs(step) >= 86_400_000) {
    const window = lastTwelveMonths(making);
    return {
      entities,
      ticks: Math.max(1, Math.round((millisecondsOf(window.to) - millisecondsOf(window.from)) / spanMs(step))),
      start: window.from,
      step,
    };
  }
  const typical = Math.round((table.shape?.rows.typical ?? 1000) / entities);
  const ticks = Math.max(typical, Math.min(2000, Math.ceil(86_400_000 / spanMs(step))));
  assume(
    making,
    `No number of rows was said: ${figure(ticks)} readings${entities > 1 ? ` for each of ${figure(entities)}` : ''}, every ${spanInWords(step)}`,
  );
  return { entities, ticks, start: startBefore(making.request.today, step, ticks), step };
}

/** How many ticks begin within a stretch; months by the calendar, weeks rounded ("a year" is 52). */
function ticksIn(window: TimeWindow, step: TimeSpan): number {
  const length = millisecondsOf(window.to) - millisecondsOf(window.from);
  const months = step.unit === 'month' ? 1 : step.unit === 'quarter' ? 3 : step.unit === 'year' ? 12 : undefined;
  if (months === undefined) {
    const ticks = length / spanMs(step);
    return Math.max(1, step.unit === 'week' ? Math.round(ticks) : Math.ceil(ticks - 1e-9));
  }
  let ticks = 1;
  while (
    ticks < 100_000 &&
    monthStart(window.from, ticks * months * step.amount).slice(0, 7) + window.from.slice(7) < window.to
  )
    ticks += 1;
  return ticks;
}

/** The rows said of a table in one figure, or the middle of two; null when none are, or they are said per something. */
export function rowsSaid(table: TableDraft): number | null {
  const count = table.ask?.rows ?? null;
  if (count === null || count.per !== undefined) return null;
  return Math.round((count.min + (count.max ?? count.min)) / 2);
}

/** The divisor of `rows` nearest to the wanted number of entities. */
function divisor(rows: number, wanted: number): number {
  for (let away = 0; away < wanted; away++) {
    if (wanted - away >= 1 && rows % (wanted - away) === 0) return wanted - away;
    if (wanted + away <= rows && rows % (wanted + away) === 0) return wanted + away;
  }
  return 1;
}

function startBefore(today: string, step: TimeSpan, ticks: number): string {
  const day = 86_400_000;
  const start = millisecondsOf(today) - spanMs(step) * ticks;
  return momentOf(spanMs(step) * ticks >= day ? Math.floor(start / day) * day : millisecondsOf(today) - day);
}
