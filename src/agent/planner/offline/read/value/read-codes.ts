import { firstPhrase } from '../lexicon/lexicon.ts';
import { wordSet } from '../text/word-set.ts';
import { spanOf } from '../text/scene.ts';
import { codesOf } from '../text/join-codes.ts';
import { literal } from './pattern-format.ts';
import { regexValues } from './regex-values.ts';
import type { ValueReader } from './value-read.ts';

const leads = [
  'starting with',
  'starts with',
  'start with',
  'beginning with',
  'begins with',
  'goes from',
  'runs from',
  'from',
];

/** "matching the regular expression", "must match the pattern": words before a regular expression. */
const regexWords = wordSet(
  'must should has have to match matches matching matched fits fitting follow follows following conform conforms conforming satisfy satisfies the this a regex regexp regular expression pattern format of with in by is as : =',
);

/** Codes that were told by their ends, their first ones or in words, as one token. */
export const readCodes: ValueReader = (scene, at, end) => {
  let here = Math.max(at, firstPhrase(scene.tokens, at, leads));
  for (let steps = 0; steps < 5 && codesOf(scene.tokens[here]) === null; steps += 1) {
    if (!regexWords.has(scene.tokens[here]?.word ?? '')) break;
    here += 1;
  }
  const codes = codesOf(scene.tokens[here]);
  if (codes === null || here >= end) return null;
  const span = spanOf(scene, at, here + 1);
  if (codes.kind === 'values')
    return {
      next: here + 1,
      values: [{ ...span, kind: 'one-of', values: codes.values.map((value) => ({ value })), open: false }],
    };
  if (codes.kind === 'pattern')
    return { next: here + 1, values: [{ ...span, kind: 'format', language: 'pattern', format: codes.pattern }] };
  if (codes.kind === 'regex') {
    const values = regexValues(codes.regex, span);
    return values.length === 0 ? null : { next: here + 1, values };
  }
  const { prefix, start, width, padded, unique } = codes;
  const to = codes.end === null ? {} : { end: codes.end };
  return {
    next: here + 1,
    values: [
      {
        ...span,
        kind: 'format',
        language: 'pattern',
        format: literal(prefix) + '#'.repeat(width),
        series: { prefix, start, width, padded, ...to },
      },
      ...(unique ? [{ ...span, kind: 'unique' } as const] : []),
    ],
  };
};
