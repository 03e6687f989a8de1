import type { RuleAsk, ValueAsk } from '../../reading.ts';
import type { Scene } from '../text/scene.ts';

/** A rule that still needs the name of the column it was said of. */
export type RuleMaker = (column: string) => RuleAsk;

/** What one phrase inside a column's description says. `next`: the position after it. */
export type ValueRead = {
  readonly next: number;
  readonly values: readonly ValueAsk[];
  readonly rules?: readonly RuleMaker[];
  readonly extra?: { readonly first: number; readonly end: number };
};

/** Reads a phrase about values at a position before `end`. `named`: the column's name has been read already. */
export type ValueReader = (scene: Scene, at: number, end: number, named: boolean) => ValueRead | null;
