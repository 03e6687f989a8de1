import type { ShapeAsk } from '../../reading.ts';
import { millisecondsOf, momentOf } from '../calendar.ts';
import { assume, type Making, type TableDraft } from '../draft.ts';
import { panelRows } from '../../../../../tools/draw/panel-row.ts';
import { figure, percentage } from '../figures.ts';
import { findColumn } from '../find-column.ts';
import { spanMs } from '../span.ts';
import { promise } from '../promise.ts';
import { entityOf } from './series-course.ts';
import { seriesFor, type SeriesShaping } from './series-target.ts';
import { within } from './shape-values.ts';
import { isUndated, stretchesOf, type Stretch } from './stretches.ts';

/** Ticks without readings: rows left out in stretches, or, where the number of rows was said, cells left empty. */
export function leaveGaps(making: Making, table: TableDraft, shape: ShapeAsk): boolean {
  const { panel, window, time } = table;
  if (panel === null || window === null || time === null) return false;
  const isPlain =
    shape.share === undefined && isUndated(shape) && shape.span === undefined && shape.count === undefined;
  if (isPlain) {
    const share = shape.factor !== null && shape.factor < 0.9 ? shape.factor : 0.02;
    assume(making, `${percentage(share)} of the readings are missing, here and there`);
    table.panel = { ...panel, gaps: Math.max(panel.gaps, share) };
    allowGaps(making, table);
    return true;
  }
  const stretches =
    shape.share === undefined
      ? stretchesOf(making, withSpan(table, shape), window)
      : [inARow(making, table, shape.share)];
  if (stretches.length === 0) return false;
  const said =
    making.request.rows !== null && making.request.rows !== undefined
      ? true
      : table.ask?.rows !== null && table.ask?.rows !== undefined;
  if (said) {
    const cond = within(stretches, time);
    assume(making, 'Missing readings are empty cells, as the number of rows was said');
    for (const column of seriesFor(table, {
      ...shape,
      kind: 'gaps',
      factor: null,
      about: columnWords(table, shape.about),
    })) {
      column.plan = { ...column.plan, nulls: [...column.plan.nulls, { share: 1, if: cond }] };
      promise(
        making,
        shape,
        { kind: 'nulls', table: table.name, column: column.plan.name, where: cond, target: 1, tolerance: 0.001 },
        `no ${column.plan.name} then`,
      );
    }
    return true;
  }
  table.panel = { ...panel, absent: [...(panel.absent ?? []), ...stretches.map(({ from, to }) => ({ from, to }))] };
  allowGaps(making, table);
  for (const one of stretches.slice(0, 6))
    promise(
      making,
      shape,
      { kind: 'share-between', table: table.name, expression: within([one], time), min: 0, max: 0 },
      `no rows from ${one.from} to before ${one.to}`,
    );
  return true;
}

/** The words when they name a column of the table, else none: "the logger" is all of them. */
function columnWords(table: TableDraft, about: string): string {
  return findColumn(table, about) === null ? '' : about;
}

/** A gap without a length lasts a hundredth of the time covered, at least three ticks. */
function withSpan(table: TableDraft, shape: ShapeAsk): ShapeAsk {
  const { panel } = table;
  const isShort = panel !== null && spanMs(panel.step) < 86_400_000;
  if (shape.span !== undefined || !isUndated(shape) || panel === null) return shape;
  const ticks = Math.max(3, Math.round(panel.ticks / 100));
  const seconds = Math.round((ticks * spanMs(panel.step)) / 1000);
  return {
    ...shape,
    span: isShort ? { amount: seconds, unit: 'second' } : { amount: Math.round(seconds / 86_400), unit: 'day' },
  };
}

/** One stretch with so much of all ticks, after the first third. */
function inARow(making: Making, table: TableDraft, share: number): Stretch {
  const { panel } = table;
  const step = panel === null ? 1 : spanMs(panel.step);
  const ticks = panel?.ticks ?? 1;
  const start = millisecondsOf(panel?.start ?? '2020-01-01');
  const from = momentOf(start + Math.round(ticks * Math.min(0.4, 1 - share)) * step);
  const to = momentOf(millisecondsOf(from) + Math.round(ticks * share) * step);
  assume(making, `Readings are missing from ${from} to before ${to} (${percentage(share)} in a row; no time was said)`);
  return { name: 'the gap', from, to };
}

/** The promises of even steps and of a row for every tick allow for ticks left out. */
function allowGaps(making: Making, table: TableDraft): void {
  const rows = table.panel === null ? 0 : panelRows(table.panel);
  for (const [at, one] of making.requirements.entries())
    if (one.check.kind === 'rows' && one.check.table === table.name)
      making.requirements[at] = {
        text: one.text,
        check: { ...one.check, min: rows, max: rows },
        asked: `${figure(rows)} rows, as some ticks are missing`,
      };
  for (const [at, one] of making.requirements.entries())
    if (one.check.kind === 'interval' && one.check.table === table.name)
      making.requirements[at] = { ...one, check: { ...one.check, gaps: true }, asked: `${one.asked}, gaps apart` };
}

/** Readings that stand still for a while. */
export function holdStill(at: SeriesShaping): boolean {
  const { making, table, column, shape, window, source } = at;
  const stretches = stretchesOf(making, withSpan(table, shape), window);
  if (stretches.length === 0) return false;
  column.plan = {
    ...column.plan,
    source: { ...source, holds: [...(source.holds ?? []), ...stretches.map(({ from, to }) => ({ from, to }))] },
  };
  const many =
    entityOf(at) === undefined && table.panel?.entities !== 1
      ? (table.panel?.entities ?? 1)
      : (table.panel?.entities ?? 1);
  for (const one of stretches.slice(0, 6))
    promise(
      making,
      shape,
      {
        kind: 'distinct',
        table: table.name,
        column: column.plan.name,
        where: within([one], at.time),
        min: 1,
        max: many,
      },
      `${column.plan.name} stands still in ${one.name}`,
    );
  return true;
}
