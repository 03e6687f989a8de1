import type { Rhythm, RhythmEvent } from '../../../../../contract/rhythm.ts';
import type { SourceOf } from '../../../../../contract/source.ts';
import type { ShapeAsk } from '../../reading.ts';
import { dayOf, daysBetween, monthName, monthsIn } from '../calendar.ts';
import { assume, noteReading, type ColumnDraft, type Making, type TableDraft } from '../draft.ts';
import { figure, listInWords, percentage } from '../figures.ts';
import { promise } from '../promise.ts';
import { eventsOf } from './events-of.ts';
import { factorOf, floorOf, timesInWords } from './shape-factor.ts';

const office = [
  0.05, 0.03, 0.02, 0.02, 0.03, 0.08, 0.25, 0.6, 1.2, 1.7, 1.9, 1.8, 1.5, 1.6, 1.8, 1.7, 1.5, 1.1, 0.6, 0.4, 0.3, 0.2,
  0.12, 0.08,
];
const night = [
  1.6, 1.5, 1.3, 1, 0.7, 0.5, 0.3, 0.25, 0.25, 0.3, 0.35, 0.4, 0.45, 0.45, 0.45, 0.5, 0.6, 0.8, 1, 1.3, 1.6, 1.9, 2,
  1.8,
];
const daily = [
  0.3, 0.2, 0.15, 0.12, 0.15, 0.25, 0.5, 0.8, 1.05, 1.2, 1.3, 1.35, 1.35, 1.3, 1.3, 1.3, 1.35, 1.4, 1.45, 1.5, 1.4,
  1.15, 0.8, 0.5,
];
const yearly = [0.8, 0.78, 0.9, 0.95, 1, 1.08, 1.12, 1.1, 1, 0.98, 1.15, 1.3];
const workWeek = [1.2, 1.2, 1.2, 1.2, 1.15, 0.6, 0.55];
const weekEnd = [0.85, 0.85, 0.88, 0.95, 1.1, 1.35, 1.25];

type MomentSource = SourceOf<'moment'>;
type Shaping = {
  readonly making: Making;
  readonly table: TableDraft;
  readonly column: ColumnDraft;
  readonly shape: ShapeAsk;
  readonly window: { readonly from: string; readonly to: string };
};

/** Bends how often things happen in a table of events to a shape the words ask for, and promises that it shows. False when the shape is not of that kind. */
export function shapeRhythm(making: Making, table: TableDraft, shape: ShapeAsk): boolean {
  const column = table.columns.find((one) => one.plan.name === table.time);
  const window = table.window;
  if (column === undefined || window === null || column.plan.source.kind !== 'moment') return false;
  const at: Shaping = { making, table, column, shape, window };
  noteReading(making, shape, `rhythm of ${table.name}.${column.plan.name}: ${shape.kind}`);
  switch (shape.kind) {
    case 'spike':
    case 'dip':
      return standOut(at);
    case 'growth':
    case 'decline':
      return grow(at);
    case 'season':
      return shape.months.length > 0 || shape.holiday !== undefined || shape.periods.length > 0
        ? standOut(at)
        : repeat(at, { months: yearly }, 'month', 1.2, 'more in some months than in others');
    case 'weekday':
      return week(at, workWeek, 'more on working days');
    case 'weekend':
      return week(at, weekEnd, 'more at weekends');
    case 'business-hours':
      return repeat(at, { hours: office }, 'hour', 2, 'more in business hours');
    case 'night':
      return shape.factor !== null && shape.factor < 1
        ? repeat(at, { hours: nightless(shape.factor) }, 'hour', 2, 'less at night')
        : repeat(at, { hours: night }, 'hour', 2, 'more at night');
    case 'daily-cycle':
      return repeat(at, { hours: daily }, 'hour', 1.5, 'a daily cycle');
    case 'plateau':
    case 'drift':
    case 'noise':
    case 'gaps':
    case 'anomalies':
      return false;
  }
}

/** An effect of the week goes the way it does in the domain; only where the domain is flat, the way the word suggests. */
function week(at: Shaping, otherwise: number[], asked: string): boolean {
  const natural = at.table.shape?.rhythm?.weekdays;
  const isOffice = at.making.reading.shapes.some((shape) => shape.kind === 'business-hours');
  const [low, high] = [Math.min(...(natural ?? [1])), Math.max(...(natural ?? [1]))];
  if (isOffice) return repeat(at, { weekdays: workWeek }, 'weekday', 1.2, 'more on working days');
  if (natural !== undefined && high >= low * 1.25 && at.shape.factor === null)
    return repeat(at, { weekdays: natural }, 'weekday', 1.15, 'changes over the week');
  return repeat(at, { weekdays: otherwise }, 'weekday', 1.2, asked);
}

function nightless(factor: number): number[] {
  return daily.map((weight, hour) => (hour < 6 || hour >= 22 ? weight * factor : weight));
}

function rhythmOf(column: ColumnDraft): Rhythm {
  return column.plan.source.kind === 'moment' ? (column.plan.source.rhythm ?? {}) : {};
}

function setRhythm(column: ColumnDraft, rhythm: Rhythm, grain?: MomentSource['grain']): void {
  if (column.plan.source.kind !== 'moment') return;
  column.plan = {
    ...column.plan,
    source: { ...column.plan.source, rhythm, ...(grain === undefined ? {} : { grain }) },
  };
}

