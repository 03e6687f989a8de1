import type { Distribution } from '../../../../../contract/distribution.ts';
import type { Column } from '../../../../../contract/plan.ts';
import type { Source, SourceOf } from '../../../../../contract/source.ts';
import { boundsInWords } from '../figures.ts';
import { fitDistribution } from '../fit-distribution.ts';
import { quoteName } from '../expression-names.ts';
import { promise } from '../promise.ts';
import { redraw, type Place, type ValueAskOf } from './place.ts';

/** "between 18 and 65", "$5-$500", "positive": the column's figures stay inside, and keep their character. */
export function applyRange(ask: ValueAskOf<'range'>, place: Place): void {
  const plan = place.origin.column.plan;
  if (boundMultiple(ask, place)) return;
  const { min: low, max: high } = inColumnUnit(place, ask, plan.unit);
  if (low !== null && high !== null && low > high) {
    place.making.questions.push({
      question: `"${place.column.plan.name}" cannot be at least ${String(low)} and at most ${String(high)}: which bounds are meant?`,
      options: [`${String(high)} to ${String(low)}`],
    });
    return;
  }
  const whole = plan.type === 'integer' && [low, high].every((bound) => bound === null || Number.isInteger(bound));
  const type = plan.type === 'integer' && !whole ? 'double' : plan.type;
  const step = whole ? 1 : 10 ** -(plan.decimals ?? 2);
  const min = low === null ? null : ask.exclusive === 'min' || ask.exclusive === 'both' ? low + step : low;
  const max = high === null ? null : ask.exclusive === 'max' || ask.exclusive === 'both' ? high - step : high;
  const bounded = boundSource(plan, min, max);
  if (bounded === null) holdByRule(place, min, max);
  else
    redraw(place, {
      ...(isNumeric(type) ? { type } : { type: whole || fits(low, high) ? 'integer' : 'double' }),
      source: bounded,
    });
  place.column.fixed.add('range');
  promise(
    place.making,
    place.wish,
    {
      kind: 'range',
      table: place.table.name,
      column: place.column.plan.name,
      ...(low === null ? {} : { min: low }),
      ...(high === null ? {} : { max: high }),
      exclusive: ask.exclusive,
    },
    boundsInWords(low, high, ask.exclusive),
  );
}

/** "1-2 months rent": bounds in a unit the column does not have are on how many times the other column it is. */
function boundMultiple(ask: ValueAskOf<'range'>, place: Place): boolean {
  const { column, table } = place.origin;
  const { source, unit, decimals } = column.plan;
  if (
    source.kind !== 'number' ||
    source.around?.how !== 'times' ||
    ask.unit === undefined ||
    unit === undefined ||
    ask.min === null ||
    ask.max === null
  )
    return false;
  if (place.making.meanings.conversion(ask.unit, unit) !== null || ask.unit.toUpperCase() === unit) return false;
  const { expression } = source.around;
  const name = quoteName(column.plan.name);
  const step = 10 ** -(decimals ?? 2);
  redraw(place, {
    source: {
      kind: 'number',
      distribution: { kind: 'uniform', min: ask.min, max: ask.max },
      around: source.around,
      given: [],
    },
  });
  promise(
    place.making,
    place.wish,
    {
      kind: 'rule',
      table: table.name,
      expression: `${name} >= ${ask.min} * (${expression}) - ${step} and ${name} <= ${ask.max} * (${expression}) + ${step}`,
    },
    `${boundsInWords(ask.min, ask.max)} times ${expression}`,
  );
  return true;
}

function fits(low: number | null, high: number | null): boolean {
  return [low, high].every((bound) => bound === null || Number.isInteger(bound));
}

function isNumeric(type: Column['type']): boolean {
  return type === 'integer' || type === 'decimal' || type === 'double';
}

/** Bounds said in another unit than the column's come over to it. */
function inColumnUnit(
  place: Place,
  ask: ValueAskOf<'range'>,
  unit: string | undefined,
): { readonly min: number | null; readonly max: number | null } {
  const change = ask.unit === undefined || unit === undefined ? null : place.making.meanings.conversion(ask.unit, unit);
  if (change === null) return { min: ask.min, max: ask.max };
  const over = (bound: number | null): number | null =>
    bound === null ? null : Number((bound * change.factor + change.offset).toPrecision(12));
  return { min: over(ask.min), max: over(ask.max) };
}

