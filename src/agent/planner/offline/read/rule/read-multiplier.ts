import { wordSet } from '../text/word-set.ts';
import type { RuleAsk } from '../../reading.ts';
import type { Draft } from '../draft.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import { isAnd } from '../text/split.ts';
import { factorAt } from './factor-at.ts';
import { verbColumns } from './group-words.ts';
import { columnAt, meantColumn, nameRun } from './name-run.ts';
import { bareGroup, readGroup, type ConditionRead } from './read-group.ts';
import { verbAt } from './read-consequence.ts';

type Scaled = Extract<RuleAsk, { kind: 'scaled' }>;

const oftenWords = wordSet('often frequently frequent regularly');
const rowVerbs = wordSet(
  'order orders buy buys purchase purchases visit visits shop shops book books return returns post posts log call calls travel transact come place places make makes submit submits file files open opens rent borrow',
);
const links = wordSet(
  'are is have has cost costs get gets pay pays show shows run be being tend to see also usually typically on average make makes place places bring generate a an the roughly about around approximately',
);
const sizeNouns = wordSet('much many high large big long likely');
const nameStops = wordSet(
  'than as of for on in at is are the that compared to , ; . and but when if over during rate rates',
);
const rateWords = wordSet('rate rates likelihood probability chance risk');
const ends = wordSet(
  'than as compared to others other all everyone regular normal usual the on weekdays average standard rest ones customers users members people others non others',
);

/** How much more (or less, or more often) a group has: "VIPs order three times as often", "weekend orders are 30 % larger", "smokers have twice the claim rate". */
export function readMultiplier(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] {
  for (let at = end - 2; at > first + 2; at -= 1) {
    if (!isAnd(scene, at)) continue;
    // "VIPs order three times as often and spend twice as much": one group, two wishes.
    const left = readMultiplier(scene, draft, first, at);
    const [one] = left;
    if (one?.kind !== 'scaled') continue;
    const whole = readMultiplier(scene, draft, at + 1, end);
    if (whole.length > 0) return [...left, ...whole];
    const more = saidByGroup(scene, draft, one.when, at + 1, at + 1, end);
    if (more !== null) return [...left, more];
  }
  const found = groupFirst(scene, draft, first, end) ?? figureFirst(scene, draft, first, end);
  return found === null ? [] : [found];
}

/** What a group that is known already does so many times as much. */
function saidByGroup(
  scene: Scene,
  draft: Draft,
  when: string,
  first: number,
  from: number,
  end: number,
): Scaled | null {
  for (let at = from; at < Math.min(end, from + 8); at += 1) {
    const factor = factorAt(scene, at, end);
    if (factor === null) continue;
    const said = saidOf(scene, draft, from, at, factor.next, end);
    return said === null
      ? null
      : { ...spanOf(scene, first, end), kind: 'scaled', when, factor: factor.factor, ...said };
  }
  return null;
}

/** The group at the start, then what it does so many times as much. */
function groupFirst(scene: Scene, draft: Draft, first: number, end: number): Scaled | null {
  for (let at = first + 1; at < Math.min(end, first + 9); at += 1) {
    const factor = factorAt(scene, at, end);
    if (factor === null) continue;
    const group = groupBefore(scene, draft, first, at);
    if (group === null) return null;
    return saidByGroup(scene, draft, group.when, first, group.next, end);
  }
  return null;
}

function groupBefore(scene: Scene, draft: Draft, first: number, end: number): ConditionRead | null {
  const known = readGroup(scene, draft, first, end);
  if (known !== null && known.known) return known;
  const bare = bareGroup(scene, draft, first, end);
  // A bare word must be followed by what it does.
  const next = bare === null ? '' : (scene.tokens[bare.next]?.word ?? '');
  return bare !== null && (links.has(next) || rowVerbs.has(next) || verbColumns[next] !== undefined) ? bare : null;
}

type Said = Pick<Scaled, 'of' | 'column'>;

