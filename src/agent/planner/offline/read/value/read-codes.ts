import { firstPhrase } from '../lexicon/lexicon.ts';
import { spanOf } from '../text/scene.ts';
import { codesOf } from '../text/join-codes.ts';
import { literal } from './pattern-format.ts';
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

/** Codes that were told by their ends, their first ones or in words, as one token. */
export const readCodes: ValueReader = (scene, at, end) => {
  const here = Math.max(at, firstPhrase(scene.tokens, at, leads));
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
