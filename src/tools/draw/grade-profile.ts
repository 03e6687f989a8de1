import type { Column } from '../../contract/plan.ts';
import { boundedDraw } from './bounded.ts';
import { inOrderOfShares } from './category-entries.ts';
import { scaleOf } from './column-of-numbers.ts';
import { normalDensity, normalQuantile } from './distribution/normal.ts';
import { memoByObject } from './memo.ts';
import { isPlainDraw } from './plain-draw.ts';

const terms = 300;
const probes = 4000;
const finest = 1000;

/**
 * How a column's ranks follow from its normal score: `smooth` when practically no two cells are equal; otherwise the coefficients of its
 * standardised mid-rank in normalised Hermite polynomials of the score, from the first on.
 */
export type GradeProfile = 'smooth' | Float64Array;

/** The profile of a column; columns that are no plain draw count as smooth. */
export const gradeProfile: (column: Column) => GradeProfile = memoByObject(makeProfile);

/**
 * The correlation of normal scores that gives a rank correlation between two columns.
 *
 * Without ties 2 sin(πρ/6). With ties the mid-ranks correlate by the sum of a_k b_k r^k over their Hermite coefficients (Mehler's
 * formula), which is inverted by bisection; where even equal scores fall short, the nearest is taken and `most` tells what it gives.
 */
export function scoreCorrelation(
  rho: number,
  one: GradeProfile,
  other: GradeProfile,
): { score: number; isReached: boolean; most: number } {
  if (one === 'smooth' && other === 'smooth')
    return { score: 2 * Math.sin((Math.PI * rho) / 6), isReached: true, most: Math.sign(rho) };
  const a = one === 'smooth' ? smoothCoefficients() : one;
  const b = other === 'smooth' ? smoothCoefficients() : other;
  const edge = rho < 0 ? -0.9999 : 0.9999;
  const most = rankCorrelation(a, b, edge);
  if (Math.abs(rho) >= Math.abs(most)) return { score: edge, isReached: Math.abs(rho) - Math.abs(most) < 0.01, most };
  let low = Math.min(0, edge);
  let high = Math.max(0, edge);
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2;
    if (rankCorrelation(a, b, middle) < rho) low = middle;
    else high = middle;
  }
  return { score: (low + high) / 2, isReached: true, most };
}

function rankCorrelation(a: Float64Array, b: Float64Array, score: number): number {
  let sum = 0;
  let power = 1;
  for (let k = 0; k < terms; k++) {
    power *= score;
    sum += (a[k] ?? 0) * (b[k] ?? 0) * power;
  }
  return sum;
}

/** Of the normal probability itself: the roots of the power series of (6/π) arcsin(r/2), with alternating signs. */
function smoothCoefficients(): Float64Array {
  const coefficients = new Float64Array(terms);
  let term = 3 / Math.PI;
  for (let n = 0; 2 * n < terms; n++) {
    coefficients[2 * n] = (n % 2 === 0 ? 1 : -1) * Math.sqrt(term / (2 * n + 1));
    term *= (2 * n + 1) / (2 * n + 2) / 4;
  }
  return coefficients;
}

function makeProfile(column: Column): GradeProfile {
  const masses = isPlainDraw(column) ? massesOf(column) : null;
  return masses === null || masses.length < 2 ? 'smooth' : stepCoefficients(masses);
}

/** Probabilities of the column's values in increasing order; null when there are too many for ties to matter. */
function massesOf(column: Column): number[] | null {
  const { source } = column;
  if (source.kind === 'boolean') return [1 - source.share, source.share].filter((mass) => mass > 0);
  if (source.kind === 'category') {
    const values = inOrderOfShares(source.values).filter((entry) => entry.weight > 0);
    const total = values.reduce((sum, entry) => sum + entry.weight, 0);
    return values.length > finest ? null : values.map((entry) => entry.weight / total);
  }
  if (source.kind !== 'number') return null;
  const scale = scaleOf(column);
  const values = Float64Array.from({ length: probes }, (_, at) => (at + 0.5) / probes);
  boundedDraw(source.distribution, { min: source.min, max: source.max, perUnit: scale === null ? null : 10 ** scale })(
    values,
  );
  const masses: number[] = [];
  let known = Number.NaN;
  for (const value of values) {
    if (value !== known) masses.push(0);
    known = value;
    masses[masses.length - 1] = (masses.at(-1) ?? 0) + 1 / probes;
  }
  return masses.length > finest ? null : masses;
}

/** Coefficients of the mid-rank as a step function of the score, by the integrals of Hermite polynomials over the steps. */
function stepCoefficients(masses: readonly number[]): Float64Array {
  const coefficients = new Float64Array(terms);
  let below = 0;
  let variance = 1;
  for (const [at, mass] of masses.entries()) {
    variance -= mass ** 3;
    const edge = below + mass;
    const next = masses[at + 1];
    if (next === undefined) break;
    // The mid-rank rises by half of both masses where one value ends and the next begins.
    addStep(coefficients, normalQuantile(edge), (mass + next) / 2);
    below = edge;
  }
  const scale = Math.sqrt(12 / variance);
  return coefficients.map((coefficient) => coefficient * scale);
}

function addStep(coefficients: Float64Array, score: number, rise: number): void {
  let before = 0;
  let polynomial = 1;
  const density = normalDensity(score) * rise;
  for (let k = 1; k <= terms; k++) {
    coefficients[k - 1] = (coefficients[k - 1] ?? 0) + (density * polynomial) / Math.sqrt(k);
    const next = (score * polynomial - Math.sqrt(k - 1) * before) / Math.sqrt(k);
    before = polynomial;
    polynomial = next;
  }
}
