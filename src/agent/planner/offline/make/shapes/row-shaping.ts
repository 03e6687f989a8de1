import type { Rhythm } from '../../../../../contract/rhythm.ts';
import type { SourceOf } from '../../../../../contract/source.ts';
import type { ShapeAsk } from '../../reading.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';

type MomentSource = SourceOf<'moment'>;
/** A shape of how often rows come: the table, the column of its moments, and the time covered. */
export type RowShaping = {
  readonly making: Making;
  readonly table: TableDraft;
  readonly column: ColumnDraft;
  readonly shape: ShapeAsk;
  readonly window: { readonly from: string; readonly to: string };
};

/** The rhythm of a column of moments; empty when it has none. */
export function rhythmOf(column: ColumnDraft): Rhythm {
  return column.plan.source.kind === 'moment' ? (column.plan.source.rhythm ?? {}) : {};
}

/** Gives a column of moments another rhythm. */
export function setRhythm(column: ColumnDraft, rhythm: Rhythm, grain?: MomentSource['grain']): void {
  if (column.plan.source.kind !== 'moment') return;
  column.plan = {
    ...column.plan,
    source: { ...column.plan.source, rhythm, ...(grain === undefined ? {} : { grain }) },
  };
}

/** A day column gets a time of day when hours matter, unless the words fixed its layout. */
export function withHours(column: ColumnDraft): boolean {
  const { source, type } = column.plan;
  if (source.kind !== 'moment') return false;
  if (type !== 'date') return true;
  if (column.fixed.has('format') || column.fixed.has('type')) return false;
  column.plan = { ...column.plan, type: 'timestamp', source: { ...source, grain: 'second' } };
  return true;
}
