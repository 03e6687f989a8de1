import type { Source } from '../../../../contract/source.ts';
import { freshColumn, type ColumnDraft, type Making, type TableDraft } from './draft.ts';

/** Words of a business that works by appointment: what it offers are services. */
const serving =
  /\b(?:studio|parlou?r|cent(?:er|re)|school|club|clinic|practice|firm|agency|service|tour|lesson|therapy|repair|rental|charter|academy|consult\w*)\b/u;

/**
 * Gives the columns of what a business offers their cells: from the pool when the business is one of those it knows, else names made of the
 * request's own word ("Premium Zeppelin") with figures of their own.
 */
export function settleBusiness(making: Making, table: TableDraft): void {
  const { business } = table;
  for (const column of table.columns) {
    const { source } = column.plan;
    if (source.kind === 'entity' && source.pool === 'offer' && column.look === null) {
      if (business !== null && business.known !== null)
        column.plan = { ...column.plan, source: { ...source, where: { ...source.where, business: [business.known] } } };
      else standIn(making, column, source.part, business?.words ?? '');
    }
    fillThing(column, business?.thing ?? table.entity);
  }
}

function standIn(making: Making, column: ColumnDraft, part: string, words: string): void {
  const isService = column.concept?.id.endsWith('service') === true || serving.test(words);
  const id = part === 'item' && isService ? 'any_service' : `any_${part}`;
  const concept = making.meanings.concept(id);
  if (concept === null) return;
  const { name, unit, correlatesWith, nulls, hidden } = column.plan;
  column.plan = {
    ...freshColumn(name, concept.type, concept.source),
    ...(concept.decimals === undefined ? {} : { decimals: concept.decimals }),
    ...(unit === undefined ? {} : { unit }),
    correlatesWith,
    nulls,
    hidden,
  };
}

/** Values that speak of the business's thing: `<thing>` becomes its name. */
function fillThing(column: ColumnDraft, thing: string): void {
  const { source } = column.plan;
  if (source.kind !== 'category') return;
  const title = thing.replaceAll('_', ' ').replaceAll(/(?<![\p{L}'])\p{Ll}/gu, (letter) => letter.toUpperCase());
  const fill = (values: (typeof source)['values']): (typeof source)['values'] =>
    values.map((one) =>
      typeof one.value === 'string' && one.value.includes('<thing>')
        ? { ...one, value: capital(one.value.replaceAll('<thing>', title)) }
        : one,
    );
  const filled: Source = { ...source, values: fill(source.values) };
  column.plan = { ...column.plan, source: filled };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
