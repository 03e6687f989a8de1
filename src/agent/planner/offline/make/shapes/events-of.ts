import type { RhythmEvent } from '../../../../../contract/rhythm.ts';
import type { ShapeAsk } from '../../reading.ts';
import type { Making } from '../draft.ts';
import type { TimeWindow } from '../time-window.ts';
import { stretchesOf } from './stretches.ts';

/** Every stretch of the window that a shape names, as an event of its factor: flat, or coming and going as the words say. */
export function eventsOf(making: Making, shape: ShapeAsk, window: TimeWindow, factor: number): readonly RhythmEvent[] {
  return stretchesOf(making, shape, window).map((one) => ({ ...one, factor, shape: shape.profile ?? 'flat' }));
}
