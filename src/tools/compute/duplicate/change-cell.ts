import type { ColumnData, Validity } from '../../../contract/chunk.ts';
import type { Column, Plan, Table } from '../../../contract/plan.ts';
import { slip } from '../../draw/noise/slip.ts';
import { dayMs, meanUnitMs, parseMoment } from '../../draw/time/calendar.ts';
import { fitsLength } from '../../text/text-length.ts';

/** Where changed cells must lie: plain numbers, or milliseconds for moments; `last` is the largest still allowed. */
export type CellLimits = { readonly least: number; readonly last: number };

/** Cells that may be written to: texts out of their dictionary, whole numbers wide enough for any change. */
export type OwnCells =
  | Exclude<ColumnData, { type: 'text' | 'dictionary' }>
  | { readonly type: 'text'; readonly values: string[]; readonly valid: Validity };

type Random = { readonly kind: number; readonly place: number; readonly choice: number };

/** The bounds that a column's source and the plan's requirements set. */
export function limitsOf(column: Column, table: Table, plan: Plan): CellLimits {
  const { source } = column;
  const leasts: number[] = [];
  const lasts: number[] = [];
  if (source.kind === 'number' && source.around === undefined) {
    const { distribution } = source;
    const ends = distribution.kind === 'uniform' || distribution.kind === 'triangular' ? distribution : source;
    for (const { min, max } of [source, ends]) {
      if (min !== undefined) leasts.push(min);
      if (max !== undefined) lasts.push(max);
    }
    if (['lognormal', 'exponential', 'gamma', 'poisson', 'binomial', 'zipf'].includes(distribution.kind))
      leasts.push(0);
  }
  if (source.kind === 'moment') {
    if (source.from !== undefined) leasts.push(parseMoment(source.from));
    if (source.to !== undefined) lasts.push(parseMoment(source.to) - 1);
  }
  for (const { check } of plan.requirements) {
    if (check.kind !== 'range' || check.table !== table.name || check.column !== column.name) continue;
    if (check.min !== undefined) leasts.push(typeof check.min === 'number' ? check.min : parseMoment(check.min));
    if (check.max !== undefined) lasts.push(typeof check.max === 'number' ? check.max : parseMoment(check.max));
  }
  return { least: Math.max(-Infinity, ...leasts), last: Math.min(Infinity, ...lasts) };
}

/** Changes one cell a little, in place; false when nothing came of it. */
export function changeCell(data: OwnCells, at: number, column: Column, limits: CellLimits, random: Random): boolean {
  switch (data.type) {
    case 'text': {
      const before = data.values[at] ?? '';
      const after = slip(before, random.kind, random.place, random.choice);
      if (after === before || (column.length !== undefined && !fitsLength(after, column.length))) return false;
      data.values[at] = after;
      return true;
    }
    case 'integer':
    case 'decimal':
    case 'double': {
      const unit =
        data.type === 'decimal' ? 10 ** data.scale : data.type === 'integer' ? 1 : 10 ** (column.decimals ?? 6);
      const before = (data.values[at] ?? 0) / (data.type === 'double' ? 1 : unit);
      const after = nearNumber(before, unit, limits, random);
      if (after === null) return false;
      data.values[at] = data.type === 'double' ? after : Math.round(after * unit);
      return true;
    }
    case 'date':
      return moveMoment(data.values, at, dayMs, 1 + Math.floor(random.kind * 3), limits, random, dayMs);
    case 'timestamp': {
      const grain = column.source.kind === 'moment' ? Math.max(1000, meanUnitMs(column.source.grain)) : 1000;
      const steps = Math.max(1, Math.round((random.kind * 2 * 3_600_000) / grain));
      return moveMoment(data.values, at, 1, steps * grain, limits, random, grain);
    }
    case 'time':
    case 'boolean':
      return false;
  }
}

/** Up to three hundredths more or less, at least one of the last digit; null when both directions lead outside. */
function nearNumber(value: number, unit: number, { least, last }: CellLimits, random: Random): number | null {
  const step = Math.max(1, Math.round(Math.abs(value) * unit * (0.003 + 0.027 * random.kind))) / unit;
  const sign = random.choice < 0.5 ? -1 : 1;
  for (const change of [sign * step, -sign * step, sign / unit, -sign / unit]) {
    const after = Math.round((value + change) * unit) / unit;
    const turns = value > 0 && after <= 0;
    if (after !== value && after >= least && after <= last && !turns) return after;
  }
  return null;
}

function moveMoment(
  values: Int32Array | Float64Array,
  at: number,
  unit: number,
  steps: number,
  { least, last }: CellLimits,
  { choice }: Random,
  smallest: number,
): boolean {
  const before = values[at] ?? 0;
  const sign = choice < 0.5 ? -1 : 1;
  const one = smallest / unit;
  for (const change of [sign * steps, -sign * steps, sign * one, -sign * one]) {
    const after = before + change;
    if (after * unit < least || after * unit > last) continue;
    values[at] = after;
    return true;
  }
  return false;
}
