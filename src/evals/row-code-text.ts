import * as z from 'zod';
import { readPseudo } from './pseudo-code.ts';

/** Whether a text is a formula or condition of docs/evals.md. */
export function isRowCode(code: string): boolean {
  try {
    readPseudo(code);
    return true;
  } catch {
    return false;
  }
}

/** What marks an issue about a formula: names of a table that is not there yet may have any sign in them. */
export const formulaIssue = { formula: true };

/** A formula or condition, refused with the reason when it cannot be read. */
export const RowCodeText = z.string().check((ctx) => {
  try {
    readPseudo(ctx.value);
  } catch (error) {
    ctx.issues.push({
      code: 'custom',
      params: formulaIssue,
      input: ctx.value,
      message: `"${ctx.value}" is no formula: ${error instanceof Error ? error.message : ''}`,
    });
  }
});
