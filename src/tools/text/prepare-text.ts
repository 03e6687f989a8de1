import { RowsmithError } from '../../contract/error.ts';
import type { SourceOf } from '../../contract/source.ts';
import type { IdentityContext, PreparedIdentity } from '../identity/identity-context.ts';
import { textReader } from '../identity/read-cells.ts';
import { makeStreams } from '../identity/stream.ts';
import { compileGrammar } from './compile-grammar.ts';
import { GrammarExpander } from './expand-grammar.ts';
import { SlotReader } from './read-slot.ts';
import { textWithin } from './text-length.ts';

/**
 * Loads the grammar of a column of texts, once; the result gives the texts of any rows at once.
 *
 * Slots take the cells of the columns that the source names, or its constants. For a slot that nothing fills, one of the values that the grammar
 * tells apart stands in, the same in all texts of the row, so that they agree with themselves and with one another. A grammar that does not exist in
 * the language is taken in English; throws `plan-invalid` when there is none at all, or the source names a slot that it does not have.
 */
export async function prepareText(source: SourceOf<'text'>, context: IdentityContext): Promise<PreparedIdentity> {
  const grammar =
    (await context.pools.grammar(source.grammar, source.language)) ??
    (await context.pools.grammar(source.grammar, 'en'));
  if (grammar === null)
    throw refuse(context, `There is no grammar '${source.grammar}'.`, 'Name a grammar of the knowledge base.');
  const known = new Set(grammar.slots.flatMap((slot) => [slot, ...(synonyms.get(slot) ?? [])]));
  const strange = Object.keys({ ...source.given, ...source.constants }).find((slot) => !known.has(slot));
  if (strange !== undefined)
    throw refuse(
      context,
      `Grammar '${grammar.name}' has no slot '${strange}'.`,
      `It has: ${grammar.slots.join(', ')}.`,
    );
  const compiled = compileGrammar(grammar);
  const expander = new GrammarExpander(
    compiled,
    compiled.slots.map((slot) => new SlotReader(slot, source.scales?.[slot.name])),
  );
  const own = makeStreams(context.seed, context.tableName, 'text', context.column.name);
  const shared = makeStreams(context.seed, context.tableName, 'text facts');
  const constants = compiled.slots.map(
    ({ name }) => source.constants?.[name] ?? (isOtherScale(source, name) ? 'other' : null),
  );
  return ({ rows, attempt, cells }) => {
    const readers = compiled.slots.map(({ name }) => {
      const column =
        source.given[name] ??
        (synonyms.get(name) ?? []).map((other) => source.given[other]).find((other) => other !== undefined);
      return column === undefined ? null : textReader(cells(column));
    });
    const words = own.words('text', rows, attempt);
    const facts = shared.words('facts', rows, 0);
    const values = Array.from(words.low, (low, at) => {
      const slots = readers.map((read, slot) => (read === null ? null : read(at)) ?? constants[slot] ?? null);
      const fact = facts.low[at] ?? 0;
      const { length } = context.column;
      if (length === undefined) return expander.expand(slots, low, fact);
      return textWithin(length, (draw) => expander.expand(slots, (low + Math.imul(draw, 0x85ebca6b)) | 0, fact));
    });
    return { type: 'text', values, valid: null };
  };
}

/** `stars_scale` is `other` when the figures of `stars` go by another scale: a text must not speak of five stars then. */
function isOtherScale(source: SourceOf<'text'>, slot: string): boolean {
  return slot.endsWith('_scale') && source.scales?.[slot.slice(0, -'_scale'.length)] !== undefined;
}

/** Slots that say the same in other words: a column for one of them fills the first, too. */
const synonyms: ReadonlyMap<string, readonly string[]> = new Map([
  ['stars', ['rating', 'sentiment']],
  ['score', ['rating', 'sentiment']],
  ['rating', ['stars', 'score']],
]);

function refuse(context: IdentityContext, message: string, hint: string): RowsmithError {
  return new RowsmithError({
    code: 'plan-invalid',
    message,
    hint,
    site: { table: context.tableName, column: context.column.name },
  });
}
