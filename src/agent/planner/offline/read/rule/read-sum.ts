import { wordSet } from '../text/word-set.ts';
import type { RuleAsk } from '../../reading.ts';
import type { Draft } from '../draft.ts';
import { firstPhrase } from '../lexicon/lexicon.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { isAnd, splitAt } from '../text/split.ts';
import { columnAt, nameRun } from './name-run.ts';

const sumPhrases = [
  'must always add up to',
  'should always add up to',
  'must always sum to',
  'should always sum to',
  'must add up to',
  'should add up to',
  'always add up to',
  'add up to',
  'adds up to',
  'must sum up to',
  'should sum up to',
  'must sum to',
  'should sum to',
  'always sum to',
  'sum up to',
  'sums up to',
  'sum to',
  'sums to',
  'add to',
  'must total',
  'should total',
  'always total',
  'must be equal to',
  'should be equal to',
  'must equal',
  'should equal',
  'equals',
  'equal',
  'is always',
  'must be',
  'should be',
  'is',
];
/** Only after "the sum of …". */
const weak = wordSet('must should equals equal is');
const stops = wordSet('and or should must is are be equal equals sum sums add adds total to , always up of');

/** "The percentages sum to 100", "a, b and c add up to 1", "the sum of the parts equals the total", "line totals add up to the order total". */
export function readSum(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] {
  let from = first;
  while (
    from < end &&
    ['the', 'all', 'make', 'sure', 'that', 'ensure', 'so', 'both', 'these', 'with', 'where', 'and'].includes(
      scene.tokens[from]?.word ?? '',
    )
  )
    from += 1;
  const isSum =
    (scene.tokens[from]?.word === 'sum' || scene.tokens[from]?.word === 'total') &&
    scene.tokens[from + 1]?.word === 'of';
  for (let at = from + 1; at < end - 1 + 1; at += 1) {
    const next = sumEnd(scene, at);
    if (next < 0 || next >= end) continue;
    const phrase = scene.tokens
      .slice(at, next)
      .map((token) => token.word)
      .join(' ');
    const isWeak = weak.has(phrase.split(' ')[0] ?? '') && !/\b(?:add|sum|total)\b/u.test(phrase);
    if (isWeak && !isSum) continue;
    const columns = columnsIn(scene, draft, isSum ? from + 2 : from, at);
    const total = totalAt(scene, draft, next, end);
    if (columns === null || total === null) return [];
    const span = spanOf(scene, first, end);
    const of = wordsOf(scene, isSum ? from + 2 : from, at);
    if (typeof total === 'string' && columns.length < 2)
      return [{ ...span, kind: 'child-sum', child: columns[0] ?? of, column: total }];
    return [{ ...span, kind: 'sums', columns, of, total }];
  }
  return [];
}

/** Where the total starts after "add up to" and its like. "up to 1" may have been read as a bound. */
function sumEnd(scene: Scene, at: number): number {
  const next = firstPhrase(scene.tokens, at, sumPhrases);
  const bound = firstPhrase(scene.tokens, at, [
    'must add',
    'should add',
    'always add',
    'add',
    'adds',
    'must sum',
    'should sum',
    'sum',
    'sums',
  ]);
  const fact = bound < 0 ? undefined : scene.factFrom.get(bound);
  return fact?.kind === 'range' && fact.min === null ? bound : next;
}

function columnsIn(scene: Scene, draft: Draft, first: number, end: number): readonly string[] | null {
  const pieces = splitAt(
    scene,
    first,
    end,
    (at) => isAnd(scene, at) || [',', '+', '/', '&'].includes(scene.tokens[at]?.word ?? ''),
  );
  const names: string[] = [];
  for (const piece of pieces) {
    const name = columnAt(scene, draft, piece.first, piece.end) ?? nameRun(scene, draft, piece.first, piece.end, stops);
    if (name === null) return null;
    if (name.next < piece.end) return null;
    names.push(name.name);
  }
  return names.length === 0 ? null : names;
}

/** A figure (100 for "100 %"), or the name of a column, and nothing after it but what says it again. */
function totalAt(scene: Scene, draft: Draft, at: number, end: number): number | string | null {
  const from = ['exactly', 'always', 'roughly'].includes(scene.tokens[at]?.word ?? '') ? at + 1 : at;
  const fact = scene.factFrom.get(from);
  if (fact?.kind === 'amount' || (fact?.kind === 'range' && fact.min === null && fact.max !== null)) {
    const value = fact.kind === 'amount' ? fact.value : (fact.max ?? 0);
    const rest = scene.tokens.slice(fact.end, end).map((token) => token.word);
    return rest.length <= 5 &&
      rest.every((word) =>
        /^(?:%|percent|in|each|every|per|row|rows|for|for|line|person|of|the|case|total|,|day|record|user|customer)$/u.test(
          word,
        ),
      )
      ? value
      : null;
  }
  const name = columnAt(scene, draft, from, end) ?? nameRun(scene, draft, from, end, wordSet('and , when if for'));
  return name === null || name.next < end ? null : name.name;
}
