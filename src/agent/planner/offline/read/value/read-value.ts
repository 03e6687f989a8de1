import type { Scene } from '../text/scene.ts';
import { readCodes } from './read-codes.ts';
import { readConstraintValue } from './read-constraint.ts';
import { readDistributionValue } from './read-distribution.ts';
import { readFigureValue } from './read-figures.ts';
import { readFormatValue } from './read-format.ts';
import { readFormulaValue } from './read-formula.ts';
import { readMomentSpan } from './read-moment-span.ts';
import { readOneOf } from './read-one-of.ts';
import { readRelation } from './read-relation.ts';
import { readShareValue } from './read-share.ts';
import { readStep } from './read-step.ts';
import { readTextRule } from './read-text-rule.ts';
import { readTypeValue } from './read-type.ts';
import { readUnitValue } from './read-unit.ts';
import type { ValueRead, ValueReader } from './value-read.ts';

/** In order of trust: the first that reads something wins. */
const readers: readonly ValueReader[] = [
  readCodes,
  readMomentSpan,
  readTextRule,
  readStep,
  readConstraintValue,
  readFormatValue,
  readFormulaValue,
  readTypeValue,
  readDistributionValue,
  readRelation,
  readFigureValue,
  readShareValue,
  readUnitValue,
  readOneOf,
];

/** Reads one phrase about a column's values at a position, or null. */
export function readValueAt(scene: Scene, at: number, end: number, named: boolean): ValueRead | null {
  for (const read of readers) {
    const found = read(scene, at, end, named);
    if (found !== null && found.next > at && found.next <= end) return found;
  }
  return null;
}
