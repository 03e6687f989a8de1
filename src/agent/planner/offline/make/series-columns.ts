import type { Source } from '../../../../contract/source.ts';
import type { ColumnDraft, TableDraft } from './draft.ts';
import { quantileOf } from './fit-distribution.ts';

/** How many events a tick of sums stands for, when nothing says. */
const eventsPerTick = 60;

/** In a panel the ticks come from the clock and figures become values over time; in plain rows readings become plain draws. */
export function settleSeries(table: TableDraft): void {
  for (const column of table.columns) {
    if (column.look !== null) continue;
    if (table.panel !== null) toSeries(table, column);
    else toDraw(column);
  }
}

function toSeries(table: TableDraft, column: ColumnDraft): void {
  const { source, type, name } = column.plan;
  if (name === table.time) {
    const days = table.panel !== null && ['day', 'week', 'month', 'quarter', 'year'].includes(table.panel.step.unit);
    column.plan = {
      ...column.plan,
      type:
        days && (type === 'date' || column.origin === 'usual')
          ? 'date'
          : type === 'date' && days
            ? 'date'
            : 'timestamp',
      source: { kind: 'clock' },
      unique: false,
      correlatesWith: [],
    };
    return;
  }
  if (
    source.kind !== 'number' ||
    source.around !== undefined ||
    source.given.length > 0 ||
    column.plan.correlatesWith.length > 0
  )
    return;
  const series = seriesFrom(source, table.panel?.entities ?? 1);
  // A day of sales is many sales: what is counted per event adds up per tick.
  const adds =
    table.shape?.kind === 'event' &&
    column.concept?.role === 'count' &&
    column.ask?.values.some((value) => value.kind === 'range') !== true;
  column.plan = {
    ...column.plan,
    source:
      adds && series.kind === 'series'
        ? {
            ...series,
            level: { kind: 'normal', mean: quantileOf(series.level, 'p50') * eventsPerTick, sd: 0 },
            noise: { share: 0.12, persistence: 0.4 },
            min: 0,
            max: undefined,
          }
        : series,
  };
}

/** Values over time around the middle of a distribution: as wide as it is, half of it between entities and half of it noise that lasts a while. */
export function seriesFrom(source: Extract<Source, { kind: 'number' }>, entities: number): Source {
  const middle = quantileOf(source.distribution, 'p50');
  const spread = (quantileOf(source.distribution, 'p90') - quantileOf(source.distribution, 'p10')) / 2.563;
  const share = middle === 0 ? 0.2 : Math.min(0.6, Math.abs(spread / middle));
  const level =
    entities > 1
      ? { kind: 'normal' as const, mean: middle, sd: Math.max(spread * 0.5, 0) }
      : { kind: 'normal' as const, mean: middle, sd: 0 };
  return {
    kind: 'series',
    level,
    seasons: [],
    noise: { share: Math.min(0.15, share * 0.5), persistence: 0.6 },
    drift: 0,
    events: [],
    ...(source.min === undefined ? {} : { min: source.min }),
    ...(source.max === undefined ? {} : { max: source.max }),
  };
}

function toDraw(column: ColumnDraft): void {
  const { source } = column.plan;
  if (source.kind === 'clock')
    column.plan = {
      ...column.plan,
      source: { kind: 'moment', grain: column.plan.type === 'date' ? 'day' : 'second', ascending: false, given: [] },
    };
  if (source.kind !== 'series') return;
  const middle = quantileOf(source.level, 'p50');
  const within = (quantileOf(source.level, 'p90') - quantileOf(source.level, 'p10')) / 2.563;
  const swing = source.seasons.reduce((sum, season) => sum + Math.abs(season.amplitude * middle), 0) * 0.7;
  const noise = Math.abs((source.noise?.share ?? 0.02) * middle);
  const sd = Math.max(Math.hypot(within, swing, noise), 1e-6);
  column.plan = {
    ...column.plan,
    source: {
      kind: 'number',
      distribution: { kind: 'normal', mean: middle, sd },
      given: [],
      ...(source.min === undefined ? {} : { min: source.min }),
      ...(source.max === undefined ? {} : { max: source.max }),
    },
  };
}
