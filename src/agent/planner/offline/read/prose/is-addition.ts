import type { Scene } from '../text/scene.ts';

/** "also add a loyalty score", "plus a remarks column": a column beyond those listed. */
export function isAddition(scene: Scene, first: number): boolean {
  const lead = scene.tokens.slice(Math.max(0, first - 3), first + 2).map((token) => token.word);
  return lead.some((word) => ['also', 'add', 'plus', 'additionally', 'additional', 'extra', 'further'].includes(word));
}
