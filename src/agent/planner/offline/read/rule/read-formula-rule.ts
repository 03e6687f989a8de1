import type { RuleAsk } from '../../reading.ts';
import type { Draft } from '../draft.ts';
import { firstPhrase } from '../lexicon/lexicon.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { isAnd } from '../text/split.ts';
import { columnLike, meantColumn, openers, type NameRead } from './name-run.ts';
import { quoteName, readExpression } from './read-expression.ts';

const leads = [
  'should always equal',
  'must always equal',
  'should be equal to',
  'must be equal to',
  'is equal to',
  'is calculated as',
  'is computed as',
  'is defined as',
  'is derived as',
  'should be calculated as',
  'should be computed as',
  'must be calculated as',
  'is calculated by',
  'should equal',
  'must equal',
  'is always',
  'must be',
  'should be',
  'are always',
  'equals',
  'equal',
  'is',
  'are',
  '==',
  '=',
  ':',
];
const derived = [
  'is computed from',
  'is calculated from',
  'is derived from',
  'should be computed from',
  'should be calculated from',
  'should be derived from',
  'must be computed from',
  'must match',
  'should match',
  'is consistent with',
  'must be consistent with',
  'should be consistent with',
  'comes from',
  'is based on',
  'from',
];

/** A formula as a sentence: "Tax is 8 % of subtotal and total is subtotal plus tax", "BMI = weight / height²", "age is computed from birth date". */
export function readFormulaRule(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] {
  const start = openers.has(scene.tokens[first]?.word ?? '') ? first + 1 : first;
  const age = readAge(scene, draft, start, end);
  if (age !== null) return [age];
  for (let at = start + 1; at < Math.min(end - 1, start + 6); at += 1) {
    const from = firstPhrase(scene.tokens, at, leads);
    if (from < 0 || from >= end) continue;
    const target = targetAt(scene, draft, start, at);
    if (target === null) return [];
    const read = readExpression(scene, from, end);
    if (read === null || !read.isFormula || read.names.length === 0) continue;
    const known = read.names.filter((name) => meantColumn(scene, draft, name) !== null);
    if (known.length === 0 || (target.isNew && known.length < read.names.length)) return [];
    const rule: RuleAsk = {
      ...spanOf(scene, first, read.next),
      kind: 'row',
      expression: `${quoteName(target.name)} == ${read.expression}`,
    };
    const rest = restAt(scene, read.next, end);
    if (rest >= end) return [rule];
    const more =
      isAnd(scene, read.next) || [',', ';'].includes(scene.tokens[read.next]?.word ?? '')
        ? readFormulaRule(scene, draft, rest, end)
        : [];
    if (more.length > 0) return [rule, ...more];
    return [];
  }
  return [];
}

/** What is computed: a column named already, or a new name of few words that is written before `=`. */
function targetAt(
  scene: Scene,
  draft: Draft,
  first: number,
  end: number,
): (NameRead & { readonly isNew: boolean }) | null {
  const known = columnLike(scene, draft, first, end);
  if (known !== null && known.next === end) return { ...known, isNew: false };
  const isName =
    end - first <= 3 &&
    scene.tokens.slice(first, end).every((token) => token.kind === 'word' || token.kind === 'quoted');
  const isSet =
    ['=', '==', ':'].includes(scene.tokens[end]?.word ?? '') ||
    ['calculated', 'computed', 'equals'].includes(scene.tokens[end + 1]?.word ?? '');
  return isName && isSet
    ? { name: wordsOf(scene, first, end).replaceAll(/["'`]/gu, ''), next: end, isNew: true }
    : null;
}

/** Where the next formula starts, or the end when only the manner is left: "rounded to 2 decimals". */
function restAt(scene: Scene, at: number, end: number): number {
  if (at >= end) return end;
  const word = scene.tokens[at]?.word ?? '';
  if (/^(?:rounded|in|each|per|for|\()$/u.test(word) && end - at <= 6) return end;
  let here = at;
  while (here < end && ([',', ';'].includes(scene.tokens[here]?.word ?? '') || isAnd(scene, here))) here += 1;
  return here === at ? end + 1 : here;
}

/** "Age is computed from birth date", "ages must match the date of birth": years from then until now. */
function readAge(scene: Scene, draft: Draft, first: number, end: number): RuleAsk | null {
  const age = columnLike(scene, draft, first, end);
  if (age === null || !/(?:^|[\s_])age$/iu.test(age.name)) return null;
  let at = age.next;
  let from = -1;
  while (at < end && from < 0) {
    from = firstPhrase(scene.tokens, at, derived);
    at += 1;
    if (at > age.next + 3) break;
  }
  if (from < 0) return null;
  const birth = columnLike(scene, draft, from, end);
  if (birth === null || birth.next < end || !/birth|dob|born/iu.test(birth.name)) return null;
  return {
    ...spanOf(scene, first, end),
    kind: 'row',
    expression: `${quoteName(age.name)} == age(${quoteName(birth.name)}, date("${scene.today}"))`,
  };
}
