import { holderOf } from '../holder-of.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { percentage } from '../figures.ts';
import { quoteName } from '../expression-names.ts';
import type { ColumnAsk } from '../../reading.ts';
import { promise } from '../promise.ts';
import { nameWords } from '../name-words.ts';
import { equals } from './apply-one-of.ts';
import { resource, type Place, type ValueAskOf } from './place.ts';

/** Words for yes among two values, in the languages read. */
const yes = new Set([
  'yes',
  'y',
  'true',
  't',
  '1',
  'ja',
  'oui',
  'si',
  'sí',
  'sì',
  'sim',
  'haan',
  '是',
  '有',
  'はい',
  '예',
]);

/** "20 % premium": a yes or no with an exact quota, or that share of one value of a category. */
export function applyShare(ask: ValueAskOf<'share'>, place: Place): void {
  const { source } = place.origin.column.plan;
  const share = ask.maxShare === undefined ? ask.share : (ask.share + ask.maxShare) / 2;
  if (source.kind === 'category' && setWeight(place, ask, share)) return;
  const { table, column, making, wish } = place;
  resource(place, { kind: 'boolean', share, exact: column === place.origin.column, given: [] }, { type: 'boolean' });
  column.fixed.add('values');
  promiseShare(making, table, wish, quoteName(column.plan.name), ask, percentage(share));
}

function setWeight(place: Place, ask: ValueAskOf<'share'>, share: number): boolean {
  const { source } = place.origin.column.plan;
  if (source.kind !== 'category') return false;
  const wanted = new Set(
    [ask.value, place.column.ask?.name ?? '']
      .map((words) => nameWords(words).join(' '))
      .filter((words) => words !== ''),
  );
  const hit =
    source.values.find((one) => wanted.has(nameWords(String(one.value)).join(' '))) ??
    (wanted.has('true') && source.values.length === 2
      ? source.values.find((one) => yes.has(String(one.value).toLowerCase()))
      : undefined);
  if (hit === undefined) return false;
  const others = source.values.filter((one) => one !== hit);
  const total = others.reduce((sum, one) => sum + one.weight, 0);
  const values = source.values.map((one) =>
    one === hit
      ? { value: one.value, weight: share }
      : { value: one.value, weight: total === 0 ? (1 - share) / others.length : (one.weight / total) * (1 - share) },
  );
  resource(place, { ...source, values, exact: true, given: [] });
  place.column.fixed.add('values');
  promiseShare(
    place.making,
    place.table,
    place.wish,
    equals(place.column.plan.name, hit.value),
    ask,
    `${percentage(share)} ${String(hit.value)}`,
  );
  return true;
}

function promiseShare(
  making: Making,
  table: TableDraft,
  wish: Place['wish'],
  expression: string,
  ask: ValueAskOf<'share'>,
  asked: string,
): void {
  if (ask.maxShare === undefined)
    promise(making, wish, { kind: 'share', table: table.name, expression, target: ask.share }, asked);
  else
    promise(
      making,
      wish,
      { kind: 'share-between', table: table.name, expression, min: ask.share, max: ask.maxShare },
      `${percentage(ask.share)} to ${percentage(ask.maxShare)}`,
    );
}

/** Shares of values that belong to another column ("3 % cancelled" beside a status): sets them there. */
export function applyForeignShares(
  making: Making,
  table: TableDraft,
  asks: readonly ColumnAsk[],
  placeOf: (column: ColumnDraft, ask: ColumnAsk) => Place,
): void {
  for (const ask of asks) {
    if (ask.literal || table.columns.some((column) => column.ask === ask)) continue;
    const holder = holderOf(making, table, ask);
    const column = table.columns.find((one) => one.plan.name === holder?.name);
    if (holder === null || column === undefined) continue;
    for (const value of ask.values)
      if (value.kind === 'share') applyShare({ ...value, value: holder.value }, placeOf(column, ask));
  }
}