/** The source held inside the bounds; null when it is computed from other columns and can only be watched. */
export function boundSource(plan: Column, min: number | null, max: number | null): Source | null {
  const { source } = plan;
  const ends = { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) };
  switch (source.kind) {
    case 'number': {
      const low = min ?? source.min ?? null;
      const high = max ?? source.max ?? null;
      const inside = (distribution: Distribution): Distribution =>
        source.around === undefined
          ? fitDistribution(distribution, min === null ? null : low, max === null ? null : high)
          : distribution;
      return {
        ...source,
        distribution: inside(source.distribution),
        ...(low === null ? {} : { min: low }),
        ...(high === null ? {} : { max: high }),
        given: source.given.map((one) => ({
          ...one,
          distribution: inside(one.distribution),
          ...tighter(one, min, max),
        })),
      };
    }
    case 'series':
      return { ...source, level: fitDistribution(source.level, min, max), ...ends };
    case 'category': {
      const kept = keepInside(source, min, max);
      return kept ?? evenly(min, max);
    }
    case 'formula':
    case 'convert':
    case 'aggregate':
    case 'lookup':
      return null;
    case 'entity':
      // Prices and the like of a pool are positive anyway.
      return max === null && min !== null && min <= 0.01 ? source : evenly(min, max);
    case 'boolean':
    case 'clock':
    case 'company':
    case 'constant':
    case 'internet':
    case 'like':
    case 'model':
    case 'moment':
    case 'pattern':
    case 'payment':
    case 'person':
    case 'place':
    case 'sequence':
    case 'split':
    case 'text':
    case 'uuid':
      return evenly(min, max);
  }
}

function tighter(
  one: { readonly min?: number | undefined; readonly max?: number | undefined },
  min: number | null,
  max: number | null,
): { min?: number; max?: number } {
  const low = Math.max(one.min ?? Number.NEGATIVE_INFINITY, min ?? Number.NEGATIVE_INFINITY);
  const high = Math.min(one.max ?? Number.POSITIVE_INFINITY, max ?? Number.POSITIVE_INFINITY);
  if (low > high) return { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) };
  return { ...(Number.isFinite(low) ? { min: low } : {}), ...(Number.isFinite(high) ? { max: high } : {}) };
}

/** A category of numbers (stars, levels) keeps its weights inside the bounds, when it has a value at either end. */
function keepInside(source: SourceOf<'category'>, min: number | null, max: number | null): Source | null {
  const isIn = (value: unknown): boolean =>
    typeof value === 'number' &&
    value >= (min ?? Number.NEGATIVE_INFINITY) &&
    value <= (max ?? Number.POSITIVE_INFINITY);
  const values = source.values.filter((one) => isIn(one.value));
  const numbers = new Set(values.map((one) => Number(one.value)));
  const reaches = (bound: number | null): boolean => bound === null || numbers.has(bound);
  if (values.length < 2 || !reaches(min) || !reaches(max)) return null;
  const given = source.given
    .map((one) => ({ ...one, values: one.values.filter((each) => isIn(each.value)) }))
    .filter((one) => one.values.length > 0);
  return { ...source, values, given };
}

/** Spread evenly, when nothing is known but the bounds. */
export function evenly(min: number | null, max: number | null): Source {
  const low = min ?? (max === null ? 0 : Math.min(0, max - 1));
  const high = max ?? (min === null || min < 1 ? Math.max(low, 0) + 100 : min * 10);
  return { kind: 'number', distribution: { kind: 'uniform', min: low, max: high }, min: low, max: high, given: [] };
}

function holdByRule(place: Place, min: number | null, max: number | null): void {
  const { table, column } = place.origin;
  const name = quoteName(column.plan.name);
  const parts = [
    min === null ? '' : `${name} >= ${String(min)}`,
    max === null ? '' : `${name} <= ${String(max)}`,
  ].filter((part) => part !== '');
  if (parts.length === 0) return;
  const inputs = column.plan.source.kind === 'formula' ? drawnInputs(table, column.plan.source.expression) : [];
  table.rules.push({
    expression: parts.join(' and '),
    text: `${column.plan.name} ${boundsInWords(min, max)}`,
    redraw: inputs,
    attempts: 50,
  });
}

function drawnInputs(table: Place['table'], expression: string): string[] {
  return table.columns
    .filter((column) => expression.includes(column.plan.name) && column.plan.source.kind === 'number')
    .map((column) => column.plan.name);
}
