import type { Source, SourceOf } from '../../../../../contract/source.ts';
import type { ShapeAsk } from '../../reading.ts';
import { dayOf } from '../calendar.ts';
import { assume, noteReading, type ColumnDraft, type Making, type TableDraft } from '../draft.ts';
import { quoteName } from '../expression-names.ts';
import { figure, percentage } from '../figures.ts';
import { centreAt, quantileOf } from '../fit-distribution.ts';
import { promise } from '../promise.ts';
import { rescale } from '../rescale.ts';
import { factorOf, floorOf, timesInWords } from './shape-factor.ts';
import { stretchesOf, type Stretch } from './stretches.ts';

/** Whether a column's values can be made to depend on the time of their row. */
export function canMove(column: ColumnDraft): boolean {
  const { source } = column.plan;
  return column.look === null && (source.kind === 'number' || source.kind === 'boolean');
}

/**
 * Lets the values of a column of events move with the time of their row: other values inside the stretches that the words name (or on weekdays, in hours),
 * a climb from one level to another over the whole time, growth by a rate. Each is measured as the mean of the column there. False for kinds that need
 * readings at regular times.
 */
export function shapeValues(making: Making, table: TableDraft, column: ColumnDraft, shape: ShapeAsk): boolean {
  const { window, time } = table;
  if (window === null || time === null) return false;
  const isChange = ['growth', 'decline', 'drift'].includes(shape.kind) && shape.effect !== true;
  if (!isChange && !['spike', 'dip', 'outage', 'launch', 'campaign', 'season'].includes(shape.kind)) return false;
  noteReading(making, shape, `values of ${table.name}.${column.plan.name}: ${shape.kind}`);
  return isChange ? climb(making, table, column, shape, time) : stand(making, table, column, shape, time);
}

/** Other values in the stretches named. */
function stand(making: Making, table: TableDraft, column: ColumnDraft, shape: ShapeAsk, time: string): boolean {
  const { window } = table;
  if (window === null) return false;
  const stretches = stretchesOf(making, shape, window);
  const recurring = recurs(shape, time);
  if (stretches.length === 0 && recurring === null) return false;
  const inside = [
    ...(stretches.length === 0 ? [] : [within(stretches, time)]),
    ...(recurring === null || isDated(shape) ? [] : [recurring]),
  ].join(' and ');
  const moved = moveInside(making, column, shape, inside);
  if (moved === null) return false;
  const at = { table: table.name, column: column.plan.name };
  if (moved.before !== null)
    promise(
      making,
      shape,
      { kind: 'statistic', ...at, where: `not (${inside})`, statistic: 'mean', target: moved.before, tolerance: 0.15 },
      `${column.plan.name} outside: ${figure(moved.before)} on average`,
    );
  if (moved.after !== null)
    promise(
      making,
      shape,
      { kind: 'statistic', ...at, where: inside, statistic: 'mean', target: moved.after, tolerance: 0.25 },
      `${column.plan.name} then: ${figure(moved.after)} on average`,
    );
  const ends = moved.factor >= 1 ? { min: floorOf(moved.factor) } : { min: 0, max: floorOf(moved.factor) };
  if (recurring !== null && !isDated(shape)) {
    const ratio = moved.factor > 1 ? floorOf(moved.factor) : 1 / Math.max(0.02, floorOf(moved.factor));
    const grain = shape.weekdays.length > 0 ? ('weekday' as const) : ('hour' as const);
    promise(
      making,
      shape,
      {
        kind: 'season',
        table: table.name,
        column: time,
        grain,
        how: 'mean',
        measure: column.plan.name,
        ratio: Math.max(1, Number(ratio.toFixed(3))),
      },
      `${column.plan.name}: ${timesInWords(moved.factor)} the rest`,
    );
    return true;
  }
  for (const one of stretches.slice(0, 6))
    promise(
      making,
      shape,
      {
        kind: 'period',
        table: table.name,
        column: time,
        from: one.from,
        to: one.to,
        how: 'mean',
        measure: column.plan.name,
        ...ends,
        ...(moved.factor === 0 ? {} : { asked: moved.factor }),
      },
      `${column.plan.name} in ${one.name}: ${timesInWords(moved.factor)} the rest`,
    );
  return true;
}

