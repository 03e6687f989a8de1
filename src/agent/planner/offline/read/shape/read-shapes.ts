import { wordSet } from '../text/word-set.ts';
import type { PeriodAsk, ShapeAsk } from '../../reading.ts';
import { wordsEnd } from '../lexicon/lexicon.ts';
import { periodOf } from '../ask/read-period.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { monthOf, weekdayOf } from '../time/month-names.ts';
import { partsOf } from '../time/calendar.ts';
import { readFactor, type Factor } from './read-factor.ts';
import { readHours } from './read-hours.ts';
import { shapeOf, shapePhrases, strongShapes } from './shape-words.ts';

type Mark = { readonly kind: ShapeAsk['kind']; readonly at: number; readonly next: number; readonly strong: boolean };

/**
 * Reads a clause as shapes over time. Each shape word takes the times and figures up to the next one; what stands before the first belongs to it.
 * Empty when no shape word has a time, a factor or a clear meaning of its own.
 */
export function readShapes(scene: Scene, first: number, end: number): readonly ShapeAsk[] {
  const marks = findMarks(scene, first, end);
  const shapes: ShapeAsk[] = [];
  for (const [index, mark] of marks.entries()) {
    const from = index === 0 ? first : mark.at;
    const to = marks[index + 1]?.at ?? end;
    const shape = readOne(scene, mark, from, to);
    if (shape !== null) shapes.push(shape);
  }
  return shapes;
}

function findMarks(scene: Scene, first: number, end: number): readonly Mark[] {
  const marks: Mark[] = [];
  for (let at = first; at < end; at += 1) {
    const phrase = shapePhrases.find(([words]) => wordsEnd(scene.tokens, at, words) > 0);
    if (phrase !== undefined) {
      const next = wordsEnd(scene.tokens, at, phrase[0]);
      marks.push({ kind: phrase[1], at, next, strong: true });
      at = next - 1;
      continue;
    }
    const word = scene.tokens[at]?.word ?? '';
    const kind = shapeOf(word);
    if (kind !== null) marks.push({ kind, at, next: at + 1, strong: strongShapes.has(word) });
  }
  return mergeMarks(scene, marks);
}

/** "Business hours peaks", "weekend dip", "seasonal spike": the pattern word says when, the other says which way. */
function mergeMarks(scene: Scene, marks: readonly Mark[]): readonly Mark[] {
  const merged: Mark[] = [];
  for (const mark of marks) {
    const last = merged.at(-1);
    const isNear =
      last !== undefined &&
      mark.at - last.next <= 2 &&
      ![',', 'and', ';', '+'].includes(scene.tokens[mark.at - 1]?.word ?? '');
    const isSame = last !== undefined && last.kind === mark.kind && mark.at - last.next <= 1;
    if (last === undefined || (!isNear && !isSame)) merged.push(mark);
    else if (
      ['weekday', 'weekend', 'business-hours', 'night', 'season'].includes(mark.kind) &&
      ['spike', 'dip'].includes(last.kind)
    )
      merged[merged.length - 1] = { ...last, next: mark.next, strong: true };
    else if (
      ['weekday', 'weekend', 'business-hours', 'night'].includes(last.kind) &&
      ['spike', 'dip'].includes(mark.kind)
    )
      merged[merged.length - 1] =
        last.kind === 'business-hours' && mark.kind === 'spike'
          ? { ...last, next: mark.next, strong: true }
          : { ...mark, at: last.at, strong: true };
    else if (isSame || last.kind === mark.kind || ['noise', 'season'].includes(last.kind))
      merged[merged.length - 1] = { ...last, next: mark.next, strong: last.strong || mark.strong };
    else merged.push(mark);
  }
  return merged;
}

const onlyWithTime = new Set(['weekday', 'weekend', 'night']);

function readOne(scene: Scene, mark: Mark, from: number, to: number): ShapeAsk | null {
  const { tokens } = scene;
  const times = readTimes(scene, from, to);
  const factor: Factor = readFactor(scene, from, to);
  const hasTime =
    times.periods.length > 0 || times.months.length > 0 || times.weekdays.length > 0 || times.hours.length > 0;
  const effect = hasEffect(scene, from, to);
  if (!mark.strong && !hasTime && factor.factor === null && factor.rate === null && !effect) return null;
  if (onlyWithTime.has(mark.kind) && !effect && factor.factor === null && !mark.strong) return null;
  const kind = mark.kind === 'spike' && factor.factor !== null && factor.factor < 1 ? 'dip' : mark.kind;
  if (factor.rate !== null && (kind === 'spike' || kind === 'dip'))
    return shape(kind === 'spike' ? 'growth' : 'decline');
  return shape(kind);

  function shape(own: ShapeAsk['kind']): ShapeAsk {
    const isFalling = own === 'decline' && factor.rate !== null && factor.rate.rate > 0;
    const rate = factor.rate === null ? null : isFalling ? { ...factor.rate, rate: -factor.rate.rate } : factor.rate;
    const dips =
      own === 'dip' && factor.share !== null
        ? 1 - factor.share
        : own === 'dip' && factor.factor !== null && factor.factor > 1
          ? 1 / factor.factor
          : factor.factor;
    return {
      ...spanOf(scene, from, to),
      kind: own,
      about: aboutOf(scene, mark, from, to),
      months: times.months,
      weekdays:
        times.weekdays.length > 0
          ? times.weekdays
          : own !== 'weekend' && has('weekend', 'weekends')
            ? [6, 7]
            : own !== 'weekday' && has('weekday', 'weekdays') && (own === 'spike' || own === 'dip')
              ? [1, 2, 3, 4, 5]
              : [],
      hours: times.hours,
      periods: times.periods,
      factor: dips,
      rate,
      ...(times.holiday === null ? {} : { holiday: times.holiday }),
      ...(factor.count === null ? {} : { count: factor.count }),
    };
  }
  function has(...words: readonly string[]): boolean {
    for (let at = from; at < to; at += 1) if (words.includes(tokens[at]?.word ?? '')) return true;
    return false;
  }
}

