import type { Panel } from '../../../../contract/plan.ts';
import type { TimeSpan } from '../../../../contract/rhythm.ts';
import type { RuleAsk } from '../reading.ts';
import { millisecondsOf, momentOf } from './calendar.ts';
import {
  assume,
  draftColumn,
  freshColumn,
  noteReading,
  type ColumnDraft,
  type Making,
  type TableDraft,
} from './draft.ts';
import { figure } from './figures.ts';
import { findColumn } from './find-column.ts';
import { linkToPool } from './foreign-keys.ts';
import { freeName, nameWords, snakeCase } from './name-words.ts';
import { promise } from './promise.ts';
import { lastTwelveMonths, windowOf } from './time-window.ts';

type Regular = Extract<RuleAsk, { kind: 'regular' }>;

/** Milliseconds of a span; months and years by their mean. */
export function spanMs(span: TimeSpan): number {
  const unit = {
    millisecond: 1,
    second: 1000,
    minute: 60_000,
    hour: 3_600_000,
    day: 86_400_000,
    week: 604_800_000,
    month: 2_629_746_000,
    quarter: 7_889_238_000,
    year: 31_556_952_000,
  };
  return span.amount * unit[span.unit];
}

/** The wish for readings at regular times that a table has to follow; null when there is none. */
export function regularFor(making: Making, table: TableDraft): Regular | null {
  const regular = making.reading.rules.find((rule): rule is Regular => rule.kind === 'regular');
  if (regular === undefined || table.pool) return null;
  const asked = making.tables.filter((one) => !one.pool);
  const meant = asked.find((one) => one.kind === 'panel') ?? asked.find((one) => one.kind === 'event') ?? asked[0];
  return table === meant ? regular : null;
}

/**
 * Makes a table of readings a panel: every entity at every tick. Entities, step and length come from the words, else from the domain.
 *
 * Rows said win over the length of time; then as many ticks as they give. A domain's panel without a time column becomes plain rows.
 */
export function makePanel(making: Making, table: TableDraft): void {
  const regular = regularFor(making, table);
  if (regular === null && (table.pool || table.kind !== 'panel')) return;
  const step = regular?.interval ?? table.shape?.panel?.step ?? { amount: 1, unit: 'day' as const };
  const time = timeColumn(making, table, step);
  if (time === null) {
    table.kind = 'event';
    return;
  }
  const entities = entitiesOf(making, table, regular);
  const size = sizeOf(making, table, step, entities);
  table.kind = 'panel';
  table.panel = {
    entities: size.entities,
    ticks: size.ticks,
    start: size.start,
    step: size.step,
    order: table.shape?.panel?.order ?? 'time',
    jitter: 0,
    gaps: 0,
  };
  table.rows = size.entities * size.ticks;
  table.time = time.plan.name;
  table.window = { from: size.start, to: momentOf(millisecondsOf(size.start) + spanMs(size.step) * size.ticks) };
  const owner = ownerOf(making, table, regular, size.entities);
  if (owner !== null) table.panel = { ...table.panel, reference: owner };
  promiseTicks(making, table, regular, time, owner);
}

/** The column of the ticks: the domain's, the first moment asked for, or a new one in front. None for a complete list without any moment. */
function timeColumn(making: Making, table: TableDraft, step: TimeSpan): ColumnDraft | null {
  const shaped = table.columns.find(
    (column) => column.shapeColumn !== null && column.shapeColumn === table.shape?.time && column.look === null,
  );
  const there = shaped ?? table.columns.find((column) => column.look === null && isMoment(column));
  if (there !== undefined) return there;
  if (table.ask?.complete === true) return null;
  const isDay = spanMs(step) >= 86_400_000;
  const name = freeName(
    isDay ? 'date' : 'timestamp',
    new Set(table.columns.map((column) => column.plan.name.toLowerCase())),
  );
  const concept = making.meanings.concept(isDay ? 'date' : 'timestamp');
  const column = draftColumn({
    plan: freshColumn(name, isDay ? 'date' : 'timestamp', { kind: 'clock' }),
    origin: 'usual',
    concept,
  });
  table.columns.unshift(column);
  return column;
}

function isMoment(column: ColumnDraft): boolean {
  return column.plan.type === 'date' || column.plan.type === 'timestamp' || column.plan.type === 'time';
}

function entitiesOf(making: Making, table: TableDraft, regular: Regular | null): number {
  if (regular !== null && regular.entities !== null) return regular.entities;
  const parent = making.tables.find(
    (one) =>
      !one.pool &&
      one !== table &&
      one.ask !== null &&
      one.ask.rows !== null &&
      table.references.some((reference) => reference.table === one.name),
  );
  if (parent?.ask?.rows !== null && parent?.ask?.rows !== undefined) return parent.ask.rows.min;
  const looks = table.columns.some((column) => column.look !== null);
  return looks ? (table.shape?.panel?.entities ?? 1) : 1;
}

type Size = { readonly entities: number; readonly ticks: number; readonly start: string; readonly step: Panel['step'] };

