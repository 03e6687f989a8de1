import * as z from 'zod';
import { Rhythm } from '../contract/rhythm.ts';

const MonthDay = z.tuple([z.int().min(1).max(12), z.int().min(1).max(31)]);

/**
 * When a holiday is. `day` is its first day, `days` how many it lasts (1), `before`/`after` the days around it in which people shop or travel for it.
 * One of: `on` a fixed month and day; `nth` weekday (1..7 from Monday; n negative counts from the end) of a month, moved by `plus` days;
 * `easter` days from Western Easter Sunday; `dates` one by one, for those that follow the moon or a decision: years beyond are not known.
 */
export const Holiday = z.strictObject({
  title: z.string(),
  words: z.array(z.string()).min(1),
  countries: z.array(z.string()).default([]),
  days: z.int().positive().default(1),
  before: z.int().nonnegative().default(0),
  after: z.int().nonnegative().default(0),
  on: MonthDay.optional(),
  nth: z
    .strictObject({ month: z.int(), weekday: z.int().min(1).max(7), n: z.int(), plus: z.int().default(0) })
    .optional(),
  easter: z.int().optional(),
  dates: z.array(z.iso.date()).optional(),
});
export type Holiday = z.infer<typeof Holiday>;

/**
 * A grammar as planning sees it: the kinds of text it can stand for, words for the subjects it is written for, and for each slot the concepts of the
 * columns that fill it (`$subject`: what the table is about, in words; `$column`: the column's name in words) and the scale of its figures.
 */
export const TextHead = z.strictObject({
  /** Languages it is written in, two-letter codes. */
  languages: z.array(z.string()),
  kinds: z.array(z.string()).min(1),
  for: z.array(z.string()),
  slots: z.record(
    z.string(),
    z.strictObject({ from: z.array(z.string()), scale: z.tuple([z.number(), z.number()]).optional() }),
  ),
});
export type TextHead = z.infer<typeof TextHead>;

/** The facts of knowledge/facts/, one key a file. */
export const Facts = z.strictObject({
  rhythms: z.record(z.string(), Rhythm),
  /** By mathjs's name. Base value = factor × value + offset. */
  units: z.record(
    z.string(),
    z.strictObject({
      measures: z.string(),
      factor: z.number(),
      offset: z.number().optional(),
      words: z.array(z.string()),
    }),
  ),
  /** By ISO code. `rough`: how many make one US dollar, to the order of magnitude of prices; no exchange rate. */
  currencies: z.record(
    z.string().length(3),
    z.strictObject({
      title: z.string(),
      symbol: z.string(),
      decimals: z.int(),
      rough: z.number().positive(),
      words: z.array(z.string()),
    }),
  ),
  /** By ISO 3166 code; words are names, demonyms and their spellings in several languages, lower case. */
  countries: z.record(
    z.string().length(2),
    z.strictObject({
      title: z.string(),
      iso3: z.string().length(3),
      locale: z.string(),
      currency: z.string().length(3),
      capital: z.string(),
      words: z.array(z.string()),
    }),
  ),
  /** City or region, lower case → the country it is most likely in, and its name as written there. */
  cities: z.record(z.string(), z.tuple([z.string().length(2), z.string()])),
  regions: z.record(z.string(), z.tuple([z.string().length(2), z.string()])),
  /** Grammars and the languages they are written in. */
  texts: z.record(z.string(), z.array(z.string())),
  /** What planning needs to know of grammars, by name. */
  grammars: z.record(z.string(), TextHead),
  holidays: z.record(z.string(), Holiday),
  /** Whom or what a qualifier names ("customer" is a person), so that "customer name" is a person's name. */
  subjects: z.strictObject({
    person: z.array(z.string()),
    company: z.array(z.string()),
    place: z.array(z.string()),
    thing: z.record(z.string(), z.string()),
  }),
  /** Kinds of business by id (the `business` of the pool `offer`) → what people call them, in several languages. */
  businesses: z.record(z.string(), z.array(z.string()).min(1)),
  /** Language → name of a usual column → its name in that language. */
  column_names: z.record(z.string().length(2), z.record(z.string(), z.string())),
  /** `soft`: words before a noun that do not say what the table is about. `right`: common words near a known one, never corrected to it. */
  words: z.strictObject({ soft: z.array(z.string()), right: z.array(z.string()) }),
  /** Standard codes: HTTP status → its phrase and how often it is seen. */
  codes: z.strictObject({
    http_status: z.record(z.string(), z.strictObject({ title: z.string(), weight: z.number().nonnegative() })),
  }),
});
export type Facts = z.infer<typeof Facts>;
