import type { Check } from '../../../../../contract/check.ts';
import type { RuleAsk } from '../../reading.ts';
import { makesCycle } from '../column-order.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { namesIn } from '../expression-names.ts';
import { findColumn } from '../find-column.ts';
import { promise } from '../promise.ts';
import { applyValue } from '../values/apply-values.ts';
import type { Place } from '../values/place.ts';
import { computeFrom, moveToBase, timesWhen } from './base-column.ts';
import { placeExpressions } from './table-of-names.ts';

type ConditionalValues = Extract<RuleAsk, { kind: 'conditional-values' }>;

/** "enterprise: 18 to 30", "failed: never a completion date": in rows of the condition the column's cells come about another way. */
export function applyConditionalValues(rule: ConditionalValues, making: Making): boolean {
  const placed = placeExpressions(making, [rule.when]);
  const column = placed === null ? null : findColumn(placed.table, rule.column);
  const when = placed?.expressions[0];
  if (placed === null || column === null || when === undefined) return false;
  for (const name of namesIn(when)) letGo(placed.table, name, column);
  if (namesIn(when).some((name) => name === column.plan.name || makesCycle(placed.table, column, [name]))) return false;
  if (rule.value.kind === 'nulls' || (rule.value.kind === 'constant' && rule.value.value === null)) {
    const share = rule.value.kind === 'nulls' ? rule.value.share : 1;
    column.plan = { ...column.plan, nulls: [{ share, if: when }, ...column.plan.nulls] };
    making.requirements.push({
      text: making.reading.request.slice(rule.from, rule.to),
      check: { kind: 'nulls', table: placed.table.name, column: column.plan.name, where: when, target: share },
      asked: share === 1 ? 'always empty' : `${share * 100} % empty`,
    });
    return true;
  }
  if (!turned(rule, making, placed.table, column, when)) overrideWhen(making, placed.table, column, when, rule);
  return true;
}

/** A column of the condition that follows the other only by the planner's own taste no longer does: the words say which depends on which. */
function letGo(table: TableDraft, name: string, column: ColumnDraft): void {
  const other = table.columns.find((one) => one.plan.name === name);
  if (other === undefined || other === column || !makesCycle(table, column, [name])) return;
  const { source } = other.plan;
  const reads = (expression: string): boolean => namesIn(expression).includes(column.plan.name);
  other.plan = {
    ...other.plan,
    correlatesWith: other.plan.correlatesWith.filter((one) => one.column !== column.plan.name),
    source:
      source.kind === 'category'
        ? { ...source, given: source.given.filter((one) => !reads(one.when)) }
        : source.kind === 'boolean'
          ? { ...source, given: source.given.filter((one) => !reads(one.when)) }
          : source,
  };
}

/** Applies the wish to a copy of the column, and takes the copy's source for the rows of the condition. */
function overrideWhen(
  making: Making,
  table: TableDraft,
  column: ColumnDraft,
  when: string,
  rule: ConditionalValues,
): void {
  const scratch: ColumnDraft = {
    ...column,
    look: null,
    plan: { ...column.plan, when: [], nulls: [] },
    fixed: new Set(column.fixed),
  };
  const before = making.requirements.length;
  const place: Place = { making, table, column: scratch, origin: { table, column: scratch }, wish: rule };
  applyValue(rule.value, place);
  // Exactly one figure ("the fee is 0 when …") is that figure.
  if (
    rule.value.kind === 'range' &&
    rule.value.min !== null &&
    rule.value.min === rule.value.max &&
    scratch.plan.source.kind === 'number'
  )
    scratch.plan = { ...scratch.plan, source: { kind: 'constant', value: scratch.plan.source.min ?? rule.value.min } };
  const added = making.requirements.splice(before);
  const unseen = namesIn(when).some((name) => table.columns.some((one) => one.plan.name === name && one.plan.hidden));
  // A condition on a column that is not written cannot be measured in the file; the generation follows it all the same.
  for (const one of unseen ? [] : added)
    making.requirements.push({ ...one, check: inRows(one.check, when), asked: `${one.asked} where ${when}` });
  const { source, type } = scratch.plan;
  const base = column.plan;
  if (base.source.kind === 'category' && source.kind === 'category') {
    column.plan = {
      ...base,
      source: { ...base.source, exact: false, given: [{ when, values: source.values }, ...base.source.given] },
    };
  } else if (base.source.kind === 'number' && source.kind === 'number' && base.source.around === undefined) {
    const { min, max } = source;
    column.plan = {
      ...base,
      type: widest(base.type, type),
      source: {
        ...base.source,
        given: [
          {
            when,
            distribution: source.distribution,
            ...(min === undefined ? {} : { min }),
            ...(max === undefined ? {} : { max }),
          },
          ...base.source.given,
        ],
      },
    };
  } else if (base.source.kind === 'boolean' && source.kind === 'boolean') {
    column.plan = {
      ...base,
      source: { ...base.source, exact: false, given: [{ when, share: source.share }, ...base.source.given] },
    };
  } else
    column.plan = {
      ...base,
      unique: base.unique && source.kind === 'constant',
      when: [{ if: when, source }, ...base.when],
    };
}

/** "Refund amounts are negative": the column's own figures with the other sign in the rows of the condition; false for any other wish. */
function turned(
  rule: ConditionalValues,
  making: Making,
  table: TableDraft,
  column: ColumnDraft,
  when: string,
): boolean {
  const { value } = rule;
  const { source, type } = column.plan;
  if (
    value.kind !== 'range' ||
    value.max !== 0 ||
    value.min !== null ||
    (type !== 'integer' && type !== 'decimal' && type !== 'double')
  )
    return false;
  if (source.kind === 'number' && (source.min ?? 0) < 0) return false;
  const base = moveToBase(table, column);
  computeFrom(column, timesWhen(base, when, -1));
  promise(
    making,
    rule,
    { kind: 'range', table: table.name, column: column.plan.name, where: when, max: 0, exclusive: value.exclusive },
    `negative where ${when}`,
  );
  return true;
}

function widest(a: ColumnDraft['plan']['type'], b: ColumnDraft['plan']['type']): ColumnDraft['plan']['type'] {
  return a === 'integer' && (b === 'double' || b === 'decimal') ? b : a;
}

/** The check for the rows of a condition, where its kind can look at some rows only. */
function inRows(check: Check, where: string): Check {
  const { kind } = check;
  if (kind === 'range' || kind === 'values' || kind === 'share' || kind === 'share-between') return { ...check, where };
  if (kind === 'nulls' || kind === 'rule' || kind === 'statistic') return { ...check, where };
  return check;
}
