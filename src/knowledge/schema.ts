import * as z from 'zod';
import { columnTypes } from '../contract/chunk.ts';
import { Panel } from '../contract/plan.ts';
import { Rhythm, TimeSpan } from '../contract/rhythm.ts';
import { Expression, Popularity, Source } from '../contract/source.ts';

/** Lower-case words joined by `_`; a domain's own concepts carry its id and table in front (`sales.orders.amount`). */
export const ConceptId = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/u, 'expected lower_snake_case');

/** Names per language (two-letter codes), lower case, the usual one first. */
export const Names = z.record(z.string().regex(/^[a-z]{2}$/u), z.array(z.string().min(1)).min(1));
export type Names = z.infer<typeof Names>;

export const roles = [
  'id',
  'name',
  'moment',
  'measure',
  'count',
  'money',
  'share',
  'score',
  'category',
  'flag',
  'text',
  'place',
  'contact',
  'code',
  'other',
] as const;

/**
 * Cells that are null: a share of all, or of the rows for which `if` holds.
 * In every text here `{concept_id}` stands for the column that has that concept (or one that `is` it), `{concept_id in unit}` for its value in that
 * unit, `{$language}` for the table's language.
 */
const Nulls = z.array(z.strictObject({ share: z.number().min(0).max(1), if: Expression.optional() }));
const Correlations = z.array(z.strictObject({ concept: ConceptId, rho: z.number().min(-1).max(1) }));

/** What a column becomes when the table also has these concepts. The first variant whose `has` are all there is taken. */
export const Fit = z.strictObject({
  has: z.array(ConceptId).min(1),
  source: Source.optional(),
  type: z.enum(columnTypes).optional(),
  unit: z.string().optional(),
  decimals: z.int().min(0).max(9).optional(),
  format: z.string().optional(),
  nulls: Nulls.optional(),
  rules: z.array(z.strictObject({ expression: Expression, text: z.string() })).default([]),
  correlates: Correlations.default([]),
});
export type Fit = z.infer<typeof Fit>;

/**
 * One thing a column can hold: how people call it, and how its cells come about.
 *
 * `source` stands alone (no placeholder but `{subject}` in `of`); `fits` take over when other concepts are in the table.
 * A moment source without `from`, `to` and `after` lies in the table's own window of time.
 */
export const Concept = z.strictObject({
  id: ConceptId,
  names: Names,
  role: z.enum(roles),
  type: z.enum(columnTypes),
  source: Source,
  /** More general concepts, nearest first: a fit that wants `price` is content with a `unit_price` that `is` one. */
  is: z.array(ConceptId).default([]),
  /** Whom or what an identity source describes when nothing else says so (`customer`, `employee`, `origin`). */
  subject: z.string().optional(),
  description: z.string().optional(),
  /** Unit of the figures in `source` and `bounds`, as mathjs names it, or an ISO currency. */
  unit: z.string().optional(),
  decimals: z.int().min(0).max(9).optional(),
  format: z.string().optional(),
  unique: z.boolean().default(false),
  nulls: Nulls.default([]),
  /** The figures a careful reader would believe; sources stay inside. */
  bounds: z.strictObject({ min: z.number().optional(), max: z.number().optional() }).optional(),
  /** Concepts without which it cannot be right (a review needs a rating): a table that has none gets it as a hidden column. */
  needs: z.array(ConceptId).default([]),
  /** Another source for tables in that language. */
  languages: z.record(z.string(), z.strictObject({ source: Source })).default({}),
  correlates: Correlations.default([]),
  fits: z.array(Fit).default([]),
});
export type Concept = z.infer<typeof Concept>;

/** How many rows are natural. `share`: of the asked rows of the domain's main table, kept within min..max. */
export const RowCount = z.strictObject({
  typical: z.int().positive(),
  share: z.number().positive().optional(),
  min: z.int().positive().optional(),
  max: z.int().positive().optional(),
});
export type RowCount = z.infer<typeof RowCount>;

/** A column of a domain's table. `look`: its cells are those of that column in the row the reference points at. */
export const ColumnShape = z.strictObject({
  name: z.string().min(1),
  concept: ConceptId,
  /** The shared concept that `concept`, the domain's own, refines. */
  base: ConceptId.optional(),
  /** Part of the table when the request names no columns; others are at hand when asked for. */
  usual: z.boolean().default(true),
  look: z.strictObject({ reference: z.string(), column: z.string() }).optional(),
});
export type ColumnShape = z.infer<typeof ColumnShape>;

export const ReferenceShape = z.strictObject({
  name: z.string(),
  table: z.string(),
  popularity: Popularity.default({ kind: 'uniform' }),
  nulls: z.number().min(0).max(1).default(0),
  unique: z.boolean().default(false),
  children: z
    .strictObject({ min: z.int().nonnegative(), max: z.int().positive(), mean: z.number().positive().optional() })
    .optional(),
});
export type ReferenceShape = z.infer<typeof ReferenceShape>;

/** A table as people who work in the domain would expect it. */
export const TableShape = z.strictObject({
  name: z.string().min(1),
  title: z.string(),
  names: Names,
  /** `entity`: things that exist and are referred to. `event`: things that happen. `panel`: readings of entities at regular times. */
  kind: z.enum(['entity', 'event', 'panel']),
  rows: RowCount,
  columns: z.array(ColumnShape).min(1),
  references: z.array(ReferenceShape).default([]),
  key: z.array(z.string()).default([]),
  /** The column that says when the row happened; `rhythm` is its natural rhythm. */
  time: z.string().optional(),
  rhythm: Rhythm.optional(),
  /** For panels: how many entities, how far apart the readings. */
  panel: z.strictObject({ entities: z.int().positive(), step: TimeSpan, order: Panel.shape.order }).optional(),
});
export type TableShape = z.infer<typeof TableShape>;

/** A field of life people ask data about. `main` is the table meant when the request names none. */
export const Domain = z.strictObject({
  id: ConceptId,
  title: z.string(),
  names: Names,
  main: z.string(),
  /** Says how data are used rather than what they are about ("classification", "random"): any other domain that is named goes before. */
  general: z.boolean().default(false),
  /** Among the first that come to mind: decides when several are named alike. */
  common: z.boolean().default(false),
  /** Its tables stand for any business ("bookings", "inventory"): the request's other words say of which. */
  pattern: z.boolean().default(false),
  tables: z.array(TableShape).min(1),
});
export type Domain = z.infer<typeof Domain>;
