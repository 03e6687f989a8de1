import { RowsmithError } from '../../contract/error.ts';
import type { SourceOf } from '../../contract/source.ts';
import type { IdentityContext, PreparedIdentity } from '../identity/identity-context.ts';
import { textReader } from '../identity/read-cells.ts';
import { makeStreams } from '../identity/stream.ts';
import { type CompiledGrammar, compileGrammar } from './compile-grammar.ts';
import { GrammarExpander } from './expand-grammar.ts';

/**
 * Loads the grammar of a column of texts, once; the result gives the texts of any rows at once.
 *
 * Slots take the cells of the columns that the source names; a slot that no column fills takes, row by row, one of the values that the grammar
 * tells apart, so that a text agrees with itself. A grammar that does not exist in the language is taken in English; throws `plan-invalid` when
 * there is none at all, or `given` names a slot that it does not have.
 */
export async function prepareText(source: SourceOf<'text'>, context: IdentityContext): Promise<PreparedIdentity> {
  const grammar =
    (await context.pools.grammar(source.grammar, source.language)) ??
    (await context.pools.grammar(source.grammar, 'en'));
  if (grammar === null)
    throw refuse(context, `There is no grammar '${source.grammar}'.`, 'Name a grammar of the knowledge base.');
  const strange = Object.keys(source.given).find((slot) => !grammar.slots.includes(slot));
  if (strange !== undefined)
    throw refuse(
      context,
      `Grammar '${grammar.name}' has no slot '${strange}'.`,
      `It has: ${grammar.slots.join(', ')}.`,
    );
  const compiled = compileGrammar(grammar);
  const expander = new GrammarExpander(compiled);
  const streams = makeStreams(context.seed, context.tableName, 'text', context.column.name);
  const choices = compiled.slots.map((_slot, at) => told(compiled, at));
  return ({ rows, attempt, cells }) => {
    const readers = compiled.slots.map((slot) => {
      const column =
        source.given[slot] ??
        (synonyms.get(slot) ?? []).map((other) => source.given[other]).find((other) => other !== undefined);
      return column === undefined ? null : textReader(cells(column));
    });
    const words = streams.words('text', rows, attempt);
    const values = Array.from(words.low, (low, at) => {
      const high = words.high[at] ?? 0;
      const slots = readers.map((read, slot) => {
        if (read !== null) return read(at);
        const choice = choices[slot] ?? [];
        return (
          choice[(Math.imul(high ^ (high >>> 15), 0x2c1b3c6d + slot * 2) >>> 8) % Math.max(1, choice.length)] ?? null
        );
      });
      return expander.expand(slots, low);
    });
    return { type: 'text', values, valid: null };
  };
}

/** Slots that say the same in other words: a column for one of them fills the first, too. */
const synonyms: ReadonlyMap<string, readonly string[]> = new Map([
  ['stars', ['rating', 'sentiment']],
  ['score', ['rating', 'sentiment']],
  ['rating', ['stars', 'score']],
]);

/** The values of a slot that the grammar's conditions tell apart. */
function told(grammar: CompiledGrammar, slot: number): string[] {
  const conditions = grammar.rules.flatMap((rule) =>
    rule.options.flatMap((option) => option.when.filter((condition) => condition.slot === grammar.slots[slot])),
  );
  const values = conditions.flatMap(
    ({ values: texts, min, max }) => texts ?? [String(min ?? max ?? 0), String(max ?? min ?? 0)],
  );
  return [...new Set(values)];
}

function refuse(context: IdentityContext, message: string, hint: string): RowsmithError {
  return new RowsmithError({
    code: 'plan-invalid',
    message,
    hint,
    site: { table: context.tableName, column: context.column.name },
  });
}
