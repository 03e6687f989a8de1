import { wordSet } from '../text/word-set.ts';
import type { RuleAsk } from '../../reading.ts';
import { sameName, type Draft } from '../draft.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import { adjectives, againstYears, comparatives } from './comparative-words.ts';
import { verbColumns } from './group-words.ts';
import { columnAt, columnLike, nameRun, namedColumns } from './name-run.ts';
import { verbAt } from './read-consequence.ts';

type Side = { readonly name: string; readonly sign: '+' | '-'; readonly next: number };

const ups = wordSet('higher more greater larger bigger increasing rising longer better');
const downs = wordSet('lower less fewer smaller decreasing falling shorter worse reduced');
const risers = wordSet('rise rises increase increases grow grows climb climbs go goes up');
const fallers = wordSet(
  'fall falls drop drops decrease decreases decline declines shrink shrinks sink sinks down lose loses',
);
const means = wordSet(
  'means mean leads lead implies imply goes go results result gives give have has get gets tend are is receive come comes need needs require -> => , should bring brings show typically usually generally also to be with in a an the and',
);
const nameStops = wordSet(
  'which that who means mean leads lead implies imply goes go results result gives give have has get gets tend are is the more less higher lower receive come should , ; when as with and to for in but because',
);

/** Comparatives that tie two columns: "taller people weigh more", "the higher the price the lower the demand", "higher income means lower risk", "as prices rise, demand falls". */
export function readComparative(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] {
  const pair =
    theMore(scene, draft, first, end) ??
    comparativeFirst(scene, draft, first, end) ??
    movingTogether(scene, draft, first, end);
  if (pair === null || sameName(pair.a.name) === sameName(pair.b.name)) return [];
  return [
    {
      ...spanOf(scene, first, end),
      kind: 'correlates',
      a: pair.a.name,
      b: pair.b.name,
      sign: pair.a.sign === pair.b.sign ? '+' : '-',
    },
  ];
}

type Pair = { readonly a: Side; readonly b: Side };

/** "the higher the price, the lower the demand", "the more expensive the rarer". */
function theMore(scene: Scene, draft: Draft, first: number, end: number): Pair | null {
  if (scene.tokens[first]?.word !== 'the') return null;
  let second = -1;
  for (let at = first + 2; at < end - 1; at += 1)
    if (scene.tokens[at]?.word === 'the' && sideAt(scene, draft, at + 1, end) !== null && at > first + 2) second = at;
  for (let at = first + 2; at < end - 1 && second < 0; at += 1)
    if (scene.tokens[at]?.word === 'the' && sideAt(scene, draft, at + 1, end) !== null) second = at;
  if (second < 0) return null;
  const a = sideAt(scene, draft, first + 1, second);
  const b = sideAt(scene, draft, second + 1, end);
  return a === null || b === null ? null : { a, b };
}

/** A comparative and what it is about: "taller people", "higher income", "more expensive", "the lower the demand". */
function sideAt(scene: Scene, draft: Draft, at: number, end: number): Side | null {
  const word = scene.tokens[at]?.word ?? '';
  if (word === 'more' || word === 'less') {
    const names = adjectives[scene.tokens[at + 1]?.word ?? ''];
    if (names !== undefined && at + 1 < end) return named(draft, names, word === 'more' ? '+' : '-', at + 2);
  }
  const from = scene.tokens[at + 1]?.word === 'the' ? at + 2 : at + 1;
  const isUp = ups.has(word);
  if (isUp || downs.has(word)) {
    const column = from < end ? columnLike(scene, draft, from, end) : null;
    if (column !== null) return { name: column.name, sign: isUp ? '+' : '-', next: column.next };
  }
  const comparative = comparatives[word];
  if (comparative !== undefined) return named(draft, comparative.names, comparative.sign, at + 1, word);
  if (!isUp && !downs.has(word)) return null;
  const run = from < end ? nameRun(scene, draft, from, end, nameStops) : null;
  return run === null ? null : { name: run.name, sign: isUp ? '+' : '-', next: run.next };
}

/** The named column that an adjective speaks of, or its usual name. "Older" things have the lower year. */
function named(draft: Draft, names: readonly string[], sign: '+' | '-', next: number, word = ''): Side {
  for (const wanted of names) {
    const column = namedColumns(draft).find((one) =>
      one.name
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .some((part) => sameName(part) === sameName(wanted)),
    );
    if (column === undefined) continue;
    const isCalendar =
      againstYears.has(wanted.replace(/s$/u, '')) &&
      /(?:^|[^a-z])year(?:$|[^s])|year$/iu.test(column.name) &&
      !/years|tenure|experience/iu.test(column.name);
    const isTurned = (word === 'newer' && wanted === 'age') || (isCalendar && (word === 'older' || word === 'younger'));
    return { name: column.name, sign: isTurned ? (sign === '+' ? '-' : '+') : sign, next };
  }
  if (word === 'older' || word === 'newer') {
    const year = namedColumns(draft).find((one) =>
      one.name
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .some((part) => againstYears.has(part)),
    );
    if (year !== undefined) return { name: year.name, sign: word === 'newer' ? '+' : '-', next };
  }
  return { name: names[0] ?? '', sign, next };
}

