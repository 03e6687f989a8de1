import { phraseEnd } from '../lexicon/lexicon.ts';
import { readChoices } from './read-choices.ts';
import type { ValueReader } from './value-read.ts';

/** `one of a, b or c`, `either x or y`, `can be a, b, c`, `such as a, b, c`, `values: a/b/c`, a run of quotations, up to the end of the item. */
export const readOneOf: ValueReader = (scene, at, end, named) => {
  const { tokens } = scene;
  if (!named) return null;
  let start = -1;
  let isOpen = false;
  const one = phraseEnd(tokens, at, 'oneOf');
  if (one > 0) start = one;
  const such = phraseEnd(tokens, at, 'such');
  if (such > 0) {
    start = such;
    isOpen = true;
  }
  if (tokens[at]?.kind === 'quoted') start = at;
  if (start < 0) return null;
  while ([':', '=', '(', 'of', ','].includes(tokens[start]?.word ?? '')) start += 1;
  let stop = end;
  if (tokens[stop - 1]?.word === ')' && tokens[start - 1]?.word === '(') stop -= 1;
  const choices = readChoices(scene, start, stop, isOpen && tokens[start]?.kind !== 'quoted' ? 1 : 2);
  if (choices === null || (one > 0 && !isOpen && choices.values.length < 2)) return null;
  return { next: end, values: [isOpen ? { ...choices, open: true } : choices] };
};
