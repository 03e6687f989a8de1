import { monthNames } from './calendar.ts';
import type { Distribution } from './distribution.ts';
import type { Column } from './plan.ts';
import type { Rhythm } from './rhythm.ts';
import type { Scalar, Source } from './source.ts';

/**
 * Where a column comes from, in a few words: `code: lognormal around 20`, `pool: product → name`, `formula: quantity * unit_price`,
 * `lookup: customer → name`. The word before the colon is one of: code, pool, formula, convert, lookup, sum, text, model, like.
 */
export function describeSource(source: Source): string {
  switch (source.kind) {
    case 'sequence':
      return `code: counts up from ${source.start}${source.step === 1 ? '' : ` by ${source.step}`}`;
    case 'uuid':
      return 'code: uuid from the seed';
    case 'pattern':
      return `code: pattern ${source.pattern}${source.ordered ? ', counting up' : ''}`;
    case 'constant':
      return `code: always ${source.value === null ? 'empty' : showScalar(source.value)}`;
    case 'category':
      return `code: ${describeValues(source.values, source.exact)}${conditions(source.given)}`;
    case 'boolean':
      return `code: true for ${percent(source.share)}${source.exact ? ' exactly' : ''}${conditions(source.given)}`;
    case 'number':
      return `code: ${describeDistribution(source.distribution)}${describeBounds(source)}${describeAround(source.around)}${conditions(source.given)}`;
    case 'moment':
      return `code: ${describeMoment(source)}`;
    case 'clock':
      return 'code: the tick of the row';
    case 'series':
      return `code: series around ${describeDistribution(source.level)}${describeSeries(source)}`;
    case 'split':
      return `code: part of ${String(source.total)}${source.weight === 1 ? '' : `, weight ${round(source.weight)}`}`;
    case 'formula':
      return `formula: ${source.expression.replaceAll('*', '×')}`;
    case 'convert':
      return `convert: ${source.column}, ${source.from} → ${source.to}`;
    case 'lookup':
      return `lookup: ${source.reference} → ${source.column}`;
    case 'aggregate':
      return source.how === 'count'
        ? `sum: number of ${source.table} rows`
        : `sum: ${source.how} of ${source.table}.${source.column ?? ''}`;
    case 'person':
    case 'place':
    case 'company':
    case 'payment':
    case 'internet':
      return `pool: ${source.kind} → ${source.part.replaceAll('_', ' ')}${source.of === source.kind ? '' : ` (${source.of})`}`;
    case 'entity':
      return `pool: ${source.pool} → ${source.part}${Object.keys(source.match).length === 0 ? '' : `, fits ${Object.values(source.match).join(', ')}`}`;
    case 'text':
      return `text: ${source.grammar}${Object.keys(source.given).length === 0 ? '' : `, fits ${Object.values(source.given).join(', ')}`}`;
    case 'model':
      return `model: ${source.instruction}`;
    case 'like':
      return `like: ${source.input}.${source.column}`;
  }
}

/** `describeSource` of a column, with what else shapes it: overrides, empty cells, uniqueness, correlation, noise. */
export function describeColumn(
  column: Pick<Column, 'source' | 'when' | 'nulls' | 'unique' | 'correlatesWith' | 'noise'>,
): string {
  const more: string[] = [];
  if (column.when.length > 0) more.push(column.when.length === 1 ? '1 exception' : `${column.when.length} exceptions`);
  for (const { column: other, rho } of column.correlatesWith) more.push(`${rho < 0 ? 'falls' : 'rises'} with ${other}`);
  for (const { share, if: condition } of column.nulls)
    more.push(condition === undefined ? `${percent(share)} empty` : `empty when ${condition}`);
  if (column.unique) more.push('no repeats');
  if (column.noise !== undefined) more.push('dirt on purpose');
  return [describeSource(column.source), ...more].join('; ');
}

/** A distribution in a few words, parameters in the column's own unit. */
export function describeDistribution(distribution: Distribution): string {
  switch (distribution.kind) {
    case 'uniform':
      return `even ${distribution.min} to ${distribution.max}`;
    case 'normal':
      return `normal ${distribution.mean} ± ${distribution.sd}`;
    case 'lognormal':
      return `lognormal around ${distribution.median}`;
    case 'exponential':
      return `exponential, mean ${distribution.mean}`;
    case 'gamma':
      return `gamma, mean ${round(distribution.shape * distribution.scale)}`;
    case 'beta':
      return `beta ${distribution.alpha}, ${distribution.beta}`;
    case 'poisson':
      return `counts, mean ${distribution.mean}`;
    case 'binomial':
      return `hits of ${distribution.trials} at ${percent(distribution.probability)}`;
    case 'zipf':
      return `ranks 1 to ${distribution.size}, zipf`;
    case 'triangular':
      return `${distribution.min} to ${distribution.max}, mostly ${distribution.mode}`;
    case 'quantiles':
      return `quantiles ${distribution.points[0]?.[1] ?? ''} to ${distribution.points.at(-1)?.[1] ?? ''}`;
    case 'mixture':
      return `mixture of ${distribution.parts.length}: ${distribution.parts.map((part) => describeDistribution(part.distribution)).join(' | ')}`;
  }
}

