import type { CountAsk, RequestReading, RuleAsk, TableAsk, ValueAsk } from '../reading.ts';
import { boundsOfAll } from './contradiction/bounds-of-all.ts';
import { figure } from './contradiction/contradiction.ts';
import { figuresThatCannotBe } from './contradiction/figures-that-cannot-be.ts';
import { impossibleDates } from './contradiction/impossible-dates.ts';
import { orderBothWays } from './contradiction/order-both-ways.ts';
import { sharesBeyondWhole } from './contradiction/shares-beyond-whole.ts';
import { tooFewValues } from './contradiction/too-few-values.ts';
import type { Scene } from './text/scene.ts';

type Contradiction = RequestReading['contradictions'][number];

/** Most rows a request may ask for; more is taken for a slip. */
const mostRows = 1e12;

/** What the words ask for that cannot be: impossible row counts, bounds the wrong way round, shares beyond the whole. One question each. */
export function findContradictions(
  scene: Scene,
  tables: readonly TableAsk[],
  counts: readonly CountAsk[],
  rules: readonly RuleAsk[],
): readonly Contradiction[] {
  const { request } = scene;
  const found: Contradiction[] = [];
  const ask = (span: { from: number; to: number }, question: string): void => {
    if (!found.some((one) => one.question === question))
      found.push({ span: { from: span.from, to: span.to }, question });
  };
  for (const count of [...counts, ...tables.flatMap((table) => (table.rows === null ? [] : [table.rows]))])
    checkCount(count, request, ask);
  const exact = counts.filter((count) => !count.approximate && count.max === count.min && count.per === undefined);
  const [one] = exact;
  const other = exact.find((count) => one !== undefined && count.min !== one.min);
  if (tables.length === 1 && one !== undefined && other !== undefined)
    ask(other, `The request says ${figure(one.min)} rows and also ${figure(other.min)} rows: which number is meant?`);
  for (const table of tables) checkTable(table, request, ask);
  for (const more of [
    ...sharesBeyondWhole(scene),
    ...tooFewValues(scene, tables),
    ...orderBothWays(scene),
    ...boundsOfAll(scene, tables),
    ...impossibleDates(scene),
    ...figuresThatCannotBe(scene, tables, rules),
  ])
    ask(more.span, more.question);
  return found;
}

/** Figures in the layout of a code are no bounds. */
const codeName = /(?:^|[_ ])(?:id|no|nr|code|number|ref|sku)$/iu;

type Ask = (span: { from: number; to: number }, question: string) => void;

function checkCount(count: CountAsk, request: string, ask: Ask): void {
  const words = request.slice(count.from, count.to).trim();
  const most = count.max ?? count.min;
  if (count.max !== null && count.min > count.max)
    ask(
      count,
      `"${words}" asks for at least ${figure(count.min)} and at most ${figure(count.max)} rows: which bounds are meant?`,
    );
  else if (most < 0 || (count.max !== null && most < 1))
    ask(count, `"${words}" asks for ${figure(most)} rows: how many rows should the table have (1 or more)?`);
  else if (count.min === count.max && !Number.isInteger(count.min) && !count.approximate)
    ask(count, `"${words}" is no whole number of rows: how many rows should the table have?`);
  else if (count.min > mostRows)
    ask(
      count,
      `"${words}" asks for ${figure(count.min)} rows, more than the ${figure(mostRows)} that can be made: how many rows should the table have?`,
    );
}

function checkTable(table: TableAsk, request: string, ask: Ask): void {
  const asked = table.columnCount;
  const named = table.columns.filter((column) => column.implied !== true).length;
  if (asked !== null && asked.max !== null && !asked.approximate && table.complete && named > asked.max)
    ask(
      asked,
      `The request asks for ${figure(asked.max)} columns but names ${figure(named)}: which ones should the table have?`,
    );
  for (const column of table.columns) {
    const bounds = column.values.filter((value) => value.kind === 'range');
    for (const value of column.values) checkValue(value, column.name, table, request, ask);
    const low = Math.max(...bounds.map((value) => value.min ?? -Infinity));
    const high = Math.min(...bounds.map((value) => value.max ?? Infinity));
    const isSameUnit = new Set(bounds.map((value) => value.unit ?? '')).size <= 1;
    if (
      bounds.length === 2 &&
      !codeName.test(column.name) &&
      isSameUnit &&
      low > high &&
      bounds.every((value) => (value.min ?? -Infinity) <= (value.max ?? Infinity))
    )
      ask(
        column,
        `"${column.name}" cannot be at least ${figure(low)} and at most ${figure(high)}: which bounds are meant?`,
      );
  }
}

function checkValue(value: ValueAsk, name: string, table: TableAsk, request: string, ask: Ask): void {
  if (value.kind === 'range' && value.min !== null && value.max !== null) {
    const isOpen = value.exclusive !== 'none';
    if (value.min > value.max && !codeName.test(name))
      ask(
        value,
        `"${name}" cannot be ${isOpen ? 'over' : 'at least'} ${figure(value.min)} and ${isOpen ? 'under' : 'at most'} ${figure(value.max)}: which bounds are meant?`,
      );
  }
  if (
    value.kind === 'moment-range' &&
    value.from_moment !== null &&
    value.to_moment !== null &&
    value.from_moment > value.to_moment
  )
    ask(value, `"${name}" cannot start on ${value.from_moment} and end on ${value.to_moment}: which dates are meant?`);
  if (value.kind === 'share' && (value.share > 1 || value.share < 0))
    ask(
      value,
      `"${name}" cannot hold for ${figure(value.share * 100)} % of the rows: which share is meant (0 to 100 %)?`,
    );
  if (value.kind === 'nulls' && (value.share > 1 || value.share < 0))
    ask(
      value,
      `"${name}" cannot be empty in ${figure(value.share * 100)} % of the rows: which share is meant (0 to 100 %)?`,
    );
  if (value.kind === 'length' && value.min > value.max)
    ask(
      value,
      `"${name}" cannot be at least ${figure(value.min)} and at most ${figure(value.max)} ${value.of} long: which length is meant?`,
    );
  if (value.kind !== 'one-of') return;
  const weights = value.values.map((choice) => choice.weight);
  const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0);
  const isPercent = /%|percent/iu.test(request.slice(value.from, value.to));
  if (isPercent && sum > 100.5)
    ask(value, `The shares of "${name}" add up to ${figure(sum)} %: which shares are meant (100 % together)?`);
  const counts = value.values.reduce((total, choice) => total + (choice.count ?? 0), 0);
  const rows = table.rows;
  const isCounted = value.values.every((choice) => choice.count !== undefined);
  if (
    isCounted &&
    rows !== null &&
    rows.max !== null &&
    !rows.approximate &&
    rows.per === undefined &&
    counts > rows.max
  )
    ask(
      value,
      `The counts of "${name}" add up to ${figure(counts)}, but the table has ${figure(rows.max)} rows: which is meant?`,
    );
}
