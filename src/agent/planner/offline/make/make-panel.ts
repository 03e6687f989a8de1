import type { TimeSpan } from '../../../../contract/rhythm.ts';
import type { RuleAsk } from '../reading.ts';
import { millisecondsOf, momentOf } from './calendar.ts';
import { draftColumn, freshColumn, noteReading, type ColumnDraft, type Making, type TableDraft } from './draft.ts';
import { figure } from './figures.ts';
import { findColumn } from './find-column.ts';
import { linkToPool } from './foreign-keys.ts';
import { freeName, nameWords, snakeCase } from './name-words.ts';
import { rowsSaid, sizeOf, type PanelSize } from './panel-size.ts';
import { promise } from './promise.ts';
import { spanInWords, spanMs } from './span.ts';

type Regular = Extract<RuleAsk, { kind: 'regular' }>;

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
  const entities = entitiesOf(making, table, regular);
  const size = sizeOf(making, table, step, entities, regular);
  const time = size === null ? null : timeColumn(making, table, step, regular);
  if (time === null || size === null) {
    table.kind = 'event';
    // Without a column for the times the clock still says how many rows there are.
    if (size !== null && regular !== null && rowsSaid(table) === null) keepTicks(making, table, regular, size);
    return;
  }
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

function keepTicks(making: Making, table: TableDraft, regular: Regular, size: PanelSize): void {
  table.rows = size.entities * size.ticks;
  noteReading(making, regular, `${table.name}: one row every ${spanInWords(size.step)}`);
  promise(
    making,
    regular,
    { kind: 'rows', table: table.name, min: table.rows, max: table.rows },
    `${figure(table.rows)} rows, one every ${spanInWords(size.step)}`,
  );
}

/**
 * The column of the ticks: the one the words say it of, a moment asked for, one asked for by a word for time, the domain's, or a new one in front.
 * None for a complete list without any.
 */
function timeColumn(making: Making, table: TableDraft, step: TimeSpan, regular: Regular | null): ColumnDraft | null {
  const own = table.columns.filter((column) => column.look === null);
  const asked = own.filter((column) => column.ask !== null);
  const named = regular?.column === undefined ? null : findColumn(table, regular.column);
  const shaped = own.find((column) => column.shapeColumn !== null && column.shapeColumn === table.shape?.time);
  const there =
    (named !== null && named.look === null ? named : null) ??
    (regular === null ? null : (asked.find(isMoment) ?? asked.find(isTimeName))) ??
    shaped ??
    own.find(isMoment);
  if (there !== undefined && there !== null) return there;
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

const timeNames = new Set(
  'date day week month quarter year hour minute time timestamp datetime period ts dt start started measured sampled recorded logged at on fecha dia semana mes data datum tag woche monat jour semaine mois giorno settimana mese maand dag 日期 时间 月份 날짜 시간 日時'.split(
    ' ',
  ),
);

/** Whether a column is called by a word for time: `month`, `week_start`, `sampled_on`. */
function isTimeName(column: ColumnDraft): boolean {
  const words = nameWords(column.plan.name);
  return timeNames.has(words[0] ?? '') || timeNames.has(words.at(-1) ?? '');
}

function isMoment(column: ColumnDraft): boolean {
  return column.plan.type === 'date' || column.plan.type === 'timestamp' || column.plan.type === 'time';
}

function entitiesOf(making: Making, table: TableDraft, regular: Regular | null): number {
  if (regular !== null && regular.entities !== null) return regular.entities;
  const named = regular?.per === null || regular === null ? null : findColumn(table, regular.per);
  const listed = named?.ask?.values.find((value) => value.kind === 'one-of');
  if (listed !== undefined) return listed.values.length;
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