function describeMoment(source: Extract<Source, { kind: 'moment' }>): string {
  const parts: string[] = [];
  if (source.after !== undefined)
    parts.push(`after ${source.after.column}, ${describeDistribution(source.after.gap)} ${source.after.unit}s`);
  if (source.from !== undefined && source.to !== undefined) parts.push(`${day(source.from)} to ${day(source.to)}`);
  parts.push(...describeRhythm(source.rhythm));
  if (source.ascending) parts.push('in order');
  return parts.length === 0 ? 'moments' : parts.join(', ');
}

function describeRhythm(rhythm: Rhythm | undefined): string[] {
  if (rhythm === undefined) return [];
  const parts: string[] = [];
  const peak = strongest(rhythm.months);
  if (peak !== null) parts.push(`${monthNames[peak.at] ?? ''} ×${round(peak.factor)}`);
  for (const event of (rhythm.events ?? []).slice(0, 2)) parts.push(`${event.name} ×${round(event.factor)}`);
  if (rhythm.trend !== undefined)
    parts.push(`${rhythm.trend.rate < 0 ? '−' : '+'}${percent(Math.abs(rhythm.trend.rate))} a ${rhythm.trend.per}`);
  const rhythms = [rhythm.weekdays === undefined ? '' : 'weekdays', rhythm.hours === undefined ? '' : 'hours'].filter(
    (word) => word !== '',
  );
  if (rhythms.length > 0) parts.push(`rhythm of ${rhythms.join(' and ')}`);
  return parts;
}

/** The one entry that stands out from the median by half or more, if any. */
function strongest(factors: readonly number[] | undefined): { at: number; factor: number } | null {
  if (factors === undefined) return null;
  const middle = factors.toSorted((a, b) => a - b)[Math.floor(factors.length / 2)] ?? 1;
  const highest = Math.max(...factors);
  return middle > 0 && highest / middle >= 1.5 ? { at: factors.indexOf(highest), factor: highest / middle } : null;
}

function describeSeries(source: Extract<Source, { kind: 'series' }>): string {
  const parts = source.seasons.map(
    (season) => `season of ${season.period.amount} ${season.period.unit}${season.period.amount === 1 ? '' : 's'}`,
  );
  if (source.trend !== undefined)
    parts.push(`${source.trend.rate < 0 ? '−' : '+'}${percent(Math.abs(source.trend.rate))} a ${source.trend.per}`);
  for (const event of source.events.slice(0, 2)) parts.push(`${event.name} ×${round(event.factor)}`);
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}

function describeValues(
  values: readonly { readonly value: Scalar; readonly weight: number }[],
  exact: boolean,
): string {
  const total = values.reduce((sum, entry) => sum + entry.weight, 0);
  const even = values.every((entry) => entry.weight === values[0]?.weight);
  const shown = values
    .slice(0, 4)
    .map((entry) => (even ? showScalar(entry.value) : `${showScalar(entry.value)} ${percent(entry.weight / total)}`));
  return `${shown.join(', ')}${values.length > 4 ? `, … ${values.length} values` : ''}${exact ? ', exact' : ''}`;
}

function describeBounds(source: {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly distribution: Distribution;
}): string {
  if (source.distribution.kind === 'uniform' || source.distribution.kind === 'triangular') return '';
  if (source.min !== undefined && source.max !== undefined) return `, ${source.min} to ${source.max}`;
  if (source.min !== undefined) return `, from ${source.min}`;
  return source.max === undefined ? '' : `, up to ${source.max}`;
}

function describeAround(around: { readonly expression: string; readonly how: 'times' | 'plus' } | undefined): string {
  return around === undefined ? '' : ` ${around.how === 'times' ? '×' : '+'} ${around.expression}`;
}

function conditions(given: readonly { readonly when: string }[]): string {
  return given.length === 0
    ? ''
    : `; depends on ${given.length === 1 ? (given[0]?.when ?? '') : `${given.length} conditions`}`;
}

function showScalar(value: Scalar): string {
  return value === '' ? '""' : String(value);
}

function day(moment: string): string {
  return moment.slice(0, 10);
}

function percent(share: number): string {
  return `${round(share * 100)} %`;
}

/** Three digits that matter. */
function round(value: number): string {
  return String(Number(value.toPrecision(3)));
}
