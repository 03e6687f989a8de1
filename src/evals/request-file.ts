import { z } from 'zod';
import { parseJsonAs } from '../contract/json.ts';

/** One thing a finished table must show. `auto` and `custom` are measured, `judge` is for a reader. */
export const Expectation = z.looseObject({ how: z.enum(['auto', 'custom', 'judge']), soft: z.boolean().optional() });
export type Expectation = z.infer<typeof Expectation>;

/** A request as somebody typed it, and what is expected of the answer. */
export const EvalRequest = z.looseObject({
  id: z.string(),
  kind: z.string(),
  request: z.string(),
  origin: z.string(),
  expect: z.array(Expectation),
});
export type EvalRequest = z.infer<typeof EvalRequest>;

/** The requests of a JSON-lines file. Throws on the first line that is none, with its number. */
export function readRequests(text: string): readonly EvalRequest[] {
  return text
    .split('\n')
    .map((line, at) => ({ line: line.trim(), at }))
    .filter(({ line }) => line !== '')
    .map(({ line, at }) => {
      const read = parseJsonAs(EvalRequest, line);
      if (!read.ok) throw new TypeError(`line ${at + 1}: ${read.reason}`);
      return read.value;
    });
}
