import * as z from 'zod';

/** Names parted by blanks, or by commas where names hold blanks themselves; `native=latin` gives a name and its Latin spelling. */
const Names = z
  .string()
  .min(1)
  .transform((text) =>
    (text.includes(',') ? text.split(',') : text.split(' ')).map((name) => name.trim()).filter((name) => name !== ''),
  );

/**
 * The names of one locale, most frequent first: the weight of the name at rank r is 1 / (r + 5), a fit to census frequency tables.
 * `faker` names the locale of the faker package whose lists fill up the rest, with a quarter of the weight in all.
 */
export const NameFile = z.strictObject({
  locale: z.string().regex(/^[a-z]{2}_[A-Z]{2}$/u),
  country: z.string().length(2),
  language: z.string().length(2),
  faker: z.string().nullable(),
  /** False where faker's family names do not fit: it has one form for both genders, or names of another people. */
  faker_last: z.boolean().default(true),
  /** How a full name is written. */
  order: z.enum(['given-first', 'family-first']).default('given-first'),
  joiner: z.string().default(' '),
  female: Names,
  male: Names,
  last: Names,
  /** Where women bear another form: in the order of `last`. */
  last_female: Names.optional(),
  prefix_female: Names,
  prefix_male: Names,
  /** Legal forms of companies. */
  suffixes: Names,
  /** `{name}` and `{type}` make a street; `{street}` and `{number}` make its line of an address. */
  street: z.string().default('{name} {type}'),
  address: z.string().default('{number} {street}'),
  street_names: Names,
  street_types: Names.default(['']),
});
export type NameFile = z.infer<typeof NameFile>;
