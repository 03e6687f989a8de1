import type { Column } from '../../../../../contract/plan.ts';
import type { Scalar, SourceOf } from '../../../../../contract/source.ts';
import { figure, listInWords, percentage } from '../figures.ts';
import { promise } from '../promise.ts';
import { resource, type Place, type ValueAskOf } from './place.ts';

type Weighted = { readonly value: Scalar; readonly weight: number };

/**
 * Listed values, with the shares, ratios or exact counts that were said; unsaid ones share what is left.
 *
 * Shares and counts become exact quotas. Without figures the values keep the weights they have by nature, else are equally likely.
 */
export function applyOneOf(ask: ValueAskOf<'one-of'>, place: Place): void {
  if (ask.values.length === 0) return;
  const plan = place.origin.column.plan;
  const values = ask.values.map((one) => one.value);
  const counted = ask.values.some((one) => one.count !== undefined);
  const weighted = ask.values.some((one) => one.weight !== undefined);
  const weights = counted ? byCount(ask, place) : weighted ? byWeight(ask) : byNature(values, plan);
  const listed =
    ask.open && plan.source.kind === 'category' && !counted && !weighted ? withOthers(weights, plan.source) : weights;
  const source =
    plan.source.kind === 'category' && !counted && !weighted
      ? keepGiven(plan.source, listed)
      : { kind: 'category' as const, values: [...listed], exact: counted || weighted, given: [] };
  if (isYesNo(values)) asBoolean(place, weights, counted || weighted);
  else resource(place, source, { type: typeOf(values), ...formless(plan) });
  place.column.fixed.add('values');
  promises(ask, place, listed, weighted);
}

/** A written number layout of the old source does not suit listed values. */
function formless(plan: Column): Partial<Column> {
  return plan.format === undefined ? {} : { format: undefined };
}

function byCount(ask: ValueAskOf<'one-of'>, place: Place): readonly Weighted[] {
  const said = ask.values.reduce((sum, one) => sum + (one.count ?? 0), 0);
  const silent = ask.values.filter((one) => one.count === undefined).length;
  const rows = place.origin.table.rows;
  const left = rows === null ? 0 : rows - said;
  if (left < 0) {
    place.making.questions.push({
      question: `The counts for "${place.column.plan.name}" add up to ${figure(said)}, but ${place.table.name} has ${figure(rows ?? 0)} rows: which figure holds?`,
      options: [`${figure(said)} rows`, `${figure(rows ?? 0)} rows, in the same proportion`],
    });
  }
  return ask.values.map((one) => ({ value: one.value, weight: one.count ?? Math.max(0, left) / silent }));
}

function byWeight(ask: ValueAskOf<'one-of'>): readonly Weighted[] {
  const said = ask.values.reduce((sum, one) => sum + (one.weight ?? 0), 0);
  const silent = ask.values.filter((one) => one.weight === undefined).length;
  const whole = said <= 1 ? 1 : said <= 100 && silent > 0 ? 100 : said;
  return ask.values.map((one) => ({ value: one.value, weight: one.weight ?? Math.max(0, whole - said) / silent }));
}

/** The weights a concept gives to the same values, whatever their case; all alike otherwise. */
function byNature(values: readonly Scalar[], plan: Column): readonly Weighted[] {
  const known = plan.source.kind === 'category' ? plan.source.values : [];
  const weights = values.map((value) => known.find((one) => same(one.value, value))?.weight);
  const complete = weights.every((weight) => weight !== undefined && weight > 0);
  return values.map((value, at) => ({ value, weight: complete ? (weights[at] ?? 1) : 1 }));
}

function same(a: Scalar, b: Scalar): boolean {
  return String(a).toLowerCase() === String(b).toLowerCase();
}

/** "such as": the listed values first, then the others of the concept, at the same weight. */
function withOthers(weights: readonly Weighted[], source: SourceOf<'category'>): readonly Weighted[] {
  return [...weights, ...source.values.filter((one) => !weights.some((listed) => same(listed.value, one.value)))];
}

/** What depends on other columns stays when it speaks of the listed values only. */
function keepGiven(source: SourceOf<'category'>, listed: readonly Weighted[]): SourceOf<'category'> {
  const given = source.given.flatMap((one) => {
    const values = listed.map((value) => ({
      value: value.value,
      weight: one.values.find((other) => same(other.value, value.value))?.weight ?? 0,
    }));
    const covered = one.values.every((other) => listed.some((value) => same(value.value, other.value)));
    return covered && values.some((value) => value.weight > 0) ? [{ when: one.when, values }] : [];
  });
  return { kind: 'category', values: [...listed], exact: false, given };
}

function isYesNo(values: readonly Scalar[]): boolean {
  return values.every((value) => typeof value === 'boolean');
}

function asBoolean(place: Place, weights: readonly Weighted[], exact: boolean): void {
  const total = weights.reduce((sum, one) => sum + one.weight, 0);
  const yes = weights.filter((one) => one.value === true).reduce((sum, one) => sum + one.weight, 0);
  resource(place, { kind: 'boolean', share: total === 0 ? 0.5 : yes / total, exact, given: [] }, { type: 'boolean' });
}

function typeOf(values: readonly Scalar[]): Column['type'] {
  if (values.every((value) => typeof value === 'number'))
    return values.every((value) => Number.isInteger(value)) ? 'integer' : 'double';
  return 'text';
}

function promises(ask: ValueAskOf<'one-of'>, place: Place, listed: readonly Weighted[], weighted: boolean): void {
  const { making, table, column, wish } = place;
  const at = { table: table.name, column: column.plan.name };
  promise(
    making,
    wish,
    { kind: 'values', ...at, values: listed.map((one) => one.value) },
    `one of ${listInWords(listed.map((one) => String(one.value)))}`,
  );
  const counts = ask.values.flatMap((one) => (one.count === undefined ? [] : [{ value: one.value, count: one.count }]));
  if (counts.length > 0)
    promise(
      making,
      wish,
      { kind: 'counts', ...at, counts },
      listInWords(counts.map((one) => `${figure(one.count)} ${String(one.value)}`)),
    );
  if (!weighted || column !== place.origin.column) return;
  const total = listed.reduce((sum, one) => sum + one.weight, 0);
  for (const one of ask.values) {
    if (one.weight === undefined || total === 0) continue;
    const target = one.weight / total;
    promise(
      making,
      wish,
      { kind: 'share', table: table.name, expression: equals(column.plan.name, one.value), target },
      `${percentage(target)} ${String(one.value)}`,
    );
  }
}

/** `status == "failed"` as an expression. */
export function equals(column: string, value: Scalar): string {
  const name = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(column) ? column : `\`${column}\``;
  return `${name} == ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`;
}