function standOut(at: Shaping): boolean {
  const { making, table, column, shape, window } = at;
  const factor = shape.kind === 'season' && shape.factor === null ? 2 : factorOf(making, shape);
  const rhythm = rhythmOf(column);
  const direction = factor < 1 ? 'dip' : 'spike';
  const promised = {
    kind: 'peak' as const,
    table: table.name,
    column: column.plan.name,
    direction,
    factor: floorOf(factor),
    asked: factor,
  } as const;
  const steady = shape.weekdays.length > 0 || shape.hours.length > 0;
  if (shape.weekdays.length > 0) {
    setRhythm(column, {
      ...rhythmOf(column),
      weekdays: raised(
        rhythm.weekdays ?? Array.from({ length: 7 }, () => 1),
        shape.weekdays.map((day) => day - 1),
        factor,
      ),
    });
    promise(
      making,
      shape,
      { ...promised, grain: 'weekday', at: [...shape.weekdays] },
      `weekdays ${shape.weekdays.join(', ')}: ${timesInWords(factor)} the others`,
    );
  }
  if (shape.hours.length > 0 && withHours(column)) {
    setRhythm(column, {
      ...rhythmOf(column),
      hours: raised(rhythm.hours ?? Array.from({ length: 24 }, () => 1), [...shape.hours], factor),
    });
    promise(
      making,
      shape,
      { ...promised, grain: 'hour', at: [...shape.hours] },
      `hours ${shape.hours.join(', ')}: ${timesInWords(factor)} the others`,
    );
  }
  const events = eventsOf(making, shape, window, factor).map((event) => againstWeek(event, rhythmOf(column)));
  if (events.length === 0 && !steady) {
    making.questions.push({
      question: `The table covers ${window.from} to before ${window.to}, which has no ${shape.months.length > 0 ? listInWords(shape.months.map(monthName)) : (shape.holiday ?? 'such time')}: which time should it cover?`,
      options: ['the last 12 months', 'a calendar year'],
    });
    return true;
  }
  if (events.length === 0) return true;
  const base = shape.months.length > 0 ? levelled(rhythmOf(column), shape.months) : rhythmOf(column);
  setRhythm(column, { ...base, events: [...(base.events ?? []), ...events] });
  promiseEvents(at, events, factor, promised);
  return true;
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
    readonly asked: number;
  },
): void {
  const { making, table, column, shape, window } = at;
  if (shape.months.length > 0 && monthsIn(window.from, window.to).length > events.length + 1) {
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
        asked: factor,
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

function grow(at: Shaping): boolean {
  const { making, table, column, shape, window } = at;
  const months = Math.max(1, monthsIn(window.from, window.to).length);
  const down = shape.kind === 'decline';
  const said =
    shape.rate ?? (shape.factor === null ? null : { rate: shape.factor ** (1 / months) - 1, per: 'month' as const });
  const trend =
    said === null
      ? { rate: down ? -0.05 : 0.05, per: 'month' as const }
      : { rate: down ? -Math.abs(said.rate) : said.rate, per: said.per };
  if (said === null)
    assume(
      making,
      `${down ? 'Decline' : 'Growth'} of ${percentage(Math.abs(trend.rate))} a month (no figure was said)`,
    );
  setRhythm(column, { ...rhythmOf(column), trend });
  const [low, high] = [trend.rate * 0.5, trend.rate * 1.5].toSorted((a, b) => a - b);
  promise(
    making,
    shape,
    {
      kind: 'trend',
      table: table.name,
      column: column.plan.name,
      per: trend.per,
      how: 'rows',
      min: low ?? 0,
      max: high ?? 0,
      asked: trend.rate,
    },
    `${percentage(trend.rate)} a ${trend.per}`,
  );
  return true;
}

function repeat(
  at: Shaping,
  rhythm: Rhythm,
  grain: 'month' | 'weekday' | 'hour',
  ratio: number,
  asked: string,
): boolean {
  const { making, table, column, shape } = at;
  if (grain === 'hour' && !withHours(column)) {
    making.unmet.push(`${asked} (${column.plan.name} has no time of day)`);
    return true;
  }
  // "weekday/weekend effects" names the same weights twice: the first holds.
  const promised = making.requirements.some(
    (one) => one.check.kind === 'season' && one.check.table === table.name && one.check.grain === grain,
  );
  if (!promised) setRhythm(column, { ...rhythmOf(column), ...rhythm });
  promise(
    making,
    shape,
    { kind: 'season', table: table.name, column: column.plan.name, grain, how: 'rows', ratio },
    `${asked}: highest at least ${figure(ratio)}× the lowest`,
  );
  return true;
}

/** A day column gets a time of day when hours matter, unless the words fixed its layout. */
function withHours(column: ColumnDraft): boolean {
  const { source, type } = column.plan;
  if (source.kind !== 'moment') return false;
  if (type !== 'date') return true;
  if (column.fixed.has('format') || column.fixed.has('type')) return false;
  column.plan = { ...column.plan, type: 'timestamp', source: { ...source, grain: 'second' } };
  return true;
}
