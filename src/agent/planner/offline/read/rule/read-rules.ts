import type { RuleAsk } from '../../reading.ts';
import type { Draft } from '../draft.ts';
import type { Scene } from '../text/scene.ts';
import { readConditional } from './read-conditional.ts';
import { readDependency, readOrder } from './read-dependency.ts';
import { readStructure } from './read-structure.ts';

/** Reads a clause as rules over the columns of a row or over rows; empty when it is none. */
export function readRules(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] {
  if (end - first < 3 || end - first > 60) return [];
  for (const read of [readStructure, readDependency]) {
    const rules = read(scene, first, end);
    if (rules.length > 0) return rules;
  }
  const conditional = readConditional(scene, draft, first, end);
  if (conditional.length > 0) return conditional;
  return readOrder(scene, first, end);
}