type Moved = { readonly factor: number; readonly before: number | null; readonly after: number | null };

/** Changes the source inside a condition; null when it cannot. */
function moveInside(making: Making, column: ColumnDraft, shape: ShapeAsk, inside: string): Moved | null {
  const { source } = column.plan;
  const levels = levelsIn(making, column, shape);
  if (source.kind === 'boolean') {
    const base = levels?.from ?? source.share;
    const factor = levels === null ? factorOf(making, shape) : base === 0 ? 2 : levels.to / base;
    const share = Math.min(1, levels?.to ?? Math.min(0.95, base * factor));
    column.plan = {
      ...column.plan,
      source: { ...source, share: base, exact: false, given: [{ when: inside, share }, ...source.given] },
    };
    return { factor: base === 0 ? 2 : share / base, before: levels?.from ?? null, after: levels?.to ?? null };
  }
  if (source.kind !== 'number') return null;
  const base =
    levels?.from === null || levels === null ? source.distribution : centred(source.distribution, levels.from);
  const factor =
    levels === null ? factorOf(making, shape) : levels.to / (levels.from ?? quantileOf(source.distribution, 'p50'));
  const then = levels === null ? rescale(base, { factor, offset: 0 }) : centred(base, levels.to);
  column.plan = {
    ...column.plan,
    source: {
      ...source,
      distribution: base,
      ...widened(column, source, levels?.from ?? null),
      given: [{ when: inside, distribution: then, ...bounds(column, source, factor) }, ...source.given],
    },
  };
  return { factor, before: levels?.from ?? null, after: levels?.to ?? null };
}

/** The distribution about another mean, as wide in proportion. */
function centred(distribution: SourceOf<'number'>['distribution'], mean: number): SourceOf<'number'>['distribution'] {
  const middle = quantileOf(distribution, 'p50');
  if (mean === 0) return { kind: 'normal', mean: 0, sd: 0 };
  if (distribution.kind === 'lognormal' || distribution.kind === 'exponential' || distribution.kind === 'gamma')
    return centreAt(
      distribution.kind === 'lognormal' ? { ...distribution, sigma: Math.min(distribution.sigma, 0.6) } : distribution,
      'mean',
      mean,
    );
  const share =
    middle === 0
      ? 0.25
      : Math.min(0.4, Math.abs((quantileOf(distribution, 'p90') - quantileOf(distribution, 'p10')) / 2.563 / middle));
  return { kind: 'normal', mean, sd: Math.abs(mean) * share };
}

/** Bounds of the domain give way to what the words say; bounds that the words gave stay. */
function widened(column: ColumnDraft, source: SourceOf<'number'>, mean: number | null): { min?: number; max?: number } {
  if (mean === null || column.fixed.has('range')) return {};
  return {
    ...(source.min === undefined ? {} : { min: Math.min(source.min, 0) }),
    ...(source.max === undefined ? {} : { max: Math.max(source.max, mean * 4) }),
  };
}

function bounds(column: ColumnDraft, source: SourceOf<'number'>, factor: number): { min?: number; max?: number } {
  if (column.fixed.has('range'))
    return {
      ...(source.min === undefined ? {} : { min: source.min }),
      ...(source.max === undefined ? {} : { max: source.max }),
    };
  const min = source.min === undefined ? {} : { min: Math.min(source.min, source.min * factor, 0) };
  return source.max === undefined ? min : { ...min, max: Math.max(source.max, source.max * factor) };
}

/** The said levels in the column's own unit. */
function levelsIn(
  making: Making,
  column: ColumnDraft,
  shape: ShapeAsk,
): { readonly from: number | null; readonly to: number } | null {
  const { levels } = shape;
  if (levels === undefined) return null;
  const unit = column.plan.unit;
  const change =
    levels.unit === null || levels.unit === '%' || unit === undefined
      ? null
      : making.meanings.conversion(levels.unit, unit);
  // A column of percentages holds 50, one of shares 0.5.
  const percents =
    levels.unit === '%' && column.plan.source.kind === 'number' && (column.plan.source.max ?? 0) > 1.5 ? 100 : 1;
  const own = (value: number): number =>
    Number(((change === null ? value : value * change.factor + change.offset) * percents).toPrecision(9));
  if (levels.unit !== null && unit === undefined && levels.unit !== '%')
    column.plan = { ...column.plan, unit: levels.unit };
  return { from: levels.from === null ? null : own(levels.from), to: own(levels.to) };
}

