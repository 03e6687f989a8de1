import { z } from 'zod';
import { Rhythm } from '../contract/rhythm.ts';

/** The facts of knowledge/facts/, one key a file. */
export const Facts = z.strictObject({
  rhythms: z.record(z.string(), Rhythm),
});
export type Facts = z.infer<typeof Facts>;
