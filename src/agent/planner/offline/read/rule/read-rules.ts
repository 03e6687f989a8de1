import type { RuleAsk } from '../../reading.ts';
import type { Draft } from '../draft.ts';
import type { Scene } from '../text/scene.ts';
import { splitAt } from '../text/split.ts';
import { readCap } from './read-cap.ts';
import { readComparative } from './read-comparative.ts';
import { readConditional } from './read-conditional.ts';
import { readDependency } from './read-dependency.ts';
import { readFormulaRule } from './read-formula-rule.ts';
import { readMajority } from './read-majority.ts';
import { readMissing } from './read-missing.ts';
import { readDiscount, readMultiplier } from './read-multiplier.ts';
import { readOrder } from './read-order.ts';
import { readStructure } from './read-structure.ts';
import { readSum } from './read-sum.ts';
import { readUnique } from './read-unique.ts';

/** Reads a clause as rules over the columns of a row or over rows; empty when it is none. */
export function readRules(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] {
  if (end - first < 3 || end - first > 80) return [];
  const pieces = splitAt(scene, first, end, (at) => scene.tokens[at]?.word === ';');
  if (pieces.length > 1) {
    const each = pieces.map((piece) => readRules(scene, draft, piece.first, piece.end));
    return each.every((rules) => rules.length > 0) ? each.flat() : [];
  }
  for (const read of [
    () => readMissing(scene, draft, first, end),
    () => readFormulaRule(scene, draft, first, end),
    () => readSum(scene, draft, first, end),
    () => readUnique(scene, draft, first, end),
    () => readMajority(scene, draft, first, end),
    () => readStructure(scene, first, end),
    () => readDiscount(scene, draft, first, end),
    () => readMultiplier(scene, draft, first, end),
    () => readCap(scene, draft, first, end),
    () => readComparative(scene, draft, first, end),
    () => readDependency(scene, first, end),
    () => readConditional(scene, draft, first, end),
    () => readOrder(scene, draft, first, end),
  ]) {
    const rules = read();
    if (rules.length > 0) return rules;
  }
  return [];
}

/** Whether a sentence can only be a rule, whatever tables are still to come: so many times as much, caps, sums, comparatives. */
export function isSurelyRule(scene: Scene, draft: Draft, first: number, end: number): boolean {
  if (end - first < 3 || end - first > 24) return false;
  return (
    readMultiplier(scene, draft, first, end).length > 0 ||
    readDiscount(scene, draft, first, end).length > 0 ||
    readCap(scene, draft, first, end).length > 0 ||
    readSum(scene, draft, first, end).length > 0 ||
    readUnique(scene, draft, first, end).length > 0 ||
    readMajority(scene, draft, first, end).length > 0 ||
    readComparative(scene, draft, first, end).length > 0
  );
}
