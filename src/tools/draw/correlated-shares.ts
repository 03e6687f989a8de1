import type { RowSet } from '../../contract/chunk.ts';
import type { Column } from '../../contract/plan.ts';
import { copulaWeights } from './copula.ts';
import { normalCdf, normalQuantile } from './distribution/normal.ts';
import { inside } from './bounded.ts';
import { rowNumbers, type DrawContext } from './draw-context.ts';
import { isPlainDraw } from './plain-draw.ts';
import { streamKey, uniforms } from './random/stream.ts';

/** Shares of a correlated column: its Gaussian score, combined from those of its targets and its own, as a probability. */
export function correlatedShares(context: DrawContext): Float64Array {
  const scores = scoresOf(context.column, context);
  for (let i = 0; i < scores.length; i++) scores[i] = inside(normalCdf(scores[i] ?? 0));
  return scores;
}

function scoresOf(column: Column, context: DrawContext): Float64Array {
  const { seed, table } = context;
  // A target that was drawn again counts as it was drawn last, or the two would not go together.
  const drawn =
    column.name === context.column.name ? context : (context.drawnAs?.(column.name) ?? { ...context, attempt: 0 });
  const scores = uniforms(streamKey(seed, table.name, column.name, 'value', drawn.attempt), drawn.rows);
  if (column.source.kind === 'moment' && column.source.ascending) stratify(scores, drawn.rows, context.tableRows);
  toScores(scores);
  if (column.correlatesWith.length === 0) return scores;
  const { weights, own } = copulaWeights(column, table);
  for (let i = 0; i < scores.length; i++) scores[i] = own * (scores[i] ?? 0);
  for (const [at, target] of column.correlatesWith.entries()) {
    const weight = weights[at] ?? 0;
    const earlier = targetScores(target.column, context);
    for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) + weight * (earlier[i] ?? 0);
  }
  return scores;
}

function targetScores(name: string, context: DrawContext): Float64Array {
  const target = context.table.columns.find((column) => column.name === name);
  if (target !== undefined && isPlainDraw(target)) return scoresOf(target, context);
  const ranks = Float64Array.from(context.ranks(name), inside);
  // Without ranks, a drawn column's own stream is the next best: its cells rise with it but for their cases.
  if (ranks.length !== context.rows.count && target !== undefined) return scoresOf(target, context);
  toScores(ranks);
  return ranks;
}

function stratify(shares: Float64Array, rows: RowSet, tableRows: number): void {
  const numbers = rowNumbers(rows);
  for (let i = 0; i < shares.length; i++) shares[i] = inside(((numbers[i] ?? 0) + (shares[i] ?? 0)) / tableRows);
}

function toScores(shares: Float64Array): void {
  for (let i = 0; i < shares.length; i++) shares[i] = normalQuantile(shares[i] ?? 0.5);
}
