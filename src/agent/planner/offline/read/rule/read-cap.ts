import { wordSet } from '../text/word-set.ts';
import { dictionary } from '../text/dictionary.ts';
import type { TimeUnit } from '../../../../../contract/rhythm.ts';
import type { RuleAsk } from '../../reading.ts';
import { sameName, type Draft } from '../draft.ts';
import { firstPhrase } from '../lexicon/lexicon.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { nameRun, namedColumns } from './name-run.ts';
import { verbAt } from './read-consequence.ts';

const periods = dictionary<TimeUnit>({
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
  annually: 'year',
});
const periodLeads = [
  'in any one',
  'in any given',
  'in any',
  'in one',
  'in a single',
  'in the same',
  'on the same',
  'on any given',
  'on one',
  'within a',
  'within one',
  'in a',
  'per',
  'a',
  'an',
  'each',
  'every',
  'any',
];
const whoStops = wordSet(
  'is are has have should must can may will cannot could gets get makes make takes take works work spends spend places place buys buy borrows borrow never not more at between over under above below exceed exceeds with than up for only ever books book owns own holds hold earns earn logs log posts post files file rents rent attends attend submits submit handles handle sees see orders order receives receive teaches teach drives drive visits visit uses use contains contain pays pay enrolls enroll lends lend carries carry',
);
const negations = wordSet("never not cannot can't don't doesn't shouldn't mustn't won't no nobody");
const singles = wordSet('no each every a an any one nobody single');

type PerGroup = Extract<RuleAsk, { kind: 'per-group' }>;

/** So many rows, or so much of a figure, for each of something: "no employee over 40 hours a week", "max 2 loans per member", "nobody borrows more than 3 books a month". */
export function readCap(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] {
  for (let at = first; at < end; at += 1) {
    const fact = scene.factFrom.get(at);
    if (fact === undefined || (fact.kind !== 'range' && fact.kind !== 'amount') || fact.percent) continue;
    const bounds = boundsOf(scene, first, at, fact);
    const after = afterFigure(scene, draft, fact.end, end);
    const who = after.who ?? whoBefore(scene, draft, first, at);
    if (bounds === null || who === null) return [];
    const isEach = after.who !== null || after.each !== null || isSingle(scene, first, at);
    if (!isEach || !after.whole) return [];
    const measure = measureOf(scene, draft, first, at, fact, after.things);
    // Something measured (hours, money) that no column holds is no number of rows.
    if (measure === null && (fact.unit !== null || fact.timeUnit !== null)) return [];
    if (after.each === null && measure === null && after.things === '') return [];
    const rule: PerGroup = {
      ...spanOf(scene, first, end),
      kind: 'per-group',
      by: [who],
      each: after.each,
      measure,
      what: after.things,
      ...bounds,
    };
    return [rule];
  }
  return [];
}

/** The bounds as said: "no … over 40" and "never more than 40" are at most 40; a bare figure after "max" too. */
function boundsOf(
  scene: Scene,
  first: number,
  at: number,
  fact: { readonly kind: string; readonly end: number } & Partial<{
    min: number | null;
    max: number | null;
    exclusive: string;
    value: number;
  }>,
): { readonly min: number | null; readonly max: number | null } | null {
  const words = scene.tokens.slice(first, at).map((token) => token.word);
  const isNot = words.some((word) => negations.has(word));
  if (fact.kind === 'amount') {
    const value = fact.value ?? 0;
    if (/exceeds?$/u.test(words.at(-1) ?? '')) return isNot ? { min: null, max: value } : null;
    if (words.some((word) => /^(?:exactly|only|just)$/u.test(word))) return { min: value, max: value };
    return isNot || words.some((word) => /^(?:max|maximum|limit|limited|cap|capped)$/u.test(word))
      ? { min: null, max: value }
      : null;
  }
  const [min, max] = [fact.min ?? null, fact.max ?? null];
  if (!isNot)
    return {
      min: fact.exclusive === 'min' && min !== null ? min + 1 : min,
      max: fact.exclusive === 'max' && max !== null ? max - 1 : max,
    };
  if (min !== null && max === null) return { min: null, max: fact.exclusive === 'min' ? min : min - 1 };
  if (max !== null && min === null) return { min: fact.exclusive === 'max' ? max : max + 1, max: null };
  return null;
}

