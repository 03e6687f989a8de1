import type { ColumnData } from '../../contract/chunk.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { Panel } from '../../contract/plan.ts';
import type { SourceOf } from '../../contract/source.ts';
import { boundedDraw } from './bounded.ts';
import { columnOfNumbers, scaleOf } from './column-of-numbers.ts';
import { columnOfMoments } from './moment-cells.ts';
import { keyOf, type DrawContext } from './draw-context.ts';
import { makeRandomWalk, makeStationaryNoise, type GaussianWalk } from './gaussian-walk.ts';
import { panelRow, type PanelPlaces } from './panel-row.ts';
import { uniforms } from './random/stream.ts';
import { fillSeriesShape } from './time/series-shape.ts';
import { dayMs, meanUnitMs, parseMoment } from './time/calendar.ts';

type SeriesSource = SourceOf<'series'>;

/** The moment of each row's tick. */
export function drawClock(context: DrawContext): ColumnData {
  const { rows, seed, table } = context;
  return columnOfMoments(context.column.type, panelRow(panelOf(context), rows, seed, table.name).moment, null);
}

/**
 * Values over time: (level + drift) × trend × seasons × events + noise, clamped and rounded.
 *
 * The level is drawn once for each entity. Trend compounds. Noise is stationary with exactly the wanted lag-1 autocorrelation and drift is
 * a Brownian path, both by halving (see `gaussian-walk.ts`), so a cell depends on its entity and tick alone.
 */
export function drawSeries(source: SeriesSource, context: DrawContext): ColumnData {
  const panel = panelOf(context);
  const { rows, seed, table, column } = context;
  const places = heldPlaces(source, panel, panelRow(panel, rows, seed, table.name));
  const levels = uniforms(keyOf(context, 'level', 0), { first: 0, count: rows.count, index: places.entity });
  boundedDraw(source.level, { min: undefined, max: undefined, perUnit: null })(levels);
  const values = new Float64Array(rows.count);
  if (source.drift > 0) {
    const stepDays = (panel.step.amount * meanUnitMs(panel.step.unit)) / dayMs;
    fillWalk(makeRandomWalk(keyOf(context, 'drift')), places, source.drift * Math.sqrt(stepDays), values);
  }
  for (let i = 0; i < values.length; i++) values[i] = (levels[i] ?? 0) * (1 + (values[i] ?? 0));
  fillSeriesShape(source, panel, places.moment, values);
  if (source.noise !== undefined && source.noise.share > 0) {
    const noise = new Float64Array(rows.count);
    fillWalk(makeStationaryNoise(keyOf(context, 'noise'), source.noise.persistence), places, source.noise.share, noise);
    if (source.noise.clusters !== undefined && source.noise.clusters > 0)
      cluster(source.noise.clusters, context, places, noise);
    for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) + (levels[i] ?? 0) * (noise[i] ?? 0);
  }
  return columnOfNumbers(column.type, clampAndRound(values, source, scaleOf(column)), scaleOf(column), null);
}

/** Lag-1 autocorrelation of the logarithm of the noise's size: quiet and wild times last for tens of ticks. */
const calmness = 0.97;

/** Noise times a size that changes slowly, e^(s·v − s²), so that its variance stays the same on average. */
function cluster(spread: number, context: DrawContext, places: PanelPlaces, noise: Float64Array): void {
  const size = new Float64Array(noise.length);
  fillWalk(makeStationaryNoise(keyOf(context, 'volatility'), calmness), places, spread, size);
  for (let i = 0; i < noise.length; i++) noise[i] = (noise[i] ?? 0) * Math.exp((size[i] ?? 0) - spread * spread);
}

/** Where each value is drawn: a row inside a hold has the tick and moment of the hold's first tick. */
function heldPlaces(source: SeriesSource, panel: Panel, places: PanelPlaces): PanelPlaces {
  const { holds = [] } = source;
  if (holds.length === 0) return places;
  const spans = holds.map(({ from, to }) => ({
    from: parseMoment(from),
    to: parseMoment(to),
    first: firstTick(panel, parseMoment(from)),
  }));
  const tick = places.tick.slice();
  const moment = places.moment.slice();
  for (let i = 0; i < tick.length; i++) {
    const at = moment[i] ?? 0;
    for (const span of spans) {
      if (at < span.from || at >= span.to) continue;
      tick[i] = span.first;
      moment[i] = Math.max(span.from, parseMoment(panel.start));
      break;
    }
  }
  return { entity: places.entity, tick, moment };
}

/** The first tick at or after a moment, by the mean length of the step. */
function firstTick(panel: Panel, moment: number): number {
  const step = panel.step.amount * meanUnitMs(panel.step.unit);
  return Math.max(0, Math.min(panel.ticks - 1, Math.ceil((moment - parseMoment(panel.start)) / step - 1e-9)));
}

function clampAndRound(
  values: Float64Array,
  { min = -Infinity, max = Infinity }: SeriesSource,
  scale: number | null,
): Float64Array {
  const unit = 10 ** (scale ?? 0);
  const least = scale === null ? min : Math.ceil(min * unit - 1e-9);
  const most = scale === null ? max : Math.floor(max * unit + 1e-9);
  for (let i = 0; i < values.length; i++) {
    const value = scale === null ? (values[i] ?? 0) : Math.round((values[i] ?? 0) * unit);
    values[i] = Math.max(least, Math.min(most, value));
  }
  return values;
}

/** Entity by entity with ascending ticks, whatever the order of the rows: so neighbours in time share their bridges. */
function fillWalk(
  walk: GaussianWalk,
  { entity: entities, tick: ticks }: PanelPlaces,
  factor: number,
  out: Float64Array,
): void {
  const order = orderByEntity(entities);
  if (order === null) {
    for (let i = 0; i < out.length; i++) out[i] = factor * walk(entities[i] ?? 0, ticks[i] ?? 0);
    return;
  }
  for (let at = 0; at < order.length; at++) {
    const i = order[at] ?? 0;
    out[i] = factor * walk(entities[i] ?? 0, ticks[i] ?? 0);
  }
}

/** Positions in order of entity, stable; null when there are too many entities for it to help. */
function orderByEntity(entities: Float64Array): Uint32Array | null {
  let most = 0;
  for (let i = 0; i < entities.length; i++) most = Math.max(most, entities[i] ?? 0);
  if (most >= entities.length) return null;
  const starts = new Uint32Array(most + 2);
  for (let i = 0; i < entities.length; i++) starts[(entities[i] ?? 0) + 1] = (starts[(entities[i] ?? 0) + 1] ?? 0) + 1;
  for (let entity = 1; entity < starts.length; entity++)
    starts[entity] = (starts[entity] ?? 0) + (starts[entity - 1] ?? 0);
  const order = new Uint32Array(entities.length);
  for (let i = 0; i < entities.length; i++) {
    const entity = entities[i] ?? 0;
    const place = starts[entity] ?? 0;
    order[place] = i;
    starts[entity] = place + 1;
  }
  return order;
}

function panelOf(context: DrawContext): Panel {
  const { panel } = context.table;
  if (panel !== undefined) return panel;
  throw new RowsmithError({
    code: 'plan-invalid',
    message: `Column ${context.column.name} follows the ticks of a panel, but table ${context.table.name} has none.`,
    hint: 'Give the table a panel (entities, ticks, start, step).',
    site: { table: context.table.name, column: context.column.name },
  });
}
