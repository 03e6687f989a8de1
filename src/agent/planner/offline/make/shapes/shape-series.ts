import type { SourceOf } from '../../../../../contract/source.ts';
import type { ShapeAsk } from '../../reading.ts';
import { assume, noteReading, type ColumnDraft, type Making, type TableDraft } from '../draft.ts';
import { percentage } from '../figures.ts';
import { likeness, nameWords } from '../name-words.ts';
import { promise } from '../promise.ts';
import { eventsOf } from './events-of.ts';
import { factorOf, floorOf, timesInWords } from './shape-factor.ts';

type Series = SourceOf<'series'>;

/** Bends the values of a panel (readings over time) to a shape: those of the columns it speaks of, else of every series. */
export function shapeSeries(making: Making, table: TableDraft, shape: ShapeAsk): boolean {
  const all = table.columns.filter((column) => column.plan.source.kind === 'series');
  const about = nameWords(shape.about);
  const meant = about.length === 0 ? [] : all.filter((column) => likeness(nameWords(column.plan.name), about) > 0.3);
  // What happens more often is counted more; prices do not rise because there is more of something.
  const counted = all.filter((column) => column.concept?.role === 'count');
  const columns = meant.length > 0 ? meant : counted.length > 0 && table.shape?.kind === 'event' ? counted : all;
  if (columns.length === 0 || table.time === null) return false;
  noteReading(making, shape, `series of ${table.name}: ${shape.kind}`);
  return columns.map((column) => bend(making, table, column, shape)).some(Boolean);
}

function bend(making: Making, table: TableDraft, column: ColumnDraft, shape: ShapeAsk): boolean {
  const { source } = column.plan;
  if (source.kind !== 'series' || table.time === null) return false;
  const set = (change: Partial<Series>): boolean => {
    column.plan = { ...column.plan, source: { ...source, ...change } };
    return true;
  };
  const at = { table: table.name, column: table.time };
  const isFeast = shape.kind === 'season' && (shape.holiday !== undefined || shape.periods.length > 0);
  switch (isFeast ? 'spike' : shape.kind) {
    case 'spike':
    case 'dip':
    case 'anomalies': {
      if (table.window === null) return false;
      const factor =
        shape.kind === 'anomalies' ? (shape.factor ?? 3) : isFeast ? (shape.factor ?? 1.6) : factorOf(making, shape);
      const events = eventsOf(
        making,
        shape.kind === 'anomalies' ? { ...shape, count: shape.count ?? 1 } : shape,
        table.window,
        factor,
      );
      for (const event of events) {
        const ends = factor >= 1 ? { min: floorOf(factor) } : { min: 0, max: floorOf(factor) };
        promise(
          making,
          shape,
          {
            kind: 'period',
            ...at,
            from: event.from,
            to: event.to,
            how: 'mean',
            measure: column.plan.name,
            ...ends,
            asked: factor,
          },
          `${column.plan.name} in ${event.name}: ${timesInWords(factor)} the rest`,
        );
      }
      const reach =
        source.max === undefined
          ? {}
          : { max: Math.max(source.max, factor > 1 && !column.fixed.has('range') ? source.max * factor : source.max) };
      return set({ events: [...source.events, ...events], ...reach });
    }
    case 'growth':
    case 'decline': {
      const sign = shape.kind === 'decline' ? -1 : 1;
      const trend = { rate: sign * Math.abs(shape.rate?.rate ?? 0.03), per: shape.rate?.per ?? ('month' as const) };
      if (shape.rate === null)
        assume(making, `${sign > 0 ? 'Growth' : 'Decline'} of ${percentage(0.03)} a month (no figure was said)`);
      const [low, high] = [trend.rate * 0.3, trend.rate * 2].toSorted((a, b) => a - b);
      promise(
        making,
        shape,
        {
          kind: 'trend',
          ...at,
          per: trend.per,
          how: 'mean',
          measure: column.plan.name,
          min: low ?? 0,
          max: high ?? 0,
          asked: trend.rate,
        },
        `${percentage(trend.rate)} a ${trend.per}`,
      );
      return set({ trend });
    }
    case 'daily-cycle':
    case 'business-hours':
    case 'night': {
      const there = source.seasons.some((season) => season.period.unit === 'day' && season.period.amount === 1);
      promise(
        making,
        shape,
        { kind: 'season', ...at, grain: 'hour', how: 'mean', measure: column.plan.name, ratio: 1.02 },
        `${column.plan.name} changes over the day`,
      );
      return there
        ? true
        : set({
            seasons: [
              ...source.seasons,
              { period: { amount: 1, unit: 'day' }, amplitude: 0.15, phase: shape.kind === 'night' ? 23 : 15 },
            ],
          });
    }
    case 'season':
      promise(
        making,
        shape,
        { kind: 'season', ...at, grain: 'month', how: 'mean', measure: column.plan.name, ratio: 1.03 },
        `${column.plan.name} changes over the year`,
      );
      return set({
        seasons: [...source.seasons, { period: { amount: 1, unit: 'year' }, amplitude: 0.12, phase: 24 * 330 }],
      });
    case 'weekday':
    case 'weekend':
      promise(
        making,
        shape,
        { kind: 'season', ...at, grain: 'weekday', how: 'mean', measure: column.plan.name, ratio: 1.05 },
        `${column.plan.name} changes over the week`,
      );
      return set({
        weekdays:
          shape.kind === 'weekday' ? [1.1, 1.1, 1.1, 1.1, 1.05, 0.8, 0.75] : [0.9, 0.9, 0.92, 0.97, 1.1, 1.25, 1.2],
      });
    case 'drift':
      return set({ drift: Math.max(source.drift, 0.02) });
    case 'noise':
      return set({ noise: source.noise ?? { share: 0.05, persistence: 0.5 } });
    case 'gaps':
      if (table.panel === null) return false;
      table.panel = {
        ...table.panel,
        gaps: Math.max(table.panel.gaps, shape.factor !== null && shape.factor < 0.9 ? shape.factor : 0.02),
      };
      return true;
    case 'plateau':
    case 'outage':
    case 'launch':
    case 'campaign':
    case 'stuck':
    case 'walk':
    case 'reversion':
    case 'clusters':
      return false;
  }
}