/** "loans per member a month": what is counted, for whom, and in which unit of time. `whole`: nothing else is said. */
function afterFigure(
  scene: Scene,
  draft: Draft,
  from: number,
  end: number,
): { readonly things: string; readonly who: string | null; readonly each: TimeUnit | null; readonly whole: boolean } {
  let at = from;
  while (
    at < end &&
    scene.tokens[at]?.kind === 'word' &&
    firstPhrase(scene.tokens, at, periodLeads) < 0 &&
    at - from < 4
  ) {
    if (['for', 'and', 'but', 'in', 'to', 'by', 'of', 'with', 'if', 'when'].includes(scene.tokens[at]?.word ?? ''))
      break;
    if (periods[scene.tokens[at]?.word ?? ''] !== undefined) break;
    at += 1;
  }
  const things = at > from ? wordsOf(scene, from, at) : '';
  let who: string | null = null;
  let each: TimeUnit | null = null;
  while (at < end) {
    const bare = periods[scene.tokens[at]?.word ?? ''];
    if (bare !== undefined) {
      each = bare;
      at += 1;
      continue;
    }
    const isFor =
      scene.tokens[at]?.word === 'for' && ['each', 'every', 'a', 'any'].includes(scene.tokens[at + 1]?.word ?? '');
    const lead = isFor ? at + 2 : firstPhrase(scene.tokens, at, periodLeads);
    if (lead < 0 || lead >= end) {
      // "3 orders each", "in total", "at a time" say nothing more.
      const isTail =
        /^(?:each|total|and|time|overall)$/u.test(scene.tokens[at]?.word ?? '') ||
        (['in', 'at'].includes(scene.tokens[at]?.word ?? '') &&
          /^(?:total|a|all|time)$/u.test(scene.tokens[at + 1]?.word ?? ''));
      if (!isTail) return { things, who, each, whole: false };
      at += 1;
      continue;
    }
    const unit = periods[scene.tokens[lead]?.word ?? ''];
    if (unit !== undefined) {
      each = unit;
      at = lead + 1;
      continue;
    }
    const name = nameRun(scene, draft, lead, end, wordSet('per a each every and in on within , at'));
    if (name === null || who !== null) return { things, who, each, whole: false };
    who = name.name;
    at = name.next;
  }
  return { things, who, each, whole: true };
}

function isSingle(scene: Scene, first: number, at: number): boolean {
  return (
    singles.has(scene.tokens[first]?.word ?? '') ||
    scene.tokens.slice(first, at).some((token) => negations.has(token.word))
  );
}

/** "no employee works", "each member can borrow", "employees never work": whom the figure is about. */
function whoBefore(scene: Scene, draft: Draft, first: number, at: number): string | null {
  let from = first;
  while (
    from < at &&
    ['no', 'each', 'every', 'a', 'an', 'any', 'one', 'single', 'the', 'all', 'make', 'sure', 'that', 'ensure'].includes(
      scene.tokens[from]?.word ?? '',
    )
  )
    from += 1;
  if (/^(?:nobody|noone|anyone|everyone)$/u.test(scene.tokens[first]?.word ?? '')) return '';
  const name = nameRun(scene, draft, from, at, whoStops);
  return name === null ? null : name.name.replace(/(?<=[^s])s$/u, '');
}

const unitColumns = dictionary<readonly string[]>({
  hour: ['hours', 'hour', 'duration'],
  minute: ['minutes', 'duration', 'mins'],
  day: ['days'],
  second: ['seconds', 'duration'],
});

/** The column that holds what is bounded; null when rows are counted. */
function measureOf(
  scene: Scene,
  draft: Draft,
  first: number,
  at: number,
  fact: { readonly unit: string | null; readonly timeUnit: TimeUnit | null },
  things: string,
): string | null {
  const named = namedColumns(draft);
  const has = (wanted: readonly string[]): string | null =>
    named.find((column) =>
      column.name
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .some((word) => wanted.some((one) => sameName(one) === sameName(word))),
    )?.name ?? null;
  if (fact.timeUnit !== null) return has(unitColumns[fact.timeUnit] ?? []) ?? fact.timeUnit.concat('s');
  for (let here = first; here < at; here += 1) {
    const verb = fact.unit === null ? null : verbAt(scene, draft, here, at);
    if (verb !== null) return verb.name;
  }
  if (fact.unit !== null) return has(['amount', 'total', 'spend', 'price', 'cost', 'revenue', 'weight', 'distance']);
  const column = things === '' ? undefined : named.find((one) => one.name.toLowerCase() === things.toLowerCase());
  return column !== undefined && isFigure(column.values) ? column.name : null;
}

function isFigure(values: ReturnType<typeof namedColumns>[number]['values']): boolean {
  return !values.some((ask) => ask.kind === 'one-of' || (ask.kind === 'type' && ask.type === 'text'));
}
