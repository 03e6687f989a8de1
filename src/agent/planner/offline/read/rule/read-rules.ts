import type { RuleAsk } from '../../reading.ts';
import type { Draft } from '../draft.ts';
import type { Scene } from '../text/scene.ts';

/** Reads a clause as rules over the columns of a row or over rows; empty when it is none. */
export function readRules(_scene: Scene, _draft: Draft, _first: number, _end: number): readonly RuleAsk[] {
  return [];
}
