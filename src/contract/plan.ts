import * as z from 'zod';
import { columnTypes } from './chunk.ts';
import { Requirement } from './check.ts';
import { Edit } from './edit.ts';
import { deepFreeze, describeIssues, parseJson, type Parsed } from './json.ts';
import { Moment, TimeSpan, TimeUnit } from './rhythm.ts';
import { Expression, Popularity, Source } from './source.ts';

const Name = z.string().min(1).max(200);

/** Dirt on purpose: shares of the column's cells that get a slip of the keyboard, an extreme value (× `factor`), or another way of writing. */
export const Noise = z.strictObject({
  typos: z.number().min(0).max(1).default(0),
  outliers: z.strictObject({ share: z.number().min(0).max(1), factor: z.number().positive() }).optional(),
  /** Case, blanks around, other date or number formats. */
  formatDrift: z.number().min(0).max(1).default(0),
});
export type Noise = z.infer<typeof Noise>;

/** How long a text is, ends included; words are what blanks separate. */
export const TextLength = z.strictObject({
  of: z.enum(['characters', 'words']).default('characters'),
  min: z.int().nonnegative().optional(),
  max: z.int().positive().optional(),
});
export type TextLength = z.infer<typeof TextLength>;

export const Column = z.strictObject({
  name: Name,
  type: z.enum(columnTypes),
  source: Source,
  description: z.string().optional(),
  unit: z.string().optional(),
  /** Digits after the point, for `decimal` (default 2) and `double`. */
  decimals: z.int().min(0).max(9).optional(),
  /**
   * How cells are written. Moments: tokens YYYY YY MMMM MMM MM M DD D dddd ddd HH H hh h mm ss SSS A Z, other characters literal, `[…]` literal.
   * Numbers: a pattern such as `$#,##0.00`, `0.0%` (× 100) or `#,##0 km`. The file then holds text.
   */
  format: z.string().max(100).optional(),
  /** Locale of month, weekday names in `format`. */
  locale: z.string().optional(),
  /** The first override whose condition holds replaces the source for that row. */
  when: z.array(z.strictObject({ if: Expression, source: Source })).default([]),
  /** A share of cells is null; `if` restricts it to rows where the condition holds (share 1: always null there). */
  nulls: z.array(z.strictObject({ share: z.number().min(0).max(1), if: Expression.optional() })).default([]),
  unique: z.boolean().default(false),
  /** Bounds on the length of a text column's cells, before noise. Sentences are chosen, added and cut to fit; other texts are drawn again, then cut. */
  length: TextLength.optional(),
  /** Rank correlation (Spearman) wanted with an earlier column of the table; works for number, moment, category and boolean draws. */
  correlatesWith: z.array(z.strictObject({ column: Name, rho: z.number().min(-1).max(1) })).default([]),
  noise: Noise.optional(),
  /** Computed for other columns, not written. */
  hidden: z.boolean().default(false),
});
export type Column = z.infer<typeof Column>;

/** A row of this table points at a row of another (or, with `table` its own name, of the same) table. */
export const Reference = z.strictObject({
  name: Name,
  table: Name,
  popularity: Popularity.default({ kind: 'uniform' }),
  /** Share of rows that point nowhere; the lookups are then null. */
  nulls: z.number().min(0).max(1).default(0),
  /** No two rows point at the same row. */
  unique: z.boolean().default(false),
  /** Only rows of the referred table for which this holds. */
  where: Expression.optional(),
  /** Rows come parent by parent, so many for each. The counts are drawn, then scaled to the table's row number when that is given. */
  children: z
    .strictObject({ min: z.int().nonnegative(), max: z.int().positive(), mean: z.number().positive().optional() })
    .optional(),
});
export type Reference = z.infer<typeof Reference>;

/** Every entity at every tick: row = tick × entities + entity (`time`), or entity × ticks + tick (`entity`). */
export const Panel = z.strictObject({
  entities: z.int().positive(),
  /** The reference whose rows are the entities, if they have a table of their own. */
  reference: Name.optional(),
  ticks: z.int().positive(),
  start: Moment,
  step: TimeSpan,
  order: z.enum(['time', 'entity']).default('time'),
  /** Each tick is moved by up to this share of the step (an irregular clock). */
  jitter: z.number().min(0).max(0.5).default(0),
  /** Share of ticks that are missing: rows are left out, so the table has fewer rows than entities × ticks. */
  gaps: z.number().min(0).max(0.9).default(0),
  /** Stretches [from, to) without any tick, for all entities: rows are left out. `gaps` is a share of what is left. */
  absent: z.array(z.strictObject({ from: Moment, to: Moment })).optional(),
});
export type Panel = z.infer<typeof Panel>;

