import type { SourceOf } from '../../../../../contract/source.ts';
import type { ShapeAsk } from '../../reading.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { quantileOf } from '../fit-distribution.ts';
import { likeness, nameWords } from '../name-words.ts';

export type Series = SourceOf<'series'>;

/** A shape of one column of readings: the column's series, and where its time is. */
export type SeriesShaping = {
  readonly making: Making;
  readonly table: TableDraft;
  readonly column: ColumnDraft;
  readonly source: Series;
  readonly shape: ShapeAsk;
  readonly window: { readonly from: string; readonly to: string };
  readonly time: string;
};

/** Kinds that are about the readings as a whole when no column is named. */
const ofAll = new Set<ShapeAsk['kind']>([
  'daily-cycle',
  'business-hours',
  'night',
  'season',
  'weekday',
  'weekend',
  'noise',
  'gaps',
  'drift',
  'anomalies',
]);

/** The columns of readings that a shape speaks of: by its words, else what is counted, else what the table is about with all that has its unit. */
export function seriesFor(table: TableDraft, shape: ShapeAsk): readonly ColumnDraft[] {
  const all = table.columns.filter((column) => column.plan.source.kind === 'series');
  const meant = named(all, shape.about);
  if (meant.length > 0) return meant;
  // What happens more often is counted more; prices do not rise because there is more of something.
  const counted = all.filter((column) => column.concept?.role === 'count');
  if (counted.length > 0 && table.shape?.kind === 'event') return counted;
  if (ofAll.has(shape.kind) && shape.factor === null) return all;
  const main = named(all, table.ask?.subject ?? '')[0] ?? all[0];
  return all.filter((column) => column === main || isSameMeasure(column, main));
}

function named(columns: readonly ColumnDraft[], words: string): readonly ColumnDraft[] {
  const about = nameWords(words);
  if (about.length === 0) return [];
  return columns.filter((column) => {
    const own = nameWords(column.plan.name);
    return likeness(own, about) > 0.3 || own.some((word) => word.length > 3 && about.includes(word));
  });
}

function isSameMeasure(column: ColumnDraft, main: ColumnDraft | undefined): boolean {
  return (
    column.plan.unit !== undefined &&
    column.plan.unit === main?.plan.unit &&
    column.concept?.role === main.concept?.role &&
    column.concept?.role === 'money'
  );
}

/** The usual value of a series. */
export function levelOf(source: Series): number {
  return quantileOf(source.level, 'p50');
}

/** Changes the column's series. */
export function bendTo(at: SeriesShaping, change: Partial<Series>): true {
  const { column } = at;
  const now = column.plan.source.kind === 'series' ? column.plan.source : at.source;
  column.plan = { ...column.plan, source: { ...now, ...change } };
  return true;
}

/** Bounds of the domain that let the values go to `factor` times what they are; bounds that the words gave stay. */
export function roomFor({ column, source }: SeriesShaping, factor: number): Partial<Series> {
  if (column.fixed.has('range')) return {};
  return {
    ...(source.max === undefined ? {} : { max: Math.max(source.max, source.max * factor) }),
    ...(source.min === undefined ? {} : { min: Math.min(source.min, source.min * factor) }),
  };
}