/** What is so many times as much: the rows, a figure, or how likely something is. */
function saidOf(scene: Scene, draft: Draft, from: number, at: number, next: number, end: number): Said | null {
  const { tokens } = scene;
  const verb = verbAt(scene, draft, from, at);
  const word = tokens[from]?.word ?? '';
  let here = next;
  if (tokens[here]?.word === 'as') here += 1;
  const size = tokens[here]?.word ?? '';
  const before = tokens[next - 1]?.word ?? '';
  if (oftenWords.has(size) || oftenWords.has(before)) return { of: 'rows', column: null };
  if (size === 'likely' || before === 'likely') {
    const to = tokens[here + 1]?.word === 'to' ? here + 2 : here + 1;
    const name = nameRun(scene, draft, to, end, nameStops);
    return name === null ? null : { of: 'rate', column: meantColumn(scene, draft, name.name) ?? name.name };
  }
  if (size === 'many' || ['more', 'fewer'].includes(before)) {
    // "three times as many orders", "50 % more orders": rows, unless it is a column.
    const from2 = size === 'many' ? here + 1 : next;
    const column = from2 < end ? columnAt(scene, draft, from2, end) : null;
    if (column !== null) return { of: 'figure', column: column.name };
    if (
      tokens[from2]?.kind === 'word' &&
      from2 < end &&
      !ends.has(tokens[from2]?.word ?? '') &&
      (tokens[from2]?.word ?? '').endsWith('s')
    )
      return { of: 'rows', column: null };
  }
  if (verb !== null) return { of: 'figure', column: verb.name };
  if (rowVerbs.has(word) && (size === 'much' || before === 'more' || before === 'less'))
    return { of: 'rows', column: null };
  const start = ['a', 'an', 'the', 'in', 'their'].includes(tokens[here]?.word ?? '') ? here + 1 : here;
  const column = start < end && !sizeNouns.has(tokens[start]?.word ?? '') ? columnAt(scene, draft, start, end) : null;
  if (column !== null && onlyLinks(scene, from, at)) return { of: 'figure', column: column.name };
  const named =
    start < end && !sizeNouns.has(tokens[start]?.word ?? '') && !ends.has(tokens[start]?.word ?? '')
      ? nameRun(scene, draft, start, end, nameStops)
      : null;
  if (named !== null && onlyLinks(scene, from, at)) {
    const isRate = rateWords.has(tokens[named.next]?.word ?? '');
    return { of: isRate ? 'rate' : 'figure', column: meantColumn(scene, draft, named.name) ?? named.name };
  }
  // "Weekend orders are 30 % larger", "suite prices are twice as high": the figure named before, or the main one.
  const own = columnAt(scene, draft, from, at);
  if (own !== null) return { of: 'figure', column: own.name };
  return onlyLinks(scene, from, at) ? { of: 'figure', column: hinted(before === 'as' ? size : before) } : null;
}

/** What an adjective is about when no column is named. */
function hinted(word: string): string | null {
  if (/^(?:expensive|cheaper|costlier|pricier|dearer)$/u.test(word)) return 'price';
  if (/^(?:longer|shorter|long|faster|slower)$/u.test(word)) return 'duration';
  if (/^(?:older|younger)$/u.test(word)) return 'age';
  return null;
}

function onlyLinks(scene: Scene, from: number, at: number): boolean {
  for (let here = from; here < at; here += 1) if (!links.has(scene.tokens[here]?.word ?? '')) return false;
  return true;
}

const groupLinks = wordSet('for among on in during at from with of');

/** "Order values are 30 % higher on weekends", "churn is twice as high for basic users". */
function figureFirst(scene: Scene, draft: Draft, first: number, end: number): Scaled | null {
  const column = columnAt(scene, draft, first, end);
  const loose = column ?? nameRun(scene, draft, first, end, wordSet('is are be should for among has have'));
  if (loose === null) return null;
  let at = loose.next;
  let isRate = false;
  while (at < end && (links.has(scene.tokens[at]?.word ?? '') || rateWords.has(scene.tokens[at]?.word ?? ''))) {
    isRate ||= rateWords.has(scene.tokens[at]?.word ?? '');
    at += 1;
  }
  const factor = factorAt(scene, at, end);
  if (factor === null || at === loose.next) return null;
  for (let here = factor.next; here < end - 1; here += 1) {
    if (!groupLinks.has(scene.tokens[here]?.word ?? '')) continue;
    const group = readGroup(scene, draft, here + 1, end);
    if (group === null || !group.known) continue;
    return {
      ...spanOf(scene, first, end),
      kind: 'scaled',
      when: group.when,
      factor: factor.factor,
      of: isRate ? 'rate' : 'figure',
      column: meantColumn(scene, draft, loose.name) ?? loose.name,
    };
  }
  return null;
}

/** "Seniors get 10 % off", "students get a 20% discount": a lower price for a group. */
export function readDiscount(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] {
  const group = readGroup(scene, draft, first, end) ?? bareGroup(scene, draft, first, end);
  if (group === null || group.next >= end) return [];
  let at = group.next;
  while (
    ['get', 'gets', 'receive', 'receives', 'have', 'has', 'a', 'an', 'with', 'enjoy', 'pay'].includes(
      scene.tokens[at]?.word ?? '',
    )
  )
    at += 1;
  const fact = scene.factFrom.get(at);
  const word = fact === undefined ? '' : (scene.tokens[fact.end]?.word ?? '');
  if (fact?.kind !== 'amount' || !fact.percent || (word !== 'off' && word !== 'discount') || at === group.next)
    return [];
  const span = spanOf(scene, first, end);
  return [{ ...span, kind: 'discount', when: group.when, share: fact.value / 100 }];
}
