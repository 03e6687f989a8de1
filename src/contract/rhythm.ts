import * as z from 'zod';

/** A day or an instant without a zone: `2026-11-01` or `2026-11-01T08:30:00` (fractions of a second allowed). */
export const Moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?)?$/u, 'expected YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS');

export const TimeUnit = z.enum(['millisecond', 'second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year']);
export type TimeUnit = z.infer<typeof TimeUnit>;

export const TimeSpan = z.strictObject({ amount: z.number().positive(), unit: TimeUnit });
export type TimeSpan = z.infer<typeof TimeSpan>;

/** A stretch of time in which things happen `factor` times as often (or are `factor` times as high). `to` is exclusive. */
export const RhythmEvent = z.strictObject({
  name: z.string(),
  from: Moment,
  to: Moment,
  factor: z.number().nonnegative(),
  /** `flat`: the factor throughout. `ramp`: rises to it. `decay`: starts at it and falls back to 1. `bump`: rises and falls. */
  shape: z.enum(['flat', 'ramp', 'decay', 'bump']).default('flat'),
});
export type RhythmEvent = z.infer<typeof RhythmEvent>;

/** How often things happen over time. All parts multiply; a missing part is flat. */
export const Rhythm = z.strictObject({
  /** Growth per unit of time: 0.05 per month is 5 % more each month, compounding. */
  trend: z.strictObject({ rate: z.number(), per: TimeUnit }).optional(),
  /** January first. */
  months: z.array(z.number().nonnegative()).length(12).optional(),
  /** Monday first. */
  weekdays: z.array(z.number().nonnegative()).length(7).optional(),
  /** Midnight first. */
  hours: z.array(z.number().nonnegative()).length(24).optional(),
  events: z.array(RhythmEvent).optional(),
});
export type Rhythm = z.infer<typeof Rhythm>;
