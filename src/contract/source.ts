import * as z from 'zod';
import { Distribution } from './distribution.ts';
import { Moment, Rhythm, RhythmEvent, TimeSpan, TimeUnit } from './rhythm.ts';

/**
 * A formula or condition in mathjs syntax over the columns of the same row: `round(quantity * unit_price, 2)`,
 * `status == "failed" and amount > 100`. A column whose name is no identifier is written in backticks: `` `Last Name` ``.
 * Parsed and checked against an allow-list before use; never executed as code.
 */
export const Expression = z.string().min(1).max(4000);

export const Scalar = z.union([z.string(), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof Scalar>;

const Weighted = z.strictObject({ value: Scalar, weight: z.number().nonnegative().default(1) });

/** How often the rows of the referred table are chosen. `pareto`: the most chosen `top` share of rows gets `share` of the references. */
export const Popularity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('uniform') }),
  z.strictObject({ kind: z.literal('zipf'), exponent: z.number().positive() }),
  z.strictObject({ kind: z.literal('pareto'), top: z.number().gt(0).lt(1), share: z.number().gt(0).lt(1) }),
  /** In proportion to a non-negative number column of the referred table. */
  z.strictObject({ kind: z.literal('column'), column: z.string() }),
]);
export type Popularity = z.infer<typeof Popularity>;

export const personParts = [
  'full_name',
  'first_name',
  'last_name',
  'middle_name',
  'gender',
  'sex',
  'prefix',
  'email',
  'username',
  'phone',
  'birth_date',
  'age',
  'national_id',
  'nationality',
  'initials',
] as const;
export const placeParts = [
  'city',
  'region',
  'region_code',
  'country',
  'country_code',
  'postcode',
  'street',
  'street_address',
  'full_address',
  'latitude',
  'longitude',
  'timezone',
  'currency',
  'continent',
  'county',
  'building_number',
] as const;
export const companyParts = ['name', 'domain', 'email', 'industry', 'catch_phrase', 'suffix', 'phone', 'url'] as const;
export const paymentParts = [
  'card_number',
  'card_network',
  'card_expiry',
  'card_cvv',
  'iban',
  'bic',
  'account_number',
  'routing_number',
  'currency',
  'bank',
  'crypto_address',
] as const;
export const internetParts = [
  'ipv4',
  'ipv6',
  'mac',
  'user_agent',
  'browser',
  'os',
  'device',
  'url',
  'path',
  'domain',
  'http_method',
  'http_status',
  'port',
  'referrer',
] as const;

/** Columns of one table with the same `of` describe the same person, place, … in each row. `locales` weighs several; empty means the plan's own. */
const identity = {
  of: z.string().min(1),
  locales: z.array(z.strictObject({ locale: z.string(), weight: z.number().positive() })).default([]),
};

