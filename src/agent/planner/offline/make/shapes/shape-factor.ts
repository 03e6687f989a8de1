import { figure } from '../figures.ts';
import type { ShapeAsk } from '../../reading.ts';
import { assume, type Making } from '../draft.ts';

/** Factor of a spike when the words give none; a dip is its inverse. */
const usualFactor = 3;

/** How many times as much: the said factor, else three times (a third for dips), which is noted as an assumption. */
export function factorOf(making: Making, shape: ShapeAsk): number {
  if (shape.factor !== null && shape.factor > 0)
    return shape.kind === 'dip' && shape.factor > 1 ? 1 / shape.factor : shape.factor;
  if (shape.factor === 0) return 0;
  if (shape.kind === 'dip') {
    assume(making, `Dip to a third (no figure was said)`);
    return 1 / usualFactor;
  }
  assume(making, `Spike of ${figure(usualFactor)}× (no figure was said)`);
  return usualFactor;
}

/** What a finished table must show at least (at most, for dips) so that a shape counts as there: half of the asked excess, at least. */
export function floorOf(factor: number): number {
  if (factor >= 2) return factor / 2;
  if (factor >= 1) return 1 + (factor - 1) * 0.5;
  return Math.min(0.95, factor + (1 - factor) * 0.4);
}

/** `3×`, `a third` is `0.33×`. */
export function timesInWords(factor: number): string {
  return `${figure(Number(factor.toFixed(2)))}×`;
}
