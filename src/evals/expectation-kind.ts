import type * as z from 'zod';
import type { Evidence } from './evidence.ts';
import { reader, type Verdict } from './verdict.ts';

/** What an expectation looks at: the answer in words, finished tables, a reader's judgement, or a mode that is not there yet. */
export type Needs = 'answer' | 'table' | 'reader' | 'edit mode' | 'learn mode';

/** One word of the vocabulary: the shape of its value, other keys that may stand beside it, and how it is measured. */
export type ExpectationKind = {
  readonly needs: Needs;
  readonly schema: z.ZodType;
  readonly beside: readonly string[];
  readonly measure: (
    value: unknown,
    evidence: Evidence,
    all: Readonly<Record<string, unknown>>,
  ) => Verdict | Promise<Verdict>;
};

/** The vocabulary, or a part of it, by key. */
export type Vocabulary = Readonly<Record<string, ExpectationKind>>;

type Measure<Schema extends z.ZodType> = (
  wish: z.infer<Schema>,
  evidence: Evidence,
  all: Readonly<Record<string, unknown>>,
) => Verdict | Promise<Verdict>;

/** An expectation measured on finished tables. */
export function onTables<Schema extends z.ZodType>(
  schema: Schema,
  measure: Measure<Schema>,
  beside: readonly string[] = [],
): ExpectationKind {
  return {
    needs: 'table',
    schema,
    beside,
    measure: (value, evidence, all) => measure(schema.parse(value), evidence, all),
  };
}

/** An expectation measured on the answer itself; it needs no table. */
export function onAnswer<Schema extends z.ZodType>(schema: Schema, measure: Measure<Schema>): ExpectationKind {
  return {
    needs: 'answer',
    schema,
    beside: [],
    measure: (value, evidence, all) => measure(schema.parse(value), evidence, all),
  };
}

/** An expectation only a reader can judge. */
export function forReader(schema: z.ZodType): ExpectationKind {
  return { needs: 'reader', schema, beside: [], measure: () => reader };
}

/** An expectation about a mode that is not there yet: known by name and shape, never measured. */
export function forLater(
  mode: 'edit mode' | 'learn mode',
  schema: z.ZodType,
  beside: readonly string[] = [],
): ExpectationKind {
  return { needs: mode, schema, beside, measure: () => ({ kind: 'later', mode }) };
}
