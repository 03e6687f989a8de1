import * as z from 'zod';

const Cell = z.union([z.string(), z.number(), z.null()]);
const Row = z.array(Cell).min(1);

/**
 * A pool as it is written by hand: rows of cells under named columns, gathered in groups that share values.
 *
 * - `columns`: the parts a row states, in order; `weight` is no part but the entry's weight. A shorter row leaves the rest null.
 * - `constants`: parts that every entry shares; a group's `set` adds to them.
 * - `cycle`: parts taken in turn from a list, entry by entry within the group.
 * - `expand`: parts whose cell may hold several values, parted by ` | `; the entry is repeated for each, sharing its weight.
 * - `numbers` and `copies`: each row of the group is repeated so often, with whole numbers drawn from ranges under single letters.
 * - `derive`: parts made of others, `{part}` standing for its value, `{part:slug}` for its lower-case ASCII form, `{part:code}` for three capital
 *   letters, `{entry}` for the entry's number, and `{=a*b+c}` for a sum; columns whose texts hold such marks are filled as well.
 * - `same`: other names of parts, `{ code: iata }` gives the cells of `iata` under `code` as well.
 * - `serial`: codes with check digits made from the entry's number: `isbn13`, `isbn10`, `ean13`.
 */
export const PoolFile = z.strictObject({
  pool: z.string().min(1),
  about: z.string().min(1),
  columns: z.array(z.string().regex(/^[a-z][a-z0-9_]*$/u)).min(1),
  constants: z.record(z.string(), Cell).default({}),
  expand: z.array(z.string()).default([]),
  same: z.record(z.string(), z.string()).default({}),
  derive: z.record(z.string(), z.string()).default({}),
  serial: z.record(z.string(), z.enum(['isbn13', 'isbn10', 'ean13'])).default({}),
  groups: z
    .array(
      z.strictObject({
        set: z.record(z.string(), Cell).default({}),
        cycle: z.record(z.string(), z.array(Cell).min(1)).default({}),
        numbers: z.record(z.string().length(1), z.tuple([z.int(), z.int()])).default({}),
        copies: z.int().positive().default(1),
        rows: z.array(Row).min(1),
      }),
    )
    .default([]),
  rows: z.array(Row).default([]),
});
export type PoolFile = z.infer<typeof PoolFile>;

/** A pool as the build writes it: one list per part, ready to use. */
export const CompiledPool = z.strictObject({
  name: z.string(),
  size: z.int().nonnegative(),
  parts: z.record(z.string(), z.array(Cell)),
  weights: z.array(z.number().nonnegative()).nullable(),
});
export type CompiledPool = z.infer<typeof CompiledPool>;
