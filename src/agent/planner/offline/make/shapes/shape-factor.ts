import { figure } from '../figures.ts';
import type { ShapeAsk } from '../../reading.ts';
import { assume, type Making } from '../draft.ts';

/** Factor of a spike when the words give none; a dip is its inverse. */
const usualFactor = 3;

/** What breaks is complained about: rows of these things are more during an outage, all others are fewer. */
const complaints =
  /ticket|incident|complaint|alert|error|alarm|failure|claim|report|defect|issue|emergenc|crash|call|chat|repair|refund|return|cancel/u;

/** How many times as much: the said factor, else what is usual for the kind, which is noted as an assumption. `moves`: what becomes more or fewer. */
export function factorOf(making: Making, shape: ShapeAsk, moves = ''): number {
  if (shape.factor !== null && shape.factor > 0)
    return shape.kind === 'dip' && shape.factor > 1 ? 1 / shape.factor : shape.factor;
  if (shape.factor === 0) return 0;
  if (shape.kind === 'gaps') return 0;
  if (shape.kind === 'outage') {
    const more = complaints.test(moves.toLowerCase());
    const much = more ? `${figure(usualFactor)}× as many` : 'a tenth as many';
    assume(making, `During an outage there are ${much} ${moves === '' ? 'rows' : moves} (no figure was said)`);
    return more ? usualFactor : 0.1;
  }
  const [factor, sentence] = usual(shape.kind);
  assume(making, `${sentence} (no figure was said)`);
  return factor;
}

/** How far a kind of shape goes by itself, and how that reads. */
function usual(kind: ShapeAsk['kind']): readonly [number, string] {
  if (kind === 'dip') return [1 / usualFactor, 'Dip to a third'];
  if (kind === 'launch') return [1.5, 'From then on 1.5× as much'];
  if (kind === 'campaign') return [2, 'Twice as much while it lasts'];
  return [usualFactor, `Spike of ${figure(usualFactor)}×`];
}

/** What a finished table must show at least (at most, for dips) so that a shape counts as there: half of the asked excess, at least. */
export function floorOf(factor: number): number {
  if (factor >= 2) return factor / 2;
  if (factor >= 1) return 1 + (factor - 1) * 0.5;
  if (factor === 0) return 0.02;
  return Math.min(0.95, factor + (1 - factor) * 0.4);
}

/** `3×`, `a third` is `0.33×`. */
export function timesInWords(factor: number): string {
  return factor === 0 ? 'none' : `${figure(Number(factor.toFixed(2)))}×`;
}
