import type { Rhythm } from '../../../../../contract/rhythm.ts';
import type { ShapeAsk } from '../../reading.ts';
import { noteReading, type Making, type TableDraft } from '../draft.ts';
import { figure } from '../figures.ts';
import { promise } from '../promise.ts';
import { growRows, levelOff } from './grow-rows.ts';
import { rhythmOf, setRhythm, withHours, type RowShaping as Shaping } from './row-shaping.ts';
import { standOut } from './stand-out.ts';

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
    case 'outage':
    case 'launch':
    case 'campaign':
    case 'gaps':
      return standOut(at);
    case 'plateau':
      return levelOff(at);
    case 'growth':
    case 'decline':
      return growRows(at);
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
    case 'drift':
    case 'noise':
    case 'anomalies':
    case 'stuck':
    case 'walk':
    case 'reversion':
    case 'clusters':
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
