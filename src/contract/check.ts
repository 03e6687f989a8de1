import * as z from 'zod';
import { Moment, TimeUnit } from './rhythm.ts';
import { Expression, Scalar } from './source.ts';

const table = z.string();
const column = z.string();
const tolerance = z.number().nonnegative().optional();
/** Rows the check looks at; all rows when absent. */
const where = Expression.optional();

/** What is measured on the finished table for one requirement. Ranges include their ends unless `exclusive` says otherwise. */
export const Check = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rows'), table, min: z.int().nonnegative(), max: z.int().nonnegative() }),
  /** `exact`: these names in this order and no others. Otherwise: at least these. */
  z.strictObject({ kind: z.literal('columns'), table, names: z.array(z.string()).min(1), exact: z.boolean() }),
  z.strictObject({ kind: z.literal('column-count'), table, min: z.int(), max: z.int() }),
  z.strictObject({
    kind: z.literal('range'),
    table,
    column,
    where,
    min: z.union([z.number(), Moment]).optional(),
    max: z.union([z.number(), Moment]).optional(),
    exclusive: z.enum(['none', 'min', 'max', 'both']).default('none'),
  }),
  z.strictObject({ kind: z.literal('values'), table, column, where, values: z.array(Scalar).min(1) }),
  z.strictObject({
    kind: z.literal('counts'),
    table,
    column,
    counts: z.array(z.strictObject({ value: Scalar, count: z.int().nonnegative() })).min(1),
  }),
  /** Share of rows (of those in `where`) for which `expression` holds. `tolerance` absolute; when absent, three standard deviations of the share. */
  z.strictObject({
    kind: z.literal('share'),
    table,
    where,
    expression: Expression,
    target: z.number().min(0).max(1),
    tolerance,
  }),
  z.strictObject({
    kind: z.literal('share-between'),
    table,
    where,
    expression: Expression,
    min: z.number().min(0),
    max: z.number().max(1),
  }),
  z.strictObject({ kind: z.literal('nulls'), table, column, where, target: z.number().min(0).max(1), tolerance }),
  z.strictObject({ kind: z.literal('unique'), table, columns: z.array(z.string()).min(1) }),
  z.strictObject({
    kind: z.literal('distinct'),
    table,
    column,
    where,
    min: z.int().nonnegative(),
    max: z.int().optional(),
  }),
  z.strictObject({ kind: z.literal('pattern'), table, column, regex: z.string() }),
  /** Characters or blank-separated words of each text, ends included. */
  z.strictObject({
    kind: z.literal('length'),
    table,
    column,
    where,
    of: z.enum(['characters', 'words']).default('characters'),
    min: z.int().nonnegative().optional(),
    max: z.int().nonnegative().optional(),
  }),
  /** Share of rows that agree with another, earlier counted one in all of `same`; with `differ`, and lie apart from it in one of those. */
  z.strictObject({
    kind: z.literal('duplicates'),
    table,
    same: z.array(z.string()).min(1),
    differ: z.array(z.string()).default([]),
    target: z.number().min(0).max(1),
    tolerance,
  }),
  /** Every row (of those in `where`) satisfies the expression; a row where it is null passes. */
  z.strictObject({ kind: z.literal('rule'), table, where, expression: Expression }),
  /** A figure of a number column lies at the target (relative `tolerance`, default 0.1) or between min and max. */
  z.strictObject({
    kind: z.literal('statistic'),
    table,
    column,
    where,
    statistic: z.enum(['mean', 'median', 'sd', 'sum', 'min', 'max', 'skew']),
    target: z.number().optional(),
    tolerance,
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  /** Means of `column` rise in the order of the groups. */
  z.strictObject({ kind: z.literal('group-order'), table, group: z.string(), column, order: z.array(Scalar).min(2) }),
  /** Pearson correlation (of ranks when `ranks`); `target` with absolute tolerance 0.1, or at least `min` in the direction of `sign`. */
  z.strictObject({
    kind: z.literal('correlation'),
    table,
    a: z.string(),
    b: z.string(),
    ranks: z.boolean().default(false),
    sign: z.enum(['+', '-']),
    min: z.number().min(0).max(1).default(0.05),
    target: z.number().min(-1).max(1).optional(),
  }),
  /** The periods named in `at` stand out from the median of all periods of that grain by at least (for a dip: at most) `factor`.
   *  `month` takes 1..12 or a `YYYY-MM`, `weekday` 1..7 from Monday, `hour` 0..23, `day` a date. `measure`: rows, or the sum of a column. */
  z.strictObject({
    kind: z.literal('peak'),
    table,
    column,
    grain: z.enum(['month', 'weekday', 'hour', 'day']),
    at: z.array(z.union([z.int(), z.string()])).min(1),
    direction: z.enum(['spike', 'dip']),
    factor: z.number().positive(),
    asked: z.number().positive().optional(),
    measure: z.string().optional(),
  }),
  /** Rows (or the sum, or mean, of a column) per day inside [from, to) against outside: the quotient lies between min and max. */
  z.strictObject({
    kind: z.literal('period'),
    table,
    column,
    from: Moment,
    to: Moment,
    how: z.enum(['rows', 'sum', 'mean']),
    measure: z.string().optional(),
    where,
    min: z.number().nonnegative(),
    max: z.number().optional(),
    asked: z.number().optional(),
  }),
  /** Growth of rows (or a sum or mean) per unit of time by a log-linear fit, between min and max. */
  z.strictObject({
    kind: z.literal('trend'),
    table,
    column,
    per: TimeUnit,
    how: z.enum(['rows', 'sum', 'mean']),
    measure: z.string().optional(),
    min: z.number(),
    max: z.number(),
    asked: z.number().optional(),
  }),
  /** The highest value of weekday, hour or month profile over the lowest is at least `ratio`. */
  z.strictObject({
    kind: z.literal('season'),
    table,
    column,
    grain: z.enum(['month', 'weekday', 'hour']),
    how: z.enum(['rows', 'sum', 'mean']),
    measure: z.string().optional(),
    ratio: z.number().min(1),
  }),
  z.strictObject({
    kind: z.literal('order'),
    table,
    earlier: z.string(),
    later: z.string(),
    strict: z.boolean().default(false),
  }),
  /** Each value of `from` goes with one value of `to`. */
  z.strictObject({ kind: z.literal('dependency'), table, from: z.string(), to: z.string() }),
  z.strictObject({
    kind: z.literal('foreign-key'),
    table,
    column,
    parent: z.strictObject({ table: z.string(), column: z.string() }),
  }),
  z.strictObject({
    kind: z.literal('children'),
    table,
    column,
    parent: z.strictObject({ table: z.string(), column: z.string() }),
    min: z.int().nonnegative(),
    max: z.int().optional(),
  }),
  /** A parent's column equals the sum (or count) over its children, to a cent. */
  z.strictObject({
    kind: z.literal('child-sum'),
    table,
    column,
    key: z.string(),
    child: z.strictObject({ table: z.string(), column: z.string(), key: z.string() }),
    how: z.enum(['sum', 'count']),
  }),
  /** The most frequent `top` share of the values of `column` holds a share of rows (or of the sum of `measure`) between min and max. */
  z.strictObject({
    kind: z.literal('concentration'),
    table,
    column,
    top: z.number().gt(0).lt(1),
    min: z.number(),
    max: z.number().default(1),
    measure: z.string().optional(),
  }),
  /**
   * The rows of a group against all others: the mean of `measure` (a yes counts 1), or rows per value of `by`, or rows, has a quotient between min and max.
   * The group is `where`, or with `parent` the rows whose parent meets `parent.where`: then rows (or the sum of `measure`) per parent row are compared.
   */
  z.strictObject({
    kind: z.literal('group-ratio'),
    table,
    where,
    parent: z.strictObject({ table: z.string(), column: z.string(), key: z.string(), where: Expression }).optional(),
    measure: z.string().optional(),
    by: z.string().optional(),
    min: z.number().nonnegative(),
    max: z.number().nonnegative(),
  }),
  /** For each combination of values of `by` (and each period of `each`), the rows, or the sum of `measure`, lie between min and max. */
  z.strictObject({
    kind: z.literal('per-group'),
    table,
    by: z.array(z.string()).min(1),
    where,
    each: z.strictObject({ column: z.string(), unit: TimeUnit }).optional(),
    measure: z.string().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({ kind: z.literal('span'), table, column, min: z.number(), max: z.number(), unit: TimeUnit }),
  /** Ticks of a panel are exactly this far apart, per entity when `by` is given. */
  z.strictObject({
    kind: z.literal('interval'),
    table,
    column,
    by: z.string().optional(),
    seconds: z.number().positive(),
    /** Ticks may be missing: distances are whole multiples. */
    gaps: z.boolean().optional(),
  }),
  /**
   * How the values of a panel's column go from tick to tick (of each entity, when `by` is given). `noise`: standard deviation of the changes / √2, as of
   * independent noise; `persistence`: correlation of a value with the one before, about each entity's mean; `clustering`: the same of the changes' sizes.
   */
  z.strictObject({
    kind: z.literal('dynamics'),
    table,
    column,
    time: z.string(),
    by: z.string().optional(),
    figure: z.enum(['noise', 'persistence', 'clustering']),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({
    kind: z.literal('type'),
    table,
    column,
    type: z.enum(['integer', 'decimal', 'double', 'boolean', 'date', 'time', 'timestamp', 'text']),
  }),
  z.strictObject({ kind: z.literal('format'), table, format: z.string() }),
]);
export type Check = z.infer<typeof Check>;
export type CheckKind = Check['kind'];
export type CheckOf<Kind extends CheckKind> = Extract<Check, { kind: Kind }>;

/** A wish of the request and how it is measured. `text` is the phrase it came from; `asked` how the wish reads in figures. */
export const Requirement = z.strictObject({ text: z.string(), check: Check, asked: z.string() });
export type Requirement = z.infer<typeof Requirement>;

/** A requirement beside what the finished table has. `detail` carries figures for a picture (per period, per value). */
export type Measured = Requirement & {
  readonly measured: string;
  readonly met: boolean;
  readonly detail: readonly { readonly label: string; readonly value: number }[];
};