function sizeOf(making: Making, table: TableDraft, step: TimeSpan, entities: number): Size {
  const said = making.request.rows ?? rowsSaid(table);
  const covered =
    making.reading.period !== null ||
    table.columns.some((column) => column.ask?.values.some((value) => value.kind === 'moment-range') === true);
  if (covered) {
    const window = windowOf(making, table);
    const length = millisecondsOf(window.to) - millisecondsOf(window.from);
    if (said === null)
      return { entities, ticks: Math.max(1, Math.round(length / spanMs(step))), start: window.from, step };
    const shared = divisor(said, entities);
    const ticks = said / shared;
    const exact = spanMs(step) * ticks <= length * 1.01;
    return {
      entities: shared,
      ticks,
      start: window.from,
      step: exact ? step : { amount: Math.max(1, Math.floor(length / ticks / 1000)), unit: 'second' },
    };
  }
  if (said !== null) {
    const shared = divisor(said, entities);
    return {
      entities: shared,
      ticks: said / shared,
      start: startBefore(making.request.today, step, said / shared),
      step,
    };
  }
  if (spanMs(step) >= 86_400_000) {
    const window = lastTwelveMonths(making);
    return {
      entities,
      ticks: Math.max(1, Math.round((millisecondsOf(window.to) - millisecondsOf(window.from)) / spanMs(step))),
      start: window.from,
      step,
    };
  }
  const typical = Math.round((table.shape?.rows.typical ?? 1000) / entities);
  const ticks = Math.max(typical, Math.min(2000, Math.ceil(86_400_000 / spanMs(step))));
  assume(
    making,
    `No number of rows was said: ${figure(ticks)} readings${entities > 1 ? ` for each of ${figure(entities)}` : ''}, every ${spanInWords(step)}`,
  );
  return { entities, ticks, start: startBefore(making.request.today, step, ticks), step };
}

function rowsSaid(table: TableDraft): number | null {
  const count = table.ask?.rows ?? null;
  if (count === null || count.per !== undefined) return null;
  return Math.round((count.min + (count.max ?? count.min)) / 2);
}

/** The divisor of `rows` nearest to the wanted number of entities. */
function divisor(rows: number, wanted: number): number {
  for (let away = 0; away < wanted; away++) {
    if (wanted - away >= 1 && rows % (wanted - away) === 0) return wanted - away;
    if (wanted + away <= rows && rows % (wanted + away) === 0) return wanted + away;
  }
  return 1;
}

function startBefore(today: string, step: TimeSpan, ticks: number): string {
  const day = 86_400_000;
  const start = millisecondsOf(today) - spanMs(step) * ticks;
  return momentOf(spanMs(step) * ticks >= day ? Math.floor(start / day) * day : millisecondsOf(today) - day);
}

/** `10 minutes`, `day`. */
export function spanInWords(span: TimeSpan): string {
  return span.amount === 1 ? span.unit : `${figure(span.amount)} ${span.unit}s`;
}

/** The reference whose rows are the entities: the domain's, or a pool made for the thing the words repeat readings for. */
function ownerOf(making: Making, table: TableDraft, regular: Regular | null, entities: number): string | null {
  const used = table.columns.find((column) => column.look !== null)?.look?.reference;
  const named = regular?.per ?? null;
  const column = named === null ? null : findColumn(table, named);
  const reference = column?.look?.reference ?? used;
  if (reference !== undefined) {
    const target = making.tables.find(
      (one) => one.name === table.references.find((each) => each.name === reference)?.table,
    );
    if (target?.pool === true || target?.rows === null) target.rows = entities;
    return reference;
  }
  if (entities === 1 && named === null) return null;
  const own = column ?? newOwner(making, table, named ?? 'series');
  linkToPool(making, table, own);
  const made = own.look?.reference ?? null;
  const pool = making.tables.find((one) => one.name === table.references.find((each) => each.name === made)?.table);
  if (pool !== undefined) pool.rows = entities;
  return made;
}

function newOwner(making: Making, table: TableDraft, words: string): ColumnDraft {
  const entity = snakeCase(nameWords(words).join(' '));
  const name = freeName(`${entity}_id`, new Set(table.columns.map((column) => column.plan.name.toLowerCase())));
  const prefix = entity
    .slice(0, 4)
    .toUpperCase()
    .replaceAll(/[AXax]/gu, (letter) => `\\${letter}`);
  const plan = {
    ...freshColumn(name, 'text', { kind: 'pattern', pattern: `${prefix}-##`, ordered: true, start: 1 }),
    unique: true,
  };
  const column = draftColumn({ plan, origin: 'usual', aliases: [words, entity] });
  table.columns.splice(1, 0, column);
  noteReading(making, { from: 0, to: 0 }, name);
  return column;
}

function promiseTicks(
  making: Making,
  table: TableDraft,
  regular: Regular | null,
  time: ColumnDraft,
  owner: string | null,
): void {
  const panel = table.panel;
  if (panel === null || regular === null) return;
  const by = owner === null ? undefined : table.columns.find((column) => column.look?.reference === owner)?.plan.name;
  noteReading(making, regular, `${table.name}: one row every ${spanInWords(panel.step)}`);
  if (['month', 'quarter', 'year'].includes(panel.step.unit)) return;
  promise(
    making,
    regular,
    {
      kind: 'interval',
      table: table.name,
      column: time.plan.name,
      ...(by === undefined ? {} : { by }),
      seconds: spanMs(panel.step) / 1000,
    },
    `every ${spanInWords(panel.step)}${by === undefined ? '' : ` for each ${by}`}`,
  );
}
