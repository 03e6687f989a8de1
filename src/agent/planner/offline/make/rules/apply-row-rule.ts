import type { RuleAsk } from '../../reading.ts';
import { makesCycle } from '../column-order.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { namesIn, quoteName } from '../expression-names.ts';
import { phraseOf } from '../phrase.ts';
import { promise } from '../promise.ts';
import { follow } from '../values/apply-relation.ts';
import { boundSource } from '../values/apply-range.ts';
import { placeAt } from '../values/apply-values.ts';
import { applyFormulaRule, formulaIn } from './apply-formula-rule.ts';
import { boundOn, comparisonsIn, numberIn, scaledIn, type Comparison } from './compare.ts';
import { placeExpressions } from './table-of-names.ts';

type RowRule = Extract<RuleAsk, { kind: 'row' }>;

/**
 * A condition every row must meet. Built in where it can be (an empty cell, a later date, bounds by another column, a formula);
 * otherwise rows that break it are drawn again.
 */
export function applyRowRule(rule: RowRule, making: Making): boolean {
  const placed = placeExpressions(making, rule.when === undefined ? [rule.expression] : [rule.expression, rule.when]);
  if (placed === null) return false;
  const [expression = '', when] = placed.expressions;
  const at: RuleSite = { making, table: placed.table, rule, expression, when };
  const formula = formulaIn(placed.table, expression);
  if (formula !== null && applyFormulaRule(rule, making, placed.table, { ...formula, when })) return true;
  const whole = when === undefined ? expression : `not (${when}) or (${expression})`;
  if (!buildIn(at)) holdByRedraw(at, whole, placed.columns);
  const order = when === undefined ? orderOf(at) : null;
  const text = phraseOf(making.reading.request, rule);
  if (order === null)
    promise(
      making,
      rule,
      { kind: 'rule', table: placed.table.name, expression, ...(when === undefined ? {} : { where: when }) },
      when === undefined ? expression : `${expression} where ${when}`,
    );
  else
    promise(
      making,
      text,
      { kind: 'order', table: placed.table.name, ...order },
      `${order.earlier} not after ${order.later}`,
    );
  return true;
}

type RuleSite = {
  readonly making: Making;
  readonly table: TableDraft;
  readonly rule: RowRule;
  readonly expression: string;
  readonly when: string | undefined;
};

function columnOf(at: RuleSite, name: string): ColumnDraft | undefined {
  return at.table.columns.find((column) => column.plan.name === name || quoteName(column.plan.name) === name);
}

function buildIn(at: RuleSite): boolean {
  const empty = /^isnull\((.+)\)$/u.exec(at.expression.trim()) ?? /^(.+?)\s*==\s*null$/u.exec(at.expression.trim());
  if (empty !== null) return emptyWhen(at, empty[1] ?? '');
  const full =
    /^not\s*\(?\s*isnull\((.+?)\)\s*\)?$/u.exec(at.expression.trim()) ??
    /^(.+?)\s*!=\s*null$/u.exec(at.expression.trim());
  if (full !== null) return fullWhen(at, full[1] ?? '');
  if (at.when === undefined && gapAfter(at)) return true;
  const comparisons = comparisonsIn(at.expression);
  if (comparisons === null) return false;
  if (
    at.when === undefined &&
    comparisons.length === 1 &&
    comparisons[0] !== undefined &&
    laterMoment(at, comparisons[0])
  )
    return true;
  return boundedColumn(at, comparisons);
}

function emptyWhen(at: RuleSite, name: string): boolean {
  const column = columnOf(at, name.trim());
  if (
    column === undefined ||
    (at.when !== undefined && namesIn(at.when).some((one) => makesCycleWith(at, column, one)))
  )
    return false;
  column.plan = {
    ...column.plan,
    nulls: [
      { share: 1, ...(at.when === undefined ? {} : { if: at.when }) },
      ...column.plan.nulls.filter((one) => one.if !== at.when),
    ],
    unique: false,
  };
  return true;
}

function fullWhen(at: RuleSite, name: string): boolean {
  const column = columnOf(at, name.trim());
  if (column === undefined) return false;
  const guarded =
    at.when === undefined
      ? []
      : column.plan.nulls.map((one) => ({
          share: one.share,
          if: one.if === undefined ? `not (${at.when ?? ''})` : `(${one.if}) and not (${at.when ?? ''})`,
        }));
  column.plan = { ...column.plan, nulls: guarded };
  return true;
}

