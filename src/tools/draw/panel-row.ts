import type { RowSet } from '../../contract/chunk.ts';
import type { Panel } from '../../contract/plan.ts';
import { memoByObject } from './memo.ts';
import { rowNumbers } from './draw-context.ts';
import { makePermutation } from './random/permutation.ts';
import { fillUniform, streamKey } from './random/stream.ts';
import { addUnits, isCalendarUnit, meanUnitMs, parseMoment, unitMs } from './time/calendar.ts';

const blockCells = 1024;

/** Which entity and which tick each row of a panel stands for, and when (milliseconds). */
export type PanelPlaces = { readonly entity: Float64Array; readonly tick: Float64Array; readonly moment: Float64Array };

/** Rows of the panel's table: entities × ticks, less the share of gaps (rounded over the whole table). The same for every seed. */
export function panelRows(panel: Panel, _seed?: number, _table?: string): number {
  const cells = panel.entities * presentTicks(panel).count;
  return cells - missingBefore(panel, cells);
}

type Ticks = {
  /** Ticks outside the absent stretches. */
  readonly count: number;
  /** For each absent stretch in order: how many present ticks come before it, and how many ticks it takes out in all up to its end. */
  readonly skips: readonly { readonly before: number; readonly missing: number }[];
};

const presentTicks = memoByObject((panel: Panel): Ticks => {
  const ranges = (panel.absent ?? [])
    .map(({ from, to }): [number, number] => [tickAt(panel, parseMoment(from)), tickAt(panel, parseMoment(to))])
    .toSorted(([a], [b]) => a - b);
  const skips: { before: number; missing: number }[] = [];
  let end = 0;
  let missing = 0;
  for (const [first, last] of ranges) {
    const from = Math.max(first, end);
    if (last <= from) continue;
    skips.push({ before: from - missing, missing: missing + last - from });
    missing += last - from;
    end = last;
  }
  return { count: panel.ticks - missing, skips };
});

/** The first tick at or after a moment, 0..ticks. */
function tickAt(panel: Panel, moment: number): number {
  const { unit, amount } = panel.step;
  if (!isCalendarUnit(unit))
    return Math.max(
      0,
      Math.min(panel.ticks, Math.ceil((moment - parseMoment(panel.start)) / (amount * unitMs[unit]) - 1e-9)),
    );
  const at = tickLists(panel).findIndex((tick) => tick >= moment);
  return at < 0 ? panel.ticks : at;
}

/** From the number among the present ticks to the number among all. */
function skipAbsent({ skips }: Ticks, ticks: Float64Array): void {
  if (skips.length === 0) return;
  for (let i = 0; i < ticks.length; i++) {
    const tick = ticks[i] ?? 0;
    let missing = 0;
    for (const skip of skips) {
      if (skip.before > tick) break;
      missing = skip.missing;
    }
    ticks[i] = tick + missing;
  }
}

/**
 * Entity, tick and moment of rows of a panel.
 *
 * Gaps: of each stretch of 1024 cells the same share is missing, which ones is drawn; rows stay in order. Jitter moves a tick by up to that
 * share of the step either way (the first tick only forwards), to the second for steps of a minute or more, else to the millisecond.
 */
export function panelRow(panel: Panel, rows: RowSet, seed: number, table: string): PanelPlaces {
  const cells = panel.gaps > 0 ? presentCells(panel, rows, seed, table) : rowNumbers(rows);
  const count = cells.length;
  const entities = new Float64Array(count);
  const ticks = new Float64Array(count);
  const moments = new Float64Array(count);
  const present = presentTicks(panel);
  const inner = panel.order === 'time' ? panel.entities : present.count;
  for (let i = 0; i < count; i++) {
    const cell = cells[i] ?? 0;
    const outer = Math.floor(cell / inner);
    const rest = cell - outer * inner;
    entities[i] = panel.order === 'time' ? rest : outer;
    ticks[i] = panel.order === 'time' ? outer : rest;
  }
  skipAbsent(present, ticks);
  fillTickMoments(panel, ticks, moments);
  if (panel.jitter > 0) addJitter(panel, { entity: entities, tick: ticks, moment: moments }, seed, table);
  return { entity: entities, tick: ticks, moment: moments };
}

