import type { Requirement } from '../../../../contract/check.ts';
import type { ColumnType } from '../../../../contract/chunk.ts';
import type { Column, Limit, Panel, Reference, RowRule, Table } from '../../../../contract/plan.ts';
import type { PlanRequest, Reading } from '../../../../contract/planner.ts';
import type { Source } from '../../../../contract/source.ts';
import type { Business } from '../../../../knowledge/any-business.ts';
import type { Concept, Domain, TableShape } from '../../../../knowledge/schema.ts';
import type { ColumnAsk, RequestReading, Span, TableAsk } from '../reading.ts';
import type { Meanings } from './meanings.ts';

/** Why a column is there. `helper` columns are computed for others and not written. */
export type Origin = 'asked' | 'usual' | 'rule' | 'hidden';

/** A column on its way into the plan. */
export type ColumnDraft = {
  readonly ask: ColumnAsk | null;
  readonly origin: Origin;
  readonly concept: Concept | null;
  /** The words call it so in another language or spelling; what rules may call it. */
  readonly aliases: readonly string[];
  /** The column of the domain's table it stands for; references of that domain find it by this name. */
  readonly shapeColumn: string | null;
  /** How sure its meaning is, 0..1. */
  readonly sure: number;
  /** Reference and column of the pool it is looked up in, when it is. */
  look: { readonly reference: string; readonly column: string } | null;
  plan: Column;
  /** What the request itself fixed; the planner's own taste stays away from it. */
  readonly fixed: Set<'values' | 'range' | 'source' | 'format' | 'nulls' | 'type'>;
};

/** A table on its way into the plan. */
export type TableDraft = {
  readonly ask: TableAsk | null;
  readonly name: string;
  readonly title: string;
  readonly domain: Domain | null;
  readonly shape: TableShape | null;
  /** The domain was found by column names alone: it helps with meanings, but says nothing about further columns. */
  readonly loose: boolean;
  /** Whose table it is, when its shape stands for any business. */
  readonly business: Business | null;
  /** What one row is, in one word: `customer`, `order`. */
  readonly entity: string;
  kind: 'entity' | 'event' | 'panel';
  rows: number | null;
  readonly pool: boolean;
  readonly columns: ColumnDraft[];
  readonly references: Reference[];
  panel: Panel | null;
  readonly rules: RowRule[];
  duplicates: Table['duplicates'];
  /** What may not come together more often than said. */
  limits?: Limit[];
  key: string[];
  /** Time covered by the table's moments: [from, to). */
  window: { readonly from: string; readonly to: string } | null;
  /** The column that says when a row happened. */
  time: string | null;
};

/** The notebook of one planning: what was read, what is being made, what was promised and assumed on the way. */
export type Making = {
  readonly reading: RequestReading;
  readonly request: PlanRequest;
  readonly meanings: Meanings;
  readonly tables: TableDraft[];
  readonly requirements: Requirement[];
  readonly assumptions: string[];
  /** Wishes that no part of the plan answers, in the request's words. */
  readonly unmet: string[];
  readonly readings: Reading[];
  readonly questions: { readonly question: string; readonly options: readonly string[] }[];
};

/** A plan column with every default in place. */
export function freshColumn(name: string, type: ColumnType, source: Source): Column {
  return { name, type, source, when: [], nulls: [], unique: false, correlatesWith: [], hidden: false };
}

/** A column draft that stands on its own source. */
export function draftColumn(parts: {
  readonly plan: Column;
  readonly origin: Origin;
  readonly ask?: ColumnAsk | null;
  readonly concept?: Concept | null;
  readonly aliases?: readonly string[];
  readonly shapeColumn?: string | null;
  readonly sure?: number;
}): ColumnDraft {
  return {
    ask: parts.ask ?? null,
    origin: parts.origin,
    concept: parts.concept ?? null,
    aliases: parts.aliases ?? [],
    shapeColumn: parts.shapeColumn ?? null,
    sure: parts.sure ?? 1,
    look: null,
    plan: parts.plan,
    fixed: new Set(),
  };
}

/** Notes that a span of the request became something. */
export function noteReading(making: Making, span: Span, became: string): void {
  if (span.to > span.from) making.readings.push({ from: span.from, to: span.to, became });
}

/** Notes a choice that the words left open, once. */
export function assume(making: Making, sentence: string): void {
  if (!making.assumptions.includes(sentence)) making.assumptions.push(sentence);
}

/** The table's columns that will be written, in order. */
export function writtenColumns(table: TableDraft): readonly ColumnDraft[] {
  return table.columns.filter((column) => !column.plan.hidden);
}
