import type { Validity } from '../../contract/chunk.ts';
import type { Distribution } from '../../contract/distribution.ts';
import type { TimeUnit } from '../../contract/rhythm.ts';
import type { SourceOf } from '../../contract/source.ts';
import { boundedDraw, freshDraw, inside, shareLimits } from './bounded.ts';
import { byCase, firstCases, type DrawContext } from './draw-context.ts';
import { momentsOf } from './moment-cells.ts';
import { drawShares } from './draw-shares.ts';
import {
  addUnits,
  dayMs,
  isCalendarUnit,
  lastBefore,
  parseMoment,
  raiseMoment,
  truncateMoment,
  unitMs,
  unitsBetween,
} from './time/calendar.ts';

type MomentSource = SourceOf<'moment'>;
type After = NonNullable<MomentSource['after']>;

/**
 * Moments a drawn gap after another moment of the row; no moment where that one is missing.
 *
 * Gaps are whole grains where the grain divides the unit, so a uniform gap of 1 to 5 days between dates gives each number of days equally
 * often. A gap that would reach `to` is drawn again from the part that does not (no heap at the end); a moment never lies before its base
 * plus `min`, unless `to` forces it.
 */
export function drawGap(
  source: MomentSource,
  after: After,
  grain: TimeUnit,
  context: DrawContext,
): { moments: Float64Array; valid: Validity } {
  const data = context.cells(after.column);
  const base = momentsOf(data, after.column);
  const from = source.from === undefined ? -Infinity : parseMoment(source.from);
  const end = source.to === undefined ? Infinity : parseMoment(source.to);
  const to = context.column.type === 'time' ? Math.min(end, dayMs) : end;
  const steps = stepsPerUnit(after.unit, grain);
  const shares = drawShares(context);
  const chosen = firstCases(source.given, context);
  const draw = (caseNumber: number, part: Float64Array, places: Uint32Array | null): void => {
    const gap = source.given[caseNumber]?.gap ?? after.gap;
    drawPart(gap, after, steps, grain, { from, to }, part, base, places);
  };
  if (chosen === null) draw(-1, shares, null);
  else byCase(chosen, shares, draw);
  return { moments: shares, valid: data.valid };
}

/** How many grains make up one unit, when that is a whole number. */
function stepsPerUnit(unit: TimeUnit, grain: TimeUnit): number | null {
  if (isCalendarUnit(unit) || isCalendarUnit(grain)) return null;
  return unitMs[unit] % unitMs[grain] === 0 ? unitMs[unit] / unitMs[grain] : null;
}

function drawPart(
  gap: Distribution,
  after: After,
  steps: number | null,
  grain: TimeUnit,
  range: { readonly from: number; readonly to: number },
  shares: Float64Array,
  base: Float64Array,
  places: Uint32Array | null,
): void {
  const { unit, min, max } = after;
  const draw = boundedDraw(gap, { min, max, perUnit: steps });
  const original = range.to === Infinity ? null : shares.slice();
  draw(shares);
  const one = Float64Array.of(0);
  for (let i = 0; i < shares.length; i++) {
    const start = base[places === null ? i : (places[i] ?? 0)] ?? 0;
    const amount = (shares[i] ?? 0) / (steps ?? 1);
    let moment = settle(start, amount, min, unit, grain);
    if (original !== null && moment >= range.to) {
      const most = unitsBetween(start, lastBefore(range.to, grain), unit);
      const { low, high } = shareLimits(gap, min, most);
      const top = max === undefined ? 1 : shareLimits(gap, min, max).high;
      const share = original[i] ?? 0.5;
      // The share lies above the cut; stretched over 0..1 it is a fresh uniform for the part below the cut.
      const cut = top > low ? (high - low) / (top - low) : 0;
      if (most <= min || !(high > low) || cut >= 1) {
        moment = Math.max(start, lastBefore(range.to, grain));
      } else {
        one[0] = inside((share - cut) / (1 - cut));
        freshDraw(gap, { min, max: most, perUnit: steps })(one);
        moment = Math.min(
          settle(start, (one[0] ?? 0) / (steps ?? 1), min, unit, grain),
          Math.max(start, lastBefore(range.to, grain)),
        );
      }
    }
    shares[i] = Math.max(range.from, moment);
  }
}

/** Cuts the later moment to the grain without falling below the least gap. */
function settle(start: number, amount: number, min: number, unit: TimeUnit, grain: TimeUnit): number {
  const exact = addUnits(start, amount, unit);
  const cut = truncateMoment(exact, grain);
  if (cut >= start && (cut === exact || cut >= addUnits(start, min, unit))) return cut;
  return raiseMoment(exact, grain);
}
