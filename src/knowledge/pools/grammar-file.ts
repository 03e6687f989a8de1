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
const Options = z.array(Option).min(1);

/**
 * A slot: `from` are the concepts of columns that fill it, first choice first (`$subject`: what the table is about, `$column`: the column's name, in
 * words); the rest is `SlotHead` of the contract.
 */
const Slot = z.strictObject({
  from: z.array(z.string()).default([]),
  scale: z.tuple([z.number(), z.number()]).optional(),
  classes: z.record(z.string(), z.array(z.string())).optional(),
  like: z.string().optional(),
  usual: z.record(z.string(), z.number().nonnegative()).optional(),
});
export type Slot = z.infer<typeof Slot>;

const Slots = z.union([z.array(z.string()), z.record(z.string(), Slot)]).default([]);
/** A rule's options: a list, or lists under their conditions (`stars>=4`, `issue=late|lost & priority=high`, `always`, `else`). */
const Rules = z.record(z.string(), z.union([Options, z.record(z.string(), Options)]));

/** What several grammars share: slots, facts and rules. */
export const SharedFile = z.strictObject({
  shared: z.string().min(1),
  about: z.string().min(1),
  slots: Slots,
  facts: z.array(z.string()).default([]),
  rules: Rules.default({}),
});

/**
 * A grammar as it is written by hand: rules with their options, `start` first among them.
 *
 * - `kinds`: what kinds of text it can stand for, its own first (its name when left out): where a text of a kind is wanted, the grammar of that kind is
 *   taken whose `for` words name the table's subject.
 * - `for`: words for the subjects it is written for.
 * - `uses`: files of `knowledge/grammars/shared` whose slots, facts and rules it takes over.
 * - `slots`: what the row tells; a list of names, or names with what is known of them.
 * - `facts`: rules that come out alike in all texts of a row.
 *
 * The marks in texts are those of `readMarks`.
 */
export const GrammarFile = z.strictObject({
  grammar: z.string().min(1),
  language: z.string().length(2).default('en'),
  about: z.string().min(1),
  kinds: z.array(z.string()).default([]),
  for: z.array(z.string()).default([]),
  uses: z.array(z.string()).default([]),
  slots: Slots,
  facts: z.array(z.string()).default([]),
  rules: Rules,
});
export type GrammarFile = z.infer<typeof GrammarFile>;

/** The slots of a file by name. */
export function slotsOf(slots: GrammarFile['slots']): Readonly<Record<string, Slot>> {
  return Array.isArray(slots) ? Object.fromEntries(slots.map((name) => [name, { from: [] }])) : slots;
}
