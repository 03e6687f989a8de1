import type { CountAsk } from '../../reading.ts';
import { readClock, readEntities } from '../ask/read-clock.ts';
import { countOf, readCounts, readRate } from '../ask/read-count.ts';
import { readOutput } from '../ask/read-output.ts';
import { periodOf, readLength } from '../ask/read-period.ts';
import { readPlace } from '../ask/read-place.ts';
import { readSeed } from '../ask/read-seed.ts';
import { currentTable, type Draft } from '../draft.ts';
import { claim, isClaimed, spanOf, type Scene } from '../text/scene.ts';

/** What the words in a stretch say of the whole: counts, time covered, clock, output, seed, place. Each claims its words. */
export function readGlobals(scene: Scene, draft: Draft, first: number, end: number, where: 'head' | 'item'): boolean {
  let found = false;
  const take = (from: number, to: number): void => {
    claim(scene, from, to);
    found = true;
  };
  const seed = readSeed(scene, first, end);
  if (seed !== null && !isClaimed(scene, seed.first, seed.end)) {
    draft.seed ??= seed.seed;
    take(seed.first, seed.end);
  }
  const output = readOutput(scene, first, end);
  if (output !== null && !isClaimed(scene, output.first, output.end)) {
    draft.format ??= output.format;
    take(output.first, output.end);
  }
  const rate = readRate(scene, first, end);
  if (rate !== null && !isClaimed(scene, rate.first, rate.end)) {
    addRows(draft, scene, rate.count, first);
    take(rate.first, rate.end);
  }
  for (const count of readCounts(scene, first, end)) {
    if (isClaimed(scene, count.first, count.end)) continue;
    if (count.of === 'columns') currentTable(draft, spanOf(scene, first, end)).columnCount ??= count.count;
    else addRows(draft, scene, count.count, first, true);
    claimCount(scene, count.first, count.end);
    found = true;
  }
  const entities =
    end - first <= 4 && (where === 'item' || scene.language === 'ko') ? readEntities(scene, first, end) : null;
  if (entities !== null && !isClaimed(scene, entities.first, entities.end)) {
    draft.entities ??= { name: entities.name, count: entities.count };
    take(entities.first, entities.end);
  }
  const clock = readClock(scene, first, end);
  if (
    clock !== null &&
    !isClaimed(scene, clock.first, clock.end) &&
    !draft.rules.some((rule) => rule.kind === 'regular')
  ) {
    draft.rules.push(clock.rule);
    take(clock.first, clock.end);
  }
  for (let at = first; at < end; at += 1) {
    const fact = scene.factFrom.get(at);
    const period = fact === undefined ? null : periodOf(scene, fact);
    if (period === null || isClaimed(scene, period.first, period.end)) continue;
    draft.periods.push({ period: period.period, rank: period.rank });
    let from = period.first;
    while (
      from > first &&
      [
        'for',
        'from',
        'over',
        'in',
        'during',
        'of',
        'covering',
        'spanning',
        'between',
        'the',
        'dated',
        'range',
        'date',
        'period',
      ].includes(scene.tokens[from - 1]?.word ?? '') &&
      scene.used[from - 1] === 0
    )
      from -= 1;
    take(from, period.end);
  }
  const length = readLength(scene, first, end, where === 'item');
  if (length !== null && !isClaimed(scene, length.first, length.end)) {
    draft.periods.push({ period: length.period, rank: length.rank });
    take(length.first, length.end);
  }
  if (where === 'head') {
    const place = readPlace(scene, first, end);
    if (place !== null) draft.locale ??= place.locale;
  }
  return found;
}

/** Adds a row count: to the table being read when it has none, else to be compared with it. */
export function addRows(draft: Draft, scene: Scene, count: CountAsk, at: number, isExplicit = false): void {
  const table = currentTable(draft, spanOf(scene, at, at + 1));
  table.rows ??= count;
  if (isExplicit) draft.rowCounts.push(count);
}

/** A bare figure in brackets after the subject: "volunteers (100 ish)". */
export function readBareCount(scene: Scene, draft: Draft, first: number, end: number): boolean {
  const fact = scene.factFrom.get(first);
  if (fact === undefined || fact.end !== end || isClaimed(scene, first, end)) return false;
  const count = countOf(scene, fact, first, end);
  if (count === null) return false;
  addRows(draft, scene, count, first);
  claim(scene, first, end);
  return true;
}

/** Only the figure and the word for rows: "1000 transaction records" leaves "transaction" for the subject. */
function claimCount(scene: Scene, first: number, end: number): void {
  const fact = scene.factFrom.get(first);
  if (fact === undefined) {
    claim(scene, first, end);
    return;
  }
  claim(scene, fact.first, fact.end);
  claim(scene, end - 1, end);
}
