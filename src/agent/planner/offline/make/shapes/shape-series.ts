import type { ShapeAsk } from '../../reading.ts';
import { noteReading, type Making, type TableDraft } from '../draft.ts';
import { promise } from '../promise.ts';
import { countOverTime } from './count-series.ts';
import { growSeries, levelOffSeries, settleDynamics } from './series-course.ts';
import { holdStill, leaveGaps } from './series-gaps.ts';
import { standInSeries } from './series-stand.ts';
import { bendTo, seriesFor, type SeriesShaping } from './series-target.ts';

/** Things that go silent when they fail, rather than having less to tell. */
const silent = /sensor|meter|station|device|logger|probe|gauge|camera|tracker/u;

/** Bends the values of a panel (readings over time) to a shape: those of the columns it speaks of, else of what the table is about. */
export function shapeSeries(making: Making, table: TableDraft, shape: ShapeAsk): boolean {
  const { time, window } = table;
  if (time === null || window === null) return false;
  noteReading(making, shape, `series of ${table.name}: ${shape.kind}`);
  const isSilent =
    shape.kind === 'outage' &&
    shape.factor === null &&
    silent.test(`${table.name} ${table.entity} ${shape.about}`.toLowerCase());
  if (shape.kind === 'gaps' || isSilent) return leaveGaps(making, table, shape);
  countOverTime(making, table, shape);
  const done = seriesFor(table, shape).map((column) => {
    const { source } = column.plan;
    return source.kind === 'series' && bend({ making, table, column, source, shape, window, time });
  });
  return done.some(Boolean);
}

function bend(at: SeriesShaping): boolean {
  const { shape, source, making, table, column } = at;
  const measured = { table: table.name, column: at.time, how: 'mean', measure: column.plan.name } as const;
  switch (shape.kind) {
    case 'spike':
    case 'dip':
    case 'outage':
    case 'launch':
    case 'campaign':
    case 'anomalies':
      return standInSeries(at);
    case 'growth':
    case 'decline':
      return growSeries(at);
    case 'plateau':
      return levelOffSeries(at);
    case 'walk':
    case 'reversion':
    case 'clusters':
    case 'noise':
    case 'drift':
      return settleDynamics(at);
    case 'stuck':
      return holdStill(at);
    case 'daily-cycle':
    case 'business-hours':
    case 'night': {
      const there =
        source.hours !== undefined || source.seasons.some(({ period }) => period.unit === 'day' && period.amount === 1);
      promise(
        making,
        shape,
        { kind: 'season', ...measured, grain: 'hour', ratio: 1.02 },
        `${column.plan.name} changes over the day`,
      );
      if (there) return true;
      const season = {
        period: { amount: 1, unit: 'day' as const },
        amplitude: 0.15,
        phase: shape.kind === 'night' ? 23 : 15,
      };
      return bendTo(at, { seasons: [...source.seasons, season] });
    }
    case 'season': {
      if (shape.holiday !== undefined || shape.periods.length > 0) return standInSeries(at);
      promise(
        making,
        shape,
        { kind: 'season', ...measured, grain: 'month', ratio: 1.03 },
        `${column.plan.name} changes over the year`,
      );
      const season = { period: { amount: 1, unit: 'year' as const }, amplitude: 0.12, phase: 24 * 330 };
      return bendTo(at, { seasons: [...source.seasons, season] });
    }
    case 'weekday':
    case 'weekend':
      promise(
        making,
        shape,
        { kind: 'season', ...measured, grain: 'weekday', ratio: 1.05 },
        `${column.plan.name} changes over the week`,
      );
      return bendTo(at, {
        weekdays:
          shape.kind === 'weekday' ? [1.1, 1.1, 1.1, 1.1, 1.05, 0.8, 0.75] : [0.9, 0.9, 0.92, 0.97, 1.1, 1.25, 1.2],
      });
    case 'gaps':
      return false;
  }
}
