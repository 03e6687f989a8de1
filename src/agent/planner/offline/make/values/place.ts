import type { Column } from '../../../../../contract/plan.ts';
import type { Source } from '../../../../../contract/source.ts';
import type { Span, ValueAsk } from '../../reading.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';

/** One kind of thing the words can say about a column's values. */
export type ValueAskOf<Kind extends ValueAsk['kind']> = Extract<ValueAsk, { kind: Kind }>;

/**
 * Where a wish about values lands: the column as asked, for what is promised, and the column its cells come from (the pool's, when it is looked up),
 * for what is drawn. `rows` of the drawing table, null when not known yet.
 */
export type Place = {
  readonly making: Making;
  readonly table: TableDraft;
  readonly column: ColumnDraft;
  readonly origin: { readonly table: TableDraft; readonly column: ColumnDraft };
  readonly wish: Span;
};

/** Replaces what the drawing column is; the asking column follows in type. */
export function redraw(place: Place, change: Partial<Column>): void {
  const { origin, column } = place;
  origin.column.plan = { ...origin.column.plan, ...change };
  if (origin.column === column) return;
  const { type, decimals, format } = origin.column.plan;
  column.plan = {
    ...column.plan,
    type,
    ...(decimals === undefined ? {} : { decimals }),
    ...(format === undefined ? {} : { format }),
  };
}

/** Replaces the drawing column's source, and forgets what depended on the old one. */
export function resource(place: Place, source: Source, change: Partial<Column> = {}): void {
  redraw(place, { correlatesWith: [], ...change, source });
}