const effects = wordSet(
  'effect effects pattern patterns variance variation variations trend trends peaks traffic activity over steady steadily gradual gradually time slowly zero less more higher lower busier quieter quiet only occasional cycle fewer closed',
);
function hasEffect(scene: Scene, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (effects.has(scene.tokens[at]?.word ?? '')) return true;
  return false;
}

type Times = {
  readonly months: readonly number[];
  readonly weekdays: readonly number[];
  readonly hours: readonly number[];
  readonly periods: readonly PeriodAsk[];
  readonly holiday: string | null;
};

function readTimes(scene: Scene, from: number, to: number): Times {
  const months: number[] = [];
  const weekdays: number[] = [];
  const periods: PeriodAsk[] = [];
  let holiday: string | null = null;
  for (let at = from; at < to; at += 1) {
    const fact = scene.factFrom.get(at);
    if (
      fact?.kind === 'moment' &&
      !fact.hasYear &&
      (fact.grain === 'month' || fact.grain === 'quarter') &&
      fact.holiday === null
    ) {
      const start = partsOf(fact.from).month;
      const count = fact.grain === 'quarter' ? 3 : monthOf(scene.tokens[fact.first]?.word ?? '') > 0 ? 1 : 3;
      for (let month = 0; month < count; month += 1) months.push(((start - 1 + month) % 12) + 1);
    } else if (
      fact?.kind === 'moments' &&
      fact.from !== null &&
      fact.to !== null &&
      fact.grain === 'month' &&
      !/\d/u.test(wordsOf(scene, fact.first, fact.end))
    ) {
      for (let month = partsOf(fact.from).month, steps = 0; steps < 12; month = (month % 12) + 1, steps += 1) {
        if (month === partsOf(fact.to).month && steps > 0) break;
        months.push(month);
      }
    } else if (fact !== undefined) {
      const period = periodOf(scene, fact);
      if (period !== null) periods.push(period.period);
      if (fact.kind === 'moment' && fact.holiday !== null) holiday ??= fact.holiday;
    } else {
      const month = monthOf(scene.tokens[at]?.word ?? '');
      if (
        month > 0 &&
        (scene.factEnd[at] ?? 0) <= at &&
        (scene.tokens[at]?.word.length ?? 0) > 3 &&
        !months.includes(month) &&
        scene.tokens[at]?.word !== 'march'
      )
        months.push(month);
      const day = (scene.factEnd[at] ?? 0) > at ? 0 : weekdayOf(scene.tokens[at]?.word ?? '');
      if (day > 0) weekdays.push(day);
    }
  }
  return { months, weekdays, hours: readHours(scene, from, to), periods, holiday };
}

const links = wordSet(
  'in of on for a an the with and during at by is are to that causes cause some big huge large small clear strong slight sharp realistic add include should be there has have em en de um una un uma every each around plus but also random randomly sudden major significant noticeable occasional added show shows from due make over time like such as x times varies vary depends depend follows follow fluctuates rises increases decreases',
);

/** The words that say what moves: between "in" and the time, or right before the shape word. */
function aboutOf(scene: Scene, mark: Mark, from: number, to: number): string {
  const isFree = (at: number): boolean =>
    scene.tokens[at]?.kind === 'word' &&
    (scene.factEnd[at] ?? 0) <= at &&
    !links.has(scene.tokens[at]?.word ?? '') &&
    shapeOf(scene.tokens[at]?.word ?? '') === null &&
    weekdayOf(scene.tokens[at]?.word ?? '') === 0;
  for (let at = mark.next; at < to; at += 1) {
    if (!['in', 'of', 'for', 'em', 'en', 'de'].includes(scene.tokens[at]?.word ?? '')) continue;
    let start = at + 1;
    while (['the', 'a', 'our', 'different'].includes(scene.tokens[start]?.word ?? '')) start += 1;
    let stop = start;
    while (stop < to && isFree(stop)) stop += 1;
    if (stop > start) return wordsOf(scene, start, stop);
  }
  let start = mark.at;
  while (start > from && isFree(start - 1)) start -= 1;
  if (start < mark.at) return wordsOf(scene, start, mark.at);
  let stop = from;
  while (stop < mark.at && isFree(stop)) stop += 1;
  return stop > from && stop - from <= 4 ? wordsOf(scene, from, stop) : '';
}
