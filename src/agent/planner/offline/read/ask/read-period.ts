import { wordSet } from '../text/word-set.ts';
import { dictionary } from '../text/dictionary.ts';
import type { PeriodAsk } from '../../reading.ts';
import { addUnits } from '../time/calendar.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import type { Fact } from '../value/fact.ts';

/** The time the data cover, as said by the tokens [first, end). `rank`: dates in words (3) outweigh a stretch before today (2) and a bare length (1). */
export type PeriodRead = {
  readonly period: PeriodAsk;
  readonly rank: number;
  readonly first: number;
  readonly end: number;
};

/** A fact about time as a period, or null. An open end is closed with today. */
export function periodOf(scene: Scene, fact: Fact): PeriodRead | null {
  const floating = fact.kind === 'moment' && !fact.hasYear;
  const say = (from: string, to: string, grain: PeriodAsk['grain'], rank: number, end: number): PeriodRead => ({
    period: {
      ...(floating ? { floating } : {}),
      ...spanOf(scene, fact.first, end),
      from_moment: from,
      to_moment: to,
      grain,
      words: wordsOf(scene, fact.first, end),
    },
    rank,
    first: fact.first,
    end,
  });
  if (fact.kind === 'moments') {
    const to = fact.to ?? addUnits(scene.today, 1, 'day');
    const from = fact.from ?? addUnits(to, -1, 'year');
    return from < to ? say(from, to, fact.grain, 3, fact.end) : null;
  }
  if (fact.kind === 'relative') return say(fact.from, fact.to, fact.grain, 2, fact.end);
  if (fact.kind === 'moment') return say(fact.from, fact.to, fact.grain, fact.hasYear ? 3 : 2, fact.end);
  return null;
}

const before = wordSet(
  'for over of spanning covering across throughout during within in last durante pendant uber por para with a full whole entire about',
);
const after = wordSet('worth of period span window timeframe history long total de duration');

/** A length of time that the data cover: `10 days worth`, `for 90 days`, `one year of`, `3주치`, `over a year`, `1 hora` by itself. It ends today. */
export function readLength(scene: Scene, first: number, end: number, alone: boolean): PeriodRead | null {
  const { tokens } = scene;
  for (let at = first; at < end; at += 1) {
    const fact = scene.factFrom.get(at);
    let unit: PeriodAsk['grain'] | null = null;
    let amount = 0;
    let stop = at;
    if (fact?.kind === 'amount' && fact.timeUnit !== null) ({ timeUnit: unit, value: amount, end: stop } = fact);
    else if (
      fact?.kind === 'range' &&
      fact.timeUnit !== null &&
      fact.max === null &&
      fact.min !== null &&
      tokens[at]?.word === 'over'
    ) {
      ({ timeUnit: unit, end: stop } = fact);
      amount = fact.min;
    } else {
      const single = singleUnit(scene, at);
      if (single === null) continue;
      unit = single.unit;
      amount = 1;
      stop = single.end;
    }
    const lead = tokens[at - 1]?.word ?? '';
    const follow = tokens[stop]?.word ?? '';
    if (
      follow === 'old' ||
      follow === 'experience' ||
      follow === 'interval' ||
      follow === 'intervals' ||
      follow === '간격' ||
      follow === 'later' ||
      follow === 'after' ||
      follow === 'rent' ||
      follow === 'apart'
    )
      continue;
    if (['every', 'per', 'each', 'cada', 'within', 'a', 'by', 'at'].includes(lead) && lead !== 'within' && lead !== 'a')
      continue;
    const isWhole = alone && at === first && stop >= end;
    const isSuffixed = /[치간]$/u.test(tokens[stop - 1]?.word ?? '');
    if (!isWhole && !isSuffixed && !before.has(lead) && !after.has(follow) && tokens[at]?.word !== 'over') continue;
    if (!(amount > 0) || amount > 100_000) continue;
    if (after.has(follow) && follow !== 'of' && follow !== 'de') stop += 1;
    if (unit === null) continue;
    const to = scene.today;
    const from = addUnits(to, -amount, unit);
    const words = wordsOf(scene, at, stop);
    return {
      period: { ...spanOf(scene, at, stop), from_moment: from, to_moment: to, grain: unit, words },
      rank: 1,
      first: before.has(lead) && lead !== 'of' && at > first ? at - 1 : at,
      end: stop,
    };
  }
  return null;
}

const single = wordSet('a an one un une um uma ein eine einen full whole entire 1');
const units = dictionary<PeriodAsk['grain']>({
  year: 'year',
  month: 'month',
  week: 'week',
  day: 'day',
  quarter: 'quarter',
  hour: 'hour',
  ano: 'year',
  mes: 'month',
  semana: 'week',
  annee: 'year',
  mois: 'month',
  jahr: 'year',
  monat: 'month',
  woche: 'week',
  an: 'year',
});

function singleUnit(scene: Scene, at: number): { readonly unit: PeriodAsk['grain']; readonly end: number } | null {
  let here = at;
  if ((scene.factEnd[at] ?? 0) > at) return null;
  if (!single.has(scene.tokens[here]?.word ?? '')) return null;
  here += 1;
  if (single.has(scene.tokens[here]?.word ?? '')) here += 1;
  const unit = units[scene.tokens[here]?.word ?? ''];
  const lead = scene.tokens[at - 1]?.word ?? '';
  const follow = scene.tokens[here + 1]?.word ?? '';
  if (unit === undefined) return null;
  const isCovered =
    ['for', 'over', 'of', 'spanning', 'covering', 'across', 'during', 'durante', 'pendant', 'por', 'in'].includes(
      lead,
    ) || ['worth', 'of', 'de'].includes(follow);
  return isCovered ? { unit, end: here + 1 } : null;
}
