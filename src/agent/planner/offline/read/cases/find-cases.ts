import { closeOf, stepOver, type Scene } from '../text/scene.ts';
import { wordSet } from '../text/word-set.ts';
import type { Case, Stretch } from './case-list.ts';

const leads = wordSet(': - – — = -> => → which that is are will be , ;');
const ifWords = wordSet('if when whenever where iff');
const elseWords = wordSet('otherwise else');
/** A longer description is prose. */
const mostTokens = 160;
const pieceLeads = wordSet('and or then but');
const afterElse = wordSet('is are it they : = be for everyone everything all the rest others');

/** The cases in a column's description, and the stretches of it that are none. */
export type FoundCases = { readonly cases: readonly Case[]; readonly plain: readonly Stretch[] };

/**
 * Finds "low when taxable is under 20000, high when it is over 60000, otherwise mid", "adult 14.00, child 6.00", "blank for rabbits" in the
 * description of a column. Null when it holds no cases: figures behind words are cases only when each of the words stands elsewhere in the
 * request, too, as the value of another column does.
 */
export function findCases(scene: Scene, from: number, to: number): FoundCases | null {
  const { first, end } = inner(scene, from, to);
  if (end - first > mostTokens) return null;
  const cases: Case[] = [];
  const plain: Stretch[] = [];
  let keyed = 0;
  for (const piece of pieces(scene, first, end)) {
    const found = readCase(scene, piece);
    if (found === null) plain.push(piece);
    else {
      cases.push(found);
      if (found.when === 'for' && found.words.end - found.words.first <= 3) keyed += 1;
    }
  }
  const said = cases.filter((one) => one.when !== 'for' && one.when !== 'figure');
  if (said.length > 0) {
    // Among other cases a word before a range is a value, and the range says when.
    return {
      cases: cases.map((one) => (isKeyed(one) ? { value: one.words, when: 'figure', words: one.value } : one)),
      plain,
    };
  }
  const isKnown = cases.every((one) => one.when === 'for' && standsElsewhere(scene, one.words, first, end));
  return cases.length > 0 && isKnown && (keyed === 0 || keyed > 1 || plain.length < 2) && hasForm(cases)
    ? { cases, plain }
    : null;
}

function isKeyed(one: Case): boolean {
  return one.when === 'for' && one.words.first < one.value.first;
}

/** Two figures with their keys, or one case that begins with "for" behind its value. */
function hasForm(cases: readonly Case[]): boolean {
  return cases.length > 1 || cases.every((one) => !isKeyed(one));
}

/** The description without the marks before it and the brackets around it. */
function inner(scene: Scene, from: number, to: number): Stretch {
  let first = from;
  while (first < to && leads.has(scene.tokens[first]?.word ?? '') && scene.tokens[first]?.kind !== 'line') first += 1;
  const close = closeOf(scene, first, to);
  return close === to && to - first > 2 ? { first: first + 1, end: to - 1 } : { first, end: to };
}

/** Cut at commas, semicolons and "but", and before "otherwise". */
function pieces(scene: Scene, first: number, end: number): readonly Stretch[] {
  const found: Stretch[] = [];
  let start = first;
  const cut = (at: number, next: number): void => {
    if (at > start) found.push({ first: start, end: at });
    start = next;
  };
  for (let at = first; at < end; at = stepOver(scene, at, end)) {
    const token = scene.tokens[at];
    if (token === undefined || (scene.factEnd[at] ?? 0) > at) continue;
    if (token.kind === 'line' || token.word === ',' || token.word === ';' || token.word === 'but') cut(at, at + 1);
    else if (elseWords.has(token.word) && at > start) cut(at, at);
  }
  cut(end, end);
  return found;
}

function readCase(scene: Scene, piece: Stretch): Case | null {
  const { tokens } = scene;
  let first = piece.first;
  while (first < piece.end && pieceLeads.has(tokens[first]?.word ?? '')) first += 1;
  if (elseWords.has(tokens[first]?.word ?? '')) {
    let at = first + 1;
    while (at < piece.end && afterElse.has(tokens[at]?.word ?? '')) at += 1;
    return at < piece.end ? { value: { first: at, end: piece.end }, when: 'else', words: { first, end: at } } : null;
  }
  for (let at = first + 1; at < piece.end; at = stepOver(scene, at, piece.end)) {
    const word = tokens[at]?.word ?? '';
    const value = { first, end: at };
    if (ifWords.has(word)) {
      const only = ['and', 'only', 'if'].every((one, place) => tokens[at + 1 + place]?.word === one);
      const isExact = word === 'iff' || only || tokens[at - 1]?.word === 'only';
      const words = { first: only ? at + 4 : at + 1, end: piece.end };
      if (tokens[at - 1]?.word === 'only') return { value: { first, end: at - 1 }, when: 'iff', words };
      return { value, when: isExact ? 'iff' : 'if', words };
    }
    if (word === 'unless') return { value, when: 'unless', words: { first: at + 1, end: piece.end } };
    if (word === 'for') {
      const fact = scene.factFrom.get(at + 1);
      // "blank for 60 % of them" is a share.
      return fact === undefined && piece.end - at - 1 <= 8
        ? { value, when: 'for', words: { first: at + 1, end: piece.end } }
        : null;
    }
  }
  return readKeyed(scene, first, piece.end);
}

/** "adult 14.00", "day: 45-79": up to three words and a figure that ends the piece. */
function readKeyed(scene: Scene, first: number, end: number): Case | null {
  let at = first;
  while (at < end && at - first < 5 && (scene.factEnd[at] ?? 0) <= at && isKeyToken(scene, at)) at += 1;
  const fact = scene.factFrom.get(at);
  if (at === first || fact === undefined || fact.end !== end || (fact.kind !== 'amount' && fact.kind !== 'range'))
    return null;
  if (fact.percent) return null;
  const last = [':', '=', '-'].includes(scene.tokens[at - 1]?.word ?? '') ? at - 1 : at;
  return last === first ? null : { value: { first: at, end }, when: 'for', words: { first, end: last } };
}

function isKeyToken(scene: Scene, at: number): boolean {
  const token = scene.tokens[at];
  return token?.kind === 'word' || token?.kind === 'quoted' || [':', '=', '-'].includes(token?.word ?? '');
}

function standsElsewhere(scene: Scene, { first, end }: Stretch, from: number, to: number): boolean {
  const places = placesOf(scene);
  for (let at = first; at < end; at += 1) {
    const token = scene.tokens[at];
    if (token?.kind !== 'word') continue;
    const stem = stemOf(token.word);
    const found = stem.length < 2 ? undefined : places.get(stem);
    if (found !== undefined && (found.first < from || found.last >= to)) return true;
  }
  return false;
}

const known = new WeakMap<Scene['tokens'], ReadonlyMap<string, { readonly first: number; readonly last: number }>>();

/** Where each word stands first and last. */
function placesOf({ tokens }: Scene): ReadonlyMap<string, { readonly first: number; readonly last: number }> {
  const found = known.get(tokens);
  if (found !== undefined) return found;
  const places = new Map<string, { first: number; last: number }>();
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    const stem = stemOf(token.word);
    const place = places.get(stem);
    if (place === undefined) places.set(stem, { first: at, last: at });
    else place.last = at;
  }
  known.set(tokens, places);
  return places;
}

function stemOf(word: string): string {
  return word.replace(/(?<=..[^s])s$/u, '');
}
