import type { CountAsk } from '../reading.ts';
import { daysBetween } from './calendar.ts';
import { assume, noteReading, type Making, type TableDraft } from './draft.ts';
import { figure } from './figures.ts';
import { promise } from './promise.ts';
import { windowOf } from './time-window.ts';

/** Rows when nobody says how many. */
const usualRows = 100;
/** Rows that a shape over months, or over days and hours, needs to be seen. */
const rowsForMonths = 1000;
const rowsForDays = 10_000;

/** Settles how many rows every table has: flags before words, words before listed counts, those before the natural number. */
export function countRows(making: Making): void {
  const asked = making.tables.filter((table) => !table.pool);
  const main = mainTable(asked);
  for (const table of asked) {
    const flag = table === main ? making.request.rows : undefined;
    if (table.panel !== null) promisePanelRows(making, table, flag);
    else if (flag !== undefined) {
      table.rows = flag;
      promise(making, '--rows', { kind: 'rows', table: table.name, min: flag, max: flag }, `${figure(flag)} rows`);
    } else if (table.ask !== null && table.ask.rows !== null) fromWords(making, table, table.ask.rows);
    else silent(making, table);
  }
  for (const table of making.tables) if (table.pool) table.rows = poolRows(making, table, main?.rows ?? usualRows);
}

/** A panel's rows follow from its ticks; they were fitted to the wish before. */
function promisePanelRows(making: Making, table: TableDraft, flag: number | undefined): void {
  const rows = table.rows ?? 0;
  const count = table.ask?.rows ?? null;
  if (count !== null) noteReading(making, count, `${table.name}: ${figure(rows)} rows`);
  promise(
    making,
    flag === undefined ? (count ?? 'every tick has its row') : '--rows',
    { kind: 'rows', table: table.name, min: rows, max: rows },
    `${figure(rows)} rows`,
  );
}

/** The table meant by "rows": the event with most rows asked, else the first. */
export function mainTable(asked: readonly TableDraft[]): TableDraft | null {
  const counted = asked.filter((table) => table.ask?.rows !== null && table.ask?.rows !== undefined);
  if (counted.length > 0 && asked.length > 1)
    return counted.toSorted((a, b) => (b.ask?.rows?.min ?? 0) - (a.ask?.rows?.min ?? 0))[0] ?? null;
  return asked[0] ?? null;
}

function fromWords(making: Making, table: TableDraft, count: CountAsk): void {
  const per =
    count.per === undefined
      ? null
      : /day|d[ií]a|tag|jour/iu.test(count.per)
        ? 1
        : /hour/iu.test(count.per)
          ? 1 / 24
          : /week/iu.test(count.per)
            ? 7
            : /month/iu.test(count.per)
              ? 30.4375
              : /year/iu.test(count.per)
                ? 365.25
                : null;
  const days = per === null ? null : windowLength(making, table);
  const times = per === null || days === null ? 1 : days / per;
  const max = count.max ?? count.min;
  table.rows = Math.round(((count.min + max) / 2) * times);
  const slack = count.approximate && count.min === max ? 0.1 : 0;
  const low = Math.floor(count.min * times * (1 - slack));
  const high = count.max === null ? Math.max(table.rows, low) : Math.ceil(max * times * (1 + slack));
  noteReading(making, count, `${table.name}: ${figure(table.rows)} rows`);
  promise(
    making,
    count,
    { kind: 'rows', table: table.name, min: low, max: high },
    low === high ? `${figure(low)} rows` : `${figure(low)} to ${figure(high)} rows`,
  );
}

function windowLength(making: Making, table: TableDraft): number {
  const window = windowOf(making, table);
  return daysBetween(window.from, window.to);
}

function silent(making: Making, table: TableDraft): void {
  // The clock of the rows gave them, though no column holds its times.
  if (table.rows !== null && making.reading.rules.some((rule) => rule.kind === 'regular')) return;
  const counted = table.columns
    .flatMap((column) => column.ask?.values ?? [])
    .flatMap((value) =>
      value.kind === 'one-of' && value.values.length > 0 && value.values.every((one) => one.count !== undefined)
        ? [value.values.reduce((sum, one) => sum + (one.count ?? 0), 0)]
        : [],
    );
  if (counted[0] !== undefined) {
    table.rows = counted[0];
    assume(making, `${table.name} has ${figure(counted[0])} rows: the sum of the counts given`);
    return;
  }
  const child = table.references.find(
    (reference) =>
      reference.children !== undefined && making.tables.some((one) => one.name === reference.table && !one.pool),
  );
  if (child?.children !== undefined) {
    table.rows = null;
    return;
  }
  // There are no hundred planets: where the knowledge base says how many there are at most, so many.
  const most = table.shape?.rows.max ?? usualRows;
  table.rows = table.kind === 'entity' ? Math.min(usualRows, most) : rowsForShapes(making);
  assume(
    making,
    `No number of rows was said${making.tables.filter((one) => !one.pool).length > 1 ? ` for ${table.name}` : ''}: ${figure(table.rows)} rows`,
  );
}

function rowsForShapes(making: Making): number {
  const { shapes } = making.reading;
  const days = shapes.some(
    (shape) =>
      shape.weekdays.length > 0 ||
      shape.hours.length > 0 ||
      ['weekday', 'weekend', 'business-hours', 'night', 'daily-cycle'].includes(shape.kind) ||
      (['spike', 'dip'].includes(shape.kind) && shape.months.length === 0),
  );
  if (days) return rowsForDays;
  return shapes.length > 0 ? rowsForMonths : usualRows;
}

/** The natural number of entities beside so many rows of the main table. */
function poolRows(making: Making, pool: TableDraft, mainRows: number): number {
  const said = pool.rows;
  if (said !== null) return said;
  const count = pool.shape?.rows;
  if (count === undefined) {
    const users = making.tables
      .filter((table) => table.references.some((reference) => reference.table === pool.name))
      .map((table) => table.rows ?? mainRows);
    const rows = Math.max(mainRows, ...users);
    return Math.max(3, Math.min(100_000, Math.round(rows <= 1000 ? rows * 0.4 : 400 + (rows - 1000) * 0.02)));
  }
  const natural = count.share === undefined ? count.typical : Math.round(count.share * mainRows);
  return Math.max(count.min ?? 1, Math.min(count.max ?? Number.MAX_SAFE_INTEGER, natural));
}
