import type { RuleAsk } from '../../reading.ts';
import { daysBetween } from '../calendar.ts';
import { assume, type ColumnDraft, type Making, type TableDraft } from '../draft.ts';
import { boundsInWords, figure } from '../figures.ts';
import { findColumn } from '../find-column.ts';
import { findKey } from '../foreign-keys.ts';
import { quantileOf } from '../fit-distribution.ts';
import { phraseOf } from '../phrase.ts';
import { promise } from '../promise.ts';
import { groupColumn } from './group-column.ts';
import { windowOf } from '../time-window.ts';
import { placeAt } from '../values/apply-values.ts';
import { applyRange } from '../values/apply-range.ts';

type PerGroup = Extract<RuleAsk, { kind: 'per-group' }>;
type Children = Extract<RuleAsk, { kind: 'children' }>;

const dayLengths = {
  millisecond: 1 / 86_400_000,
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30.4,
  quarter: 91.3,
  year: 365.25,
};

/** "No employee over 40 hours a week", "max 2 loans per member": a bound on what each group may hold, kept by construction. */
export function applyPerGroup(rule: PerGroup, making: Making): boolean {
  for (const table of making.tables.filter((one) => !one.pool)) {
    const measure = rule.measure === null ? null : findColumn(table, rule.measure);
    if (rule.measure !== null && (measure === null || !isNumber(measure))) continue;
    const by = groupColumn(making, table, rule.by[0] ?? '');
    const time = table.columns.find((one) => one.plan.name === table.time) ?? table.columns.find(isMoment) ?? null;
    if (by === null || by === findKey(table) || (rule.each !== null && time === null)) {
      // One row for each of them: the bound is on the column itself.
      const isOneEach = measure !== null && (by === null || by === findKey(table)) && time === null;
      if (
        isOneEach &&
        measure !== null &&
        (rule.by[0] === undefined || isEntity(table, rule.by[0]) || rule.by[0] === '')
      )
        return boundColumn(rule, making, table, measure);
      continue;
    }
    return bound(rule, making, table, by, rule.each === null ? null : time, measure);
  }
  return false;
}

/** "At least 3 orders each" where parents are no table of their own: so many rows for each id. */
export function applyChildrenInTable(rule: Children, making: Making): boolean {
  return applyPerGroup(
    {
      from: rule.from,
      to: rule.to,
      kind: 'per-group',
      by: [rule.parent],
      each: null,
      measure: null,
      what: rule.child,
      min: rule.min === 0 ? null : rule.min,
      max: rule.max,
    },
    making,
  );
}

const isNumber = (column: ColumnDraft): boolean => ['integer', 'decimal', 'double'].includes(column.plan.type);
const isMoment = (column: ColumnDraft): boolean => column.plan.type === 'date' || column.plan.type === 'timestamp';

function isEntity(table: TableDraft, name: string): boolean {
  const wanted = name.toLowerCase().replace(/s$/u, '');
  return table.entity === wanted || table.name.toLowerCase().startsWith(wanted) || table.kind === 'entity';
}

function boundColumn(rule: PerGroup, making: Making, table: TableDraft, measure: ColumnDraft): boolean {
  applyRange(
    { from: rule.from, to: rule.to, kind: 'range', min: rule.min, max: rule.max, exclusive: 'none' },
    placeAt(making, table, measure, rule),
  );
  return true;
}

function bound(
  rule: PerGroup,
  making: Making,
  table: TableDraft,
  by: ColumnDraft,
  time: ColumnDraft | null,
  measure: ColumnDraft | null,
): boolean {
  const reference = table.references.find((one) => one.name === by.look?.reference);
  const parent = making.tables.find((one) => one.name === reference?.table);
  if (rule.min !== null) {
    if (reference === undefined || parent === undefined || time !== null || measure !== null) return false;
    reference.children = { min: rule.min, max: Math.max(rule.min, rule.max ?? Math.max(rule.min * 2, rule.min + 4)) };
    if (parent.pool && table.rows !== null) {
      const mean = (reference.children.min + reference.children.max) / 2;
      parent.rows = Math.max(1, Math.round(table.rows / mean));
    }
  } else if (rule.max !== null) {
    makeRoom(making, table, reference, parent, time, measure, rule);
    table.limits = [
      ...(table.limits ?? []),
      {
        text: phraseOf(making.reading.request, rule),
        by: [
          { column: by.plan.name },
          ...(time === null || rule.each === null ? [] : [{ column: time.plan.name, per: rule.each }]),
        ],
        most: rule.max,
        ...(measure === null ? {} : { of: measure.plan.name }),
        redraw: [],
      },
    ];
  }
  promise(
    making,
    rule,
    {
      kind: 'per-group',
      table: table.name,
      by: [by.plan.name],
      ...(time === null || rule.each === null ? {} : { each: { column: time.plan.name, unit: rule.each } }),
      ...(measure === null ? {} : { measure: measure.plan.name }),
      ...(rule.min === null ? {} : { min: rule.min }),
      ...(rule.max === null ? {} : { max: rule.max }),
    },
    `${boundsInWords(rule.min, rule.max)} ${measure === null ? 'rows' : measure.plan.name} for each ${by.plan.name}${rule.each === null ? '' : ` and ${rule.each}`}`,
  );
  return true;
}

/** Sees that there are enough groups for all rows: a pool gets as many as leave a third of the room free; no single figure may break the bound. */
function makeRoom(
  making: Making,
  table: TableDraft,
  reference: TableDraft['references'][number] | undefined,
  parent: TableDraft | undefined,
  time: ColumnDraft | null,
  measure: ColumnDraft | null,
  rule: PerGroup,
): void {
  const most = rule.max ?? 1;
  const { source } = measure?.plan ?? { source: null };
  let mean = 1;
  if (measure !== null && source?.kind === 'number') {
    mean = Math.max(0.01, quantileOf(source.distribution, 'p50'));
    if (mean > most / 2 || (source.max ?? Infinity) > most)
      applyRange(
        { from: rule.from, to: rule.to, kind: 'range', min: null, max: most, exclusive: 'none' },
        placeAt(making, table, measure, rule),
      );
  }
  if (reference === undefined || parent === undefined) return;
  if (reference.popularity.kind !== 'column') reference.popularity = { kind: 'uniform' };
  if (!parent.pool) return;
  const window = time === null || rule.each === null ? null : windowOf(making, table);
  const periods =
    window === null || rule.each === null
      ? 1
      : Math.max(1, daysBetween(window.from, window.to) / dayLengths[rule.each]);
  const rows = table.rows ?? 100;
  const needed = Math.ceil((rows * mean * 1.5) / (most * periods)) + 1;
  if ((parent.rows ?? 0) >= needed) return;
  parent.rows = needed;
  assume(
    making,
    `${figure(needed)} different ${rule.by[0] === '' ? 'people' : (rule.by[0] ?? '')}: fewer could not keep to the bound`,
  );
}