/** "Taller people weigh more", "older cars are cheaper", "higher income means lower risk". */
function comparativeFirst(scene: Scene, draft: Draft, first: number, end: number): Pair | null {
  const start = ['the', 'generally', 'typically', 'usually', ','].includes(scene.tokens[first]?.word ?? '')
    ? first + 1
    : first;
  const a = sideAt(scene, draft, start, end);
  if (a === null || a.next >= end) return null;
  for (let at = a.next; at < Math.min(end, a.next + 6); at += 1) {
    const verb = verbAt(scene, draft, at, end);
    if (verb !== null) {
      const how = scene.tokens[verb.next]?.word ?? '';
      const sign = ups.has(how) ? '+' : downs.has(how) ? '-' : null;
      if (sign === null) return null;
      const column = verb.next + 1 < end ? columnAt(scene, draft, verb.next + 1, end) : null;
      return { a, b: { name: column?.name ?? verb.name, sign, next: end } };
    }
    const word = scene.tokens[at]?.word ?? '';
    const isVerb = verbColumns[word] !== undefined;
    const b = sideAt(scene, draft, at, end);
    if (b !== null && at > a.next - 1) return b.next >= end || isEnd(scene, b.next, end) ? { a, b } : null;
    // What stands between is whom it is about, or a verb of meaning.
    const isNoun = at === a.next && scene.tokens[at]?.kind === 'word';
    if (!isNoun && !means.has(word) && !isVerb) return null;
  }
  return null;
}

function isEnd(scene: Scene, at: number, end: number): boolean {
  return at >= end || ['on', 'too', 'overall', 'and', 'in', 'for'].includes(scene.tokens[at]?.word ?? '')
    ? at + 2 >= end || at >= end
    : false;
}

/** "Units sold fall as the price rises", "as prices rise, demand falls", "demand drops when the price goes up". */
function movingTogether(scene: Scene, draft: Draft, first: number, end: number): Pair | null {
  const isTurned = ['as', 'when'].includes(scene.tokens[first]?.word ?? '');
  const one = movingAt(scene, draft, isTurned ? first + 1 : first, end);
  if (one === null) return null;
  const link = scene.tokens[one.next]?.word ?? '';
  const isLinked = isTurned
    ? link === ',' || link === 'then' || columnAt(scene, draft, one.next, end) !== null
    : ['as', 'when', 'with', 'while'].includes(link);
  if (!isLinked) return null;
  const from = [',', 'then', 'as', 'when', 'with', 'while'].includes(link) ? one.next + 1 : one.next;
  const two = movingAt(scene, draft, from, end);
  if (two !== null && two.next >= end) return { a: one, b: two };
  // "falls with mileage": nothing said of the other but its name.
  const side = link === 'with' ? sideAt(scene, draft, from, end) : null;
  if (side !== null && side.next >= end) return { a: one, b: side };
  const name = link === 'with' ? nameRun(scene, draft, from, end, nameStops) : null;
  return name === null || name.next < end ? null : { a: one, b: { name: name.name, sign: '+', next: end } };
}

/** A column and whether it goes up or down: "the price rises", "demand goes down". */
function movingAt(scene: Scene, draft: Draft, at: number, end: number): Side | null {
  const stops = new Set([...risers, ...fallers, ...nameStops, 'should', 'must', 'will']);
  const name = columnAt(scene, draft, at, end) ?? nameRun(scene, draft, at, end, stops);
  if (name === null) return null;
  let here = name.next;
  while (
    ['should', 'must', 'will', 'always', 'generally', 'usually', 'also', 'gradually', 'slightly', 'sharply'].includes(
      scene.tokens[here]?.word ?? '',
    ) &&
    here < end
  )
    here += 1;
  const word = scene.tokens[here]?.word ?? '';
  const after = scene.tokens[here + 1]?.word ?? '';
  if (['go', 'goes'].includes(word))
    return after === 'up' || after === 'down'
      ? { name: name.name, sign: after === 'up' ? '+' : '-', next: here + 2 }
      : null;
  if (risers.has(word) && word !== 'up') return { name: name.name, sign: '+', next: here + 1 };
  return fallers.has(word) && word !== 'down' ? { name: name.name, sign: '-', next: here + 1 } : null;
}
