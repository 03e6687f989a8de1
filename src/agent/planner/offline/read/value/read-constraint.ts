import { firstPhrase, phraseEnd, wordsEnd } from '../lexicon/lexicon.ts';
import { spanOf, wordsOf } from '../text/scene.ts';
import type { ValueReader } from './value-read.ts';

const neverNull = ['not null', 'never null', 'never empty', 'non null', 'no nulls', 'non - null', 'not empty'];
const maybe = ['can be', 'may be', 'sometimes', 'occasionally', 'some'];
const counting = [
  'auto increment',
  'auto - increment',
  'auto incrementing',
  'auto - incrementing',
  'auto_increment',
  'autoincrement',
  'incremental',
  'incrementing',
  'sequential',
  'running number',
  'consecutive',
];

/** Rules on one column's cells: unique, primary key, foreign key, not null, nullable, `10% null`, auto-increment, positive, sequential. */
export const readConstraintValue: ValueReader = (scene, at, end, named) => {
  const { tokens } = scene;
  const word = tokens[at]?.word ?? '';
  const fact = scene.factFrom.get(at);
  if (fact?.kind === 'amount' && fact.percent) {
    let here = fact.end;
    for (const skip of ['of', 'the', 'values', 'rows', 'are', 'is', 'left', 'should', 'be', 'chance', 'them'])
      if (tokens[here]?.word === skip) here += 1;
    const nulls = phraseEnd(tokens, here, 'nulls');
    if (nulls > 0 && nulls <= end)
      return { next: nulls, values: [{ ...spanOf(scene, at, nulls), kind: 'nulls', share: fact.value / 100 }] };
  }
  const say = (next: number, kind: 'unique' | 'not-null' | 'primary-key'): ReturnType<ValueReader> => ({
    next,
    values: [{ ...spanOf(scene, at, next), kind }],
  });
  const primary = wordsEnd(tokens, at, 'primary key');
  if (primary > 0) return say(primary, 'primary-key');
  if (word === 'pk' && named) return say(at + 1, 'primary-key');
  for (const words of [
    'foreign key',
    'fk',
    'references',
    'reference to',
    'refers to',
    'links to',
    'linked to',
    'linking to',
    'pointing to',
    'points to',
    'links',
    'from the',
    'from',
  ]) {
    let here = wordsEnd(tokens, at, words);
    if (here < 0) continue;
    const isWeak = words.startsWith('from') || words === 'links';
    for (const skip of ['->', '→', 'to', 'references', ':', 'from', 'the', 'into', '(', 'in', 'a', 'valid'])
      if (tokens[here]?.word === skip) here += 1;
    const table = tokens[here];
    if (here >= end || table === undefined || table.kind !== 'word') continue;
    const next = here + 1;
    const isTable = ['table', 'tables'].includes(tokens[next]?.word ?? '');
    if (isWeak && !isTable) continue;
    const dotted = tokens[next]?.word === '.' || (tokens[next]?.word === '(' && tokens[next + 2]?.word === ')');
    const column = dotted ? tokens[next + 1] : undefined;
    const stop = dotted ? next + (tokens[next]?.word === '(' ? 3 : 2) : isTable ? next + 1 : next;
    const own = column?.kind === 'word' ? column.text : undefined;
    return {
      next: Math.min(stop, end),
      values: [
        {
          ...spanOf(scene, at, Math.min(stop, end)),
          kind: 'reference',
          table: table.text,
          ...(own === undefined ? {} : { column: own }),
        },
      ],
    };
  }
  const notNull = word === 'required' || word === 'mandatory' ? at + 1 : firstPhrase(tokens, at, neverNull);
  if (notNull > 0 && named) return say(notNull, 'not-null');
  if (named && (word === 'nullable' || word === 'optional'))
    return { next: at + 1, values: [{ ...spanOf(scene, at, at + 1), kind: 'nulls', share: 0.1 }] };
  const canBe = named ? firstPhrase(tokens, at, maybe) : -1;
  if (canBe > 0) {
    const nulls = phraseEnd(tokens, canBe, 'nulls');
    if (nulls > 0) return { next: nulls, values: [{ ...spanOf(scene, at, nulls), kind: 'nulls', share: 0.1 }] };
  }
  const auto = firstPhrase(tokens, at, counting);
  if (auto > 0) {
    let here = auto;
    for (const skip of [
      'integer',
      'integers',
      'number',
      'numbers',
      'int',
      'id',
      'ids',
      'from',
      'starting',
      'at',
      'from',
      ',',
      'with',
    ])
      if (tokens[here]?.word === skip && (named || !['id', 'ids', 'number'].includes(skip))) here += 1;
    const start = scene.factFrom.get(here);
    if (start?.kind === 'amount' && start.end <= end && here > auto)
      return { next: start.end, values: [{ ...spanOf(scene, at, start.end), kind: 'sequence', start: start.value }] };
    return { next: auto, values: [{ ...spanOf(scene, at, auto), kind: 'sequence', start: 1 }] };
  }
  for (const words of [
    'starting at',
    'starting from',
    'start at',
    'start from',
    'starts at',
    'starts from',
    'beginning at',
    'counting from',
    'beginning with',
    'starting with',
  ]) {
    const here = wordsEnd(tokens, at, words);
    const start = here > 0 ? scene.factFrom.get(here) : undefined;
    if (start?.kind === 'amount' && start.end <= end)
      return { next: start.end, values: [{ ...spanOf(scene, at, start.end), kind: 'sequence', start: start.value }] };
  }
  const bound = scene.factFrom.get(at);
  if (bound?.kind === 'range' && bound.max === null && word.startsWith('start') && bound.min !== null)
    return { next: bound.end, values: [{ ...spanOf(scene, at, bound.end), kind: 'sequence', start: bound.min }] };
  const unique = phraseEnd(tokens, at, 'unique');
  if (unique > 0 && unique <= end) return say(unique, 'unique');
  const isPositive = word === 'positive' || word === 'positivo' || word === 'positif';
  const notNegative =
    word === 'nonnegative'
      ? at + 1
      : Math.max(
          wordsEnd(tokens, at, 'non - negative'),
          wordsEnd(tokens, at, 'not negative'),
          wordsEnd(tokens, at, 'non negative'),
          wordsEnd(tokens, at, 'never negative'),
        );
  const isSentiment =
    isPositive && tokens.slice(at + 1, at + 6).some((token) => token.word === 'negative' || token.word === 'neutral');
  if (named && !isSentiment && (isPositive || notNegative > 0)) {
    let next = isPositive ? at + 1 : notNegative;
    if (/^(?:numbers?|values?|integers?)$/u.test(wordsOf(scene, next, Math.min(next + 1, end)))) next += 1;
    return {
      next,
      values: [
        { ...spanOf(scene, at, next), kind: 'range', min: 0, max: null, exclusive: isPositive ? 'min' : 'none' },
      ],
    };
  }
  return null;
};
