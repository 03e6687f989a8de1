import { assume } from '../draft.ts';
import { quoteName } from '../expression-names.ts';
import { promise } from '../promise.ts';
import { eventsOf } from './events-of.ts';
import { bendTo, roomFor, type SeriesShaping } from './series-target.ts';
import { factorOf, floorOf, timesInWords } from './shape-factor.ts';

/** How far a reading stands out when no figure is said: things counted more than things measured. */
function usualFactor({ making, column, shape }: SeriesShaping): number {
  if (shape.factor !== null || shape.kind === 'outage' || shape.kind === 'launch' || shape.kind === 'campaign')
    return factorOf(making, shape, shape.about);
  if (shape.kind === 'anomalies') return 3;
  if (
    column.concept?.role === 'count' ||
    (shape.months.length === 0 && shape.hours.length === 0 && shape.weekdays.length === 0)
  )
    return shape.kind === 'season' ? 1.6 : factorOf(making, shape);
  const factor = shape.kind === 'dip' ? 0.6 : 1.6;
  assume(making, `${column.plan.name}: ${timesInWords(factor)} as high then (no figure was said)`);
  return factor;
}

/** Higher or lower readings in the times a shape names, each promised as a mean; "zero" is exactly zero. */
export function standInSeries(at: SeriesShaping): boolean {
  const { making, table, column, shape, window, source } = at;
  const factor = usualFactor(at);
  const name = column.plan.name;
  const hours = shape.periods.length > 0 ? [] : shape.hours;
  if (shape.weekdays.length > 0 || hours.length > 0) {
    if (factor === 0) return keepAtZero(at, hours);
    const raise = (count: number, marked: readonly number[]): number[] =>
      Array.from({ length: count }, (_one, index) => (marked.includes(index) ? factor : 1));
    const weekdays = shape.weekdays.map((day) => day - 1);
    bendTo(at, {
      ...(weekdays.length === 0 ? {} : { weekdays: times(source.weekdays, raise(7, weekdays)) }),
      ...(hours.length === 0 ? {} : { hours: times(source.hours, raise(24, hours)) }),
      ...(hours.length === 0 ? {} : { seasons: source.seasons.filter((season) => season.period.unit !== 'day') }),
      ...roomFor(at, factor),
    });
    const ratio = Number((factor > 1 ? floorOf(factor) : 1 / floorOf(factor)).toFixed(3));
    const grain = hours.length > 0 ? ('hour' as const) : ('weekday' as const);
    promise(
      making,
      shape,
      {
        kind: 'season',
        table: table.name,
        column: at.time,
        grain,
        how: 'mean',
        measure: name,
        ratio: Math.max(1, ratio),
      },
      `${name}: ${timesInWords(factor)} the rest then`,
    );
    return true;
  }
  const said = shape.kind === 'anomalies' ? { ...shape, count: shape.count ?? 1 } : shape;
  const events = eventsOf(making, said, window, factor);
  if (events.length === 0) return false;
  const ends = factor >= 1 ? { min: floorOf(factor) } : { min: 0, max: floorOf(factor) };
  for (const event of events.slice(0, 12))
    promise(
      making,
      shape,
      {
        kind: 'period',
        table: table.name,
        column: at.time,
        from: event.from,
        to: event.to,
        how: 'mean',
        measure: name,
        ...ends,
        ...(factor > 0 ? { asked: factor } : {}),
      },
      `${name} in ${event.name}: ${timesInWords(factor)} the rest`,
    );
  return bendTo(at, { events: [...source.events, ...events], ...roomFor(at, factor) });
}

function times(weights: readonly number[] | undefined, factors: readonly number[]): number[] {
  return factors.map((factor, index) => factor * (weights?.[index] ?? 1));
}

/** "zero at night": nothing, not even noise. */
function keepAtZero(at: SeriesShaping, hours: readonly number[]): boolean {
  const { making, table, column, shape } = at;
  const time = quoteName(at.time);
  const parts = [
    ...(hours.length === 0 ? [] : [`(${hours.map((hour) => `hour(${time}) == ${hour}`).join(' or ')})`]),
    ...(shape.weekdays.length === 0
      ? []
      : [`(${shape.weekdays.map((day) => `weekday(${time}) == ${day}`).join(' or ')})`]),
  ];
  const then = parts.join(' and ');
  column.plan = { ...column.plan, when: [{ if: then, source: { kind: 'constant', value: 0 } }, ...column.plan.when] };
  promise(
    making,
    shape,
    { kind: 'rule', table: table.name, where: then, expression: `${quoteName(column.plan.name)} == 0` },
    `${column.plan.name} is zero then`,
  );
  return true;
}
