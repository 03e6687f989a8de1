import * as z from 'zod';
import type { Expectation } from './expectation.ts';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'expected YYYY-MM-DD');
const Tags = z.array(z.string().min(1));
const InputColumns = z.array(z.strictObject({ name: z.string(), examples: z.array(z.unknown()) }));

/** What a request may leave to the head of its suite. */
const settings = {
  kind: z.enum(['create', 'ask', 'edit', 'learn']).optional(),
  origin: z.string().min(1).optional(),
  tags: Tags.optional(),
  seed: z.int().nonnegative().optional(),
  today: Day.optional(),
  planner: z.string().optional(),
  model: z.string().optional(),
};

/** The head of a YAML suite. */
export const SuiteHead = z.strictObject({
  suite: z
    .string()
    .regex(/^[\w.-]+$/u, 'expected letters, digits, - . _')
    .optional(),
  about: z.string().optional(),
  defaults: z.strictObject(settings).optional(),
  requests: z.array(z.unknown()).min(1),
});
export type SuiteHead = z.infer<typeof SuiteHead>;

/** A request as a suite writes it; expectations are read one by one. */
export const SuiteRequest = z.strictObject({
  id: z.string().min(1),
  request: z.string().min(1),
  expect: z.array(z.unknown()).min(1),
  ...settings,
  input_columns: InputColumns.optional(),
  input_tables: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).optional(),
  note: z.string().optional(),
  fidelity: z.string().optional(),
});
export type SuiteRequest = z.infer<typeof SuiteRequest>;

/** A request ready to be put. */
export type EvalRequest = {
  readonly id: string;
  readonly request: string;
  readonly kind: 'create' | 'ask' | 'edit' | 'learn';
  readonly origin: string;
  readonly tags: readonly string[];
  /** Null: as the words say, else 1. */
  readonly seed: number | null;
  readonly today: string | null;
  readonly planner: string;
  readonly model: string;
  /** Whether it comes with a table at hand. */
  readonly hasInputs: boolean;
  readonly expect: readonly Expectation[];
};

export type Suite = { readonly name: string; readonly about: string | null; readonly requests: readonly EvalRequest[] };
