import { wordSet } from '../text/word-set.ts';
import type { RuleAsk } from '../../reading.ts';
import type { Draft } from '../draft.ts';
import { firstPhrase } from '../lexicon/lexicon.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import { isAnd, splitAt } from '../text/split.ts';
import { columnLike, meantColumn, nameRun } from './name-run.ts';

const noRepeats = [
  'there must be no duplicate',
  'there should be no duplicate',
  'there are no duplicate',
  'no duplicate',
  'no duplicates in',
  'no duplicates of',
  'no duplicated',
  'no repeated',
  'no repeating',
  'without duplicate',
  'avoid duplicate',
];
const never = [
  'must never repeat',
  'should never repeat',
  'never repeats',
  'never repeat',
  'must not repeat',
  'should not repeat',
  'do not repeat',
  'does not repeat',
  "don't repeat",
  'are never repeated',
  'is never repeated',
  'must not be repeated',
  'should not be repeated',
  'has no duplicates',
  'have no duplicates',
  'must have no duplicates',
  'should have no duplicates',
  'appears only once',
  'appear only once',
  'appears at most once',
  'may appear only once',
  'can appear only once',
  'must be distinct',
  'should be distinct',
  'must all be different',
  'are all different',
  'is different for every row',
  'are all unique',
];
const shares = [
  'can have the same',
  'may have the same',
  'should have the same',
  'must have the same',
  'have the same',
  'has the same',
  'share the same',
  'can share the same',
  'may share the same',
  'should share the same',
  'share a',
  'share an',
  'can share a',
  'on the same',
  'for the same',
  'with the same',
  'with the same',
];
const stops = wordSet('and or must should is are be , for on in at per with can may values value twice');

/** What may not come twice: "no duplicate e-mail", "badge codes never repeat", "no two bookings have the same room and date". */
export function readUnique(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] {
  const start = firstPhrase(scene.tokens, first, noRepeats);
  if (start > 0) return together(scene, draft, first, start, end);
  if (scene.tokens[first]?.word === 'no' && scene.tokens[first + 1]?.word === 'two') {
    for (let at = first + 3; at < Math.min(end - 1, first + 8); at += 1) {
      const next = firstPhrase(scene.tokens, at, shares);
      if (next > 0) return together(scene, draft, first, next, end);
    }
    return [];
  }
  for (let at = first + 1; at < Math.min(end, first + 6); at += 1) {
    const next = firstPhrase(scene.tokens, at, never);
    if (next < 0) continue;
    const names = columnsOf(scene, draft, first, at);
    if (names === null) return [];
    const per = ['per', 'for', 'within', 'in'].includes(scene.tokens[next]?.word ?? '')
      ? columnsOf(scene, draft, next + 1, end)
      : [];
    if (per === null || (next < end && per.length === 0 && end - next > 2)) return [];
    return [{ ...spanOf(scene, first, end), kind: 'unique', columns: [...names, ...per] }];
  }
  return [];
}

function together(scene: Scene, draft: Draft, first: number, from: number, end: number): readonly RuleAsk[] {
  const columns = columnsOf(scene, draft, from, end);
  return columns === null ||
    columns.length === 0 ||
    columns.some((name) => /^(?:rows?|records?|entries|entry|values?|lines?)$/iu.test(name))
    ? []
    : [{ ...spanOf(scene, first, end), kind: 'unique', columns }];
}

function columnsOf(scene: Scene, draft: Draft, first: number, end: number): readonly string[] | null {
  const pieces = splitAt(
    scene,
    first,
    end,
    (at) => isAnd(scene, at) || [',', 'per', 'on', 'or', '+'].includes(scene.tokens[at]?.word ?? ''),
  );
  const names: string[] = [];
  for (const piece of pieces) {
    const name =
      columnLike(scene, draft, piece.first, piece.end) ?? nameRun(scene, draft, piece.first, piece.end, stops);
    if (name === null) return null;
    const rest = scene.tokens.slice(name.next, piece.end).map((token) => token.word);
    if (
      !rest.every((word) =>
        /^(?:values?|ids?|numbers?|the|same|a|allowed|please|addresses|address|entries|twice)$/u.test(word),
      )
    )
      return null;
    names.push(meantColumn(scene, draft, name.name) ?? name.name);
  }
  return names;
}