/** Where a column's cells come from: one kind, one tool (or the generator). */
export const Source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sequence'), start: z.int().default(1), step: z.int().default(1) }),
  z.strictObject({ kind: z.literal('uuid') }),
  /**
   * `#` a digit, `A` an upper-case letter, `a` a lower-case letter, `X` an upper-case letter or digit, `x` a lower-case hexadecimal digit,
   * `[1-9A-F]` one of these characters (at least two different ones), `\` makes the next character literal, anything else stands for itself.
   * `ordered`: the placeholders count up row by row from `start`; otherwise they are drawn (without repeats when the column is `unique`).
   */
  z.strictObject({
    kind: z.literal('pattern'),
    pattern: z.string().min(1).max(200),
    ordered: z.boolean().default(false),
    start: z.int().nonnegative().default(1),
  }),
  z.strictObject({ kind: z.literal('constant'), value: z.union([Scalar, z.null()]) }),
  /**
   * Values with weights. `exact`: quotas that differ from the weights by less than one row, in an order keyed by the seed.
   * `given`: the first case whose condition holds for the row gives the weights instead.
   */
  z.strictObject({
    kind: z.literal('category'),
    values: z.array(Weighted).min(1),
    exact: z.boolean().default(false),
    given: z.array(z.strictObject({ when: Expression, values: z.array(Weighted).min(1) })).default([]),
  }),
  z.strictObject({
    kind: z.literal('boolean'),
    share: z.number().min(0).max(1),
    exact: z.boolean().default(false),
    given: z.array(z.strictObject({ when: Expression, share: z.number().min(0).max(1) })).default([]),
  }),
  /**
   * A distribution, bounded and rounded. Draws outside min..max are folded back by truncating the distribution, so the bounds hold without
   * heaps at the edges. `around` shifts and scales: the draw is multiplied by (`times`) or added to (`plus`) that expression's value; min and
   * max then hold for the result, or (`bounds`: `draw`) for the draw before that.
   */
  z.strictObject({
    kind: z.literal('number'),
    distribution: Distribution,
    min: z.number().optional(),
    max: z.number().optional(),
    around: z.strictObject({ expression: Expression, how: z.enum(['times', 'plus']) }).optional(),
    bounds: z.enum(['result', 'draw']).optional(),
    given: z
      .array(
        z.strictObject({
          when: Expression,
          distribution: Distribution,
          min: z.number().optional(),
          max: z.number().optional(),
        }),
      )
      .default([]),
  }),
  /**
   * A moment in [from, to), following the rhythm. `ascending`: rows in order of time, evenly stratified, so that counts per period are exact to one row.
   * `after`: the moment lies a drawn gap after another moment column of the row (then from, to only clamp it, when given).
   */
  z.strictObject({
    kind: z.literal('moment'),
    from: Moment.optional(),
    to: Moment.optional(),
    grain: TimeUnit.default('second'),
    rhythm: Rhythm.optional(),
    ascending: z.boolean().default(false),
    after: z
      .strictObject({
        column: z.string(),
        gap: Distribution,
        unit: TimeUnit,
        min: z.number().default(0),
        max: z.number().optional(),
      })
      .optional(),
    given: z.array(z.strictObject({ when: Expression, gap: Distribution })).default([]),
  }),
  /** The moment of the row's tick, in a table whose layout is a panel. */
  z.strictObject({ kind: z.literal('clock') }),
  /**
   * A value over time per entity, in a panel. value = level × trend × seasons × events + autocorrelated noise, then clamped.
   * `level` is drawn once per entity; `amplitude` of a season is a share of the level; `phase` in hours moves its peak from the start of its period.
   */
  z.strictObject({
    kind: z.literal('series'),
    level: Distribution,
    /** Change per unit of time, as a share of the level. */
    trend: z.strictObject({ rate: z.number(), per: TimeUnit }).optional(),
    seasons: z
      .array(z.strictObject({ period: TimeSpan, amplitude: z.number(), phase: z.number().default(0) }))
      .default([]),
    /** Factors for each hour of the day and each weekday (Monday first). */
    hours: z.array(z.number()).length(24).optional(),
    weekdays: z.array(z.number()).length(7).optional(),
    months: z.array(z.number()).length(12).optional(),
    /**
     * Standard deviation as a share of the level; `persistence` is the lag-1 autocorrelation of the noise, 0..0.99. `clusters`: the noise has quiet and
     * wild times; the standard deviation of the logarithm of its size (1 is much), which itself changes slowly.
     */
    noise: z
      .strictObject({
        share: z.number().nonnegative(),
        persistence: z.number().min(0).max(0.99).default(0),
        clusters: z.number().min(0).max(2).optional(),
      })
      .optional(),
    /** A random walk added to the level: standard deviation per day as a share of the level. */
    drift: z.number().nonnegative().default(0),
    events: z.array(RhythmEvent).default([]),
    /** Stretches [from, to) in which the value stands still at that of their first tick. */
    holds: z.array(z.strictObject({ from: Moment, to: Moment })).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({ kind: z.literal('formula'), expression: Expression }),
  /**
   * One of the columns that a total is split into: in each row those of the same `of` add up to `total` (a number, or an expression) to the
   * last digit. Mean shares are in proportion to `weight` (Dirichlet); the higher `evenness`, the nearer each row lies to them; 1 is as
   * scattered as chance. No column gets less than its `min`.
   */
  z.strictObject({
    kind: z.literal('split'),
    of: z.string().min(1),
    total: z.union([z.number(), Expression]),
    weight: z.number().positive().default(1),
    evenness: z.number().positive().default(1),
    min: z.number().nonnegative().default(0),
  }),
  /** The value of another number column in another unit, by mathjs's units; `rate` for currencies (1 from = rate to). */
  z.strictObject({
    kind: z.literal('convert'),
    column: z.string(),
    from: z.string(),
    to: z.string(),
    rate: z.number().positive().optional(),
  }),
  /** A column of the row that the table's reference of this name points at. */
  z.strictObject({ kind: z.literal('lookup'), reference: z.string(), column: z.string() }),
  /** Over the rows of a child table that point at this row through the child's reference: their number, or a figure over one column. */
  z.strictObject({
    kind: z.literal('aggregate'),
    table: z.string(),
    reference: z.string(),
    how: z.enum(['count', 'sum', 'mean', 'min', 'max']),
    column: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('person'), part: z.enum(personParts), ...identity }),
  z.strictObject({
    kind: z.literal('place'),
    part: z.enum(placeParts),
    ...identity,
    countries: z.array(z.string()).default([]),
    cities: z.array(z.string()).default([]),
  }),
  z.strictObject({ kind: z.literal('company'), part: z.enum(companyParts), ...identity }),
  z.strictObject({ kind: z.literal('payment'), part: z.enum(paymentParts), ...identity }),
  z.strictObject({ kind: z.literal('internet'), part: z.enum(internetParts), ...identity }),
  /** One part of an entry of a pool of the knowledge base (product, book, diagnosis, …); same `of`, same entry in the row. `where` keeps matching entries. */
  z.strictObject({
    kind: z.literal('entity'),
    pool: z.string(),
    part: z.string(),
    of: z.string().min(1),
    where: z.record(z.string(), z.array(Scalar)).default({}),
    /** Pool part → column of this row that must agree with it (`{ category: 'category' }` picks among entries of the row's category). */
    match: z.record(z.string(), z.string()).default({}),
  }),
  /**
   * Sentences from a grammar of the knowledge base. `given` names, for each of the grammar's slots, the column that fills it; `constants` are slots with
   * one value for all rows; `scales` says from where to where the figures of a slot's column go, when not as the grammar has it (stars of 10).
   */
  z.strictObject({
    kind: z.literal('text'),
    grammar: z.string(),
    given: z.record(z.string(), z.string()).default({}),
    constants: z.record(z.string(), z.string()).optional(),
    scales: z.record(z.string(), z.tuple([z.number(), z.number()])).optional(),
    language: z.string().default('en'),
  }),
  /** Cells written by the tabular model. */
  z.strictObject({
    kind: z.literal('model'),
    instruction: z.string(),
    view: z.array(z.string()).default([]),
    options: z.array(Scalar).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    cardinality: z.int().positive().optional(),
  }),
  /** A column learnt, jointly with the others, from an input table. */
  z.strictObject({
    kind: z.literal('like'),
    input: z.string(),
    column: z.string(),
    epsilon: z.number().positive().optional(),
  }),
]);
export type Source = z.infer<typeof Source>;
export type SourceKind = Source['kind'];
export type SourceOf<Kind extends SourceKind> = Extract<Source, { kind: Kind }>;
