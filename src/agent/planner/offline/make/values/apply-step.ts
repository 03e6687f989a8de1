import type { Column } from '../../../../../contract/plan.ts';
import type { SourceOf } from '../../../../../contract/source.ts';
import { draftColumn } from '../draft.ts';
import { quoteName } from '../expression-names.ts';
import { figure } from '../figures.ts';
import { promise } from '../promise.ts';
import { redraw, resource, type Place, type ValueAskOf } from './place.ts';

type Grid = { readonly step: number; readonly offset: number };

/** "in steps of 50", "odd numbers": figures stand on a grid. They are drawn as before, in a hidden column, and rounded to it. */
export function applyStep(ask: ValueAskOf<'step'>, place: Place): void {
  const { making, table, column, wish } = place;
  const plan = place.origin.column.plan;
  const grid = inColumnUnit(ask, place);
  const { source } = plan;
  if (source.kind === 'category') {
    const kept = source.values.filter(({ value }) => typeof value === 'number' && isOn(value, grid));
    if (kept.length > 0) resource(place, { ...source, values: kept });
  } else if (source.kind === 'sequence') {
    const start = Math.ceil((source.start - grid.offset) / grid.step) * grid.step + grid.offset;
    if (Number.isInteger(start) && Number.isInteger(grid.step))
      redraw(place, { source: { ...source, start, step: grid.step * Math.sign(source.step) } });
  } else if (source.kind === 'formula') {
    redraw(place, {
      ...typeOn(plan, grid),
      source: { ...source, expression: rounded(`(${source.expression})`, grid) },
    });
  } else if (source.kind === 'number') roundDraw(source, grid, place);
  else return;
  column.fixed.add('range');
  const name = quoteName(column.plan.name);
  const share = grid.offset === 0 ? `${name} / ${grid.step}` : `(${name} - ${grid.offset}) / ${grid.step}`;
  promise(
    making,
    wish,
    { kind: 'rule', table: table.name, expression: `abs(${share} - round(${share})) < 0.000001` },
    grid.offset === 0 ? `multiples of ${figure(grid.step)}` : `every ${figure(grid.step)} from ${figure(grid.offset)}`,
  );
}

function inColumnUnit(ask: ValueAskOf<'step'>, place: Place): Grid {
  const { unit } = place.origin.column.plan;
  const change = ask.unit === undefined || unit === undefined ? null : place.making.meanings.conversion(ask.unit, unit);
  return change === null ? ask : { step: Number((ask.step * change.factor).toPrecision(12)), offset: ask.offset };
}

function isOn(value: number, { step, offset }: Grid): boolean {
  const share = (value - offset) / step;
  return Math.abs(share - Math.round(share)) < 1e-6;
}

function rounded(expression: string, { step, offset }: Grid): string {
  return offset === 0
    ? `round(${expression} / ${step}) * ${step}`
    : `round((${expression} - ${offset}) / ${step}) * ${step} + ${offset}`;
}

function typeOn(plan: Column, { step, offset }: Grid): Partial<Column> {
  if (Number.isInteger(step) && Number.isInteger(offset)) return { type: 'integer', decimals: undefined };
  const needed = Math.min(9, (String(step).split('.')[1] ?? '').length);
  return plan.type === 'integer'
    ? { type: 'double', decimals: needed }
    : { decimals: Math.max(plan.decimals ?? 0, needed) };
}

/** Bounds move to the grid, and half a step beyond it in the draw, so that the first and last multiple come as often as their neighbours. */
function roundDraw(source: SourceOf<'number'>, grid: Grid, place: Place): void {
  const { table, column } = place.origin;
  const { step, offset } = grid;
  const low = source.min === undefined ? null : Math.ceil((source.min - offset) / step - 1e-9) * step + offset;
  const high = source.max === undefined ? null : Math.floor((source.max - offset) / step + 1e-9) * step + offset;
  const inner = `${column.plan.name}_draw`;
  const half = step * 0.499;
  const { distribution } = source;
  const isWide = distribution.kind === 'uniform' && source.around === undefined && low !== null && high !== null;
  const hidden = draftColumn({
    plan: {
      ...column.plan,
      name: inner,
      type: 'double',
      decimals: undefined,
      format: undefined,
      unique: false,
      nulls: [],
      hidden: true,
      source: {
        ...source,
        distribution: isWide ? { ...distribution, min: low - half, max: high + half } : distribution,
        ...(low === null ? {} : { min: low - half }),
        ...(high === null ? {} : { max: high + half }),
      },
    },
    origin: 'hidden',
  });
  table.columns.splice(table.columns.indexOf(column), 0, hidden);
  // Its formula is over a column that is not written, so nobody can check it by hand.
  column.fixed.add('source');
  redraw(place, {
    ...typeOn(column.plan, grid),
    source: { kind: 'formula', expression: rounded(quoteName(inner), grid) },
    unique: false,
    correlatesWith: [],
  });
}
