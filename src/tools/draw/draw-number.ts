import type { ColumnData } from '../../contract/chunk.ts';
import type { Distribution } from '../../contract/distribution.ts';
import type { SourceOf } from '../../contract/source.ts';
import { boundedDraw, gridLimits, inside, shareLimits } from './bounded.ts';
import { columnOfNumbers, scaleOf } from './column-of-numbers.ts';
import { compileDistribution } from './distribution/compile-distribution.ts';
import { byCase, firstCases, type DrawContext } from './draw-context.ts';
import { drawShares } from './draw-shares.ts';
import { uniqueNumbers } from './unique-numbers.ts';

type NumberSource = SourceOf<'number'>;
type Limits = { readonly min?: number | undefined; readonly max?: number | undefined };

/**
 * Numbers from a distribution, bounded and rounded to the column's digits.
 *
 * Each case of `given` keeps to its own bounds, or to the source's when it names none and has mass there. With `around`, the bounds hold
 * for the result (or for the draw, when the source says so), and a row whose expression has no value gets none. `unique` holds for numbers on a grid (integers, decimals).
 */
export function drawNumber(source: NumberSource, context: DrawContext): ColumnData {
  const { column } = context;
  const scale = scaleOf(column);
  const perUnit = scale === null ? null : 10 ** scale;
  if (column.unique && perUnit !== null && source.around === undefined && source.given.length === 0) {
    return columnOfNumbers(column.type, uniqueNumbers(source, perUnit, context), scale, null);
  }
  const shares = drawShares(context);
  const chosen = firstCases(source.given, context);
  const around = source.around === undefined ? null : context.value(source.around.expression);
  const draw = (caseNumber: number, part: Float64Array, places: Uint32Array | null): void => {
    const given = source.given[caseNumber];
    const distribution = given?.distribution ?? source.distribution;
    const limits = given === undefined ? source : limitsOfCase(given, source);
    if (around !== null && source.bounds === 'draw')
      drawThenMove(
        distribution,
        limits,
        perUnit,
        part,
        places === null ? around : gather(around, places),
        source.around?.how === 'times',
      );
    else if (around === null) boundedDraw(distribution, { min: limits.min, max: limits.max, perUnit })(part);
    else
      drawAround(
        distribution,
        limits,
        perUnit,
        part,
        places === null ? around : gather(around, places),
        source.around?.how === 'times',
      );
  };
  if (chosen === null) draw(-1, shares, null);
  else byCase(chosen, shares, draw);
  return columnOfNumbers(column.type, shares, scale, around === null ? null : validWhereNumber(around));
}

function limitsOfCase(given: NumberSource['given'][number], source: NumberSource): Limits {
  if (given.min !== undefined || given.max !== undefined) return given;
  if (given.distribution.kind === 'beta') return source;
  const { low, high } = shareLimits(given.distribution, source.min ?? -Infinity, source.max ?? Infinity);
  return high - low > 1e-9 ? source : given;
}

/** Draws with other bounds in each row: those of the result, seen from the draw. */
function drawAround(
  distribution: Distribution,
  limits: Limits,
  perUnit: number | null,
  shares: Float64Array,
  around: Float64Array,
  isFactor: boolean,
): void {
  const { min = -Infinity, max = Infinity } = limits;
  const margin = perUnit === null ? 0 : 0.5 / perUnit;
  if (min !== -Infinity || max !== Infinity) {
    for (let i = 0; i < shares.length; i++) {
      const base = around[i] ?? 0;
      if (Number.isNaN(base) || (isFactor && base === 0)) continue;
      const a = isFactor ? (min - margin) / base : min - margin - base;
      const b = isFactor ? (max + margin) / base : max + margin - base;
      const { low, high } = shareLimits(distribution, Math.min(a, b), Math.max(a, b));
      shares[i] = inside(low + (shares[i] ?? 0) * Math.max(0, high - low));
    }
  }
  compileDistribution(distribution).fill(shares);
  const grid = perUnit === null ? { least: min, most: max } : gridLimits(min, max, perUnit);
  const unit = perUnit ?? 1;
  for (let i = 0; i < shares.length; i++) {
    const base = around[i] ?? 0;
    if (Number.isNaN(base)) {
      shares[i] = 0;
      continue;
    }
    const drawn = (isFactor ? (shares[i] ?? 0) * base : (shares[i] ?? 0) + base) * unit;
    const value = perUnit === null ? drawn : Math.round(drawn);
    shares[i] = Math.max(grid.least, Math.min(grid.most, value));
  }
}

/** A draw inside its own bounds, then multiplied or moved, then rounded. */
function drawThenMove(
  distribution: Distribution,
  { min, max }: Limits,
  perUnit: number | null,
  shares: Float64Array,
  around: Float64Array,
  isFactor: boolean,
): void {
  boundedDraw(distribution, { min, max, perUnit: null })(shares);
  const unit = perUnit ?? 1;
  for (let i = 0; i < shares.length; i++) {
    const base = around[i] ?? Number.NaN;
    const value = (isFactor ? (shares[i] ?? 0) * base : (shares[i] ?? 0) + base) * unit;
    shares[i] = Number.isNaN(base) ? 0 : perUnit === null ? value : Math.round(value);
  }
}

function gather(values: Float64Array, places: Uint32Array): Float64Array {
  const part = new Float64Array(places.length);
  for (let i = 0; i < part.length; i++) part[i] = values[places[i] ?? 0] ?? 0;
  return part;
}

function validWhereNumber(values: Float64Array): Uint8Array | null {
  const valid = new Uint8Array(values.length);
  let missing = 0;
  for (let i = 0; i < values.length; i++) {
    const isNumber = !Number.isNaN(values[i] ?? Number.NaN);
    valid[i] = isNumber ? 1 : 0;
    if (!isNumber) missing++;
  }
  return missing === 0 ? null : valid;
}
