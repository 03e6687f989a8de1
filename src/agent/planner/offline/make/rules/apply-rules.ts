import type { Making } from '../draft.ts';
import { phraseOf } from '../phrase.ts';

/** Puts every rule of the request into the plan; one that finds no place is noted as unmet. */
export function applyRules(making: Making): void {
  for (const rule of making.reading.rules) making.unmet.push(phraseOf(making.reading.request, rule));
}