function makesCycleWith(at: RuleSite, column: ColumnDraft, name: string): boolean {
  return name === column.plan.name || makesCycle(at.table, column, [name]);
}

const isMoment = (column: ColumnDraft): boolean => column.plan.type === 'date' || column.plan.type === 'timestamp';

/** Two moments in order: which is the earlier, which the later. */
function momentPair(
  at: RuleSite,
  one: Comparison,
): { readonly earlier: ColumnDraft; readonly later: ColumnDraft; readonly strict: boolean } | null {
  const [left, right] = [columnOf(at, one.left), columnOf(at, one.right)];
  if (left === undefined || right === undefined || !isMoment(left) || !isMoment(right) || one.sign === '==')
    return null;
  return one.sign.startsWith('<')
    ? { earlier: left, later: right, strict: one.sign === '<' }
    : { earlier: right, later: left, strict: one.sign === '>' };
}

const gapUnits = { 'days(': 'day', 'hours(': 'hour' } as const;

/** `hours(start, end) * 60 >= 30 and hours(start, end) * 60 <= 90`: the later moment follows the earlier by such a gap. */
function gapAfter(at: RuleSite): boolean {
  const side =
    /^(days\(|hours\()(`[^`]+`|[\p{L}_][\p{L}\p{N}_]*), (`[^`]+`|[\p{L}_][\p{L}\p{N}_]*)\)(?: \* (\d+))? (>=|<=) (-?\d+(?:\.\d+)?)$/u;
  const parts = at.expression.split(' and ').map((part) => side.exec(part.trim()));
  const [one] = parts;
  if (
    one === undefined ||
    one === null ||
    parts.some((part) => part === null || part[2] !== one[2] || part[3] !== one[3])
  )
    return false;
  const [earlier, later] = [columnOf(at, one[2] ?? ''), columnOf(at, one[3] ?? '')];
  if (earlier === undefined || later === undefined || !isMoment(earlier) || !isMoment(later)) return false;
  const scale = Number(one[4] ?? 1);
  const bound = (sign: string): number | null => {
    const found = parts.find((part) => part?.[5] === sign);
    return found === undefined || found === null ? null : Number(found[6]) / scale;
  };
  const min = Math.max(0, bound('>=') ?? 0);
  const max = bound('<=') ?? Math.max(min * 3, min + 1);
  if (max < min) return false;
  const unit = one[1] === 'days(' ? gapUnits['days('] : gapUnits['hours('];
  if (unit === 'hour' && later.plan.type === 'date') return false;
  follow(placeAt(at.making, at.table, later, at.rule), earlier, { min, max, unit });
  const { source } = later.plan;
  return source.kind === 'moment' && source.after?.column === earlier.plan.name;
}

function laterMoment(at: RuleSite, one: Comparison): boolean {
  const pair = momentPair(at, one);
  if (pair === null) return false;
  follow(placeAt(at.making, at.table, pair.later, at.rule), pair.earlier, null);
  const { source } = pair.later.plan;
  if (source.kind === 'moment' && source.after !== undefined && pair.strict)
    pair.later.plan = {
      ...pair.later.plan,
      source: { ...source, after: { ...source.after, min: Math.max(source.after.min, 1) } },
    };
  return source.kind === 'moment' && source.after?.column === pair.earlier.plan.name;
}

function orderOf(at: RuleSite): { readonly earlier: string; readonly later: string; readonly strict: boolean } | null {
  const comparisons = comparisonsIn(at.expression);
  const pair = comparisons?.length === 1 && comparisons[0] !== undefined ? momentPair(at, comparisons[0]) : null;
  return pair === null ? null : { earlier: pair.earlier.plan.name, later: pair.later.plan.name, strict: pair.strict };
}

/** All comparisons bound one drawn number column, by figures (perhaps only in some rows) or by shares of one other column. */
function boundedColumn(at: RuleSite, comparisons: readonly Comparison[]): boolean {
  for (const column of at.table.columns) {
    if (column.look !== null || column.plan.source.kind !== 'number') continue;
    const bounds = comparisons.map((one) => boundOn(one, column.plan.name));
    if (bounds.length === 0 || bounds.some((one) => one === null)) continue;
    const real = bounds.filter((one) => one !== null);
    if (byFigures(at, column, real) || byOther(at, column, real)) return true;
  }
  return false;
}

type Bound = NonNullable<ReturnType<typeof boundOn>>;

function byFigures(at: RuleSite, column: ColumnDraft, bounds: readonly Bound[]): boolean {
  const figures = bounds.map((one) => ({ ...one, value: numberIn(one.bound) }));
  if (figures.some((one) => one.value === null || one.side === 'equal')) return false;
  const step = column.plan.type === 'integer' ? 1 : 10 ** -(column.plan.decimals ?? 2);
  const ends = (side: 'min' | 'max'): number[] =>
    figures
      .filter((one) => one.side === side)
      .map((one) => (one.value ?? 0) + (one.strict ? (side === 'min' ? step : -step) : 0));
  const min = ends('min').length === 0 ? null : Math.max(...ends('min'));
  const max = ends('max').length === 0 ? null : Math.min(...ends('max'));
  return boundWhen(at, column, min, max);
}

/** Bounds that hold in all rows, or in those of the condition. */
function boundWhen(at: RuleSite, column: ColumnDraft, min: number | null, max: number | null): boolean {
  const bounded = boundSource(column.plan, min, max);
  if (bounded === null || bounded.kind !== 'number') return false;
  const { when } = at;
  if (when === undefined) {
    column.plan = { ...column.plan, source: bounded };
    return true;
  }
  if (namesIn(when).some((name) => makesCycleWith(at, column, name))) return false;
  const { source } = column.plan;
  if (source.kind !== 'number' || source.around !== undefined) return false;
  const one = {
    when,
    distribution: bounded.distribution,
    ...(bounded.min === undefined ? {} : { min: bounded.min }),
    ...(bounded.max === undefined ? {} : { max: bounded.max }),
  };
  column.plan = { ...column.plan, source: { ...source, given: [one, ...source.given] } };
  return true;
}

/** `deposit >= rent and deposit <= 2 * rent`: the column is drawn as a multiple of the other. */
function byOther(at: RuleSite, column: ColumnDraft, bounds: readonly Bound[]): boolean {
  if (at.when !== undefined || bounds.some((one) => one.side === 'equal')) return false;
  const scaled = bounds.map((one) => ({ side: one.side, scaled: scaledIn(one.bound) }));
  const of = scaled[0]?.scaled?.of;
  if (of === undefined || scaled.some((one) => one.scaled === null || one.scaled.of !== of)) return false;
  if (namesIn(of).some((name) => makesCycleWith(at, column, name))) return false;
  const low = scaled.find((one) => one.side === 'min')?.scaled?.factor;
  const high = scaled.find((one) => one.side === 'max')?.scaled?.factor;
  const min = low ?? 0;
  const max = high ?? (low ?? 1) * 3;
  if (min >= max || column.fixed.has('range')) return false;
  // A cent inside either end: what is rounded must not step over.
  const edge = (max - min) * 0.01;
  column.plan = {
    ...column.plan,
    correlatesWith: [],
    source: {
      kind: 'number',
      distribution: { kind: 'uniform', min: min + (low === undefined ? 0 : edge), max: max - edge },
      around: { expression: of, how: 'times' },
      given: [],
    },
  };
  return true;
}

function holdByRedraw(at: RuleSite, whole: string, columns: readonly ColumnDraft[]): void {
  const drawn = columns.filter(
    (column) =>
      column.look === null &&
      !['formula', 'sequence', 'convert', 'aggregate', 'clock', 'series', 'constant'].includes(
        column.plan.source.kind,
      ) &&
      !column.plan.unique,
  );
  // The column the condition speaks of first gives way; the others only when it cannot.
  const named = namesIn(at.expression)[0];
  const first = drawn.filter((column) => column.plan.name === named);
  const redraw = (first.length > 0 ? first : drawn).map((column) => column.plan.name);
  at.table.rules.push({ expression: whole, text: phraseOf(at.making.reading.request, at.rule), redraw, attempts: 200 });
}
