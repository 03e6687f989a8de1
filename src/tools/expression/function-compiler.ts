import type { Precision } from './arithmetic.ts';
import { refuse } from './refusal.ts';
import type { Value } from './value.ts';

export type CompileContext = { readonly precision: Precision };

/** Turns the compiled values of a call into the SQL of its result; throws a refusal when a type does not fit. */
export type FunctionCompiler = (values: readonly Value[], context: CompileContext) => Value;

/** The value at a place of a call; the number of values was checked when the call was read. */
export function at(values: readonly Value[], place: number): Value {
  const value = values[place];
  if (value === undefined) throw refuse('A value of a function is missing.', 'Give the function all its values.');
  return value;
}
