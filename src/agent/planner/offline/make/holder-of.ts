import type { ColumnAsk } from '../reading.ts';
import type { Making, TableDraft } from './draft.ts';
import { nameWords, sameName } from './name-words.ts';

/** "3 % cancelled" speaks of a value that some category of the table has, not of a column. */
export function isValueOfAnother(making: Making, table: TableDraft, ask: ColumnAsk): boolean {
  return (
    !ask.literal &&
    namesTheValue(ask) &&
    ask.values.length > 0 &&
    ask.values.every((value) => value.kind === 'share') &&
    holderOf(making, table, ask) !== null
  );
}

/** "10 % Enterprise" names the value; "tier: 10 % Enterprise" names the column too, and then is about that column. */
function namesTheValue(ask: ColumnAsk): boolean {
  return ask.values.every(
    (value) =>
      value.kind !== 'share' || value.value === '' || value.value === 'true' || sameName(value.value, ask.name),
  );
}

/** The category column, laid down or (unless `laid`) usual in the domain, one of whose values a share speaks of. */
export function holderOf(
  making: Making,
  table: TableDraft,
  ask: ColumnAsk,
  laid = false,
): { readonly name: string; readonly value: string } | null {
  const share = ask.values.find((value) => value.kind === 'share');
  if (share === undefined) return null;
  const words = new Set(
    [nameWords(ask.name).join(' '), nameWords(share.value).join(' ')].filter((word) => word !== '' && word !== 'true'),
  );
  const fits = (value: unknown): boolean => typeof value === 'string' && words.has(nameWords(value).join(' '));
  for (const column of table.columns) {
    const value =
      column.plan.source.kind === 'category' ? column.plan.source.values.find((one) => fits(one.value)) : undefined;
    const listed = column.ask?.values
      .flatMap((one) => (one.kind === 'one-of' ? one.values : []))
      .find((one) => fits(one.value));
    const hit = listed?.value ?? value?.value;
    if (hit !== undefined) return { name: column.plan.name, value: String(hit) };
  }
  if (laid || table.ask?.complete === true) return null;
  for (const shape of table.shape?.columns ?? []) {
    const source = making.meanings.concept(shape.concept)?.source;
    const value = source?.kind === 'category' ? source.values.find((one) => fits(one.value)) : undefined;
    if (value !== undefined && shape.usual) return { name: shape.name, value: String(value.value) };
  }
  return null;
}
