import { wordSet } from '../text/word-set.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import type { ValueReader } from './value-read.ts';

const links = wordSet(
  'of must are is should be have as chance the them rows records customers users flagged marked were being to a time cases orders patients with will who that which values',
);

/** A share after a column's name: `premium 20%`, `return rate 5-15%` stays a range; `status: 30% active` is read as choices elsewhere. */
export const readShareValue: ValueReader = (scene, at, end, named) => {
  const fact = scene.factFrom.get(at);
  if (fact?.kind !== 'amount' || !fact.percent || fact.end > end) return null;
  let here = fact.end;
  while (links.has(scene.tokens[here]?.word ?? '') && here < end) here += 1;
  if (!named) return null;
  const stop = valueEnd(scene, here, end);
  const value = stop > here ? wordsOf(scene, here, stop) : 'true';
  const next = stop > here ? stop : fact.end;
  return { next, values: [{ ...spanOf(scene, at, next), kind: 'share', value, share: fact.value / 100 }] };
};

function valueEnd(scene: Scene, at: number, end: number): number {
  let here = at;
  while (
    here < end &&
    here - at < 3 &&
    scene.tokens[here]?.kind !== 'mark' &&
    scene.factFrom.get(here) === undefined &&
    phraseEnd(scene.tokens, here, 'with') < 0
  )
    here += 1;
  while (here > at && ['be', 'always'].includes(scene.tokens[here - 1]?.word ?? '')) here -= 1;
  return here;
}
