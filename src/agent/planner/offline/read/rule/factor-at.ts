import { dictionary } from '../text/dictionary.ts';
import { wordSet } from '../text/word-set.ts';
import { readNumber } from '../number/read-number.ts';
import type { Scene } from '../text/scene.ts';

/** How many times as much, and where reading goes on. `isShare`: said as a share ("30 %"), so that what follows says more or less. */
type FactorRead = { readonly factor: number; readonly next: number };

const multiples = dictionary<number>({
  twice: 2,
  double: 2,
  thrice: 3,
  triple: 3,
  quadruple: 4,
  half: 0.5,
  twofold: 2,
  threefold: 3,
});
/** Words that make a share less rather than more. */
export const lessWords = wordSet(
  'less lower smaller fewer cheaper shorter rarer younger lighter slower off below discount reduced decreased worse',
);
/** Words that make a share more. */
export const moreWords = wordSet(
  'more higher larger bigger greater longer older heavier extra above increased expensive better faster additional costlier pricier dearer',
);

/** "three times", "3x", "twice", "half", "30 % more", "20% less": the factor, and the position after it (the words of comparison included). */
export function factorAt(scene: Scene, at: number, end: number): FactorRead | null {
  const { tokens } = scene;
  const fact = scene.factFrom.get(at);
  if (fact?.kind === 'amount' && fact.percent) {
    const word = tokens[fact.end]?.word ?? '';
    if (lessWords.has(word)) return { factor: 1 - fact.value / 100, next: fact.end + 1 };
    if (moreWords.has(word)) return { factor: 1 + fact.value / 100, next: fact.end + 1 };
    return null;
  }
  const multiple = multiples[tokens[at]?.word ?? ''];
  if (multiple !== undefined) return compared(scene, multiple, at + 1, end);
  const number =
    fact?.kind === 'amount' && fact.unit === null && fact.timeUnit === null
      ? { value: fact.value, next: fact.end }
      : fact === undefined
        ? readNumber(tokens, at, scene.language)
        : null;
  if (number === null || number.value <= 0) return null;
  const word = tokens[number.next]?.word ?? '';
  const isTimes = ['times', 'x', 'time', 'fold', '×'].includes(word);
  return isTimes ? compared(scene, number.value, number.next + 1, end) : null;
}

/** "three times less" is a third; "twice as", "three times more", "3x the" are that much. */
function compared(scene: Scene, factor: number, at: number, end: number): FactorRead {
  const word = at < end ? (scene.tokens[at]?.word ?? '') : '';
  if (lessWords.has(word) && factor > 1) return { factor: 1 / factor, next: at + 1 };
  if (moreWords.has(word)) return { factor, next: at + 1 };
  return { factor, next: at };
}
