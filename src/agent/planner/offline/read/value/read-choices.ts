import { wordSet } from '../text/word-set.ts';
import type { Scalar } from '../../../../../contract/source.ts';
import type { ValueAsk } from '../../reading.ts';
import { phraseEnd, skipPhrase } from '../lexicon/lexicon.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { isAnd, splitAt } from '../text/split.ts';

type Choice = { readonly value: Scalar; readonly weight?: number | undefined; readonly count?: number | undefined };
export type ChoicesAsk = Extract<ValueAsk, { kind: 'one-of' }>;

/**
 * Reads [first, end) as a list of values: `a, b or c`, `a/b/c`, `A|B|C`, `'x','y'`, `60% a, 30% b and 10% c`, `a (60%)`, `a: 3`, `2 pending, 3 shipped`,
 * with `weighted 1:2:2:1` after it. Null when it is no list of at least `least` short values.
 */
export function readChoices(scene: Scene, first: number, end: number, least = 2): ChoicesAsk | null {
  const { tokens } = scene;
  let start = first;
  let open = false;
  const such = phraseEnd(tokens, start, 'such');
  if (such > 0) {
    open = true;
    start = such;
    if (tokens[start]?.word === ',' || tokens[start]?.word === ':') start += 1;
  }
  const one = phraseEnd(tokens, start, 'oneOf');
  if (one > 0) start = tokens[one]?.word === ':' ? one + 1 : one;
  let stop = end;
  const weights = findWeights(scene, start, end);
  if (weights !== null) stop = weights.first;
  const pieces = splitValues(scene, start, stop);
  const values: Choice[] = [];
  for (const piece of pieces) {
    let from = piece.first;
    let to = piece.end;
    while (to > from && phraseEnd(tokens, to - 1, 'etc') === to) {
      open = true;
      to -= 1;
      if (tokens[to - 1]?.word === '.') to -= 1;
    }
    while (
      to - from > 1 &&
      (isAnd(scene, from) || isOrAt(scene, from) || ['either', ','].includes(tokens[from]?.word ?? ''))
    )
      from += 1;
    if (to <= from) continue;
    const choice = readChoice(scene, from, to);
    if (choice === null) return null;
    values.push(choice);
  }
  if (values.length < least || values.length > 300) return null;
  const parts = weights?.parts;
  const weighed =
    parts !== undefined && parts.length === values.length
      ? values.map((value, index) => ({ ...value, weight: parts[index] ?? 1 }))
      : values;
  return { ...spanOf(scene, first, end), kind: 'one-of', values: mergeSame(weighed), open };
}

/** "or" in the request's language; the one-letter words count only there. */
function isOrAt(scene: Scene, at: number): boolean {
  const word = scene.tokens[at]?.word ?? '';
  if (word === 'o' || word === 'u') return scene.language === 'es';
  return phraseEnd(scene.tokens, at, 'or') === at + 1;
}

/** The separator is the strongest of: `|`, `/` (tight), comma; then "or" and "and". */
function splitValues(scene: Scene, first: number, end: number): readonly { first: number; end: number }[] {
  const has = (sign: string): boolean => splitAt(scene, first, end, (at) => scene.tokens[at]?.word === sign).length > 1;
  const isOr = (at: number): boolean => isOrAt(scene, at) || isAnd(scene, at);
  const bySign = (sign: string) => splitAt(scene, first, end, (at) => scene.tokens[at]?.word === sign);
  if (has('|')) return bySign('|');
  if (has(',') || has(';')) {
    const pieces = splitAt(scene, first, end, (at) => scene.tokens[at]?.word === ',' || scene.tokens[at]?.word === ';');
    const last = pieces.at(-1);
    if (last === undefined) return pieces;
    return [...pieces.slice(0, -1), ...splitAt(scene, last.first, last.end, isOr)];
  }
  if (has('/')) return bySign('/');
  const ors = splitAt(scene, first, end, isOr);
  return ors.length > 1 ? ors : splitAt(scene, first, end, (at) => scene.tokens[at]?.kind === 'line');
}

const clauseWords = wordSet(
  'is are should must will be which that where if when unique format formatted days calculated',
);

