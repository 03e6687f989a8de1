import type { Column, Table } from '../../contract/plan.ts';
import { gradeProfile, scoreCorrelation } from './grade-profile.ts';

/** How a column's normal score comes from those of the columns it correlates with. */
type CopulaWeights = {
  /** For each target: weight of its score. */
  readonly weights: readonly number[];
  /** Weight of the column's own, independent score. */
  readonly own: number;
};

/** `note`: what falls short though it can be drawn. `reason`: why it cannot. */
export type CopulaReply = (
  { readonly ok: true; readonly note: string | null } | { readonly ok: false; readonly reason: string }
) &
  CopulaWeights;

/**
 * The weights that give a column its wanted rank correlations with earlier columns.
 *
 * Spearman's rho becomes the correlation of normal scores (2 sin(πρ/6), or what gives that rho where cells tie); the weights solve R w = r, where R holds the correlations among the
 * targets (themselves from their own weights; columns that are no plain draws count as independent of each other). When no joint
 * distribution has these correlations, `ok` is false, `reason` says so, and the weights are the nearest by shrinking all of them alike.
 * Equal cells limit a rank correlation (a rare boolean's most of all): the most that can be had is drawn, and `note` says so.
 */
export function copulaWeights(column: Column, table: Table): CopulaReply {
  const targets = column.correlatesWith;
  const scores = scoreCombinations(table, column);
  const missing = targets.find((target) => !scores.has(target.column));
  if (missing !== undefined) {
    return {
      ok: false,
      reason: `Column ${column.name} can only correlate with a column before it, not with ${missing.column}.`,
      weights: targets.map(() => 0),
      own: 1,
    };
  }
  const own = gradeProfile(column);
  const reached = targets.map((target) => {
    const other = table.columns.find((earlier) => earlier.name === target.column);
    return scoreCorrelation(target.rho, own, other === undefined ? 'smooth' : gradeProfile(other));
  });
  const wanted = reached.map((one) => one.score);
  const among = targets.map((a) => targets.map((b) => dot(scores.get(a.column), scores.get(b.column))));
  const solved = solve(among, wanted);
  const explained =
    solved === null ? Infinity : solved.reduce((sum, weight, at) => sum + weight * (wanted[at] ?? 0), 0);
  if (solved !== null && explained <= 1 + 1e-12) {
    const short = targets.find((_, at) => reached[at]?.isReached === false);
    const most = (short === undefined ? 0 : (reached[targets.indexOf(short)]?.most ?? 0)).toFixed(2);
    const note =
      short === undefined
        ? null
        : `The rank correlation of ${column.name} with ${short.column} can be ${most} at most, not ${short.rho}: too many of their cells are equal.`;
    return { ok: true, note, weights: solved, own: Math.sqrt(Math.max(0, 1 - explained)) };
  }
  const reason =
    `No column can correlate with ${targets.map((target) => `${target.column} by ${target.rho}`).join(' and ')} at once, ` +
    'given how these correlate with each other.';
  if (solved === null)
    return {
      ok: false,
      reason,
      weights: targets.map((_, at) => (at === 0 ? (wanted[0] ?? 0) : 0)),
      own: Math.sqrt(1 - (wanted[0] ?? 0) ** 2),
    };
  const shrink = 1 / Math.sqrt(explained);
  return { ok: false, reason, weights: solved.map((weight) => weight * shrink), own: 0 };
}

type Combination = ReadonlyMap<string, number>;

/** Each column before `column` (in the table's order) as a combination of independent scores. */
function scoreCombinations(table: Table, column: Column): Map<string, Combination> {
  const scores = new Map<string, Combination>();
  for (const earlier of table.columns) {
    if (earlier.name === column.name) break;
    if (earlier.correlatesWith.length === 0 || earlier.correlatesWith.some((target) => !scores.has(target.column))) {
      scores.set(earlier.name, new Map([[earlier.name, 1]]));
      continue;
    }
    const { weights, own } = copulaWeights(earlier, table);
    const sum = new Map([[earlier.name, own]]);
    for (const [at, target] of earlier.correlatesWith.entries()) {
      for (const [name, share] of scores.get(target.column) ?? [])
        sum.set(name, (sum.get(name) ?? 0) + (weights[at] ?? 0) * share);
    }
    scores.set(earlier.name, sum);
  }
  return scores;
}

function dot(a: Combination = new Map<string, number>(), b: Combination = new Map<string, number>()): number {
  let sum = 0;
  for (const [name, share] of a) sum += share * (b.get(name) ?? 0);
  return sum;
}

/** Solves the linear system by Gaussian elimination with pivots; null when it is singular. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    const pivot = rows
      .slice(at)
      .reduce(
        (best, row, offset) => (Math.abs(row[at] ?? 0) > Math.abs(rows[best]?.[at] ?? 0) ? at + offset : best),
        at,
      );
    [rows[at], rows[pivot]] = [rows[pivot] ?? [], rows[at] ?? []];
    const top = rows[at] ?? [];
    if (Math.abs(top[at] ?? 0) < 1e-9) return null;
    for (let other = 0; other < size; other++) {
      const row = rows[other] ?? [];
      if (other === at) continue;
      const factor = (row[at] ?? 0) / (top[at] ?? 1);
      for (let column = at; column <= size; column++) row[column] = (row[column] ?? 0) - factor * (top[column] ?? 0);
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}
