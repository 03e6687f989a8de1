import { wordsEnd } from '../lexicon/lexicon.ts';
import { closeOf, spanOf, wordsOf } from '../text/scene.ts';
import { readExpression } from '../rule/read-expression.ts';
import type { ValueReader } from './value-read.ts';

const leads = [
  '=',
  'is calculated as',
  'calculated as',
  'computed as',
  'equals',
  'equal to',
  'defined as',
  'derived as',
  'is computed as',
  'calculated from',
  'computed from',
  'calculated by',
  'should equal',
  'must equal',
  'should be equal to',
  'is equal to',
  'formula :',
  'is',
];

/** A formula over other columns: `= quantity * unit_price + shipping`, `calculated as price times quantity`, `weight / height²`. */
export const readFormulaValue: ValueReader = (scene, at, end, named) => {
  if (!named) return null;
  for (const words of leads) {
    let here = wordsEnd(scene.tokens, at, words);
    if (here < 0) continue;
    if (scene.tokens[here]?.word === ':') here += 1;
    const read = readExpression(scene, here, end);
    if (read === null || !read.isFormula || read.names.length === 0) continue;
    const close = scene.tokens[read.next]?.word === '(' && read.lastName >= 0 ? closeOf(scene, read.next, end) : -1;
    return {
      next: close > 0 ? close : read.next,
      values: [
        {
          ...spanOf(scene, at, read.next),
          kind: 'formula',
          expression: read.expression,
          words: wordsOf(scene, here, read.next),
        },
      ],
      ...(close > 0 ? { extra: { first: read.lastName, end: close } } : {}),
    };
  }
  const before = scene.tokens[at - 1]?.word ?? '';
  if (before !== '(' && before !== ':') return null;
  const bare = readExpression(scene, at, end);
  if (bare === null || !bare.isFormula || bare.names.length === 0 || bare.operands < 2 || bare.next < end) return null;
  return {
    next: bare.next,
    values: [
      {
        ...spanOf(scene, at, bare.next),
        kind: 'formula',
        expression: bare.expression,
        words: wordsOf(scene, at, bare.next),
      },
    ],
  };
};
