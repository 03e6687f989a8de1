import * as z from 'zod';

/** Changes to an input table. The place is reserved: no kind is defined in version 1, so every edit is refused. */
export const Edit = z.strictObject({ kind: z.never() });
export type Edit = z.infer<typeof Edit>;
