import { wordSet } from '../text/word-set.ts';
import type { RequestReading } from '../../reading.ts';
import { spanOf, type Scene } from '../text/scene.ts';

export type SeedRead = {
  readonly seed: NonNullable<RequestReading['seed']>;
  readonly first: number;
  readonly end: number;
};

const labels = wordSet('seed random_seed random_state rng_seed semente semilla graine 시드 种子 シード rng seeded');
const links = wordSet('= : is of with the to value number a set random');

/** `seed 42`, `random_state=7`, `with a seed of 1234`. */
export function readSeed(scene: Scene, first: number, end: number): SeedRead | null {
  for (let at = first; at < end; at += 1) {
    if (!labels.has(scene.tokens[at]?.word ?? '')) continue;
    let here = at + 1;
    while (here < end && links.has(scene.tokens[here]?.word ?? '') && scene.factFrom.get(here) === undefined) here += 1;
    const token = scene.tokens[here];
    if (token?.kind !== 'number' || here >= end || !Number.isSafeInteger(token.value)) continue;
    let from = at;
    while (
      from > first &&
      ['random', 'a', 'the', 'with', 'use', 'using', 'and', 'fixed', 'set', 'rng'].includes(
        scene.tokens[from - 1]?.word ?? '',
      )
    )
      from -= 1;
    return { seed: { value: token.value, span: spanOf(scene, at, here + 1) }, first: from, end: here + 1 };
  }
  return null;
}
