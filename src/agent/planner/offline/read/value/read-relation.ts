import { wordSet } from '../text/word-set.ts';
import type { TimeUnit } from '../../../../../contract/rhythm.ts';
import { wordsEnd } from '../lexicon/lexicon.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import type { ValueReader } from './value-read.ts';

const fits = [
  'which corresponds to',
  'that corresponds to',
  'corresponding to',
  'corresponds to',
  'that fits',
  'which fits',
  'fitting',
  'fits',
  'that matches',
  'which matches',
  'matching',
  'matches',
  'that match',
  'should match',
  'must match',
  'consistent with',
  'appropriate for',
  'appropriate to',
  'that belongs to',
  'belonging to',
  'based on',
  'depending on',
  'depends on',
  'dependent on',
  'that goes with',
  'suitable for',
  'relevant to',
  'according to',
  'that suits',
  'derived from',
  'in line with',
  'aligned with',
  'for the',
  'of the',
  'que corresponde a',
  'que corresponda a',
  'correspondente a',
  'correspondant a',
  'of that',
  'for that',
  'for each',
  'related to',
  'tied to',
  'associated with',
];
/** Phrases too common to mean a relation unless a known column follows. */
const weak = new Set([
  'for the',
  'of the',
  'of that',
  'for that',
  'for each',
  'related to',
  'associated with',
  'based on',
  'matching',
  'tied to',
]);
const near = [
  'close to',
  'near',
  'similar to',
  'around the',
  'correlated with',
  'proportional to',
  'strongly correlated with',
  'positively correlated with',
  'that correlates with',
  'correlates with',
  'scales with',
  'increases with',
  'grows with',
  'rising with',
];
const inverse = [
  'inversely proportional to',
  'inversely correlated with',
  'negatively correlated with',
  'decreases with',
  'falls with',
  'depends inversely on',
  'inversely related to',
  'drops with',
];
const later = [
  'is after',
  'after the',
  'after',
  'later than',
  'following the',
  'always after',
  'must be after',
  'should be after',
  'greater than',
  'no earlier than',
  'not before',
  'posterior a',
  'depois de',
  'apres',
];
const bareLater = wordSet('later afterwards after afterward');
const stops = wordSet(', ; ) ( . and or with which that but if when for in : by');

/** How a column hangs on another: `that fits the category`, `close to the listing price`, `after order_date`, `2-5 days after order date`. */
export const readRelation: ValueReader = (scene, at, end, named) => {
  if (!named) return null;
  return readAfter(scene, at, end) ?? readFits(scene, at, end);
};

function readFits(scene: Scene, at: number, end: number): ReturnType<ValueReader> {
  const first = scene.tokens[at];
  if (first?.kind !== 'word') return null;
  const groups = [
    ['inverse', inverse],
    ['near', near],
    ['fits', fits],
  ] as const;
  for (const [kind, phrases] of groups) {
    for (const words of phrases) {
      const here = wordsEnd(scene.tokens, at, words);
      if (here < 0) continue;
      const name = readName(scene, here, end);
      if (name === null) continue;
      const isNamed = name.words.includes('_') || (scene.knows?.isColumn(name.words) ?? 0) > 0.5;
      if (weak.has(words) && !isNamed) continue;
      const span = spanOf(scene, at, name.next);
      if (kind === 'fits')
        return {
          next: name.next,
          values: [],
          rules: [(column) => ({ ...span, kind: 'fits', column, with: name.words })],
        };
      const sign = kind === 'near' ? '+' : '-';
      const rho = words === 'close to' || words === 'near' || words.startsWith('strongly') ? 0.95 : undefined;
      return {
        next: name.next,
        values: [{ ...span, kind: 'correlates', column: name.words, sign, ...(rho === undefined ? {} : { rho }) }],
      };
    }
  }
  return null;
}

function readAfter(scene: Scene, at: number, end: number): ReturnType<ValueReader> {
  let here = at;
  let gap: { min: number; max: number; unit: TimeUnit } | undefined;
  const fact = scene.factFrom.get(at);
  if (fact !== undefined && (fact.kind === 'range' || fact.kind === 'amount') && fact.timeUnit !== null) {
    const low = fact.kind === 'range' ? (fact.min ?? 0) : fact.value;
    gap = { min: low, max: fact.kind === 'range' ? (fact.max ?? low * 2) : fact.value, unit: fact.timeUnit };
    here = fact.end;
  } else if (fact !== undefined) return null;
  const bare = scene.tokens[here]?.word ?? '';
  // "picked up 1 to 6 days later": after the moment that the list names before it.
  if (gap !== undefined && bareLater.has(bare) && !isNameAt(scene, here + 1, end))
    return { next: here + 1, values: [{ ...spanOf(scene, at, here + 1), kind: 'after', column: '', gap }] };
  for (const words of later) {
    const next = wordsEnd(scene.tokens, here, words);
    if (next < 0) continue;
    const name = readName(scene, next, end);
    if (name === null || /^\d/u.test(name.words)) return null;
    if (words === 'greater than' && !/date|time|_at$/iu.test(name.words)) return null;
    return {
      next: name.next,
      values: [
        { ...spanOf(scene, at, name.next), kind: 'after', column: name.words, ...(gap === undefined ? {} : { gap }) },
      ],
    };
  }
  return null;
}

function isNameAt(scene: Scene, at: number, end: number): boolean {
  return readName(scene, at, end) !== null;
}

function readName(scene: Scene, at: number, end: number): { readonly words: string; readonly next: number } | null {
  let first = at;
  while (
    ['the', 'its', 'their', 'a', 'an', 'his', 'each', 'that', 'respective'].includes(scene.tokens[first]?.word ?? '') &&
    first < end
  )
    first += 1;
  let next = first;
  while (
    next < end &&
    next - first < 4 &&
    (scene.tokens[next]?.kind === 'word' || scene.tokens[next]?.kind === 'quoted') &&
    !stops.has(scene.tokens[next]?.word ?? ',') &&
    scene.factFrom.get(next) === undefined
  )
    next += 1;
  if (next < end && scene.tokens[first]?.kind === 'quoted') next = first + 1;
  return next > first ? { words: wordsOf(scene, first, next).replaceAll(/["'`]/gu, ''), next } : null;
}
