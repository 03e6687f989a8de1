import type { PlanReply, PlanRequest } from '../../../../contract/planner.ts';
import type { RequestReading } from '../reading.ts';

/** Below this the words do not ask for a table. */
const doubt = 0.3;

/** A question instead of a plan: for words that ask for no table, for contradictions in them, for changes to a table that is not there. */
export function refuse(reading: RequestReading, request: PlanRequest): PlanReply | null {
  const words = request.request.trim();
  if (words === '')
    return clarify('What data do you want?', [
      'a million sales with a spike in November',
      '50 customers with name, email and city',
    ]);
  const contradiction = reading.contradictions[0];
  if (contradiction !== undefined) return clarify(contradiction.question, []);
  if (reading.objection !== undefined && request.inputs.length === 0) return clarify(reading.objection.question, []);
  if (reading.askedForTable < doubt || reading.tables.length === 0) {
    const edit =
      /^(?:please\s+)?(?:convert|filter|rename|drop|remove|delete|sort|fill|replace|merge|join|split|clean|standardi[sz]e|normali[sz]e|dedupe|deduplicate|add|mask|encode|scale|translate|label|classify|summari[sz]e|highlight|freeze|hide|unhide|resize|colou?r|bold|group|pivot|transpose|replicate|impute|round|append|insert|update|calculate|compute|count)\b/iu.test(
        words,
      );
    if (edit)
      return clarify(`"${shorten(words)}" changes a table, and no table was given: which file is it?`, [
        'rowsmith --in FILE "…"',
      ]);
    return clarify(
      `I could not find what table "${shorten(words)}" asks for: what should one row be, and which columns should it have?`,
      ['customers with name, email and city', 'orders with date, product, quantity and total'],
    );
  }
  return null;
}

function clarify(question: string, options: readonly string[]): PlanReply {
  return { kind: 'clarify', question, options };
}

function shorten(words: string): string {
  const plain = words.replace(/\s+/gu, ' ');
  return plain.length > 80 ? `${plain.slice(0, 77)}…` : plain;
}
