/** Tokens [first, end). */
export type Stretch = { readonly first: number; readonly end: number };

/**
 * One case in the description of a column: the value, and the words that say for which rows.
 *
 * - `if`, `unless`: a clause. `iff`: a clause, and for no other row. `for`: a group or a value of another column. `else`: all other rows.
 * - `figure`: a range without a subject ("Bears from 18 to 36 months" among other cases).
 */
export type Case = {
  readonly value: Stretch;
  readonly when: 'if' | 'unless' | 'iff' | 'for' | 'else' | 'figure';
  readonly words: Stretch;
};

/** The cases of the column called `name`, still to be understood once all columns are known. */
export type CaseList = Stretch & { readonly name: string; readonly cases: readonly Case[] };
