import type { Draft } from '../draft.ts';
import type { Scene } from '../text/scene.ts';

/** A sentence about a column that is already there or comes with it: "All emails should be at @example.com". */
export function readStatement(_scene: Scene, _draft: Draft, _first: number, _end: number): boolean {
  return false;
}