const tickLists = memoByObject((panel: Panel) => {
  const start = parseMoment(panel.start);
  return Float64Array.from({ length: panel.ticks }, (_, tick) =>
    addUnits(start, tick * panel.step.amount, panel.step.unit),
  );
});

function fillTickMoments(panel: Panel, ticks: Float64Array, moments: Float64Array): void {
  const { unit, amount } = panel.step;
  if (isCalendarUnit(unit)) {
    const list = tickLists(panel);
    for (let i = 0; i < ticks.length; i++) moments[i] = list[ticks[i] ?? 0] ?? 0;
    return;
  }
  const start = parseMoment(panel.start);
  const step = amount * unitMs[unit];
  for (let i = 0; i < ticks.length; i++) moments[i] = Math.round(start + (ticks[i] ?? 0) * step);
}

function addJitter(
  panel: Panel,
  { entity: entities, tick: ticks, moment: moments }: PanelPlaces,
  seed: number,
  table: string,
): void {
  const index = entities.map((entity, i) => entity * panel.ticks + (ticks[i] ?? 0));
  const shares = new Float64Array(index.length);
  fillUniform(streamKey(seed, table, '', 'jitter'), 0, { first: 0, count: index.length, index }, shares);
  const step = panel.step.amount * meanUnitMs(panel.step.unit);
  const grain = step >= 60_000 ? 1000 : 1;
  // One grain less than the half step, so that neighbours never swap or meet.
  const reach = Math.max(0, Math.min(panel.jitter * step, step / 2 - grain));
  for (let i = 0; i < index.length; i++) {
    const move = ticks[i] === 0 ? (shares[i] ?? 0) * reach : ((shares[i] ?? 0) * 2 - 1) * reach;
    moments[i] = (moments[i] ?? 0) + Math.trunc(move / grain) * grain;
  }
}

/** Cells missing among the first so many. */
function missingBefore(panel: Panel, cells: number): number {
  return Math.floor(panel.gaps * cells + 0.5);
}

/** The cells (in the order of rows, gaps counted) that the rows stand for. */
function presentCells(panel: Panel, rows: RowSet, seed: number, table: string): Float64Array {
  const total = panel.entities * presentTicks(panel).count;
  const numbers = rowNumbers(rows);
  const rowsBefore = (block: number): number => {
    const cells = Math.min(total, block * blockCells);
    return cells - missingBefore(panel, cells);
  };
  let block = -1;
  let firstRow = 0;
  let endRow = 0;
  let present: Float64Array = new Float64Array(0);
  for (let i = 0; i < numbers.length; i++) {
    const row = numbers[i] ?? 0;
    if (row < firstRow || row >= endRow) {
      block = Math.floor(row / (1 - panel.gaps) / blockCells);
      while (block > 0 && rowsBefore(block) > row) block--;
      while (rowsBefore(block + 1) <= row && block * blockCells < total) block++;
      firstRow = rowsBefore(block);
      endRow = rowsBefore(block + 1);
      present = presentIn(block, Math.min(blockCells, total - block * blockCells), endRow - firstRow, seed, table);
    }
    numbers[i] = block * blockCells + (present[row - firstRow] ?? 0);
  }
  return numbers;
}

/** Which `kept` of the cells of one block are there, in order. */
function presentIn(block: number, cells: number, kept: number, seed: number, table: string): Float64Array {
  const order = new Float64Array(cells).map((_, at) => at);
  makePermutation(cells, streamKey(seed, table, '', `gaps ${block}`)).apply(order);
  return order.slice(0, kept).toSorted();
}