/** A condition every row must meet. A failing row's `redraw` columns are drawn again (at most `attempts` times), then set to null and counted. */
export const RowRule = z.strictObject({
  expression: Expression,
  text: z.string(),
  redraw: z.array(Name).default([]),
  attempts: z.int().min(0).max(1000).default(50),
});
export type RowRule = z.infer<typeof RowRule>;

/** One column that groups rows; `per`: the unit of time that its moment lies in. */
export const GroupColumn = z.strictObject({ column: Name, per: TimeUnit.optional() });
export type GroupColumn = z.infer<typeof GroupColumn>;

/**
 * The rows that agree in every column of `by` are at most `most`, or their sum of `of` is: no two with the same customer and day (`most` 1),
 * no employee over 40 hours a week. Rows where one of `by` is null are free. A row that would go over is drawn again in the columns
 * `redraw` (default: those of `by`, the last that can be drawn first, then all with `of`); a plan that leaves too little room is refused.
 */
export const Limit = z.strictObject({
  text: z.string(),
  by: z.array(GroupColumn).min(1),
  most: z.number().positive(),
  of: Name.optional(),
  redraw: z.array(Name).default([]),
});
export type Limit = z.infer<typeof Limit>;

export const Table = z.strictObject({
  name: Name,
  title: z.string().optional(),
  /** Null: as many as the `children` of its reference give, or as the panel has. */
  rows: z.int().nonnegative().nullable(),
  columns: z.array(Column).min(1),
  references: z.array(Reference).default([]),
  panel: Panel.optional(),
  rules: z.array(RowRule).default([]),
  /**
   * Share of rows that repeat an earlier row: exactly, or (`near`) with small changes in one or a few of the columns `changes`: a slip of
   * the keyboard in a text, a number or a moment a little off. Without `changes`: the text, number and moment columns on which nothing else
   * depends. `keys`: a repeated row keeps the key of the row it repeats (the default), or (`fresh`) has its own.
   */
  duplicates: z
    .strictObject({
      share: z.number().min(0).max(0.9),
      near: z.boolean().default(false),
      keys: z.enum(['same', 'fresh']).optional(),
      changes: z.array(Name).optional(),
    })
    .optional(),
  /** What may not come together more often than said: `unique` over several columns, caps per group. */
  limits: z.array(Limit).default([]),
  /** An entity pool: other tables look things up in it; it is not written. */
  pool: z.boolean().default(false),
  /** Columns that identify a row, for SQL output and checks. */
  key: z.array(Name).default([]),
});
export type Table = z.infer<typeof Table>;

export const Input = z.strictObject({
  name: Name,
  path: z.string(),
  columns: z.array(z.strictObject({ name: Name, type: z.enum(columnTypes) })),
});
export type Input = z.infer<typeof Input>;

export const outputFormats = ['csv', 'tsv', 'json', 'jsonl', 'parquet', 'sql'] as const;
export type OutputFormat = (typeof outputFormats)[number];

export const Output = z.strictObject({
  format: z.enum(outputFormats).default('csv'),
  /** As the user wrote it; null when the program chooses. `-` is standard output; a path that ends in `/` is a directory. */
  path: z.string().nullable().default(null),
});
export type Output = z.infer<typeof Output>;

/**
 * Everything there is to know about a request: what to make, how each column comes about, what will be measured.
 * Strict (unknown keys are refused), versioned, frozen after parsing, and equal to itself after a round trip through JSON.
 */
export const Plan = z.strictObject({
  version: z.literal(1),
  request: z.string(),
  seed: z.int().nonnegative(),
  inputs: z.array(Input).default([]),
  tables: z.array(Table).default([]),
  edits: z.array(Edit).default([]),
  requirements: z.array(Requirement).default([]),
  assumptions: z.array(z.string()).default([]),
  unplaced: z.array(z.string()).default([]),
  output: Output.default({ format: 'csv', path: null }),
});
export type Plan = z.infer<typeof Plan>;
/** A plan as written by hand: fields with defaults may be left out. */
export type PlanDraft = z.input<typeof Plan>;

/** Reads a plan from JSON text; `reason` names every path that is wrong. */
export function parsePlan(text: string): Parsed<Plan> {
  const json = parseJson(text);
  return json.ok ? readPlan(json.value) : json;
}

/** Checks any value against the plan's schema, fills the defaults, and freezes it. */
export function readPlan(value: unknown): Parsed<Plan> {
  const checked = Plan.safeParse(value);
  return checked.success
    ? { ok: true, value: deepFreeze(checked.data) }
    : { ok: false, reason: describeIssues(checked.error.issues) };
}
