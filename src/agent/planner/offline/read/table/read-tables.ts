import type { Draft } from '../draft.ts';
import type { Scene } from '../text/scene.ts';

/** Reads a sentence that asks for several tables at once; false when it does not. */
export function readTables(_scene: Scene, _draft: Draft, _first: number, _end: number): boolean {
  return false;
}
