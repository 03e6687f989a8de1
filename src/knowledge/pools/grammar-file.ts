import * as z from 'zod';

const Condition = z.strictObject({
  in: z
    .array(z.union([z.string(), z.number()]))
    .min(1)
    .optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});

const Option = z.union([
  z.string(),
  z.strictObject({
    text: z.string(),
    weight: z.number().positive().default(1),
    when: z.record(z.string(), Condition).default({}),
  }),
]);

/**
 * A grammar as it is written by hand: rules with their options, `start` first among them.
 *
 * An option is a text, or a text with a weight and with conditions on slots. `{rule}` and `{$slot}` are expanded; `{a:rule}` puts the
 * fitting article a or an before the expansion, `{^rule}` starts it with a capital letter, `{~rule}` with a small one; `{#2..9}` is a whole number.
 */
export const GrammarFile = z.strictObject({
  grammar: z.string().min(1),
  language: z.string().length(2).default('en'),
  about: z.string().min(1),
  slots: z.array(z.string()).default([]),
  rules: z.record(z.string(), z.array(Option).min(1)),
});
export type GrammarFile = z.infer<typeof GrammarFile>;