function readChoice(scene: Scene, first: number, end: number): Choice | null {
  const { tokens } = scene;
  const lead = scene.factFrom.get(first);
  if (lead !== undefined && lead.end < end && lead.kind === 'amount' && (lead.percent || lead.unit === null)) {
    const from = skipPhrase(tokens, lead.end, 'about');
    const past = ['of', 'are', 'is', 'for'].includes(tokens[from]?.word ?? '') ? from + 1 : from;
    const value = valueOf(scene, past, end);
    if (value === null) return null;
    return lead.percent
      ? { value, weight: lead.value }
      : Number.isInteger(lead.value) && lead.timeUnit === null
        ? { value, count: lead.value }
        : { value: wordsOf(scene, first, end) };
  }
  for (let at = first + 1; at < end; at += 1) {
    const word = tokens[at]?.word ?? '';
    const isMark = word === '(' || word === ':' || word === '=' || word === '-' || word === '@';
    const fact = scene.factFrom.get(isMark ? at + 1 : at);
    if (fact?.kind !== 'amount' || (!fact.percent && !isMark)) continue;
    const close = fact.end + (word === '(' && tokens[fact.end]?.word === ')' ? 1 : 0);
    if (close !== end) continue;
    const value = valueOf(scene, first, at);
    if (value === null) return null;
    if (fact.percent) return { value, weight: fact.value };
    if (word === '-' || fact.unit !== null || fact.timeUnit !== null) continue;
    return Number.isInteger(fact.value) && fact.value > 1
      ? { value, count: fact.value }
      : { value, weight: fact.value };
  }
  const value = valueOf(scene, first, end);
  return value === null ? null : { value };
}

/** One value: a quotation, a number, or up to six words that make no clause. */
function valueOf(scene: Scene, first: number, end: number): Scalar | null {
  const { tokens } = scene;
  if (end <= first) return null;
  const token = tokens[first];
  if (end === first + 1 && token !== undefined) {
    if (token.kind === 'quoted') return token.text;
    if (token.kind === 'number') return token.value;
    if (token.word === 'true') return true;
    if (token.word === 'false') return false;
    if (token.kind === 'mark') return null;
  }
  let words = 0;
  for (let at = first; at < end; at += 1) {
    const word = tokens[at]?.word ?? '';
    if (tokens[at]?.kind === 'word') words += 1;
    if (clauseWords.has(word) || word === '=' || word === ':') return null;
  }
  if (words > 6) return null;
  return wordsOf(scene, first, end);
}

/** `weighted 1:2:2:1`, `with weights 60, 30, 10`, `(60/30/10)`, `in a ratio of 3:1` at the end of a list. */
function findWeights(
  scene: Scene,
  first: number,
  end: number,
): { readonly first: number; readonly parts: readonly number[] } | null {
  const words = wordSet(
    'weighted weights weight ratio distribution split proportions proportion probabilities distributed respectively in with at a of ( the as : by an using',
  );
  for (let at = first + 1; at < end; at += 1) {
    const fact = scene.factFrom.get(at);
    if (fact?.kind !== 'ratio') continue;
    let from = at;
    while (from > first && words.has(scene.tokens[from - 1]?.word ?? '')) from -= 1;
    return { first: from, parts: fact.parts };
  }
  for (let at = first + 1; at < end; at += 1) {
    const word = scene.tokens[at]?.word ?? '';
    if (word !== 'weights' && word !== 'weighted' && word !== 'probabilities') continue;
    const parts: number[] = [];
    for (let here = at + 1; here < end; here += 1) {
      const fact = scene.factFrom.get(here);
      if (fact?.kind === 'amount' && fact.first === here) parts.push(fact.value);
    }
    const from = scene.tokens[at - 1]?.word === 'with' || scene.tokens[at - 1]?.word === '(' ? at - 1 : at;
    if (parts.length > 1) return { first: from, parts };
  }
  return null;
}

/** "8 delivered, 3 additional delivered" is eleven delivered. */
function mergeSame(values: readonly Choice[]): readonly Choice[] {
  const merged: Choice[] = [];
  for (const choice of values) {
    const value =
      typeof choice.value === 'string' ? choice.value.replace(/^(?:additional|more|extra|other) /u, '') : choice.value;
    const index = merged.findIndex((known) => known.value === value);
    const known = merged[index];
    if (known === undefined) merged.push({ ...choice, value });
    else
      merged[index] = {
        ...known,
        ...(known.count === undefined || choice.count === undefined ? {} : { count: known.count + choice.count }),
      };
  }
  return merged;
}