/** `created_at >= "2025-03-12" and created_at < "2025-03-15"`, for any of several stretches. */
export function within(stretches: readonly Stretch[], time: string): string {
  const name = quoteName(time);
  const parts = stretches.map(
    (one) => `(${name} >= ${JSON.stringify(one.from)} and ${name} < ${JSON.stringify(one.to)})`,
  );
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' or ')})`;
}

function isDated(shape: ShapeAsk): boolean {
  return shape.periods.length > 0;
}

/** The condition of weekdays and hours. */
function recurs(shape: ShapeAsk, time: string): string | null {
  const name = quoteName(time);
  const any = (call: string, values: readonly number[]): string =>
    `(${values.map((value) => `${call}(${name}) == ${value}`).join(' or ')})`;
  const parts = [
    ...(shape.weekdays.length === 0 ? [] : [any('weekday', shape.weekdays)]),
    ...(shape.hours.length === 0 ? [] : [any('hour', shape.hours)]),
  ];
  return parts.length === 0 ? null : parts.join(' and ');
}

/** Values that grow, fall, or climb from one level to another over the time the table covers. */
function climb(making: Making, table: TableDraft, column: ColumnDraft, shape: ShapeAsk, time: string): boolean {
  const { window } = table;
  const { source } = column.plan;
  if (window === null || source.kind !== 'number' || source.around?.how === 'plus') return false;
  const days = Math.max(1, dayOf(window.to) - dayOf(window.from));
  const levels = levelsIn(making, column, shape);
  const base =
    levels === null || levels.from === null ? source.distribution : centred(source.distribution, levels.from);
  const from = levels?.from ?? quantileOf(source.distribution, 'p50');
  const down = shape.kind === 'decline';
  const whole = levels === null ? (shape.factor ?? null) : from === 0 ? null : levels.to / from;
  const monthly = shape.rate?.rate ?? (whole === null ? (down ? -0.03 : 0.03) : null);
  if (monthly !== null && shape.rate === null)
    assume(making, `${down ? 'Decline' : 'Growth'} of ${percentage(0.03)} a month (no figure was said)`);
  const passed = `days(${JSON.stringify(window.from)}, ${quoteName(time)})`;
  const unitDays = {
    millisecond: 1 / 86_400_000,
    second: 1 / 86_400,
    minute: 1 / 1440,
    hour: 1 / 24,
    day: 1,
    week: 7,
    month: 30.4369,
    quarter: 91.3106,
    year: 365.2425,
  };
  const per = shape.rate?.per ?? 'month';
  const expression =
    monthly === null
      ? `1 + ${Number(((whole ?? 1) - 1).toPrecision(9))} * ${passed} / ${days}`
      : `pow(${Number((1 + monthly).toPrecision(9))}, ${passed} / ${unitDays[per]})`;
  const end = monthly === null ? (whole ?? 1) : (1 + monthly) ** (days / unitDays[per]);
  const next: Source = {
    ...source,
    distribution: base,
    ...(column.fixed.has('range')
      ? {}
      : {
          min: source.min === undefined ? undefined : Math.min(source.min, source.min * end),
          max: source.max === undefined ? undefined : Math.max(source.max, source.max * end, from * end * 3),
        }),
    around: {
      expression: source.around === undefined ? expression : `(${source.around.expression}) * (${expression})`,
      how: 'times',
    },
  };
  column.plan = { ...column.plan, source: next };
  const rate = monthly ?? end ** (30.4369 / days) - 1;
  const [low, high] = [rate * 0.4, rate * 1.7].toSorted((a, b) => a - b);
  promise(
    making,
    shape,
    {
      kind: 'trend',
      table: table.name,
      column: time,
      per,
      how: 'mean',
      measure: column.plan.name,
      min: low ?? 0,
      max: high ?? 0,
      asked: rate,
    },
    `${column.plan.name}: ${percentage(rate)} a ${per}`,
  );
  return true;
}
