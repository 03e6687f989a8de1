import type { ColumnData, ColumnType } from '../../contract/chunk.ts';
import type { TimeUnit } from '../../contract/rhythm.ts';
import type { SourceOf } from '../../contract/source.ts';
import { drawGap } from './draw-gap.ts';
import { keyOf, rowNumbers, type DrawContext } from './draw-context.ts';
import { drawShares } from './draw-shares.ts';
import { memoByObject } from './memo.ts';
import { columnOfMoments } from './moment-cells.ts';
import { uniforms } from './random/stream.ts';
import {
  dayMs,
  isCalendarUnit,
  lastBefore,
  meanUnitMs,
  parseMoment,
  raiseMoment,
  truncateMoment,
  unitMs,
} from './time/calendar.ts';
import { compileRhythm, fillMoments, type Density } from './time/rhythm-density.ts';

type MomentSource = SourceOf<'moment'>;

const densities = memoByObject((source: MomentSource) => compileRhythm(...rangeOf(source), source.rhythm));

/**
 * Moments in [from, to) by the rhythm, in the order of the rows when `ascending`, or a gap after another moment of the row.
 *
 * Ascending rows are stratified: row r of N lies between the r-th and the next N-quantile of the rhythm, so that the rows
 * before any moment are their share to within one. Cutting to the grain never leaves the range.
 */
export function drawMoment(source: MomentSource, context: DrawContext): ColumnData {
  const { type } = context.column;
  const grain = grainOf(source.grain, type);
  if (source.after !== undefined) {
    const { moments, valid } = drawGap(source, source.after, grain, context);
    return columnOfMoments(type, moments, valid);
  }
  const [from, to] = rangeOf(source);
  const shares = source.ascending ? stratifiedShares(context) : drawShares(context);
  fillMoments(densityOf(source), shares);
  truncateAll(shares, from, to, grain);
  return columnOfMoments(type, shares, null);
}

/** How often moments of a source fall where. */
function densityOf(source: MomentSource): Density {
  return densities(source);
}

/** (row + u) / rows of the table: increasing from row to row. */
function stratifiedShares(context: DrawContext): Float64Array {
  const { rows, tableRows } = context;
  const shares = uniforms(keyOf(context, 'value'), rows);
  const numbers = rowNumbers(rows);
  for (let i = 0; i < shares.length; i++)
    shares[i] = Math.min(1 - 2 ** -53, ((numbers[i] ?? 0) + (shares[i] ?? 0)) / tableRows);
  return shares;
}

/** The coarser of the wanted grain and what the column's type can hold. */
function grainOf(grain: TimeUnit, type: ColumnType): TimeUnit {
  return type === 'date' && meanUnitMs(grain) < dayMs ? 'day' : grain;
}

/** The source's range in milliseconds; a year of 1970 to 1971 when it has none. */
function rangeOf(source: MomentSource): [number, number] {
  const from =
    source.from === undefined
      ? source.to === undefined
        ? 0
        : parseMoment(source.to) - 365 * dayMs
      : parseMoment(source.from);
  return [from, source.to === undefined ? from + 365 * dayMs : parseMoment(source.to)];
}

function truncateAll(moments: Float64Array, from: number, to: number, grain: TimeUnit): void {
  const raised = raiseMoment(from, grain);
  const least = raised < to ? raised : from;
  const most = Math.max(least, lastBefore(to, grain));
  if (!isCalendarUnit(grain) && grain !== 'week') {
    const step = unitMs[grain];
    for (let i = 0; i < moments.length; i++) {
      const moment = Math.floor((moments[i] ?? 0) / step) * step;
      moments[i] = moment < least ? least : moment > most ? most : moment;
    }
    return;
  }
  let start = 0;
  let end = 0;
  for (let i = 0; i < moments.length; i++) {
    const moment = moments[i] ?? 0;
    if (moment < start || moment >= end) {
      start = truncateMoment(moment, grain);
      end = raiseMoment(start + 1, grain);
    }
    moments[i] = Math.max(least, Math.min(most, start));
  }
}
